"""Printers and page pictures, for screens and command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desk.errors import DeskError
from desk.i18n import _
from desk.work.desk import Desk

if TYPE_CHECKING:
    from desk.paper.printing import Printer
    from desk.records.printing import Abilities, Job


def printers(desk: Desk) -> tuple[Printer, ...]:
    """The queues of this machine."""
    from desk.paper import printing

    return printing.printers()


def abilities(desk: Desk, queue: str) -> Abilities:
    """What a queue can do; the system's default one when empty."""
    from desk.paper import printing

    return printing.abilities(queue)


def job_of(desk: Desk, name: str) -> Job:
    """How far a job is."""
    from desk.paper import printing

    return printing.job_of(name)


def cancel_job(desk: Desk, name: str) -> Job:
    """Take a job back. Raises DeskError when its queue refuses."""
    from desk.paper import printing

    return printing.cancel_job(name)


def kept_sheet(desk: Desk, file: str) -> tuple[bytes, int]:
    """A sheet that was kept as a file, and how many pages it has. Raises DeskError where it can't be read."""
    from desk.paper import preview

    try:
        pdf = Path(file).read_bytes()
    except OSError as error:
        raise DeskError(
            _("{path} を読めません（{reason}）。").format(path=file, reason=error.strerror or "")
        ) from error
    return pdf, preview.page_count(pdf)


def page_image(desk: Desk, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """One page of a PDF as (width, height, RGB bytes); ``scale`` 1.0 is 72 dpi."""
    from desk.paper import preview

    return preview.page_image(pdf, page, scale)
