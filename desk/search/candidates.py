"""The rows that may answer a question, straight from the index: match, dates and state, up to a cap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from desk.records.codes import Condition, State
from desk.records.hours import Hours
from desk.records.search import Query
from desk.records.state import CLOSING_DAYS
from desk.records.town import Town
from desk.search.blocks import SHIFT, SIZE, newest, stretch
from desk.search.entry import (
    STATES,
    closing_token,
    day_token,
    facet_token,
    hours_token,
    moment,
    weekday_token,
)
from desk.search.exact_names import organization_tokens, place_tokens
from desk.search.expression import Expression, all_of, any_of
from desk.search.fitting import TIMES
from desk.search.person import Person
from desk.search.postings import Postings
from desk.search.rows import KeptRows, Row
from desk.search.walking import metres

CAP = 1000
"""With so many candidates or fewer, order and counts are exact."""
SAMPLE = 200
"""With more, counts are those of so many, scaled up; and of title matches so many more are put in order."""
MOMENTARY = (Condition.OPEN_NOW, Condition.CLOSING_SOON)
"""Conditions that depend on the moment: no token stands for them."""

OPEN_STATES = (State.OPEN, State.FEW_LEFT, State.NONE_NEEDED)
"""States in which one can apply now, or go without: who asks for what is open wants to know whether anything is in the way."""
OPEN_NUMBERS = frozenset(STATES.index(state) for state in OPEN_STATES)

Passes = Callable[[Row], bool]
"""Whether a record is to be among the candidates."""


class Span(NamedTuple):
    """A stretch of rowids, both ends included."""

    first: int
    last: int


EVERYWHERE = Span(0, 2**62)


def wanted(query: Query, sort: str) -> tuple[str, ...]:
    """The codes that a query asks of a sort of filter ("kind", "life_stage", "need", "circumstance", "condition")."""
    match sort:
        case "kind":
            return tuple(query.kinds)
        case "life_stage":
            return query.life_stages
        case "need":
            return query.needs
        case "circumstance":
            return query.circumstances
        case _:
            return tuple(code for code in query.conditions if code != Condition.NEARBY)


SORTS = ("kind", "life_stage", "need", "circumstance", "condition")


def facet_match(query: Query, sorts: Iterable[str]) -> list[Expression]:
    """Expressions over the facet tokens for the filters of these sorts; MOMENTARY ones aren't among them."""
    found: list[Expression] = []
    for sort in sorts:
        codes = wanted(query, sort)
        if sort != "condition":
            if codes:
                found.append(any_of(facet_token(sort, code) for code in codes))
            continue
        times = [code for code in codes if code in TIMES]
        if times:
            found.append(any_of(facet_token("x", code) for code in times))
        for code in codes:
            if code not in TIMES and code not in MOMENTARY:
                found.append(any_of([facet_token("x", code)]))
    return found


def exact_match(query: Query) -> list[Expression]:
    """Expressions for the place and the organisation that were asked for; a name without letters finds nothing."""
    asked = ((query.place, place_tokens), (query.organization, organization_tokens))
    return [any_of(tokens(name) or {"p_"}) for name, tokens in asked if name]


class Candidates:
    """Asks one index file; for one transaction of one reader. ``rows`` and ``closing_soon`` suit the person, if given."""

    def __init__(
        self,
        connection: Any,
        now: datetime,
        hours: Mapping[str, Hours],
        postings: Postings,
        rows: KeptRows,
        check: Callable[[], None],
        person: Person | None = None,
    ) -> None:
        self._connection = connection
        self._now = now
        self._person = person if person is not None and person.parts else None
        self._hours = hours
        self._postings = postings
        self._rows = rows
        self._check = check
        self._found: dict[tuple[Expression, int], int] = {}

    def rows(
        self, wanted: Expression, passes: Passes | None = None, limit: int = CAP + 1, span: Span = EVERYWHERE
    ) -> list[Row]:
        """Candidates for an expression (all records when empty) in a stretch of rowids, the newest first."""
        if passes is None and self._person is None:
            return self.of(self._rowids(wanted, limit, span))
        if self._person is not None:
            wanted = all_of((wanted, self._person.around))
        found: list[Row] = []
        for block in self._blocks(span):
            for part in _parts(block, self._in_span(wanted, block, span), 2 * limit):
                self._check()
                rows = self.suiting(part)
                found += rows if passes is None else filter(passes, rows)
                if len(found) >= limit:
                    return found[:limit]
        return found

    def matching(self, wanted: Expression, limit: int = CAP + 1) -> set[int]:
        """Rowids for an expression, the newest first up to the limit."""
        return set(self._rowids(wanted, limit, EVERYWHERE))

    def those(self, rowids: Iterable[int], wanted: Expression) -> list[int]:
        """Those of these rowids, given by the newest first, that satisfy an expression."""
        found: list[int] = []
        for block, group in groupby(rowids, lambda row: row >> SHIFT):
            bits = self.bits(wanted, block)
            if bits:
                held = bits.to_bytes(SIZE // 8, "little")
                found += [row for row in group if held[(row & SIZE - 1) >> 3] >> (row & 7) & 1]
        return found

    def exceeds(self, wanted: Expression, limit: int) -> bool:
        """Whether more records than that satisfy an expression."""
        found = 0
        for block in self.blocks:
            found += self.bits(wanted, block).bit_count()
            if found > limit:
                return True
        return False

    def of(self, rowids: Iterable[int]) -> list[Row]:
        """These rows, the newest first."""
        return self._rows.rows(self._connection, sorted(rowids, reverse=True), self._now)

    def suiting(self, rowids: Iterable[int]) -> list[Row]:
        """Those of these rows that suit the person, the newest first."""
        if self._person is None:
            return self.of(rowids)
        sql = f"SELECT rowid FROM fit WHERE rowid IN ({_listed(rowids)}) AND {self._person.where}"
        return self.of(row for (row,) in self._connection.execute(sql, self._person.parameters))

    def ways(self, rows: Iterable[Row], town: Town) -> dict[int, float]:
        """How far these are from a town, in metres; those whose place isn't known are left out."""
        given = _listed(row.row for row in rows)
        sql = f"SELECT rowid, latitude, longitude FROM fit WHERE rowid IN ({given}) AND latitude IS NOT NULL"
        return {row: metres(north, east, town) for row, north, east in self._connection.execute(sql)}

    def suited(self, rows: Sequence[Row]) -> dict[int, float]:
        """Of what the person asked, the share that is known to hold; empty where nothing was asked."""
        if self._person is None or not rows:
            return {}
        given = _listed(row.row for row in rows)
        sql = f"SELECT rowid, {self._person.known} FROM fit WHERE rowid IN ({given})"
        asked = len(self._person.parts)
        return {row: known / asked for row, known in self._connection.execute(sql)}

    def with_masks(self, wanted: Expression, limit: int = CAP) -> list[tuple[Row, int]]:
        """Candidates for an expression whether they suit the person or not, each with the mask of what fails."""
        return self.masks_of(self._rowids(wanted, limit, EVERYWHERE))

    def masks_of(self, rowids: Iterable[int]) -> list[tuple[Row, int]]:
        """These rows whether they suit the person or not, each with the mask of what fails."""
        given = list(rowids)
        masks: dict[int, int] = {}
        if self._person is not None:
            sql = f"SELECT rowid, {self._person.mask} FROM fit WHERE rowid IN ({_listed(given)})"
            masks.update(self._connection.execute(sql, self._person.parameters).fetchall())
        return [(row, masks.get(row.row, 0)) for row in self.of(given)]

    def _rowids(self, wanted: Expression, limit: int, span: Span) -> list[int]:
        found: list[int] = []
        for block in self._blocks(span):
            base = block << SHIFT
            found += [base + place for place in newest(self._in_span(wanted, block, span), limit - len(found))]
            if len(found) >= limit:
                break
        return found

    def _blocks(self, span: Span) -> Iterable[int]:
        return range(min(span.last >> SHIFT, self._postings.highest), (span.first >> SHIFT) - 1, -1)

    @property
    def blocks(self) -> Sequence[int]:
        """The numbers of all blocks, the newest first."""
        return range(self._postings.highest, -1, -1)

    @property
    def going_on_from(self) -> int:
        """The first rowid of what wasn't over when the index was built."""
        return self._postings.going_on_from

    @property
    def top(self) -> int:
        """The newest rowid: as many records, or a few more, are in the index."""
        return self._postings.top

    def _in_span(self, wanted: Expression, block: int, span: Span) -> int:
        bits = self.bits(wanted, block)
        if span is EVERYWHERE:
            return bits
        first, last = span.first - (block << SHIFT), span.last - (block << SHIFT)
        return bits & stretch(max(first, 0), min(last, SIZE - 1))

    def bits(self, wanted: Expression, block: int) -> int:
        """The places in a block of the records that satisfy an expression."""
        bits = self._found.get((wanted, block))
        if bits is None:
            self._check()
            bits = self._found[wanted, block] = self._postings.find(self._connection, wanted, block)
        return bits

    def all_bits(self, wanted: Expression) -> int:
        """All records that satisfy an expression, with a bit for each rowid."""
        found = 0
        for block in self.blocks:
            found |= self.bits(wanted, block) << (block << SHIFT)
        return found

    def closing_soon(self, passes: Passes | None, limit: int) -> list[Row]:
        """Records whose application closes next."""
        sql = "SELECT rowid FROM doc WHERE closes >= :now ORDER BY closes LIMIT :limit"
        if self._person is not None:
            sql = f"""SELECT doc.rowid FROM doc CROSS JOIN fit ON fit.rowid = doc.rowid
                WHERE closes >= :now AND {self._person.where} ORDER BY closes LIMIT :limit"""
        given = {**(self._person.parameters if self._person else {}), "now": moment(self._now), "limit": limit}
        rows = self.of(row for (row,) in self._connection.execute(sql, given))
        return rows if passes is None else list(filter(passes, rows))

    @property
    def is_narrowed(self) -> bool:
        """Whether facts of the person narrow the rows beyond what they match."""
        return self._person is not None

    def closing(self) -> Expression:
        """The expression for what closes within days, a few hours more or less."""
        return any_of(closing_token(self._now.date() + timedelta(days=ahead)) for ahead in range(CLOSING_DAYS + 1))

    def on(self, day: date) -> Expression:
        """The expression for what takes place or is open on a day: courses, circles, facilities and windows."""
        tokens = [day_token(day), weekday_token(day.weekday())]
        tokens += [token for token, hours in self._hours.items() if hours.on(day)]
        return any_of(tokens)


def _parts(block: int, bits: int, size: int) -> Iterable[list[int]]:
    """The rowids of the places in a block that are set, the newest first, so many at a time."""
    while bits:
        places = newest(bits, size)
        yield [(block << SHIFT) + place for place in places]
        bits &= (1 << places[-1]) - 1


def _listed(rowids: Iterable[int]) -> str:
    return ",".join(map(str, rowids))


def read_hours(connection: Any, after: int) -> tuple[dict[str, Hours], int]:
    """The different opening hours in the index by their token, those after a number; and the last number."""
    rows = connection.execute("SELECT id, body FROM hours WHERE id > ? ORDER BY id", (after,)).fetchall()
    decode = msgspec.json.Decoder(Hours).decode
    return {hours_token(body): decode(body) for _number, body in rows}, rows[-1][0] if rows else after
