"""Whom and when a resource fits, as codes: what the filters compare. Pure functions of the public record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from desk.records.codes import Condition, Kind, State
from desk.records.hours import Hours, is_holiday
from desk.records.resource import Circle, Resource
from desk.records.state import state_without_statement
from desk.records.vocabulary import Term, Vocabulary

EVENING = time(17, 0)
"""From here on it is 平日夜: the hour at which counters and schools have closed."""

LONGEST_MEETING = 400
"""Days that one meeting may span (an exhibition over a year); longer spans are slips of the pen."""

TIMES = (Condition.WEEKDAY_DAYTIME, Condition.WEEKDAY_EVENING, Condition.WEEKEND)
"""Conditions that widen each other: one comes on weekday evenings or at the weekend. All others must hold together."""

_ANYONE = "anyone"
_WHEELCHAIR_WORDS = ("車いす", "車椅子", "車イス", "wheelchair")
_CIRCLE_HOURS = ("%H:%M", "%H時%M分", "%H時")


class Codes:
    """Works out the codes of resources under one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._stages = vocabulary.of("life_stage")
        self._parents = {(term.scheme, term.code): term.parent for term in vocabulary.terms}

    def life_stages(self, resource: Resource) -> set[str]:
        """Stated life stages, else those whose ages overlap; "anyone" fits all stages."""
        stated = set(resource.life_stages)
        if _ANYONE in stated:
            return stated | {term.code for term in self._stages}
        if stated or (resource.age_from is None and resource.age_to is None):
            return self.with_ancestors("life_stage", stated)
        return self.with_ancestors("life_stage", (t.code for t in self._stages if _ages_overlap(t, resource)))

    def stated(self, resource: Resource) -> set[tuple[str, str]]:
        """What staff or the source say that it is for, as pairs of scheme and code; "anyone" says nothing."""
        found = {("life_stage", code) for code in resource.life_stages if code != _ANYONE}
        found |= {("circumstance", code) for code in resource.circumstances}
        return found | {("need", code) for code in resource.needs}

    def with_ancestors(self, scheme: str, codes: Iterable[str]) -> set[str]:
        """The codes with everything above them in their tree, so that a parent finds its children's resources."""
        found: set[str] = set()
        for code in codes:
            while code and code not in found:
                found.add(code)
                code = self._parents.get((scheme, code), "")
        return found


def _ages_overlap(term: Term, resource: Resource) -> bool:
    if term.age_from is None and term.age_to is None:
        return False
    lowest, highest = term.age_from or 0, 200 if term.age_to is None else term.age_to
    return (resource.age_from or 0) <= highest and lowest <= (200 if resource.age_to is None else resource.age_to)


def conditions(resource: Resource) -> set[Condition]:
    """The conditions that hold whatever the day; ``open_now`` depends on the moment and isn't among them."""
    part = resource.participation
    facts = (
        (Condition.FREE, _is_free(resource)),
        (Condition.ONLINE, part.online is True),
        (Condition.WHEELCHAIR, part.wheelchair is True or _is_wheelchair_friendly(resource)),
        (Condition.CHILDCARE, part.childcare is not None),
        (Condition.SIGN_LANGUAGE, part.sign_language is True or part.captioning is True),
        (Condition.FOREIGN_LANGUAGE, any(language not in ("ja", "") for language in part.languages)),
        (Condition.BEGINNER, part.beginner is True),
        (Condition.INDIVIDUAL, part.individual is True or _has_individual_room(resource)),
    )
    return {condition for condition, holds in facts if holds} | _times(resource)


def _is_free(resource: Resource) -> bool:
    """Nothing to pay at all: 受講料 0 with a 材料費 isn't free to the one who pays it."""
    if resource.course is not None and resource.course.material_fee:
        return False
    if resource.circle is not None and resource.fee is None:
        return resource.circle.monthly_fee == 0 and not resource.circle.admission_fee
    if resource.circle is not None and (resource.circle.monthly_fee or resource.circle.admission_fee):
        return False
    return resource.fee == 0


def _is_wheelchair_friendly(resource: Resource) -> bool:
    if resource.facility is None:
        return False
    return any(word in fact for fact in resource.facility.barrier_free for word in _WHEELCHAIR_WORDS)


def _has_individual_room(resource: Resource) -> bool:
    return resource.facility is not None and any(room.individual_use is True for room in resource.facility.rooms)


def _times(resource: Resource) -> set[Condition]:
    if resource.course is not None:
        found = set()
        for meeting in resource.course.meetings:
            if not meeting.cancelled:
                found.add(_time_of(meeting.starts, None if meeting.all_day else meeting.starts.time()))
        return found
    if resource.circle is not None:
        return _circle_times(resource.circle)
    return _opening_times(resource.hours)


def _time_of(day: date, starts: time | None) -> Condition:
    if day.weekday() >= 5 or is_holiday(day if not isinstance(day, datetime) else day.date()):
        return Condition.WEEKEND
    return Condition.WEEKDAY_EVENING if starts is not None and starts >= EVENING else Condition.WEEKDAY_DAYTIME


def _circle_times(circle: Circle) -> set[Condition]:
    found = {Condition.WEEKEND} if any(day >= 5 for day in circle.weekdays) else set()
    starts = clock(circle.starts)
    if starts is not None and any(day < 5 for day in circle.weekdays):
        found.add(Condition.WEEKDAY_EVENING if starts >= EVENING else Condition.WEEKDAY_DAYTIME)
    return found


@lru_cache(maxsize=1_024)
def clock(text: str) -> time | None:
    """A time of day as circles state it, 19:00, 10時 or 10時30分; None where it can't be read."""
    for form in _CIRCLE_HOURS:
        try:
            return datetime.strptime(text.strip(), form).time()
        except ValueError:
            continue
    return None


def _opening_times(hours: Hours) -> set[Condition]:
    found = set()
    for opening in hours.opening:
        days = opening.weekdays or tuple(range(7))
        if any(day >= 5 for day in days):
            found.add(Condition.WEEKEND)
        if any(day < 5 for day in days):
            if opening.opens < EVENING:
                found.add(Condition.WEEKDAY_DAYTIME)
            if opening.closes > EVENING:
                found.add(Condition.WEEKDAY_EVENING)
    return found


def meeting_days(resource: Resource) -> set[date]:
    """The days on which a course meets; cancelled meetings are left out."""
    found: set[date] = set()
    for meeting in resource.course.meetings if resource.course is not None else ():
        if meeting.cancelled:
            continue
        first, last = meeting.starts.date(), (meeting.ends or meeting.starts).date()
        span = min(max((last - first).days, 0), LONGEST_MEETING)
        found.update(first + timedelta(days=number) for number in range(span + 1))
    return found


def weekdays(resource: Resource) -> tuple[int, ...]:
    """The weekdays on which a circle meets; empty for everything else."""
    return resource.circle.weekdays if resource.circle is not None else ()


def opens_by_hours(resource: Resource) -> bool:
    """Whether opening hours tell the days on which there is something to go to."""
    return resource.kind in (Kind.FACILITY, Kind.WINDOW) and bool(resource.hours.opening)


def stated(resource: Resource) -> State:
    """The state that holds where no date overrules it."""
    state = resource.application.state
    return state_without_statement(resource) if state == State.UNKNOWN else state
