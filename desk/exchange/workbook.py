"""Excel workbooks: checked by their table of contents first, then opened in a process of their own."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from desk.errors import DeskError
from desk.exchange.tables import (
    LARGEST_CONTENT,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Cancel,
    Row,
    Table,
    stop_if,
    too_much,
)
from desk.i18n import _

MOST_PARTS = 2000
MOST_RATIO = 200
"""Sheets of text pack to a fifth, sheets of one repeated value to a hundredth; a bomb to a thousandth."""

MEMORY_BYTES = 1_200_000_000
"""openpyxl keeps the shared strings of a workbook in memory; a sheet of 50,000 full rows takes a quarter of this."""

PATIENCE_SECONDS = 240
_WORKBOOK = "xl/workbook.xml"


class Workbook:
    """One workbook while it is read. ``issued`` is the day on which it was last saved, once the rows have begun."""

    def __init__(self, path: Path, cancelled: Cancel | None = None, memory_bytes: int = MEMORY_BYTES) -> None:
        self.path = path
        self._memory_bytes = memory_bytes
        self.issued: date | None = None
        self.hidden: list[str] = []
        self._cancelled = cancelled
        self._process: subprocess.Popen[bytes] | None = None

    def tables(self) -> Iterator[Table]:
        """The visible sheets, each to be walked before the next is asked for. Raises DeskError as ``check`` does."""
        check(self.path)
        command = [sys.executable, "-I", str(Path(__file__).with_name("workbook_rows.py")), str(self.path)]
        with subprocess.Popen(
            [*command, str(MOST_ROWS), str(MOST_COLUMNS), str(self._memory_bytes)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            watch = threading.Timer(PATIENCE_SECONDS, process.kill)
            watch.daemon = True
            watch.start()
            try:
                yield from self._sheets(self._told(process))
            finally:
                watch.cancel()
                process.kill()

    def _told(self, process: subprocess.Popen[bytes]) -> Iterator[list[Any]]:
        """The lines of the child; a child that ends without its last line was stopped by its limits."""
        assert process.stdout is not None
        for line in process.stdout:
            stop_if(self._cancelled)
            told: list[Any] = json.loads(line)
            if told[0] == "end":
                return
            if told[0] == "fault":
                raise broken(self.path) if told[1] == "broken" else too_much()
            yield told
        raise too_much()

    def _sheets(self, told: Iterator[list[Any]]) -> Iterator[Table]:
        waiting = next(told, None)
        while waiting is not None:
            if waiting[0] == "sheet":
                rest: list[list[Any] | None] = [None]
                rows = self._rows(told, rest)
                yield Table(name=waiting[1], rows=rows)
                for _row in rows:
                    pass
                waiting = rest[0]
                continue
            if waiting[0] == "hidden":
                self.hidden.append(waiting[1])
            elif waiting[0] == "issued":
                with contextlib.suppress(ValueError):
                    self.issued = date.fromisoformat(waiting[1][:10])
            waiting = next(told, None)

    def _rows(self, told: Iterator[list[Any]], rest: list[list[Any] | None]) -> Iterator[Row]:
        """The rows of one sheet; ``rest`` takes the line that follows them."""
        for line in told:
            if line[0] != "row":
                rest[0] = line
                return
            if any(len(cell) > LONGEST_CELL for cell in line[2]):
                raise too_much()
            yield Row(line[1], line[2])


def check(path: Path) -> None:
    """Raise DeskError for what must not be opened: broken, no workbook, or beyond all measure when unpacked."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise broken(path) from error
    total, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or total > LARGEST_CONTENT or total > MOST_RATIO * max(packed, 1):
        raise too_much()
    names = {part.filename for part in parts}
    if _WORKBOOK not in names:
        raise DeskError(
            _("{file} は Excel ブック（.xlsx）ではありません。表のファイル（.xlsx か .csv）を選んでください。").format(
                file=path.name
            )
        )
    if any(part.flag_bits & 1 for part in parts):
        raise locked(path)


def broken(path: Path) -> DeskError:
    """The refusal of a workbook that ends too early or is damaged."""
    return DeskError(_("{file} は途中で切れているか、壊れています。もう一度入手してください。").format(file=path.name))


def locked(path: Path) -> DeskError:
    """The refusal of a workbook with a password."""
    return DeskError(
        _("{file} にはパスワードがかかっています。Excel でパスワードを外して保存し、もう一度お試しください。").format(
            file=path.name
        )
    )
