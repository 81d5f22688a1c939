"""When nothing is found: what to let go, with how much is found then, and which window to call. Never a blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from desk.records.codes import Condition, Kind
from desk.records.search import Query, Slot
from desk.records.slots import slot_code
from desk.records.town import NEAR_MINUTES
from desk.records.ways import WayOut, WaysOut
from desk.work.desk import Desk
from desk.work.searching import search

MOST_WINDOWS = 5
WIDER_MINUTES = (30, 60)
"""How far people go where nothing is near: what a bicycle does in a quarter of an hour, and what a bus does."""

_LISTS = (
    ("kind", "kinds"),
    ("life_stage", "life_stages"),
    ("need", "needs"),
    ("circumstance", "circumstances"),
    ("condition", "conditions"),
)
_NAMES = ("place", "organization")


def ways_out(desk: Desk, query: Query) -> WaysOut:
    """What can be done instead: each part of the query that, let go, leaves something; and windows that may know."""
    asked = replace(query, limit=1, offset=0, near_misses=0)
    found = []
    widened: set[str] = set()
    for part, instead, looser in loosened(asked):
        if instead and part in widened:
            continue
        total = search(desk, looser).total
        if total:
            found.append(WayOut(part=part, query=replace(looser, limit=query.limit), total=total, instead=instead))
            if instead:
                widened.add(part)
    looser_ways = tuple(sorted(found, key=lambda way: -way.total))
    for windows in _window_queries(query):
        hits = search(desk, windows).hits
        if hits:
            return WaysOut(query=query, looser=looser_ways, windows=hits)
    return WaysOut(query=query, looser=looser_ways)


def loosened(query: Query) -> Iterator[tuple[str, str, Query]]:
    """The query with one of its parts let go or made wider, for each part: the part, what stands in its place, the rest.

    A part is written as it is logged. Of the ways to make one wider, each later one goes further.
    """
    yield from _words(query)
    for sort, field in _LISTS:
        codes = getattr(query, field)
        for code in codes:
            if code != Condition.NEARBY:
                yield f"{sort}:{code}", "", _with(query, **{field: tuple(other for other in codes if other != code)})
    if query.on is not None:
        yield f"on:{query.on.isoformat()}", "", replace(query, on=None)
    for field in _NAMES:
        if getattr(query, field):
            yield f"{field}:{getattr(query, field)}", "", _with(query, **{field: ""})
    yield from _person(query)
    yield from _times(query.slots, query)
    yield from _way(query)
    if query.municipality:
        yield f"municipality:{query.municipality}", "", replace(query, municipality="")


def _words(query: Query) -> Iterator[tuple[str, str, Query]]:
    words = query.text.split()
    if len(words) > 1:
        for number, word in enumerate(words):
            yield f"word:{word}", "", replace(query, text=" ".join(words[:number] + words[number + 1 :]))
    if words and not replace(query, text="").is_empty:
        yield "text:", "", replace(query, text="")


def _person(query: Query) -> Iterator[tuple[str, str, Query]]:
    if query.age is not None:
        yield f"age:{query.age}", "", replace(query, age=None)
    if query.ties is not None:
        yield f"tie:{','.join(query.ties) or 'none'}", "", replace(query, ties=None)
    if query.child_months is not None:
        yield f"child_months:{query.child_months}", "", replace(query, child_months=None)
    if query.language:
        yield f"language:{query.language}", "", replace(query, language="")
    if query.fee_at_most is not None:
        yield f"fee:{query.fee_at_most}", "", replace(query, fee_at_most=None)


def _times(slots: Sequence[Slot], query: Query) -> Iterator[tuple[str, str, Query]]:
    """The same days at any hour, the same hours on any day, any time."""
    if not slots:
        return
    part = f"when:{_said(slots)}"
    days = tuple(dict.fromkeys(Slot(weekday=slot.weekday) for slot in slots if slot.weekday is not None))
    bands = tuple(dict.fromkeys(Slot(band=slot.band) for slot in slots if slot.band is not None))
    if days and bands:
        yield part, f"when:{_said(days)}", replace(query, slots=days)
        yield part, f"when:{_said(bands)}", replace(query, slots=bands)
    yield part, "", replace(query, slots=())


def _way(query: Query) -> Iterator[tuple[str, str, Query]]:
    near = Condition.NEARBY in query.conditions
    if query.town is None or (query.within is None and not near):
        return
    within = query.within if query.within is not None else NEAR_MINUTES
    conditions = tuple(code for code in query.conditions if code != Condition.NEARBY)
    for wider in WIDER_MINUTES:
        if wider > within:
            yield f"within:{within}", f"within:{wider}", replace(query, within=wider)
    yield f"within:{within}", "", replace(query, within=None, conditions=conditions)


def _said(slots: Sequence[Slot]) -> str:
    return ",".join(slot_code(slot) for slot in slots)


def _with(query: Query, **changes: Any) -> Query:
    return replace(query, **changes)


def _window_queries(query: Query) -> Iterator[Query]:
    """Which windows may know: those of the same words, else of the same need or person, else the first ones."""
    windows = Query(kinds=(Kind.WINDOW,), limit=MOST_WINDOWS)
    if query.text.strip():
        yield replace(windows, text=query.text)
    if query.needs:
        yield replace(windows, needs=query.needs)
    if query.life_stages or query.circumstances:
        yield replace(windows, life_stages=query.life_stages, circumstances=query.circumstances)
    yield windows
