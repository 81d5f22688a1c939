"""Filters applied to candidates, and for each further filter how many hits it would leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from operator import itemgetter
from typing import Any

from desk.records.codes import Condition
from desk.records.search import Query
from desk.search.candidates import OPEN_NUMBERS, SORTS, wanted
from desk.search.entry import KINDS
from desk.search.fitting import TIMES
from desk.search.rows import Row

_ALONE = tuple((kind,) for kind in KINDS)
Test = Callable[[Row], bool]
Sets = Mapping[int, frozenset[str]]

_PLACES = {
    sort: tuple(map(Row._fields.index, fields))
    for sort, fields in {
        "kind": ("kind",),
        "life_stage": ("stages",),
        "need": ("needs",),
        "circumstance": ("circumstances",),
        "condition": ("conditions", "state", "soon"),
    }.items()
}
"""What of a row decides the codes of a sort that it has."""


def tests(query: Query, sets: Sets) -> dict[str, Test]:
    """For each sort of filter that is in use, whether a candidate passes it."""
    found: dict[str, Test] = {}
    for sort in SORTS:
        codes = wanted(query, sort)
        if not codes:
            continue
        if sort == "kind":
            found[sort] = _kind_test(frozenset(KINDS.index(kind) for kind in query.kinds))
        elif sort == "condition":
            found[sort] = _condition_test(frozenset(codes), sets)
        else:
            found[sort] = _set_test(itemgetter(*_PLACES[sort]), frozenset(codes), sets)
    return found


def passing(rows: Sequence[Row], given: Mapping[str, Test], *, without: str = "") -> list[Row]:
    """The candidates that pass every filter, or every one but those of one sort."""
    found = list(rows)
    for sort, test in given.items():
        if sort != without:
            found = [row for row in found if test(row)]
    return found


def count(
    sorts: Iterable[str], strata: Iterable[tuple[Sequence[Row], float]], query: Query, sets: Sets
) -> dict[str, dict[str, int]]:
    """For each of these sorts, how many records each of its codes would leave; the rows pass all other sorts.

    ``strata``: rows, and how many records there are for each of them.
    """
    total: dict[str, defaultdict[str, float]] = {sort: defaultdict(float) for sort in sorts}
    needed = frozenset(wanted(query, "condition"))
    for rows, scale in strata:
        columns = list(zip(*rows, strict=True))
        if not columns:
            continue
        for sort, found in total.items():
            marks = [columns[place] for place in _PLACES[sort]]
            if sort == "condition" and not needed:
                for code, times in _momentary(*marks[1:]).items():
                    found[code] += times * scale
                del marks[1:]
            alike = Counter(marks[0] if len(marks) == 1 else zip(*marks, strict=True))
            codes_of = _codes_of(sort, needed, sets)
            for mark, times in alike.items():
                counted = times * scale
                for code in codes_of(mark):
                    found[code] += counted
    return {sort: {code: round(times) for code, times in found.items() if times} for sort, found in total.items()}


def _momentary(states: Sequence[int], soon: Sequence[int]) -> dict[str, int]:
    """How many can be applied for, and for how many that ends soon."""
    is_open = [state in OPEN_NUMBERS for state in states]
    return {Condition.OPEN_NOW: sum(is_open), Condition.CLOSING_SOON: sum(compress(soon, is_open))}


def _codes_of(sort: str, needed: frozenset[str], sets: Sets) -> Callable[[Any], Iterable[str]]:
    """What tells the codes of a sort that rows with a mark would be left for."""
    if sort == "kind":
        return _ALONE.__getitem__
    if sort == "condition" and needed:
        return lambda mark: _leaving(_held(sets[mark[0]], mark[1] in OPEN_NUMBERS, mark[2]), needed)
    return sets.__getitem__


def _kind_test(numbers: frozenset[int]) -> Test:
    return lambda row: row.kind in numbers


def _set_test(column: Callable[[Row], int], codes: frozenset[str], sets: Sets) -> Test:
    known: dict[int, bool] = {}

    def test(row: Row) -> bool:
        number = column(row)
        passes = known.get(number)
        if passes is None:
            passes = known[number] = not codes.isdisjoint(sets[number])
        return passes

    return test


def _condition_test(needed: frozenset[str], sets: Sets) -> Test:
    known: dict[tuple[int, bool, int | None], bool] = {}

    def test(row: Row) -> bool:
        key = (row.conditions, row.state in OPEN_NUMBERS, row.soon)
        passes = known.get(key)
        if passes is None:
            passes = known[key] = _all_hold(_held(sets[key[0]], *key[1:]), needed)
        return passes

    return test


def held(row: Row, sets: Sets) -> frozenset[str]:
    """The conditions that hold of a candidate at this moment."""
    return _held(sets[row.conditions], row.state in OPEN_NUMBERS, row.soon)


@lru_cache(maxsize=4_096)
def _held(stored: frozenset[str], is_open: bool, soon: int | None) -> frozenset[str]:
    if not is_open:
        return stored
    return stored | ({Condition.OPEN_NOW, Condition.CLOSING_SOON} if soon else {Condition.OPEN_NOW})


def _all_hold(held: frozenset[str], needed: frozenset[str]) -> bool:
    """Conditions must hold together, but for times of the week: any of those asked for will do."""
    times = needed.intersection(TIMES)
    return needed.difference(TIMES) <= held and (not times or not times.isdisjoint(held))


@lru_cache(maxsize=4_096)
def _leaving(held: frozenset[str], needed: frozenset[str]) -> tuple[str, ...]:
    """The conditions that this record would still be a hit for, were each one added to those needed."""
    missing = needed.difference(TIMES) - held
    times = needed.intersection(TIMES)
    times_hold = not times or not times.isdisjoint(held)
    return tuple(code for code in held if not missing and (times_hold or code in TIMES))
