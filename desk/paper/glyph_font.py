"""A font drawn glyph by glyph as HarfBuzz shapes it: scripts whose letters change by what stands beside them.

Also every variable font, set at one weight: reportlab would draw its thinnest. What is embedded are the glyphs used, as
a Type 0 font (ISO 32000-1, 9.7) whose own ToUnicode gives the letters back; where letters and glyphs don't go one by
one, the run carries its words as ActualText (14.9.4), or नेपाली would copy out as other letters.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

from desk.paper.embedding import code_of, to_unicode_of_two_bytes
from desk.paper.font_files import Face

_WORDS = re.compile("[ \u3000]|[^ \u3000]+")
_MOST_KEPT = 4_000
"""Words whose shape is kept: a sheet has some hundred different ones."""
_TAG = 6
_NOT_EMBEDDED = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"STAT", b"vhea", b"vmtx", b"VORG")
"""Tables for shaping, which is done by then, and for setting downwards."""
_BOLD = 700


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped text, with the letters it stands for, in thousandths of the size.

    ``letters`` are given with the first glyph of those that share them. ``width`` is the glyph's own, which the document
    knows; ``advance`` how far the next one is, ``right`` and ``up`` by how much it is shifted.
    """

    number: int
    letters: str
    width: float
    advance: float
    right: float
    up: float


@dataclass(slots=True)
class _Used:
    """The glyphs of one document: the code of each, and the letters that it stands for by itself."""

    name: str
    codes: dict[int, int] = field(default_factory=lambda: {0: 0})
    letters: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)


class GlyphFont:
    """Fits in among reportlab's fonts, by the attributes that a document asks of one.

    ``weight`` is where a variable font stands, None for a font with one weight.
    """

    shapes = True
    _dynamicFont = 1  # noqa: N815 - reportlab's name
    _multiByte = 1  # noqa: N815

    def __init__(self, face: Face, weight: int | None, language: str = "") -> None:
        import uharfbuzz

        self._hb = uharfbuzz
        self._source = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.file)), face.index)
        self._font = uharfbuzz.Font(self._source)
        self._weight = weight
        self._language = language
        if weight is not None:
            self._font.set_variations({"wght": weight})
        self._has = face.has
        self._scale = 1000 / self._source.upem
        style = face.style if weight is None else ("Bold" if weight >= _BOLD else "Regular")
        self.postscript = f"{_plain_name(face)}-{style.replace(' ', '') or 'Regular'}"
        self.fontName = ".".join(part for part in (self.postscript, language) if part)
        self.face = SimpleNamespace(name=self.fontName.encode("ascii", "replace"))
        self._shapes: dict[str, tuple[Glyph, ...]] = {}
        self._documents: WeakKeyDictionary[Any, _Used] = WeakKeyDictionary()

    def advance(self, character: str) -> float | None:
        """The width of one character in thousandths of the size; None where the font lacks it."""
        if not self._has(character):
            return None
        glyph = self._font.get_nominal_glyph(ord(character))
        return None if glyph is None else float(self._font.get_glyph_h_advance(glyph)) * self._scale

    def width(self, text: str) -> float:
        """The width of a text as it is drawn, in thousandths of the size."""
        return sum(glyph.advance for glyph in self.shaped(text))

    def shaped(self, text: str) -> tuple[Glyph, ...]:
        """The glyphs of a text in the order in which they are drawn.

        Each word by itself: kerned over a space, a line would be longer than the words it was filled with.
        """
        words = _WORDS.findall(text)
        return self._word(text) if len(words) == 1 else tuple(glyph for word in words for glyph in self._word(word))

    def _word(self, text: str) -> tuple[Glyph, ...]:
        known = self._shapes.get(text)
        if known is None:
            if len(self._shapes) > _MOST_KEPT:
                self._shapes.clear()
            known = self._shapes[text] = tuple(self._shape(text))
        return known

    def _shape(self, text: str) -> Iterator[Glyph]:
        buffer = self._hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if self._language:
            buffer.language = self._language
        self._hb.shape(self._font, buffer)
        infos, places, scale = buffer.glyph_infos, buffer.glyph_positions, self._scale
        for number, (info, place) in enumerate(zip(infos, places, strict=True)):
            is_first = number == 0 or infos[number - 1].cluster != info.cluster
            end = next((one.cluster for one in infos[number:] if one.cluster > info.cluster), len(text))
            yield Glyph(
                number=info.codepoint,
                letters=text[info.cluster : end] if is_first else "",
                width=self._font.get_glyph_h_advance(info.codepoint) * scale,
                advance=place.x_advance * scale,
                right=place.x_offset * scale,
                up=place.y_offset * scale,
            )

    def draw(self, canvas: Any, text: str, x: float, y: float, size: float, _gap: float = 0.0) -> None:
        """Draw a text with its baseline at a point; as one letter, without gaps in it."""
        used = self._used_in(canvas._doc)
        glyphs = self.shaped(text)
        for glyph in glyphs:
            used.codes.setdefault(glyph.number, len(used.codes))
            used.widths[glyph.number] = glyph.width
            if glyph.letters:
                used.letters.setdefault(glyph.number, glyph.letters)
        reads_by_itself = all(glyph.letters and used.letters[glyph.number] == glyph.letters for glyph in glyphs)
        out = canvas._code
        if not reads_by_itself:
            words = code_of(text)
            out.append(f"/Span <</ActualText <FEFF{words}>>> BDC")
        out.append(f"BT {used.name} {size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm")
        out.extend(_shown(glyphs, used.codes, size))
        out.append("ET")
        if not reads_by_itself:
            out.append("EMC")

    def _used_in(self, document: Any) -> _Used:
        """What a document uses of it; from the first glyph on it is among the document's fonts."""
        used = self._documents.get(document)
        if used is None:
            used = self._documents[document] = _Used(f"/G{len(document.fontMapping) + 1}")
            document.fontMapping[self.fontName] = used.name
            document.delayedFonts.append(self)
        return used

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab's name
        """Put the font with the glyphs used into a finished document."""
        from reportlab.pdfbase import pdfdoc

        used = self._documents.pop(document)
        name = f"{_tag(used.name)}+{self.postscript}"
        program, numbers = self._subset(used.codes)
        by_code = sorted((code, number) for number, code in used.codes.items())
        places = b"".join(numbers.get(number, 0).to_bytes(2, "big") for _code, number in by_code)
        widths = pdfdoc.PDFArray([round(used.widths.get(number, 0.0), 2) for _code, number in by_code])
        letters = {used.codes[number]: text for number, text in used.letters.items()}
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
                ),
                "FontDescriptor": self._descriptor(document, name, program),
                "DW": 1000,
                "W": pdfdoc.PDFArray([0, widths]),
                "CIDToGIDMap": _stream(document, f"places:{name}", places),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"descendant:{name}")]),
                "ToUnicode": _stream(
                    document, f"letters:{name}", to_unicode_of_two_bytes(name, letters).encode("ascii")
                ),
            }
        )
        document.idToObject["BasicFonts"].dict[used.name[1:]] = document.Reference(font, f"font:{name}")

    def _subset(self, codes: dict[int, int]) -> tuple[bytes, dict[int, int]]:
        """The font with just these glyphs at its weight, and where each of them is in it."""
        hb = self._hb
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(codes)
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
        wanted.drop_table_tag_set.update(int.from_bytes(table, "big") for table in _NOT_EMBEDDED)
        if self._weight is not None:
            wanted.pin_all_axes_to_default(self._source)
            wanted.pin_axis_location(self._source, "wght", self._weight)
        plan = hb.SubsetPlan(self._source, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _descriptor(self, document: Any, name: str, program: bytes) -> Any:
        from reportlab.pdfbase import pdfdoc

        lines = self._font.get_font_extents("ltr")
        ascent, descent = round(lines.ascender * self._scale), round(lines.descender * self._scale)
        box = [
            round(edge * self._scale)
            for edge in struct.unpack_from(">4h", self._source.reference_table("head").data, 36)
        ]
        file = _stream(document, f"program:{name}", program, {"Length1": len(program)})
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": pdfdoc.PDFName(name),
                    "Flags": 4,
                    "FontBBox": pdfdoc.PDFArray(box),
                    "ItalicAngle": 0,
                    "Ascent": ascent,
                    "Descent": descent,
                    "CapHeight": ascent,
                    "StemV": 140 if self._weight == _BOLD else 80,
                    "FontFile2": file,
                }
            ),
            f"descriptor:{name}",
        )


def _shown(glyphs: Sequence[Glyph], codes: dict[int, int], size: float) -> Iterator[str]:
    """The operators that show glyphs: TJ moves between them, Ts for what stands higher or lower."""
    shown, rise, behind = "", 0.0, 0.0
    for glyph in glyphs:
        up = round(glyph.up * size / 1000, 3)
        if up != rise:
            if shown:
                yield f"[{shown}] TJ"
            yield f"{up:g} Ts"
            shown, rise = "", up
        move = behind - glyph.right
        if abs(move) >= 0.01:
            shown += f"{move:.2f} "
        shown += f"<{codes[glyph.number]:04X}>"
        behind = glyph.width + glyph.right - glyph.advance
    yield f"[{shown}] TJ"
    if rise:
        yield "0 Ts"


def _stream(document: Any, name: str, content: bytes, more: dict[str, int] | None = None) -> Any:
    from reportlab.pdfbase import pdfdoc

    stream = pdfdoc.PDFStream(content=content)
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    for key, value in (more or {}).items():
        stream.dictionary[key] = value
    return document.Reference(stream, name)


def _plain_name(face: Face) -> str:
    """The family without spaces; of a variable font without the weight that its first instance is named by."""
    family = face.family.removesuffix(" Thin").removesuffix(" Light") if face.is_variable else face.family
    return "".join(letter for letter in family if letter.isascii() and letter.isalnum()) or "Font"


def _tag(name: str) -> str:
    """Six letters before the name of a subset, other ones for each font of a document (ISO 32000-1, 9.6.4)."""
    number, letters = int(name[2:]), ""
    for _place in range(_TAG):
        number, rest = divmod(number, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
