"""The floor under every figure about sheets: the same cards on a bare canvas, and by reportlab's own paragraphs.

Neither has ruby, knows where a Japanese line may end, or looks for another font where one lacks a character.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from desk.paper.aligning import Segment
from desk.paper.fonts import registered, typeface
from desk.paper.look import INDENT, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH
from desk.paper.qr import QUIET, QrCode, runs

CARDS_A_PAGE = 3
_CARD = 222.0
_CODE = 74.0
_SIZE = 12.0
_LEADING = 18.0
_LABEL = 66.0
_LINE = 35

Ruby = tuple[Segment, ...]
"""A text in pieces with the readings over them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a sheet says of one course, for those who set it without the desk: with its readings ready made."""

    heading: Ruby
    title: Ruby
    summary: Ruby
    rows: tuple[tuple[Ruby, Ruby], ...]
    origin: Ruby
    code: QrCode


def bare(text: Ruby) -> str:
    """A text without its readings."""
    return "".join(base for base, _reading in text)


def bare_canvas(cards: Sequence[Card], *, quick_codes: bool = False) -> bytes:
    """Every line drawn where it belongs with one call each: nothing is measured, broken, read or laid out.

    The codes too are drawn by the canvas' own means; with ``quick_codes`` as the desk writes them.
    """
    buffer = io.BytesIO()
    canvas, regular, bold = _canvas(buffer)
    for number, card in enumerate(cards):
        place = number % CARDS_A_PAGE
        if number and not place:
            canvas.showPage()
        top = PAGE_HEIGHT - TOP - place * _CARD
        for text, x, y, size, is_bold in _lines(card, top):
            canvas.setFont(bold if is_bold else regular, size)
            canvas.drawString(x, y, text)
        draw = card.code.draw if quick_codes else partial(_draw_code, card.code)
        draw(canvas, LEFT + WIDTH - card.code.side, top - card.code.side)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_code(code: QrCode, canvas: Any, x: float, y: float) -> None:
    """A rectangle for each black stretch of a row."""
    module = code.side / (len(code.rows) + 2 * QUIET)
    path = canvas.beginPath()
    for number, row in enumerate(code.rows):
        bottom = y + code.side - (number + 1 + QUIET) * module
        for start, length in runs(row):
            path.rect(x + (start + QUIET) * module, bottom, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _canvas(buffer: io.BytesIO) -> tuple[Any, str, str]:
    from reportlab.pdfgen.canvas import Canvas

    fonts = typeface()
    regular, bold = (str(registered(face).fontName) for face in (fonts.main, fonts.strong))
    return Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, initialFontName=regular), regular, bold


_Drawn = tuple[str, float, float, float, bool]
"""A line with its place, its size and whether it is bold."""


def _lines(card: Card, top: float) -> Iterator[_Drawn]:
    x, y = LEFT + INDENT, top - 12.0
    yield bare(card.heading), x, y, 11.0, True
    yield bare(card.title), x, y - 24.0, 16.5, True
    y -= 48.0
    summary = bare(card.summary)
    for start in range(0, len(summary), _LINE):
        yield summary[start : start + _LINE], x, y, _SIZE, False
        y -= _LEADING
    said = ""
    for label, value in card.rows:
        if bare(label) != said:
            said = bare(label)
            yield said, x, y, _SIZE, True
        yield bare(value), x + _LABEL, y, _SIZE, False
        y -= _LEADING
    yield bare(card.origin), x, y, 11.0, False


def paragraphs(cards: Sequence[Card]) -> bytes:
    """The layout of reportlab: a paragraph for each text with its CJK line breaking, a table for the rows of each card."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    fonts = typeface()
    regular, bold = (str(registered(face).fontName) for face in (fonts.main, fonts.strong))
    body = ParagraphStyle("body", fontName=regular, fontSize=_SIZE, leading=_LEADING, wordWrap="CJK")
    label, note = (ParagraphStyle(name, parent=body) for name in ("label", "note"))
    label.fontName, note.fontSize = bold, 11.0
    title = ParagraphStyle("title", parent=label, fontSize=16.5, leading=24.0)
    plain = TableStyle([("FONT", (0, 0), (-1, -1), regular), ("VALIGN", (0, 0), (-1, -1), "TOP"), *_NO_PADDING])

    class Code(Flowable):  # type: ignore[misc]
        """A QR code beside what follows."""

        def __init__(self, code: QrCode) -> None:
            super().__init__()
            self.code = code

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            self._right = width
            return width, 0.0

        def draw(self) -> None:
            _draw_code(self.code, self.canv, self._right - self.code.side, -self.code.side)

    story: list[Any] = []
    for number, card in enumerate(cards, start=1):
        story += [Code(card.code), Paragraph(bare(card.heading), label), Paragraph(bare(card.title), title)]
        story.append(Paragraph(bare(card.summary), body))
        rows = [[Paragraph(bare(said), label), Paragraph(bare(value), body)] for said, value in card.rows]
        story.append(Table(rows, colWidths=[_LABEL, WIDTH - INDENT - _LABEL], style=plain))
        story.append(Paragraph(bare(card.origin), note))
        if number % CARDS_A_PAGE == 0 and number < len(cards):
            story.append(PageBreak())
    buffer = io.BytesIO()
    margins = {"leftMargin": LEFT + INDENT, "rightMargin": LEFT, "topMargin": TOP, "bottomMargin": TOP}
    SimpleDocTemplate(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, **margins).build(story)
    return buffer.getvalue()


_NO_PADDING = [
    (f"{side}PADDING", (0, 0), (-1, -1), 1.0 if side in ("TOP", "BOTTOM") else 0.0)
    for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
]
