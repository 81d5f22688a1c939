"""What decides filters, state and order of every record: 44 bytes each, read and told once, then kept in memory.

The bytes of 65,536 neighbouring rowids are stored as one blob. What stands under a rowid never changes: a record that is
written anew gets a new rowid. States depend on the moment; the rows that were told are kept until the next moment that
changes one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from struct import Struct
from typing import Any, NamedTuple

from desk.records.codes import State
from desk.records.state import CLOSING_DAYS
from desk.search.blocks import SHIFT, SIZE
from desk.search.entry import STATES, moment

NEVER = -(1 << 63)
"""For a moment that isn't known."""
_RECORD = Struct("<4B4I2i2q")
_EMPTY = bytes(_RECORD.size)
_MOST_KEPT = 40_000
"""Rows kept, 300 bytes each."""
_DAY = 86_400 * 1_000_000
_HALF_URGENT = 20.0
_S = {state: STATES.index(state) for state in State}
_STANDS = (_S[State.CANCELLED], _S[State.POSTPONED])
_OPEN = (_S[State.OPEN], _S[State.FEW_LEFT], _S[State.NONE_NEEDED])
_ENDED, _NONE_NEEDED, _CLOSED, _BEFORE = (
    _S[state] for state in (State.ENDED, State.NONE_NEEDED, State.CLOSED, State.BEFORE)
)


class Row(NamedTuple):
    """One candidate: ``kind`` and ``state`` are places in their enums, the sets are numbers of ``code_set``.

    ``soon``: whether its application closes within a week. ``urgency``: from 1 (closes or begins today) over 0.1 (in
    half a year) to 0 (no date, or past).
    """

    row: int
    kind: int
    stages: int
    needs: int
    circumstances: int
    conditions: int
    gone: int
    width: int
    state: int
    soon: int
    urgency: float


def packed(numbers: Sequence[int | None], sets: Sequence[int]) -> bytes:
    """What ``Entry.numbers`` says of a record, and the numbers of its four sets of codes, in 44 bytes."""
    kind, stated, opens, closes, first_day, last_day, gone, width = numbers
    return _RECORD.pack(
        kind,
        stated,
        gone,
        min(width or 0, 255),
        *sets,
        first_day or 0,
        last_day or 0,
        NEVER if opens is None else opens,
        NEVER if closes is None else closes,
    )


def put(block: bytearray, offset: int, record: bytes) -> None:
    """Add what is packed for a place after all those before; places that are left out stay empty."""
    block += _EMPTY * (offset - len(block) // _RECORD.size)
    block += record


class KeptRows:
    """What a reader keeps of an index's rows between questions."""

    def __init__(self) -> None:
        self._through = -1
        self._blocks: dict[int, bytes] = {}
        self._fresh: dict[int, bytes] = {}
        self._last_fresh = 0
        self._told: dict[int, Row] = {}
        self._from, self._until = 0, 0

    def refresh(self, connection: Any, blocks_through: int) -> None:
        """Read what came since the last time; ``blocks_through`` is the last rowid that stands in a block."""
        if blocks_through != self._through:
            self._blocks.clear()
            self._fresh.clear()
            self._last_fresh, self._through = 0, blocks_through
        sql = "SELECT rowid, numbers FROM fresh WHERE rowid > ? ORDER BY rowid"
        for row, numbers in connection.execute(sql, (self._last_fresh,)):
            self._fresh[row] = numbers
            self._last_fresh = row

    def rows(self, connection: Any, rowids: Sequence[int], now: datetime) -> list[Row]:
        """These records as they are at a moment, in the order given."""
        telling = Telling(now)
        if not self._from <= telling.now < self._until or len(self._told) > _MOST_KEPT:
            self._told.clear()
            self._from, self._until = telling.now, telling.until
        told = self._told
        self._tell(connection, [row for row in rowids if row not in told], telling)
        return [told[row] for row in rowids]

    def _tell(self, connection: Any, rowids: Iterable[int], telling: Telling) -> None:
        for row in rowids:
            if row > self._through:
                self._told[row] = telling.of(row, self._fresh[row], 0)
                continue
            block = self._blocks.get(row >> SHIFT)
            if block is None:
                sql = "SELECT body FROM packed WHERE block = ?"
                block = self._blocks[row >> SHIFT] = connection.execute(sql, (row >> SHIFT,)).fetchone()[0]
            self._told[row] = telling.of(row, block, row & SIZE - 1)
        self._from, self._until = max(self._from, telling.now), min(self._until, telling.until)


class Telling:
    """Tells rows at one moment. ``until``: the moment from which on one of those told may be otherwise."""

    def __init__(self, now: datetime) -> None:
        midnight = datetime.combine(now.date(), time())
        self.now = moment(now) or 0
        self.until = moment(midnight + timedelta(days=1)) or 0
        self._soon = moment(now + timedelta(days=CLOSING_DAYS)) or 0
        self._midnight = moment(midnight) or 0
        self._today = now.date().toordinal()

    def of(self, row: int, block: bytes, offset: int) -> Row:
        """One row. Its state is as ``records.state.state_of`` tells it; a property test holds the two together."""
        kind, state, gone, width, stages, needs, circumstances, conditions, first_day, last_day, opens, closes = (
            _RECORD.unpack_from(block, offset * _RECORD.size)
        )
        now, soon, urgency = self.now, 0, 0.0
        if closes >= now:
            # From the day's beginning: what closes earlier then always comes earlier, whenever each was told.
            urgency = _HALF_URGENT / (_HALF_URGENT + (closes - self._midnight) / _DAY)
            changes = closes + 1
            if closes <= self._soon:
                soon = 1
            else:
                changes = now + closes - self._soon
            if changes < self.until:
                self.until = changes
        elif first_day >= self._today:
            urgency = _HALF_URGENT / (_HALF_URGENT + first_day - self._today)
        if now < opens < self.until:
            self.until = opens
        if state not in _STANDS:
            if 0 < last_day < self._today:
                state = _ENDED
            elif state == _NONE_NEEDED:
                soon = 0
            elif NEVER < closes < now:
                state = _CLOSED
            elif opens > now:
                state = _BEFORE
            elif state == _BEFORE and opens != NEVER:
                state = _S[State.OPEN]
        return Row(row, kind, stages, needs, circumstances, conditions, gone, width, state, soon, urgency)


def is_open(row: Row) -> bool:
    """Whether one can apply now, or go without (``open_now``)."""
    return row.state in _OPEN


def is_closing_soon(row: Row) -> bool:
    """Whether one can apply now and for a week more at most (``closing_soon``)."""
    return row.state in _OPEN and row.soon == 1
