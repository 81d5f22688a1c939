"""Which record of an earlier issue a row of this issue is: by its key, else by what it says.

Keys hold the title, the place and the first day. A course that lost its first days because they are over, was put off,
or moved to another room is still the same course, and what was noted about it at a counter stays with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desk.records.codes import Kind
from desk.records.imports import Draft
from desk.records.resource import Resource
from desk.records.state import last_day
from desk.text import fold, squeeze

ALIKE = 85.0
"""How alike two titles of the same day must be, in per cent of their letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A record as the truth has it from this source; ``has_vanished``: an earlier issue no longer had it."""

    id: str
    key: str
    digest: str
    version: int
    kind: Kind
    has_vanished: bool


@dataclass(frozen=True, slots=True)
class Matching:
    """Each draft with the record it is (None when new), and the records that no draft is."""

    pairs: tuple[tuple[Draft, Held | None], ...]
    missing: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a record is recognised by when its key changed."""

    name: tuple[Kind, str]
    place: str
    days: frozenset[date]


def match(
    drafts: Sequence[Draft],
    held: Iterable[Held],
    read: Callable[[Sequence[str]], dict[str, Resource]],
    today: date,
) -> Matching:
    """Find each draft's record. ``read`` gives the records of ids, and is asked only about those whose key is gone."""
    by_key: dict[tuple[Kind, str], Held] = {}
    for one in sorted(held, key=lambda record: record.has_vanished, reverse=True):
        by_key[one.kind, one.key] = one
    found = [by_key.pop((draft.resource.kind, draft.key), None) for draft in drafts]
    missing = {one.id: one for one in by_key.values() if not one.has_vanished}
    fresh = [number for number, one in enumerate(found) if one is None]
    if fresh and missing:
        records = read(list(missing))
        for number, record_id in _recognised(drafts, fresh, records, today).items():
            found[number] = missing.pop(record_id)
    return Matching(tuple(zip(drafts, found, strict=True)), tuple(missing.values()))


def _recognised(
    drafts: Sequence[Draft], fresh: Sequence[int], records: dict[str, Resource], today: date
) -> dict[int, str]:
    """Fresh drafts with the ids of the records they are: the surest resemblance first, and only where it is unique."""
    looks = {number: _look(drafts[number].resource) for number in fresh}
    old = {record_id: _look(record) for record_id, record in records.items()}
    coming = {record_id for record_id, record in records.items() if (last_day(record) or today) >= today}
    pairs: dict[int, str] = {}

    def pair(resembles: Callable[[_Look, _Look, str], bool]) -> None:
        candidates: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        taken = set(pairs.values())
        for record_id, look in old.items():
            if record_id not in taken:
                candidates[look.name].append(record_id)
        wanted: dict[int, list[str]] = {}
        for number, look in looks.items():
            if number not in pairs:
                wanted[number] = [i for i in candidates.get(look.name, ()) if resembles(look, old[i], i)]
        claims = Counter(record_id for ids in wanted.values() for record_id in ids)
        for number, ids in wanted.items():
            if len(ids) == 1 and claims[ids[0]] == 1:
                pairs[number] = ids[0]

    pair(lambda new, was, _id: new.place == was.place and bool(new.days & was.days))
    pair(lambda new, was, record_id: new.place == was.place and record_id in coming)
    pair(lambda new, was, _id: bool(new.days & was.days))
    taken = set(pairs.values())
    return pairs | _retitled(
        {number: look for number, look in looks.items() if number not in pairs},
        {record_id: look for record_id, look in old.items() if record_id not in taken},
    )


def _retitled(looks: dict[int, _Look], old: dict[str, _Look]) -> dict[int, str]:
    """Fresh drafts that differ from an old record by a few letters of the title: 可愛いバッグ, 可愛いかごバッグ.

    Day and numbers must agree: 第1回 and 第2回 are two courses.
    """
    from rapidfuzz import fuzz

    by_day: dict[date, list[str]] = defaultdict(list)
    for record_id, look in old.items():
        for day in look.days:
            by_day[day].append(record_id)
    pairs: dict[int, str] = {}
    taken: set[str] = set()
    for number, look in looks.items():
        near = {record_id for day in look.days for record_id in by_day.get(day, ())} - taken
        alike = [
            (fuzz.ratio(look.name[1], old[i].name[1]), i)
            for i in near
            if old[i].name[0] == look.name[0] and _numbers(old[i].name[1]) == _numbers(look.name[1])
        ]
        best = max(alike, default=(0.0, ""))
        if best[0] >= ALIKE:
            pairs[number] = best[1]
            taken.add(best[1])
    return pairs


def _numbers(title: str) -> list[str]:
    return re.findall(r"\d+", title)


def _look(resource: Resource) -> _Look:
    meetings = resource.course.meetings if resource.course is not None else ()
    days = {moment.date() for meeting in meetings for moment in (meeting.starts, meeting.ends or meeting.starts)}
    return _Look(
        (resource.kind, fold(squeeze(resource.title))),
        fold(squeeze(resource.place.name)) if resource.place is not None else "",
        frozenset(days),
    )
