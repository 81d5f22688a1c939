"""Which fonts a sheet is set in: a UD gothic found on this machine, and for every character it lacks another font.

The desk ships no font. Windows has BIZ UDGothic, Debian packages it; where there is none, the next best Japanese
TrueType font stands in, and ``desk doctor`` says so. A character that no font has is drawn as 〓 and told to staff.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.errors import DeskError
from desk.i18n import _
from desk.paper.font_files import Face, faces, folders, font_files
from desk.paper.language_fonts import faces_for, family_of
from desk.paper.scripts import UNSEEN, clusters, is_shaped, japanese_parts, joins
from desk.records.sheet import EASY, JAPANESE

if TYPE_CHECKING:
    from desk.paper.embedding import EmbeddedFont
    from desk.paper.glyph_font import GlyphFont

    PaperFont = EmbeddedFont | GlyphFont

GETA = "〓"
"""Stands where a character is that no font has: the printer's own sign for a missing type."""

# Family, how its file's name begins, and whether it is made for poor sight; the best first. Of BIZ UD the proportional
# cut is better on paper: its digits are wider, its kana set closer.
_MAIN = (
    ("BIZ UDPGothic", ("bizudp", "biz-ud"), True),
    ("BIZ UDGothic", ("bizudg", "biz-ud"), True),
    ("UD Digi Kyokasho NP-R", ("uddigi",), True),
    ("IPAexGothic", ("ipaexg",), False),
    ("IPAPGothic", ("ipagp",), False),
    ("IPAGothic", ("ipag.",), False),
    ("TakaoPGothic", ("takaop",), False),
    ("VL PGothic", ("vl-pg",), False),
    ("Yu Gothic", ("yugoth",), False),
    ("Meiryo", ("meiryo",), False),
    ("MS PGothic", ("msgothic",), False),
    ("Arial Unicode MS", ("arial unicode",), False),
)
_NEEDED = "案内あア、。（1A"
# Fonts for rare kanji, Hangul and signs, before all others.
_RARE = ("IPAmjMincho", "HanaMin", "IPAex", "IPA", "Malgun", "Nanum", "Microsoft", "Segoe UI", "DejaVu Sans", "Noto")
_JAPANESE_FONTS = frozenset({JAPANESE, EASY, "en"})
"""The languages that the Japanese font is made for too."""
_PLAIN_STYLES = frozenset({"regular", "book", "medium", "normal", "", "標準"})


@dataclass(frozen=True, slots=True)
class FontUse:
    """One font for ``desk doctor``: what it is used for, and whether it may be embedded in a PDF."""

    name: str
    file: Path
    role: str
    is_universal_design: bool
    is_embeddable: bool


@dataclass(slots=True)
class Typeface:
    """The fonts of a sheet, with the width of every character met so far.

    ``main`` and ``strong`` are the regular and the bold face; ``files`` are asked for what they lack. ``own`` are the
    regular and the bold font of the text's ``language`` where that isn't Japanese: they come before all others.
    """

    main: Face
    strong: Face
    is_universal_design: bool
    files: tuple[Path, ...]
    language: str = JAPANESE
    own: tuple[GlyphFont, GlyphFont] | None = None
    _glyphs: dict[tuple[str, bool, bool], tuple[PaperFont, float, bool]] = field(default_factory=dict)
    _widths: tuple[dict[str, float], dict[str, float]] = field(default_factory=lambda: ({}, {}))

    def glyph(self, character: str, bold: bool = False, *, is_japanese: bool = False) -> tuple[PaperFont, float, bool]:
        """The font that draws a character, its width in thousandths of the size, and whether it is there at all.

        ``is_japanese``: it belongs to a Japanese word, whose kanji have their own shapes on a Chinese sheet too.
        """
        key = (character, bold, is_japanese)
        known = self._glyphs.get(key)
        if known is None:
            known = self._glyphs[key] = self._find(character, bold, is_japanese)
        return known

    def _find(self, character: str, bold: bool, is_japanese: bool) -> tuple[PaperFont, float, bool]:
        for font in self._candidates(character, bold, is_japanese):
            width = font.advance(character)
            if width is not None:
                return font, width, True
        font = registered(self.strong if bold else self.main)
        if character in UNSEEN:
            return font, 0.0, True
        return font, font.advance(GETA) or 1000.0, False

    def _candidates(self, character: str, bold: bool, is_japanese: bool) -> Iterator[PaperFont]:
        if self.own is not None and not is_japanese:
            yield self.own[bold]
        yield registered(self.strong if bold else self.main)
        if bold:
            yield registered(self.main)
        for face in _others(self.files, self.main):
            if face.has(character):
                yield glyph_font(face, bold=bold) if face.is_variable or is_shaped(character) else registered(face)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a text in points."""
        known = self._widths[bold]
        try:
            return sum(map(known.__getitem__, text)) * size / 1000
        except KeyError:
            pass
        if self._is_plain(text, bold):
            known.update((character, self.glyph(character, bold)[1]) for character in text)
            return sum(map(known.__getitem__, text)) * size / 1000
        return sum(font.width(run) for font, run in self.runs(text, bold)) * size / 1000

    def _is_plain(self, text: str, bold: bool) -> bool:
        """Whether the main font draws all of a text, each character as wide as by itself."""
        if self.own is not None:
            return False
        font = registered(self.strong if bold else self.main)
        return all(self.glyph(c, bold)[0] is font and self.glyph(c, bold)[2] and c not in UNSEEN for c in text)

    def runs(self, text: str, bold: bool = False) -> list[tuple[PaperFont, str]]:
        """The text in pieces of one font each, as (font, text to draw)."""
        if all(map(self._widths[bold].__contains__, text)):
            return [(registered(self.strong if bold else self.main), text)] if text else []
        found: list[tuple[PaperFont, str]] = []
        parts = ((text, False),) if self.own is None else japanese_parts(text, self.language)
        for character, is_japanese in ((character, japanese) for part, japanese in parts for character in part):
            font, _width, there = self.glyph(character, bold, is_japanese=is_japanese)
            if found and joins(character):
                # A mark is shaped with the letter that bears it, in that letter's font.
                before = found[-1][0]
                font = before if character in UNSEEN or before.advance(character) is not None else font
            if not font.shapes and character in UNSEEN:
                continue
            drawn = character if there else GETA
            if found and found[-1][0] is font:
                found[-1] = (font, found[-1][1] + drawn)
            else:
                found.append((font, drawn))
        return found

    def covers(self, text: str) -> bool:
        """Whether the main font alone can draw a text."""
        return all(self.main.has(character) or character.isspace() for character in text)

    def missing(self, text: str) -> set[str]:
        """The characters of a text that no font has."""
        known = self._widths[False]
        return {character for character in text if character not in known and not self.glyph(character)[2]}

    def draw(
        self, canvas: Any, text: str, x: float, y: float, size: float, bold: bool = False, gap: float = 0.0
    ) -> None:
        """One line of text with its baseline at a point, each character in the font that has it.

        ``gap``: blank space after each character, in points.
        """
        runs = self.runs(text, bold)
        if len(runs) == 1 and not (gap and runs[0][0].shapes):
            ((font, run),) = runs
            font.draw(canvas, run, x, y, size, gap)
            return
        for font, run in runs:
            # What is shaped cannot be spaced by the document: a letter may be several glyphs.
            pieces = clusters(run) if gap and font.shapes else [run]
            for piece in pieces:
                font.draw(canvas, piece, x, y, size, gap)
                x += font.width(piece) * size / 1000 + gap * (1 if font.shapes else len(piece))

    @property
    def name(self) -> str:
        """The registered name of the main font."""
        return str(registered(self.main).fontName)


@cache
def registered(face: Face) -> EmbeddedFont:
    """The face as reportlab's font, read and registered once per process."""
    from reportlab.pdfbase import pdfmetrics

    from desk.paper.embedding import EmbeddedFont

    name = f"{face.file.stem}-{face.index}"
    font = EmbeddedFont(name, str(face.file), number=face.index)
    pdfmetrics.registerFont(font)
    return font


@cache
def glyph_font(face: Face, *, bold: bool = False, language: str = "") -> GlyphFont:
    """The face as a font that is shaped, read and registered once per process; a variable one regular or bold."""
    from reportlab.pdfbase import pdfmetrics

    from desk.paper.glyph_font import GlyphFont

    font = GlyphFont(face, (700 if bold else 400) if face.is_variable else None, language)
    pdfmetrics.registerFont(font)
    return font


@cache
def typeface(where: tuple[Path, ...] | None = None, *, language: str = JAPANESE) -> Typeface:
    """The fonts to set texts of a language in, looked for in these folders (where fonts are when None).

    Raises DeskError when the machine has no Japanese TrueType font at all.
    """
    if language not in _JAPANESE_FONTS:
        japanese = typeface(where)
        regular, bold = faces_for(language, japanese.files)
        pair = None
        if regular is not None and bold is not None:
            pair = (glyph_font(regular, language=language), glyph_font(bold, bold=True, language=language))
        return replace(japanese, language=language, own=pair, _glyphs={}, _widths=({}, {}))
    files = font_files(folders() if where is None else where)
    for family, prefixes, is_universal_design in _MAIN:
        own = [face for face in _of_family(files, family, prefixes) if all(face.has(c) for c in _NEEDED)]
        if not own:
            continue
        main = min(own, key=lambda face: face.style.lower() not in _PLAIN_STYLES)
        strong = next((face for face in own if face.style.lower().startswith("bold")), main)
        return Typeface(main, strong, is_universal_design, files)
    raise DeskError(
        _(
            "日本語のフォントが見つかりません。BIZ UDゴシックを入れてください"
            "（Windows にはあります。Debian では fonts-morisawa-bizud-gothic）。"
        )
    )


def _of_family(files: tuple[Path, ...], family: str, prefixes: tuple[str, ...]) -> list[Face]:
    """The usable faces of a family; only files whose names begin so are opened."""
    likely = [file for file in files if file.name.lower().startswith(prefixes)]
    found = [face for file in likely for face in faces(file) if face.family == family]
    return [face for face in found if face.can_be_used and not face.is_variable]


@cache
def _others(files: tuple[Path, ...], main: Face) -> tuple[Face, ...]:
    """Every other usable face, those made for rare characters first, upright before bold and variable."""

    def rank(face: Face) -> tuple[int, bool, bool, str]:
        made_for = next((n for n, name in enumerate(_RARE) if face.family.startswith(name)), len(_RARE))
        return made_for, face.style.lower() not in _PLAIN_STYLES, face.is_variable, face.family

    usable = [face for file in files for face in faces(file) if face.can_be_used and face.family != main.family]
    return tuple(sorted(usable, key=rank))


def fonts() -> tuple[FontUse, ...]:
    """The fonts that sheets are set in, for ``desk doctor``; empty when there is none."""
    try:
        found = typeface()
    except DeskError:
        return ()
    return tuple(
        _use(f"{face.family} {face.style}".strip(), face, role, is_universal_design=found.is_universal_design)
        for role, face in (("text", found.main), ("bold", found.strong))
    )


def language_fonts(languages: Iterable[str]) -> dict[str, FontUse | None]:
    """The font of each of these that the Japanese ones aren't made for; None where the machine has none."""
    try:
        files = typeface().files
    except DeskError:
        return {}
    found: dict[str, FontUse | None] = {}
    for language in languages:
        if language in _JAPANESE_FONTS:
            continue
        face, _bold = faces_for(language, files)
        found[language] = None if face is None else _use(family_of(face), face, language, is_universal_design=False)
    return found


def _use(name: str, face: Face, role: str, *, is_universal_design: bool) -> FontUse:
    return FontUse(
        name=name,
        file=face.file,
        role=role,
        is_universal_design=is_universal_design,
        is_embeddable=face.can_be_used,
    )
