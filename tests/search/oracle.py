"""What speaks against a record for a person, told from the record alone: what the index is held against."""

from __future__ import annotations

from datetime import date, time, timedelta

from desk.records import resource as r
from desk.records.codes import Band, Kind
from desk.records.hours import Hours
from desk.records.search import Query
from desk.search.walking import minutes

TODAY = date.today()
WITH_CHILD = {"infant_parent", "with_small_child"}


def band(moment: time) -> Band:
    return Band.MORNING if moment.hour < 12 else Band.AFTERNOON if moment.hour < 17 else Band.EVENING


def times_of(one: r.Resource) -> set[tuple[int, Band]] | None:
    """Weekdays and parts of the day, read off the record hour by hour."""
    if one.circle is not None:
        return times_of_circle(one.circle)
    if one.course is not None:
        return times_of_course(one.course)
    if one.kind in (Kind.FACILITY, Kind.WINDOW) and one.hours.opening:
        return times_of_hours(one.hours)
    return None


def times_of_circle(circle: r.Circle) -> set[tuple[int, Band]] | None:
    digits = "".join(letter for letter in circle.starts[:2] if letter.isdigit())
    bands = [band(time(int(digits)))] if digits else list(Band)
    return {(day, b) for day in circle.weekdays for b in bands} or None


def times_of_course(course: r.Course) -> set[tuple[int, Band]] | None:
    told = [meeting for meeting in course.meetings if not meeting.cancelled]
    told = [m for m in told if (m.ends or m.starts).date() >= TODAY] or told
    found = set()
    for meeting in told:
        if meeting.all_day:
            span = range((((meeting.ends or meeting.starts).date()) - meeting.starts.date()).days + 1)
            found |= {((meeting.starts + timedelta(days=n)).weekday(), b) for n in span for b in Band}
            continue
        length = (meeting.ends - meeting.starts) if meeting.ends else timedelta()
        steps = int(length / timedelta(minutes=30)) if length > timedelta(hours=4) else 1
        for step in range(max(steps, 1)):
            moment = meeting.starts + timedelta(minutes=30 * step)
            found.add((moment.weekday(), band(moment.time())))
    return found or None


def times_of_hours(hours: Hours) -> set[tuple[int, Band]]:
    closed = {day for rule in hours.closing if not rule.weeks and not rule.dates for day in rule.weekdays}
    return {
        (day, band(time(half // 2, half % 2 * 30)))
        for opening in hours.opening
        for day in set(opening.weekdays or range(7)) - closed
        for half in range(48)
        if opening.opens <= time(half // 2, half % 2 * 30) < opening.closes
    }


def misses(one: r.Resource, query: Query) -> set[str]:
    """What speaks against a record, told from the record alone."""
    told = {
        "age": misses_age(one, query),
        "tie": misses_tie(one, query),
        "childcare": misses_childcare(one, query),
        "language": misses_language(one, query),
        "fee": query.fee_at_most is not None and due(one) > query.fee_at_most,
        "slot": misses_slot(one, query),
        "walk": misses_walk(one, query),
        "municipality": bool(query.municipality) and one.municipality not in ("", query.municipality),
    }
    return {part for part, fails in told.items() if fails}


def misses_age(one: r.Resource, query: Query) -> bool:
    lowest, highest = one.age_from or 0, 999 if one.age_to is None else one.age_to
    return query.age is not None and not lowest <= query.age <= highest


def misses_tie(one: r.Resource, query: Query) -> bool:
    if query.ties is None or not one.residency:
        return False
    elsewhere = bool(query.home) and one.municipality not in ("", query.home)
    return elsewhere or not set(query.ties) & set(one.residency)


def misses_childcare(one: r.Resource, query: Query) -> bool:
    care = one.participation.childcare
    if query.child_months is None:
        return False
    if care is None:
        return one.kind is Kind.COURSE and not WITH_CHILD & {*one.life_stages, *one.circumstances}
    lowest, highest = care.months_from or 0, 999 if care.months_to is None else care.months_to
    return not lowest <= query.child_months <= highest or (care.deadline is not None and care.deadline < TODAY)


def misses_language(one: r.Resource, query: Query) -> bool:
    spoken = {language.split("-")[0] for language in one.participation.languages}
    return query.language not in ("", "ja") and bool(spoken) and query.language not in spoken


def due(one: r.Resource) -> int:
    if one.circle is not None:
        monthly = one.circle.monthly_fee if one.circle.monthly_fee is not None else one.fee
        return (monthly or 0) + (one.circle.admission_fee or 0)
    return (one.fee or 0) + ((one.course.material_fee or 0) if one.course is not None else 0)


def misses_slot(one: r.Resource, query: Query) -> bool:
    times = times_of(one)
    asked = {
        (day, b)
        for slot in query.slots
        for day in (range(7) if slot.weekday is None else [slot.weekday])
        for b in (Band if slot.band is None else [slot.band])
    }
    return bool(asked) and times is not None and not asked & times


def misses_walk(one: r.Resource, query: Query) -> bool:
    within = query.within or (15 if query.conditions else None)
    place = one.place
    if query.town is None or within is None or place is None or place.latitude is None or place.longitude is None:
        return False
    return minutes(place.latitude, place.longitude, query.town) > within
