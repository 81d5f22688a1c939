"""What is wrong in a file, gathered while it is read."""

from __future__ import annotations

from collections import Counter

from desk.i18n import _
from desk.records.imports import Problem

MOST_OF_ONE_SORT = 50
"""So many problems of one sort in one column are told one by one; the others are counted."""

_LONGEST_QUOTE = 40


def quoted(value: str) -> str:
    """A cell as it is shown in a sentence: one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "…"


class Findings:
    """The problems of one file. A template is a marked text; its fields are filled in when it is told."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._told: Counter[tuple[str, str]] = Counter()

    def add(self, template: str, *, row: int | None = None, column: str = "", **fields: object) -> None:
        """Note one problem: what it is and what was done, as a template marked by ``N_``."""
        sort = (template, column)
        self._told[sort] += 1
        if self._told[sort] > MOST_OF_ONE_SORT:
            return
        shown = {name: quoted(value) if isinstance(value, str) else value for name, value in fields.items()}
        self._problems.append(
            Problem(file=self.file, row=row, column=quoted(column), message=_(template).format(**shown))
        )

    def problems(self) -> tuple[Problem, ...]:
        """Every problem, those of the whole file first, then by row."""
        rest = [
            Problem(
                file=self.file,
                column=column,
                message=_("このほか {count} 行に、この列の同じ問題がありました。同じように扱いました。").format(
                    count=count - MOST_OF_ONE_SORT
                ),
            )
            for (_template, column), count in self._told.items()
            if count > MOST_OF_ONE_SORT
        ]
        return tuple(sorted(self._problems, key=lambda problem: problem.row or 0)) + tuple(rest)
