"""A TrueType font embedded so that its text can be copied and read aloud, rare kanji included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTFont

_MOST_PER_BLOCK = 100
"""bfchar entries a block may hold (Adobe Technical Note 5411, 1.4)."""


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """reportlab's font with a ToUnicode map in UTF-16, as ISO 32000-1, 9.10.3 asks.

    reportlab writes the bare code point, which is malformed beyond U+FFFF: 𠮷 would copy out as two other characters.
    """

    shapes = False

    def __init__(self, name: str, file: str, *, number: int) -> None:
        """Read the font of this number in a file, as ``name``."""
        super().__init__(name, file, subfontIndex=number)
        self._written: WeakKeyDictionary[Any, dict[tuple[str, float], str]] = WeakKeyDictionary()
        """What each document writes to show a text in a size: the same labels come with every item."""

    def advance(self, character: str) -> float | None:
        """The width of one character in thousandths of the size; None where the font lacks it."""
        code = ord(character)
        if code not in self.face.charToGlyph:
            return None
        return float(self.face.charWidths.get(code, self.face.defaultWidth))

    def width(self, text: str) -> float:
        """The width of a text in thousandths of the size."""
        return sum(self.advance(character) or 0.0 for character in text)

    def draw(self, canvas: Any, text: str, x: float, y: float, size: float, gap: float = 0.0) -> None:
        """Draw a text with its baseline at a point, ``gap`` points after each character.

        Written straight into the page: reportlab's own way sets the font anew in a text object of its own for each string.
        """
        document = canvas._doc
        written = self._written.setdefault(document, {})
        shown = written.get((text, size))
        if shown is None:
            shown = written[text, size] = " ".join(
                f"{self.getSubsetInternalName(subset, document)} {size:g} Tf <{codes.hex()}> Tj"
                for subset, codes in self.splitString(text, document)
            )
        spaced = f"{gap:.3f} Tc {shown} 0 Tc" if gap else shown
        canvas._code.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {spaced} ET")

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Add the subsets of a finished document, with their maps back to text."""
        subsets = [list(subset) for subset in self.state[doc].subsets] if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            prefix = _subset_prefix(number)
            name = f"{prefix}+{self.face.name.decode('ascii')}{self.face.subfontNameX.decode('ascii')}"
            doc.idToObject["toUnicodeCMap:" + name].content = to_unicode(name, subset)


def _subset_prefix(number: int) -> str:
    from reportlab.pdfbase.ttfonts import SUBSETN

    return str(SUBSETN(number).decode("ascii"))


def code_of(text: str) -> str:
    """A text as ToUnicode and ActualText spell it: UTF-16 in hexadecimal digits."""
    return text.encode("utf-16-be").hex().upper()


def to_unicode(name: str, codes: list[int]) -> str:
    """The CMap that leads from the codes 0, 1, 2 … of a subset to these characters."""
    return _map(name, f"<00> <{len(codes) - 1:02X}>", [(f"{code:02X}", chr(one)) for code, one in enumerate(codes)])


def to_unicode_of_two_bytes(name: str, letters: Mapping[int, str]) -> str:
    """The CMap that leads from codes of two bytes to what each stands for, several characters too."""
    return _map(name, "<0000> <FFFF>", [(f"{code:04X}", text) for code, text in sorted(letters.items())])


def _map(name: str, codes: str, entries: Sequence[tuple[str, str]]) -> str:
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        codes,
        "endcodespacerange",
    ]
    for start in range(0, len(entries), _MOST_PER_BLOCK):
        block = entries[start : start + _MOST_PER_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(f"<{code}> <{code_of(text)}>" for code, text in block)
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
