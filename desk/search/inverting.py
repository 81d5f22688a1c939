"""Writing which records hold a token: whole blocks while an index is built, a row for each record that comes later."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from heapq import merge
from itertools import groupby, repeat
from pathlib import Path
from struct import Struct
from typing import Any

from desk.search import schema
from desk.search.blocks import SHIFT, SIZE, bits_of, decode, encode, encode_bits, key
from desk.search.rows import put

_MOST_FRESH = 2_000
"""So many records may wait before they are taken into the blocks: a reader holds their tokens in memory."""
_HEAD = Struct("<qi")
_INSERT = "INSERT INTO posting (rowid, rows) VALUES (?, ?)"
_PACKED = "INSERT OR REPLACE INTO packed (block, body) VALUES (?, ?)"


Inverted = Iterable[tuple[int, bytes]]
"""Tokens of a block in the order of their numbers, each as its ``blocks.key`` with the records that have it, encoded."""


def inverted(block: int, first: int, tokens: Iterable[bytes]) -> Inverted:
    """The tokens of neighbouring records, whose first one stands at the place ``first`` of its block."""
    rows: defaultdict[int, array[int]] = defaultdict(_no_rows)
    append = array.append
    for offset, numbers in enumerate(tokens, start=first):
        # Without a step of Python for each token: a block has ten million of them.
        deque(map(append, map(rows.__getitem__, array("q", numbers)), repeat(offset)), maxlen=0)
    return ((key(block, number), encode(rows[number])) for number in sorted(rows))


def lay_down(path: Path, tokens: Inverted) -> None:
    """Write a block's tokens to a file of their own, until those of all blocks are there."""
    with path.open("wb") as file:
        for at, rows in tokens:
            file.write(_HEAD.pack(at, len(rows)) + rows)


def laid_down(path: Path) -> Inverted:
    """What was laid down."""
    with path.open("rb") as file:
        while head := file.read(_HEAD.size):
            at, size = _HEAD.unpack(head)
            yield at, file.read(size)


def write_tokens(connection: Any, blocks: Iterable[Inverted]) -> None:
    """Write the tokens of all blocks into an empty table, in the order of their keys: so its pages are filled."""
    connection.executemany(_INSERT, merge(*blocks))


def write_numbers(connection: Any, block: int, numbers: bytes) -> None:
    """Write the packed numbers of a block's records."""
    connection.execute(_PACKED, (block, numbers))


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
