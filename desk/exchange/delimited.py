"""CSV and tab-separated files as cities publish them: any of three encodings, any delimiter, nothing read unbounded."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from desk.errors import DeskError
from desk.exchange.tables import LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS, MOST_ROWS, Row, Table, too_much
from desk.i18n import _

_CHUNK = 1 << 20
_SAMPLE = 64_000
_DELIMITERS = ",\t;"


def read_delimited(path: Path) -> Table:
    """The rows of a delimited file. Raises DeskError for an encoding that is none of the three."""
    encoding = encoding_of(path)
    lines = _Lines(path, encoding)
    return Table(
        name=path.name, rows=_rows(lines, _dialect(path, encoding)), total=path.stat().st_size, done=lines.tell
    )


def encoding_of(path: Path) -> str:
    """UTF-16 if it has a BOM, else UTF-8 if all of it is that, else CP932 if all of it is that.

    The order is the rule: CP932 accepts nearly every UTF-8 text, and never the other way round.
    """
    with path.open("rb") as file:
        start = file.read(2)
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if _decodes(path, "utf-8-sig"):
        return "utf-8-sig"
    if not _begins_in_utf_8(path) and _decodes(path, "cp932"):
        return "cp932"
    raise DeskError(
        _("{file} の文字コードがわかりません。Excel などで開き、「CSV UTF-8」で保存し直してください。").format(
            file=path.name
        )
    )


def _begins_in_utf_8(path: Path) -> bool:
    """Whether Japanese headings in UTF-8 stand at the beginning of a file that isn't UTF-8 throughout.

    Read as CP932 it would give letters, but no words.
    """
    with path.open("rb") as file:
        start = file.readline(_SAMPLE)
    try:
        return any(character > "\u3000" for character in start.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _dialect(path: Path, encoding: str) -> str:
    """The delimiter: the one that most often stands in the first lines."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(_SAMPLE)
    return max(_DELIMITERS, key=sample.count) if sample else ","


class _Lines:
    """The physical lines of a file, each of bounded length; ``budget`` bounds what one logical row may take."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._binary = path.open("rb")
        self._text = TextIOWrapper(self._binary, encoding=encoding, newline="")
        self.budget = LONGEST_ROW

    def __iter__(self) -> Iterator[str]:
        with self._text:
            while line := self._text.readline(LONGEST_ROW):
                self.budget -= len(line)
                if self.budget <= 0:
                    raise too_much()
                yield line.replace("\x00", "")

    def tell(self) -> int:
        return 0 if self._binary.closed else self._binary.tell()

    def close(self) -> None:
        self._text.close()


def _rows(lines: _Lines, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    try:
        for cells in reader:
            number += 1
            lines.budget = LONGEST_ROW
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS or max(map(len, cells), default=0) > LONGEST_CELL:
                raise too_much()
            yield Row(number, cells)
    except csv.Error as error:
        raise too_much() from error
    except UnicodeError as error:
        raise DeskError(_("ファイルが途中で壊れています。もう一度入手してください。")) from error
    finally:
        lines.close()
