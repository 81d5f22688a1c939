"""Near misses: records that the words find and that fail in one or two points of what else was asked, with why not.

What is looked for (kinds, needs, circumstances; life stages where there are no words) holds for a near miss, too. What may
fail are the time, the state, the money, the way, whom it admits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from desk.records.codes import Condition
from desk.records.resource import Resource
from desk.records.search import Query, Reason
from desk.search import counting
from desk.search.candidates import MOMENTARY, OPEN_NUMBERS
from desk.search.entry import STATES
from desk.search.fitting import TIMES
from desk.search.person import Person
from desk.search.rows import Row
from desk.search.suiting import against

MOST_FAULTS = 2
"""What fails in more points is near nothing that was asked."""

_WEEKDAYS = (Condition.WEEKDAY_DAYTIME, Condition.WEEKDAY_EVENING)


class Near(NamedTuple):
    """A candidate with the parts of the person that fail, and what else speaks against it."""

    row: Row
    parts: tuple[str, ...]
    others: tuple[Reason, ...]

    @property
    def faults(self) -> int:
        """In how many points it fails."""
        return len(self.parts) + len(self.others)


def must_hold(query: Query) -> tuple[str, ...]:
    """The sorts of filters that a near miss meets."""
    always = ("kind", "need", "circumstance")
    return always if query.text.strip() else (*always, "life_stage")


def nearest(
    rows: Sequence[tuple[Row, int]],
    person: Person,
    query: Query,
    sets: counting.Sets,
    on: frozenset[int] | None,
    score: Callable[[Row], float],
    count: int,
) -> list[Near]:
    """The candidates that fail least, then those that rank best; what fails in nothing is a hit and left out.

    ``rows`` come with the mask of the person's parts that fail. ``on``: the rows of the day that was asked for, if one was.
    """
    parts = {mask: tuple(person.failed(mask)) for mask in {mask for _row, mask in rows}}
    found = []
    for row, mask in rows:
        if len(parts[mask]) > MOST_FAULTS or row.gone:
            continue
        near = Near(row, parts[mask], tuple(_others(row, query, sets, on)))
        if 0 < near.faults <= MOST_FAULTS:
            found.append(near)
    return sorted(found, key=lambda near: (near.faults, -score(near.row)))[:count]


def why_not(near: Near, resource: Resource, query: Query, now: datetime) -> tuple[Reason, ...]:
    """What speaks against a near miss, the person's parts first."""
    return (*against(resource, near.parts, query, now), *near.others)


def _others(row: Row, query: Query, sets: counting.Sets, on: frozenset[int] | None) -> list[Reason]:
    found = []
    if query.text.strip() and query.life_stages and sets[row.stages].isdisjoint(query.life_stages):
        asked = query.life_stages
        found.append(Reason(code="life_stage", value=asked[0] if len(asked) == 1 else ""))
    if query.conditions:
        found += _conditions(row, query.conditions, counting.held(row, sets))
    if on is not None and query.on is not None and row.row not in on:
        found.append(Reason(code="on", value=query.on.isoformat()))
    return found


def _conditions(row: Row, asked: Sequence[Condition], held: frozenset[str]) -> list[Reason]:
    found = []
    times = [code for code in asked if code in TIMES]
    if times and held.isdisjoint(times):
        found.append(Reason(code="slot", value=_time_fault(times, held)))
    if any(code in MOMENTARY for code in asked):
        if row.state not in OPEN_NUMBERS:
            found.append(Reason(code="state", value=str(STATES[row.state])))
        elif Condition.CLOSING_SOON in asked and Condition.CLOSING_SOON not in held:
            found.append(Reason(code="condition", value=str(Condition.CLOSING_SOON)))
    for code in asked:
        if code not in TIMES and code not in MOMENTARY and code != Condition.NEARBY and code not in held:
            found.append(Reason(code="condition", value=str(code)))
    return found


def _time_fault(asked: Sequence[str], held: frozenset[str]) -> str:
    if held.isdisjoint(TIMES):
        return "unknown"
    both_weekdays = not held.isdisjoint(_WEEKDAYS) and not set(asked).isdisjoint(_WEEKDAYS)
    return "band" if both_weekdays else "weekday"
