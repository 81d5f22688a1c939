"""What of a record decides whether somebody can take part, as numbers that SQL compares: one row of the table ``fit``.

None, or no bit, means "not known", and what isn't known turns nobody away. Pure functions of the public record.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from desk.records.codes import Band, Kind, Residency
from desk.records.hours import Hours
from desk.records.resource import Childcare, Circle, Course, Meeting, Resource
from desk.records.search import Slot
from desk.search.fitting import EVENING, clock

TABLE = """CREATE TABLE fit (
    rowid INTEGER PRIMARY KEY, age_from INTEGER, age_to INTEGER, ties INTEGER NOT NULL, slots INTEGER,
    latitude REAL, longitude REAL, fee INTEGER, care INTEGER, care_from INTEGER, care_to INTEGER, care_until INTEGER,
    languages TEXT, city INTEGER NOT NULL
)"""
CITIES = "CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"

NOON = time(12)
DROP_IN_HOURS = 4
"""Longer than so many hours one comes and goes: an open house from ten to five is there in the afternoon, too."""

_BANDS = tuple(Band)
_TIES = {tie: 1 << number for number, tie in enumerate(Residency)}
_WITH_CHILD = frozenset({"infant_parent", "with_small_child"})
_ALL_DAY = (1 << len(_BANDS)) - 1
_DAY_BITS = len(_BANDS)
_DROP_IN = timedelta(hours=DROP_IN_HOURS)


class Facts(NamedTuple):
    """One row of ``fit`` but for its rowid; ``city`` is the municipality's name here, its number there.

    Ages in years, both ends included. ``ties``: bits of those who are admitted, 0 for anybody. ``slots``: bits of
    the week (see ``slot_bits``). ``fee``: the least that is known to be paid, in yen, materials included; for a
    circle the first month. ``care``: 1 where children are looked after from ``care_from`` to ``care_to`` months, told
    until the day ``care_until`` (ordinal); 0 where they aren't and would be in the way; None where that isn't known
    or they come along. ``languages``: codes, each between spaces.
    """

    age_from: int | None
    age_to: int | None
    ties: int
    slots: int | None
    latitude: float | None
    longitude: float | None
    fee: int | None
    care: int | None
    care_from: int | None
    care_to: int | None
    care_until: int | None
    languages: str | None
    city: str


def facts_of(resource: Resource, today: date) -> Facts:
    """What decides fit. ``today`` tells which meetings are still to come."""
    place, care = resource.place, resource.participation.childcare
    is_placed = place is not None and place.latitude is not None and place.longitude is not None
    return Facts(
        age_from=resource.age_from,
        age_to=resource.age_to,
        ties=tie_bits(resource.residency),
        slots=slots_of(resource, today),
        latitude=place.latitude if place is not None and is_placed else None,
        longitude=place.longitude if place is not None and is_placed else None,
        fee=fee_of(resource),
        care=_care(resource, care),
        care_from=care.months_from if care is not None else None,
        care_to=care.months_to if care is not None else None,
        care_until=care.deadline.toordinal() if care is not None and care.deadline is not None else None,
        languages=languages_of(resource.participation.languages),
        city=resource.municipality,
    )


def tie_bits(ties: Iterable[Residency]) -> int:
    """Ties to the city as bits."""
    return sum({_TIES[tie] for tie in ties})


def fee_of(resource: Resource) -> int | None:
    """The least that is known to be paid, in yen; None where nothing is known."""
    parts: tuple[int | None, ...] = (resource.fee,)
    if resource.course is not None:
        parts = (resource.fee, resource.course.material_fee)
    if resource.circle is not None:
        circle = resource.circle
        monthly = circle.monthly_fee if circle.monthly_fee is not None else resource.fee
        parts = (monthly, circle.admission_fee)
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def _care(resource: Resource, care: Childcare | None) -> int | None:
    """A course that says nothing of 保育 has none, unless the child comes along; of other kinds it isn't known."""
    if care is not None:
        return 1
    if resource.kind is not Kind.COURSE or _WITH_CHILD.intersection((*resource.life_stages, *resource.circumstances)):
        return None
    return 0


def languages_of(languages: Iterable[str]) -> str | None:
    """Languages, each between spaces, without their regions (zh-Hant is zh); None where none is told."""
    codes = dict.fromkeys(language.strip().casefold().partition("-")[0] for language in languages)
    told = " ".join(code.replace(" ", "") for code in codes if code)
    return f" {told} " if told else None


def band_of(moment: time) -> Band:
    """The part of the day."""
    if moment < NOON:
        return Band.MORNING
    return Band.AFTERNOON if moment < EVENING else Band.EVENING


def slot_bits(slots: Iterable[Slot]) -> int:
    """Times of the week as 21 bits: three for each weekday from Monday, morning first."""
    bits = 0
    for slot in slots:
        day = _ALL_DAY if slot.band is None else 1 << _BANDS.index(slot.band)
        weekdays = range(7) if slot.weekday is None else (slot.weekday,)
        bits |= sum(day << weekday * _DAY_BITS for weekday in weekdays)
    return bits


def slots_in(bits: int) -> tuple[Slot, ...]:
    """The times of the week that these bits stand for, from Monday morning."""
    return tuple(
        Slot(weekday=weekday, band=band)
        for weekday in range(7)
        for number, band in enumerate(_BANDS)
        if bits >> weekday * _DAY_BITS + number & 1
    )


def slots_of(resource: Resource, today: date) -> int | None:
    """The times of the week at which there is something to go to, as bits; None where that isn't known.

    A course: where its meetings begin, those to come if there are any. A circle: its weekdays. A place or window: its
    opening hours without the weekdays on which it is always closed.
    """
    if resource.course is not None:
        return _course_slots(resource.course, today)
    if resource.circle is not None:
        return _circle_slots(resource.circle)
    if resource.kind in (Kind.FACILITY, Kind.WINDOW) and resource.hours.opening:
        return _opening_slots(resource.hours)
    return None


def _course_slots(course: Course, today: date) -> int | None:
    held = [meeting for meeting in course.meetings if not meeting.cancelled]
    coming = [meeting for meeting in held if (meeting.ends or meeting.starts).date() >= today]
    bits = 0
    for meeting in coming or held:
        bits |= _meeting_slots(meeting)
    return bits if held else None


def _meeting_slots(meeting: Meeting) -> int:
    starts, ends = meeting.starts, max(meeting.ends or meeting.starts, meeting.starts)
    if meeting.all_day:
        return sum({_ALL_DAY << day.weekday() * _DAY_BITS for day in _week(starts, ends)})
    # What ends at midnight isn't there the next morning.
    ends = max(ends - timedelta.resolution, starts)
    if ends - starts < _DROP_IN:
        return 1 << starts.weekday() * _DAY_BITS + _BANDS.index(band_of(starts.time()))
    days = _week(starts, ends)
    if ends.time() > starts.time():
        # Something of several days is there each day from its opening hour to its closing hour.
        hours = [(starts.time(), ends.time())] * len(days)
    else:
        # It goes on through the night: a camp, a night under the stars.
        whole = [(time.min, time.max)] * max(len(days) - 2, 0)
        hours = [(starts.time(), time.max), *whole, (time.min, ends.time())]
    return slot_bits(
        Slot(weekday=day.weekday(), band=band)
        for day, (first, last) in zip(days, hours, strict=False)
        for band in _bands(first, last)
    )


def _week(first: datetime, last: datetime) -> list[date]:
    """The days of a span, a week's at most: a week has every weekday."""
    return [first.date() + timedelta(days=n) for n in range(min((last.date() - first.date()).days, 6) + 1)]


def _bands(opens: time, closes: time) -> list[Band]:
    """The parts of the day that hours have a share in."""
    first, last = _BANDS.index(band_of(opens)), _BANDS.index(band_of(_just_before(closes)))
    return list(_BANDS[first : last + 1])


def _just_before(moment: time) -> time:
    if moment == time.min:
        return moment
    return (datetime.combine(date(2000, 1, 2), moment) - timedelta.resolution).time()


def _circle_slots(circle: Circle) -> int | None:
    if not circle.weekdays:
        return None
    starts = clock(circle.starts)
    band = band_of(starts) if starts is not None else None
    return slot_bits(Slot(weekday=weekday, band=band) for weekday in circle.weekdays if 0 <= weekday <= 6)


def _opening_slots(hours: Hours) -> int:
    closed = {day for rule in hours.closing if not (rule.weeks or rule.dates) for day in rule.weekdays}
    return slot_bits(
        Slot(weekday=weekday, band=band)
        for opening in hours.opening
        for weekday in opening.weekdays or range(7)
        if weekday not in closed
        for band in _bands(opening.opens, opening.closes)
    )
