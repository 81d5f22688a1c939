"""What decides filters, state and order of every record, in memory: a column of numbers for each fact.

Columns of 65,536 neighbouring rowids are stored as one blob and read when one of them is first asked for. What stands
under a rowid never changes: a record that is written anew gets a new rowid. States depend on the moment; they are told
when asked for and kept until the next moment that changes them.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter
from struct import Struct
from typing import Any, NamedTuple

from desk.records.codes import State
from desk.records.state import CLOSING_DAYS
from desk.search.blocks import SHIFT, SIZE
from desk.search.entry import STATES, moment

NEVER = -(1 << 63)
"""For a moment that isn't known."""
_TYPES = "BBBBIIIIiiqq"
_RECORD = Struct("<4B4I2i2q")
_UNTOLD = 255
_DAY = 86_400 * 1_000_000
_HALF_URGENT = 20.0
_S = {state: STATES.index(state) for state in State}
_STANDS = (_S[State.CANCELLED], _S[State.POSTPONED])
_OPEN = (_S[State.OPEN], _S[State.FEW_LEFT])


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


class Filling:
    """Columns of one block while they are written; places that are left out stay empty."""

    def __init__(self, stored: bytes = b"") -> None:
        self._columns = _columns(stored)

    def put(self, offset: int, record: bytes) -> None:
        """Set what is packed for a place after all those before."""
        for column, number in zip(self._columns, _RECORD.unpack(record), strict=True):
            if len(column) < offset:
                column.extend([0] * (offset - len(column)))
            column.append(number)

    def stored(self) -> bytes:
        """All columns, one after the other."""
        return b"".join(column.tobytes() for column in self._columns)


def _columns(stored: bytes) -> list[array[int]]:
    found, at = [], 0
    count = len(stored) // _RECORD.size
    for kind in _TYPES:
        column = array(kind)
        size = column.itemsize * count
        column.frombytes(stored[at : at + size])
        found.append(column)
        at += size
    return found


class Columns:
    """What a reader keeps of an index's columns between questions."""

    def __init__(self) -> None:
        self._through = -1
        self._blocks: dict[int, _Block] = {}
        self._fresh: dict[int, tuple[int, ...]] = {}
        self._last_fresh = 0
        self._latest = datetime.min

    def refresh(self, connection: Any, blocks_through: int) -> None:
        """Read what came since the last time; ``blocks_through`` is the last rowid that stands in a block."""
        if blocks_through != self._through:
            self._blocks.clear()
            self._fresh.clear()
            self._last_fresh, self._through = 0, blocks_through
        sql = "SELECT rowid, numbers FROM fresh WHERE rowid > ? ORDER BY rowid"
        for row, numbers in connection.execute(sql, (self._last_fresh,)):
            self._fresh[row] = _RECORD.unpack(numbers)
            self._last_fresh = row

    def rows(self, connection: Any, rowids: Sequence[int], now: datetime) -> list[Row]:
        """These records as they are at a moment, in the order of their blocks as given."""
        if now < self._latest:
            for block in self._blocks.values():
                block.forget()
        self._latest = now
        told = _Telling(now)
        found: list[Row] = []
        for number, group in groupby(rowids, lambda row: row >> SHIFT):
            given = list(group)
            stored = [row for row in given if row <= self._through] if given[0] > self._through else given
            if len(stored) < len(given):
                found += [_told(row, self._fresh[row], told) for row in given if row > self._through]
            if stored:
                found += self._block(connection, number).rows(stored, told)
        return found

    def _block(self, connection: Any, number: int) -> _Block:
        block = self._blocks.get(number)
        if block is None:
            stored = connection.execute("SELECT body FROM columns WHERE block = ?", (number,)).fetchone()[0]
            block = self._blocks[number] = _Block(stored)
        return block


class _Block:
    """The columns of one block, and the states that were told."""

    def __init__(self, stored: bytes) -> None:
        kinds, stated, gone, widths, stages, needs, circumstances, conditions, *dates = _columns(stored)
        self._facts = (kinds, stages, needs, circumstances, conditions, gone, widths)
        self._dates = (stated, *dates)
        self._states = bytearray([_UNTOLD]) * len(kinds)
        self._soon = bytearray(len(kinds))
        self._urgency = array("d", bytes(8 * len(kinds)))
        self._until = array("q", bytes(8 * len(kinds)))

    def forget(self) -> None:
        """No state that was told holds any more."""
        self._until = array("q", bytes(8 * len(self._states)))

    def rows(self, rowids: Sequence[int], told: _Telling) -> list[Row]:
        places = [row & SIZE - 1 for row in rowids]
        # The first once more: of a single place, too, a tuple is picked.
        pick = itemgetter(*places, places[0])
        until = self._until
        if min(pick(until)) <= told.now:
            for place in places:
                if until[place] > told.now:
                    continue
                dates = [column[place] for column in self._dates]
                self._states[place], self._soon[place], self._urgency[place], until[place] = told.of(*dates)
        columns = (*map(pick, self._facts), pick(self._states), pick(self._soon), pick(self._urgency))
        return list(map(partial(tuple.__new__, Row), zip(rowids, *columns, strict=False)))


class _Telling:
    """Tells states at one moment."""

    def __init__(self, now: datetime) -> None:
        midnight = datetime.combine(now.date(), time())
        self.now, self._soon = moment(now) or 0, moment(now + timedelta(days=CLOSING_DAYS)) or 0
        self._midnight, self._tomorrow = moment(midnight) or 0, moment(midnight + timedelta(days=1)) or 0
        self._today = now.date().toordinal()

    def of(self, stated: int, first_day: int, last_day: int, opens: int, closes: int) -> tuple[int, int, float, int]:
        """State, whether it closes soon, urgency, and the moment from which on that may be otherwise.

        The state as ``records.state.state_of`` tells it; a property test holds the two together.
        """
        now, until = self.now, self._tomorrow
        if opens > now:
            until = min(until, opens)
        soon = 0
        if closes >= now:
            until = min(until, closes + 1)
            if closes > self._soon:
                until = min(until, now + closes - self._soon)
            else:
                soon = 1
        return self._state(stated, last_day, opens, closes), soon, self._urgency(first_day, closes), until

    def _state(self, stated: int, last_day: int, opens: int, closes: int) -> int:
        if stated in _STANDS:
            return stated
        if 0 < last_day < self._today:
            return _S[State.ENDED]
        if stated == _S[State.NONE_NEEDED]:
            return stated
        if NEVER < closes < self.now:
            return _S[State.CLOSED]
        if opens > self.now:
            return _S[State.BEFORE]
        return _S[State.OPEN] if stated == _S[State.BEFORE] and opens != NEVER else stated

    def _urgency(self, first_day: int, closes: int) -> float:
        if closes >= self.now:
            # From the day's beginning: what closes earlier then always comes earlier, whenever each was told.
            return _HALF_URGENT / (_HALF_URGENT + (closes - self._midnight) / _DAY)
        if first_day >= self._today:
            return _HALF_URGENT / (_HALF_URGENT + first_day - self._today)
        return 0.0


def _told(row: int, record: Sequence[int], told: _Telling) -> Row:
    kind, stated, gone, width, stages, needs, circumstances, conditions, *dates = record
    state, soon, urgency, _until = told.of(stated, *dates)
    return Row(row, kind, stages, needs, circumstances, conditions, gone, width, state, soon, urgency)


def is_open(row: Row) -> bool:
    """Whether one can apply now (``open_now``)."""
    return row.state in _OPEN


def is_closing_soon(row: Row) -> bool:
    """Whether one can apply now and for a week more at most (``closing_soon``)."""
    return row.state in _OPEN and row.soon == 1
