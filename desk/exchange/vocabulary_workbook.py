"""The city's words as an Excel workbook, out and in again: what was written and read back is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from desk.errors import DeskError
from desk.exchange.consultation_workbook import plain_cell, write_tables
from desk.exchange.tables import Row, Table
from desk.exchange.word_sheets import (
    KEY,
    SHEETS,
    Names,
    Sheet,
    Unreadable,
    cells_of,
    entry_of,
    is_column,
    is_sheet,
    known_terms,
    title_of,
)
from desk.exchange.workbook import Workbook
from desk.i18n import _, active
from desk.records.vocabulary import Held, Term, Vocabulary
from desk.records.word_file import WordDraft, WordFile, WordProblem, sort_of
from desk.text import sayable

_Row = tuple[int, dict[str, str]]
"""The number of a row and its cells by column."""


def write_words(path: str, held: Iterable[Held]) -> int:
    """Write all entries, one sheet for each sort; returns how many. Raises DeskError when the file can't be written."""
    everything = list(held)
    names = Names(one.entry for one in everything if isinstance(one.entry, Term))

    def rows(sheet: Sheet) -> Iterator[list[str | int]]:
        for one in everything:
            if sort_of(one.entry) == sheet.sort:
                cells = cells_of(one, names)
                yield [cells[column] for column in sheet.columns]

    # What is opened first is what is edited most.
    order = sorted(SHEETS, key=lambda sheet: sheet.sort not in ("phrase", "synonyms"))
    write_tables(
        path, [(title_of(sheet, active()), [_(column) for column in sheet.columns], rows(sheet)) for sheet in order]
    )
    return len(everything)


def read_words(path: str, vocabulary: Vocabulary) -> WordFile:
    """Read a workbook against the city's words as they are, by whose names its cells may call codes.

    What can't be read is told with sheet, row and column, and the rest is read. Raises DeskError in a sentence for
    what is no workbook, or has no sheet of words.
    """
    found: dict[str, tuple[Sheet, str, list[_Row]]] = {}
    problems: list[WordProblem] = []
    for table in Workbook(Path(path)).tables():
        sheet = next((sheet for sheet in SHEETS if is_sheet(table.name, sheet)), None)
        if sheet is None:
            problems.append(WordProblem(sheet=table.name, message=_("言葉のシートではないため、読みませんでした。")))
            continue
        rows = _rows(sheet, table, problems)
        if rows is not None:
            found[sheet.sort] = (sheet, table.name, rows)
    if not found:
        titles = _("、").join(title_of(sheet, active()) for sheet in SHEETS)
        raise DeskError(
            _("{file} に言葉のシート（{titles}）がありません。書き出したファイルを直して使ってください。").format(
                file=Path(path).name, titles=titles
            )
        )
    drafts: list[WordDraft] = []
    read = _Reading(problems)
    for sheet in (sheet for sheet in SHEETS if sheet.sort in found):
        # The sheets of terms come first, so that all the terms which a phrase may call are known.
        told = (draft.entry for draft in drafts if isinstance(draft.entry, Term))
        names = Names(known_terms(vocabulary, told))
        _sheet, title, rows = found[sheet.sort]
        drafts += read.drafts(sheet, title, rows, names)
    return WordFile(
        drafts=tuple(drafts),
        sorts={sort: title for sort, (_sheet, title, _found) in found.items()},
        problems=tuple(problems),
        refused=read.refused,
    )


class _Reading:
    """Turns rows into drafts, and tells of those that can't be read."""

    def __init__(self, problems: list[WordProblem]) -> None:
        self._problems = problems
        self.refused = 0

    def drafts(self, sheet: Sheet, title: str, rows: Sequence[_Row], names: Names) -> Iterator[WordDraft]:
        """The drafts of a sheet's rows."""
        for number, cells in rows:
            try:
                entry = entry_of(sheet.sort, cells, names)
            except Unreadable as fault:
                self.refused += 1
                column = _(fault.column)
                self._problems.append(WordProblem(sheet=title, row=number, column=column, message=fault.message))
            else:
                yield WordDraft(sheet=title, row=number, entry=entry, key=cells.get(KEY, ""))


def _rows(sheet: Sheet, table: Table, problems: list[WordProblem]) -> list[_Row] | None:
    """The rows below the header as cells by column; None where the sheet lacks a column that it needs."""
    rows = iter(table.rows)
    header = next(rows, None)
    places: dict[int, str] = {}
    for place, text in enumerate(header.cells if header else ()):
        column = next((column for column in sheet.columns if is_column(text, column)), "")
        if column:
            places[place] = column
        elif text.strip():
            message = _("この列は使いませんでした。")
            problems.append(WordProblem(sheet=table.name, row=1, column=text.strip(), message=message))
    missing = [_(column) for column in sheet.needed if column not in places.values()]
    if missing:
        message = _("1行目に「{columns}」の列がないため、このシートは読みませんでした。").format(
            columns=_("、").join(missing)
        )
        problems.append(WordProblem(sheet=table.name, row=1, message=message))
        return None
    found = ((row.number, _cells(row, places)) for row in rows)
    return [(number, cells) for number, cells in found if any(cells.values())]


def _cells(row: Row, places: Mapping[int, str]) -> dict[str, str]:
    cells = {column: row.cells[place] for place, column in places.items() if place < len(row.cells)}
    return {column: sayable(plain_cell(text)).strip() for column, text in cells.items()}
