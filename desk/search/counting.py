"""Filters applied to candidates, and for each further filter how many hits it would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from desk.records.codes import Condition
from desk.records.search import Query
from desk.search.candidates import OPEN_NUMBERS, SORTS, wanted
from desk.search.columns import Row
from desk.search.entry import KINDS
from desk.search.fitting import TIMES

Test = Callable[[Row], bool]
Sets = Mapping[int, frozenset[str]]

_KIND = itemgetter(Row._fields.index("kind"))
_CONDITIONS = itemgetter(*map(Row._fields.index, ("conditions", "state", "soon")))
_COLUMN = {
    "life_stage": itemgetter(Row._fields.index("stages")),
    "need": itemgetter(Row._fields.index("needs")),
    "circumstance": itemgetter(Row._fields.index("circumstances")),
}


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
            found[sort] = _set_test(_COLUMN[sort], frozenset(codes), sets)
    return found


def passing(rows: Sequence[Row], given: Mapping[str, Test], *, without: str = "") -> list[Row]:
    """The candidates that pass every filter, or every one but those of one sort."""
    found = list(rows)
    for sort, test in given.items():
        if sort != without:
            found = [row for row in found if test(row)]
    return found


def count(sort: str, rows: Sequence[Row], query: Query, sets: Sets) -> Counter[str]:
    """How many of the rows, which pass all other sorts, each code of this sort would leave."""
    counted: Counter[str] = Counter()
    if sort == "kind":
        for number, times in Counter(map(_KIND, rows)).items():
            counted[KINDS[number]] = times
        return counted
    if sort == "condition":
        needed = frozenset(wanted(query, sort))
        alike = Counter(map(_CONDITIONS, rows)).items()
        leaving = (
            (_leaving(_held(sets[held], state in OPEN_NUMBERS, soon), needed), n) for (held, state, soon), n in alike
        )
    else:
        leaving = ((tuple(sets[number]), times) for number, times in Counter(map(_COLUMN[sort], rows)).items())
    told = counted.get
    for codes, times in leaving:
        for code in codes:
            counted[code] = told(code, 0) + times
    return counted


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
