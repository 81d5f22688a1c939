"""What stands under a point of a page: the line of text there, and which of its characters was meant."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desk.paper.preview import PDFIUM

_NEAR = 6.0
"""Points by which one may miss a character."""
_WIDEST_GAP = 1.6
"""Between two characters of a line, as a share of their size; a wider gap parts a label from its text."""
_SAME = 0.6
"""Points by which baselines and sizes of one line differ at most."""
_RUBY = 0.7
"""Ruby is at most this share of the size of what it stands over."""
_RUBY_ABOVE = 1.3
"""And its baseline at most so far above, as a share of that size."""


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    x: float
    baseline: float
    left: float
    right: float
    size: float


def line_at(pdf: bytes, page: int, x: float, y: float) -> tuple[str, int] | None:
    """The line of text under a point, and the place of the character in it; None where there is no text.

    ``page`` counts from 0; ``x`` and ``y`` are points from the top left of the page. Who points at ruby means what is
    under it.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                return None
            sheet = document[page]
            height = sheet.get_height()
            textpage = sheet.get_textpage()
            index = pdfium.FPDFText_GetCharIndexAtPos(textpage, x, height - y, _NEAR, _NEAR)
            if index < 0:
                return None
            pointed = _character(textpage, index)
            # PDFium puts in spaces of its own where letters stand apart.
            drawn = (n for n in range(textpage.count_chars()) if not pdfium.FPDFText_IsGenerated(textpage, n))
            every = [_character(textpage, n) for n in drawn]
        finally:
            document.close()
    meant = _base_of(pointed, every)
    line = _run(meant, sorted((one for one in every if _is_same_line(one, meant)), key=lambda one: one.x))
    return _whole(line, meant)


def _character(textpage: Any, index: int) -> _Character:
    left, right, bottom, top, x, y = (ctypes.c_double() for _n in range(6))
    pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    return _Character(
        chr(code), x.value, y.value, left.value, right.value, pdfium.FPDFText_GetFontSize(textpage, index)
    )


def _base_of(pointed: _Character, every: Sequence[_Character]) -> _Character:
    """What a character of ruby stands over; the character itself where it is none."""
    under = [
        one
        for one in every
        if pointed.size <= _RUBY * one.size
        and 0 < pointed.baseline - one.baseline <= _RUBY_ABOVE * one.size
        and one.left - one.size / 2 <= pointed.x <= one.right + one.size / 2
    ]
    middle = (pointed.left + pointed.right) / 2
    return min(under, key=lambda one: abs((one.left + one.right) / 2 - middle), default=pointed)


def _is_same_line(one: _Character, meant: _Character) -> bool:
    return abs(one.baseline - meant.baseline) < _SAME and abs(one.size - meant.size) < _SAME


def _run(meant: _Character, line: list[_Character]) -> list[_Character]:
    """The characters that follow each other without a wide gap, the one that is meant among them."""
    run: list[_Character] = []
    for one in line:
        if run and one.left - run[-1].right > _WIDEST_GAP * one.size:
            if meant in run:
                break
            run = []
        run.append(one)
    return run


def _whole(line: Sequence[_Character], meant: _Character) -> tuple[str, int] | None:
    """The line as text; PDFium tells characters beyond U+FFFF in two halves."""
    if meant not in line:
        return None
    before = "".join(one.text for one in line[: line.index(meant)])
    text = "".join(one.text for one in line).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text, len(before.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
