"""A TrueType font embedded so that its text can be copied and read aloud, rare kanji included."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_MOST_PER_BLOCK = 100
"""bfchar entries a block may hold (Adobe Technical Note 5411, 1.4)."""


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """reportlab's font with a ToUnicode map in UTF-16, as ISO 32000-1, 9.10.3 asks.

    reportlab writes the bare code point, which is malformed beyond U+FFFF: 𠮷 would copy out as two other characters.
    """

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


def to_unicode(name: str, codes: list[int]) -> str:
    """The CMap that leads from the codes 0, 1, 2 … of a subset to these characters."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(codes) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(codes), _MOST_PER_BLOCK):
        block = codes[start : start + _MOST_PER_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(
            f"<{start + offset:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
            for offset, code in enumerate(block)
        )
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
