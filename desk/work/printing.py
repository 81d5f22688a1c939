"""Printers and page pictures, for screens and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.work.desk import Desk

if TYPE_CHECKING:
    from desk.paper.printing import Printer


def printers(desk: Desk) -> tuple[Printer, ...]:
    """The queues of this machine."""
    from desk.paper import printing

    return printing.printers()


def page_image(desk: Desk, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """One page of a PDF as (width, height, RGB bytes); ``scale`` 1.0 is 72 dpi."""
    from desk.paper import preview

    return preview.page_image(pdf, page, scale)
