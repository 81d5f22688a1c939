"""The floor under every figure about sheets: a bare canvas that draws lines and does nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence

from desk.paper.fonts import typeface
from desk.paper.look import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP


def bare_canvas(lines: Sequence[str], size: float = 11.0) -> bytes:
    """A PDF with these lines in the sheet's own font, one below the other: no breaking, no readings, no layout."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    font = typeface().name
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, initialFontName=font)
    y = PAGE_HEIGHT - TOP
    canvas.setFont(font, size)
    for line in lines:
        if y < BOTTOM:
            canvas.showPage()
            canvas.setFont(font, size)
            y = PAGE_HEIGHT - TOP
        canvas.drawString(LEFT, y, line)
        y -= size
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
