"""A published file as rows of text, whatever it was stored as, and the limits that keep hostile ones out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desk.errors import Cancelled, DeskError
from desk.i18n import _

LARGEST_FILE = 200_000_000
"""Bytes. The largest published lists (all facilities of a prefecture) have 30 MB."""

LARGEST_CONTENT = 400_000_000
"""Bytes that a workbook may unpack to; such a sheet has more than a million filled cells."""

MOST_ROWS = 300_000
MOST_COLUMNS = 500
LONGEST_CELL = 40_000
"""Characters; a spreadsheet's own limit for a cell is 32,767."""

LONGEST_ROW = 1_000_000
"""Characters of one row with all its cells and line breaks."""

Progress = Callable[[int, int, str], object]
"""Called with what is done, what there is to do, and a sentence."""

Cancel = Callable[[], bool]
"""Says whether the user wants the work to stop."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it (from 1) and the texts of its cells."""

    number: int
    cells: list[str]


@dataclass(slots=True)
class Table:
    """One sheet or one delimited file. ``rows`` can be walked once; ``done`` tells how far, ``total`` of how much."""

    name: str
    rows: Iterator[Row]
    total: int = 0
    done: Callable[[], int] = int


def too_much() -> DeskError:
    """The refusal of a file whose content is beyond all measure."""
    return DeskError(
        _("ファイルの中身が大きすぎます。表だけのファイルにするか、いくつかに分けてから、もう一度お試しください。")
    )


def stop_if(cancelled: Cancel | None) -> None:
    """Raise Cancelled when the user wants the work to stop."""
    if cancelled is not None and cancelled():
        raise Cancelled(_("中止しました。何も変わっていません。"))
