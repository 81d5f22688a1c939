"""Which records an expression finds: the blocks of the index file, read and joined.

What was written since the last blocks (``fresh``) is held in memory by token; what was taken out or written anew
(``dead``) is taken off the answer at the end. So a change costs a few rows, not a rewrite of every token's blocks.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from desk.search import schema
from desk.search.blocks import MOST_BLOCKS, SHIFT, SIZE, bits_of, block_of, decode, key, stretch, token_number
from desk.search.expression import AllOf, AnyOf, Expression, Rows

_MOST_KEPT = 3_000
"""Tokens' blocks kept decoded, 9 KB each at most."""
_MOST_BYTES = 16_000_000
"""Of blocks that are kept as they are stored."""
_BLOCKS = "SELECT rowid, rows FROM posting WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC"
_NEWEST, _OLDER = f"{_BLOCKS} LIMIT 1", _BLOCKS
_UNKNOWN: tuple[dict[int, bytes], int] = {}, MOST_BLOCKS


class Postings:
    """What a reader keeps of an index's tokens between questions."""

    def __init__(self) -> None:
        self.blocks_through = -1
        self.going_on_from = 1
        self._blocks: dict[int, int] = {}
        self._stored: dict[int, tuple[dict[int, bytes], int]] = {}
        self._size = 0
        self._fresh: dict[int, list[int]] = {}
        self._last_fresh = 0
        self._dead: dict[int, int] = {}
        self._last_dead = 0
        self._top = 0

    @property
    def highest(self) -> int:
        """The number of the newest block."""
        return self._top >> SHIFT

    @property
    def top(self) -> int:
        """The newest rowid."""
        return self._top

    def refresh(self, connection: Any) -> None:
        """Read what came since the last time."""
        through = int(schema.get(connection, "blocks_through") or 0)
        if through != self.blocks_through:
            self.__init__()  # type: ignore[misc]
            self.blocks_through = through
        self._top = int(schema.get(connection, "top") or 0)
        self.going_on_from = int(schema.get(connection, "going_on_from") or 1)
        sql = "SELECT rowid, tokens FROM fresh WHERE rowid > ? ORDER BY rowid"
        for row, tokens in connection.execute(sql, (self._last_fresh,)):
            block, offset = row >> SHIFT, row & SIZE - 1
            for number in array("q", tokens):
                self._fresh.setdefault(key(block, number), []).append(offset)
            self._last_fresh = row
        dead = defaultdict[int, list[int]](list)
        for number, row in connection.execute("SELECT rowid, row FROM dead WHERE rowid > ?", (self._last_dead,)):
            dead[row >> SHIFT].append(row & SIZE - 1)
            self._last_dead = max(number, self._last_dead)
        for block, offsets in dead.items():
            self._dead[block] = self._dead.get(block, 0) | bits_of(offsets)

    def find(self, connection: Any, expression: Expression, block: int) -> int:
        """The places in a block of all records that satisfy the expression."""
        bits = self._joined(connection, expression, block)
        dead = self._dead.get(block)
        return bits & ~dead if dead is not None else bits

    def count(self, connection: Any, expression: Expression) -> int:
        """How many records satisfy the expression."""
        return sum(self.find(connection, expression, block).bit_count() for block in range(self.highest + 1))

    def _joined(self, connection: Any, expression: Expression, block: int) -> int:
        if isinstance(expression, str):
            return self._token(connection, expression, block) if expression else self._all(block)
        if isinstance(expression, AnyOf):
            found = 0
            for part in expression.parts:
                found |= self._joined(connection, part, block)
            return found
        if isinstance(expression, AllOf):
            return self._every(connection, expression.parts, block)
        if isinstance(expression, Rows):
            return bits_of([row & SIZE - 1 for row in expression.rowids if row >> SHIFT == block])
        found = self._joined(connection, expression.wanted, block)
        return found & ~self._joined(connection, expression.unwanted, block) if found else 0

    def _every(self, connection: Any, parts: Iterable[Expression], block: int) -> int:
        found = -1
        for part in parts:
            found &= self._joined(connection, part, block)
            if not found:
                return 0
        return found

    def _token(self, connection: Any, token: str, block: int) -> int:
        number = token_number(token)
        at = key(block, number)
        bits = self._blocks.get(at)
        if bits is None:
            if len(self._blocks) >= _MOST_KEPT:
                self._blocks.clear()
            stored = self._stored_blocks(connection, number, block).get(block)
            bits = self._blocks[at] = 0 if stored is None else decode(stored)
        fresh = self._fresh.get(at)
        return bits if fresh is None else bits | bits_of(fresh)

    def _stored_blocks(self, connection: Any, number: int, block: int) -> dict[int, bytes]:
        """The blocks of a token, this one among them if there is such a one.

        The newest one is read first: of a token that many records have, the others are hardly ever wanted.
        """
        stored, lowest = self._stored.get(number, _UNKNOWN)
        if block < lowest:
            is_first = lowest is MOST_BLOCKS
            sql = _NEWEST if is_first else _OLDER
            found = connection.execute(sql, (key(0, number), key(lowest - 1, number))).fetchall()
            read = {block_of(at): rows for at, rows in found}
            lowest = min(read, default=0) if is_first else 0
            self._size += sum(map(len, read.values())) + 100
            if self._size > _MOST_BYTES:
                self._stored.clear()
                self._size = 0
            stored = {**stored, **read}
            self._stored[number] = stored, lowest
            if block < lowest:
                return self._stored_blocks(connection, number, block)
        return stored

    def _all(self, block: int) -> int:
        first, last = max(block << SHIFT, 1), min((block + 1 << SHIFT) - 1, self._top)
        return stretch(first & SIZE - 1, last & SIZE - 1) if first <= last else 0
