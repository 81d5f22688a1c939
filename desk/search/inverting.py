"""Writing which records hold a token: whole blocks while an index is built, a row for each record that comes later."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from desk.search import schema
from desk.search.blocks import SHIFT, SIZE, bits_of, decode, encode, encode_bits, key
from desk.search.rows import put

_MOST_FRESH = 2_000
"""So many records may wait before they are taken into the blocks: a reader holds their tokens in memory."""
_INSERT = "INSERT INTO posting (rowid, rows) VALUES (?, ?)"
_PACKED = "INSERT OR REPLACE INTO packed (block, body) VALUES (?, ?)"


class Blocks:
    """Collects the tokens of records that come in the order of their rowids, and writes block after block."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._block = 0
        self._last = 0
        self._rows: defaultdict[int, array[int]] = defaultdict(_no_rows)
        self._packed = bytearray()

    def add(self, row: int, tokens: bytes, numbers: bytes) -> None:
        """Take in one record; its rowid is higher than those before."""
        if row >> SHIFT != self._block:
            self._write()
            self._block = row >> SHIFT
        rows, offset = self._rows, row & SIZE - 1
        for number in array("q", tokens):
            rows[number].append(offset)
        put(self._packed, offset, numbers)
        self._last = row

    def finish(self) -> None:
        """Write the last block."""
        self._write()
        schema.put(self._connection, "blocks_through", str(self._last))
        schema.put(self._connection, "top", str(self._last))

    def _write(self) -> None:
        base = key(self._block, 0)
        rows = sorted(self._rows.items())
        self._connection.executemany(_INSERT, ((base | number, encode(offsets)) for number, offsets in rows))
        self._connection.execute(_PACKED, (self._block, bytes(self._packed)))
        self._rows.clear()
        self._packed = bytearray()


def _no_rows() -> array[int]:
    return array("H")


def next_row(connection: Any) -> int:
    """A rowid that no record had before: the blocks still know those of records that are gone."""
    row = int(schema.get(connection, "top") or 0) + 1
    schema.put(connection, "top", str(row))
    return row


def add_fresh(connection: Any, row: int, tokens: bytes, numbers: bytes) -> None:
    """Write the tokens and the packed numbers of one record that comes after the index was built."""
    connection.execute("INSERT INTO fresh (rowid, tokens, numbers) VALUES (?, ?, ?)", (row, tokens, numbers))


def take_out(connection: Any, row: int) -> None:
    """No expression finds this row any more."""
    connection.execute("INSERT INTO dead (row) VALUES (?)", (row,))
    connection.execute("DELETE FROM fresh WHERE rowid = ?", (row,))


def settle(connection: Any) -> None:
    """Take what is fresh into the blocks where it has become much."""
    if connection.execute("SELECT count(*) FROM fresh").fetchone()[0] < _MOST_FRESH:
        return
    for at, offsets in _by_token(connection).items():
        held = connection.execute("SELECT rows FROM posting WHERE rowid = ?", (at,)).fetchone()
        if held is None:
            connection.execute(_INSERT, (at, encode(offsets)))
        else:
            stored = encode_bits(decode(held[0]) | bits_of(offsets))
            connection.execute("UPDATE posting SET rows = ? WHERE rowid = ?", (stored, at))
    _settle_packed(connection)
    connection.execute("DELETE FROM fresh")
    schema.put(connection, "blocks_through", schema.get(connection, "top"))


def _settle_packed(connection: Any) -> None:
    fresh = connection.execute("SELECT rowid, numbers FROM fresh ORDER BY rowid").fetchall()
    for block, rows in groupby(fresh, lambda found: found[0] >> SHIFT):
        stored = connection.execute("SELECT body FROM packed WHERE block = ?", (block,)).fetchone()
        body = bytearray(stored[0] if stored is not None else b"")
        for row, numbers in rows:
            put(body, row & SIZE - 1, numbers)
        connection.execute(_PACKED, (block, bytes(body)))


def _by_token(connection: Any) -> Mapping[int, list[int]]:
    found = defaultdict[int, list[int]](list)
    for row, tokens in connection.execute("SELECT rowid, tokens FROM fresh ORDER BY rowid"):
        for number in array("q", tokens):
            found[key(row >> SHIFT, number)].append(row & SIZE - 1)
    return found
