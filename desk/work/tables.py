"""A table that stands on the screen as a workbook."""

from __future__ import annotations

from desk.work.desk import Desk


def export_table(desk: Desk, path: str, title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> int:
    """Write the rows under their header as an xlsx file; no cell becomes a formula. Returns how many rows it has.

    Raises DeskError when the file cannot be written.
    """
    from desk.exchange.consultation_workbook import write_table

    write_table(path, title, header, rows)
    return len(rows)
