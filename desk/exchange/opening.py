"""What a file is, by what stands in it and not by its name; and how its tables are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from desk.errors import DeskError
from desk.exchange.delimited import read_delimited
from desk.exchange.tables import LARGEST_FILE, Cancel, Table, too_much
from desk.exchange.workbook import Workbook, locked
from desk.i18n import _

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x00\x1cftyp")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_HEAD = 512
_LOOK_INTO = 4_000_000
_ISO = re.compile(r"(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


class Opened:
    """A file that may be read."""

    def __init__(self, path: Path, cancelled: Cancel | None = None) -> None:
        self.path = path
        self._book: Workbook | None = None
        if _checked_head(path).startswith(_ZIP):
            self._book = Workbook(path, cancelled)

    @property
    def dated(self) -> date | None:
        """The day in its name, else the day on which a workbook was last saved; None where neither tells it."""
        return day_in(self.path.name) or (self._book.issued if self._book is not None else None)

    @property
    def issued(self) -> date:
        """The day it was issued, as well as that can be told: ``dated``, else when it was put where it is."""
        return self.dated or datetime.fromtimestamp(self.path.stat().st_mtime).date()

    @property
    def hidden_sheets(self) -> list[str]:
        """Names of sheets that were passed over because nobody sees them."""
        return self._book.hidden if self._book is not None else []

    def tables(self) -> Iterator[Table]:
        """The tables, each to be walked before the next is asked for."""
        if self._book is None:
            yield read_delimited(self.path)
        else:
            yield from self._book.tables()


def day_in(name: str) -> date | None:
    """The day that a file's name tells, such as 2024-07-10_data.xlsx or event_20240710.csv."""
    match = _ISO.search(name)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _checked_head(path: Path) -> bytes:
    """The first bytes of a file that can be taken in; DeskError says what is wrong with any other."""
    if path.is_dir():
        raise DeskError(_("{file} はフォルダーです。中のファイルを選んでください。").format(file=path.name))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise DeskError(_("{file} が見つかりません。場所と名前を確かめてください。").format(file=path)) from error
    except OSError as error:
        raise DeskError(
            _("{file} を読めません。ほかのソフトで開いていないか、読む許可があるかを確かめてください。").format(
                file=path.name
            )
        ) from error
    if not head.strip():
        raise DeskError(_("{file} は空のファイルです（0 バイト）。もう一度入手してください。").format(file=path.name))
    if size > LARGEST_FILE:
        raise too_much()
    _refuse_other_kinds(path, head)
    return head


def _refuse_other_kinds(path: Path, head: bytes) -> None:
    if head.startswith(_OLE):
        with path.open("rb") as file:
            if _ENCRYPTED in file.read(_LOOK_INTO):
                raise locked(path)
        raise DeskError(
            _("{file} は古い形式（.xls）です。Excel で開き、「Excel ブック（.xlsx）」で保存し直してください。").format(
                file=path.name
            )
        )
    is_bitmap = head.startswith(b"BM") and b"\x00" in head[:16]
    if is_bitmap or head.startswith(_PICTURES):
        raise DeskError(_("{file} は画像です。表のファイル（.xlsx か .csv）を選んでください。").format(file=path.name))
    if head.startswith(b"%PDF"):
        raise DeskError(_("{file} は PDF です。表のファイル（.xlsx か .csv）を選んでください。").format(file=path.name))
    if _MARKUP.match(head):
        raise DeskError(
            _("{file} は表のファイルではありません。CSV（.csv）か Excel ブック（.xlsx）を選んでください。").format(
                file=path.name
            )
        )
