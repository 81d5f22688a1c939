"""At which line of a TOML file something is said: tomllib tells it for what it can't read, not for what it read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

Path = tuple[str, ...]

_LONGEST = 200
"""Lines of one statement that are looked at; nobody writes a longer one by hand."""
_DEEPEST = 4
"""Tables in tables that are followed; a template has none below two."""
_AT = re.compile(r"\(at line (\d+), column \d+\)")


class Lines:
    """The lines of a file that tomllib can read."""

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._starts: dict[Path, tuple[int, int]] = {}
        self._find()

    def of(self, path: Path, words: str = "") -> int:
        """The line (counted from 1) where a key is set; within its value the line that holds these words.

        Of a key that isn't there the line of the table it belongs to, and 1 where that isn't there either.
        """
        for length in range(len(path), 0, -1):
            found = self._starts.get(path[:length])
            if found is not None:
                first, last = found
                shown = range(first, last + 1) if words and length == len(path) else ()
                return next((n for n in shown if words in self._lines[n - 1]), first)
        return 1

    def _find(self) -> None:
        """Every statement is TOML by itself, so that the first lines that can be read are one."""
        table: Path = ()
        first = 1
        while first <= len(self._lines):
            last, told = self._statement(first)
            if self._lines[first - 1].lstrip().startswith("["):
                table = next(iter(sorted(_paths(told), key=len, reverse=True)), ())
                paths = [table[:length] for length in range(1, len(table) + 1)]
            else:
                paths = [(*table, *path) for path in _paths(told)]
            for path in paths:
                self._starts.setdefault(path, (first, last))
            first = last + 1

    def _statement(self, first: int) -> tuple[int, dict[str, Any]]:
        """The last line of the statement that begins at this line, and what it says."""
        text, end = "", min(first + _LONGEST, len(self._lines) + 1)
        for last in range(first, end):
            text += self._lines[last - 1] + "\n"
            try:
                return last, tomllib.loads(text)
            except ValueError:
                continue
        return end - 1, {}


def line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line at which tomllib stopped; the last one where it found the end too early."""
    told = _AT.search(str(error))
    return int(told[1]) if told else text.count("\n", 0, len(text.rstrip())) + 1


def _paths(told: Any, before: Path = ()) -> Iterator[Path]:
    """Every key in a statement, those of tables in tables after the table."""
    if isinstance(told, list) and told and isinstance(told[0], dict):
        told = told[0]
    if isinstance(told, dict) and len(before) < _DEEPEST:
        for key, value in told.items():
            yield (*before, key)
            yield from _paths(value, (*before, key))
