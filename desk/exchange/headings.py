"""Finding the table in a sheet: its row of headings, what each column means, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from desk.exchange.findings import Findings
from desk.exchange.layouts import LAYOUTS, Layout
from desk.exchange.parsing.writing import cleaned, is_spreadsheet_error, one_line
from desk.exchange.tables import Row
from desk.i18n import N_
from desk.text import squeeze

FIRST_ROWS = 30
"""Titles, licences and explanations above the headings take up to so many rows."""

_FOOTER = re.compile(r"ver\.?\s*\d[\d.]*|以上|改訂.*|#.*", re.IGNORECASE)


@dataclass(slots=True)
class Record:
    """One row below the headings: its number and its texts by field; fields without a text are not in it."""

    row: int
    texts: dict[str, str]

    def text(self, name: str) -> str:
        """The text of a field; empty where there is none."""
        return self.texts.get(name, "")

    def line(self, name: str) -> str:
        """The same in one line."""
        found = self.texts.get(name, "")
        return one_line(found) if "\n" in found else found


@dataclass(slots=True)
class Found:
    """A table that was recognised: its layout and its records, which can be walked once."""

    layout: Layout
    records: Iterator[Record]


def find_table(rows: Iterable[Row], findings: Findings) -> tuple[Found | None, list[str]]:
    """The table in these rows, or None and the headings that were seen."""
    walk = iter(rows)
    first = list(islice(walk, FIRST_ROWS))
    best: tuple[int, int, Layout] | None = None
    for position, row in enumerate(first):
        headings = [squeeze(cell) for cell in row.cells]
        for layout in LAYOUTS:
            score = _score(headings, layout)
            if score and (best is None or score > best[0]):
                best = (score, position, layout)
    if best is None:
        return None, _seen(first)
    _score_of_best, position, layout = best
    columns = _Columns(first[position], layout, findings)
    return Found(layout, columns.records(chain(first[position + 1 :], walk))), []


def _score(headings: list[str], layout: Layout) -> int:
    """How many columns of a layout a row names; 0 when a required one is missing."""
    fields = {layout.columns[heading] for heading in headings if heading in layout.columns}
    return len(fields) if all(group & fields for group in layout.required) else 0


def _seen(rows: list[Row]) -> list[str]:
    """What looks most like headings: the first row with the most filled cells."""
    fullest = max(rows, key=lambda row: sum(bool(cell.strip()) for cell in row.cells), default=None)
    if fullest is None:
        return []
    return [one_line(cleaned(cell))[:20] for cell in fullest.cells if cell.strip()]


def column_letter(index: int) -> str:
    """The name of a column in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Columns:
    """What the columns of one table mean."""

    def __init__(self, heading: Row, layout: Layout, findings: Findings) -> None:
        self._layout, self._findings = layout, findings
        self._fields: dict[int, str] = {}
        self._unknown: dict[int, str] = {}
        self._labelled: set[int] = set()
        self._names: dict[int, str] = {}
        self._left_out: dict[int, tuple[int, int]] = {}
        self._width = len(heading.cells)
        for index, cell in enumerate(heading.cells):
            self._label(index, squeeze(cell), one_line(cleaned(cell)))

    def _label(self, index: int, heading: str, shown: str) -> None:
        if heading:
            self._labelled.add(index)
        field = self._layout.columns.get(heading)
        if field is not None:
            self._fields[index] = field
            self._names[index] = shown
        elif heading not in self._layout.unused:
            self._unknown[index] = shown or column_letter(index)

    def records(self, rows: Iterable[Row]) -> Iterator[Record]:
        """The records below; what stands outside of the known columns is counted and told at the end."""
        for row in rows:
            texts = self._texts(row)
            if texts and not self._is_aside(row, texts):
                yield Record(row.number, texts)
        self._tell_left_out()

    def _texts(self, row: Row) -> dict[str, str]:
        cells = row.cells
        texts: dict[str, str] = {}
        for index, field in self._fields.items():
            if index >= len(cells) or not cells[index]:
                continue
            text = cleaned(cells[index])
            if text.startswith("#") and is_spreadsheet_error(text):
                self._findings.add(
                    N_("Excel の計算がエラー（{value}）になっています。空欄として扱いました。"),
                    row=row.number,
                    column=self._names[index],
                    value=text,
                )
            elif text:
                texts[field] = f"{texts[field]}\n{text}" if field in texts else text
        for index in chain(self._unknown, range(self._width, len(cells))):
            if index < len(cells) and cells[index] and not cells[index].isspace():
                first, count = self._left_out.get(index, (row.number, 0))
                self._left_out[index] = (first, count + 1)
        return texts

    def _is_aside(self, row: Row, texts: dict[str, str]) -> bool:
        """Rows that are no records: Ver1.5 at the end, #-lines, the headings once more, a remark below the table."""
        if row.cells[0].startswith("#"):
            return True
        if len(texts) > 2:
            return self._layout.columns.get(squeeze(texts.get("title", ""))) == "title"
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if len(filled) == 1 and _FOOTER.fullmatch(filled[0]):
            return True
        if len(texts) == 1 and "title" not in texts:
            self._findings.add(
                N_("表の外の書き込みと見て、取り込みませんでした。"), row=row.number, column=column_letter(0)
            )
            return True
        return False

    def _tell_left_out(self) -> None:
        """One problem for each column; never what stands in it, which may be somebody's name."""
        for index, (first, count) in sorted(self._left_out.items()):
            if index in self._labelled:
                template = N_("この列は使い道がないため、取り込んでいません（{count} 行）。")
            else:
                template = N_(
                    "見出しのない列に書き込みがあります（{count} 行）。職員の覚え書きなどのおそれがあるため、取り込んでいません。"
                )
            column = self._unknown.get(index) or column_letter(index)
            self._findings.add(template, row=first, column=column, count=count)
