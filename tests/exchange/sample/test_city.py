"""Whether the made-up city holds together, on whatever day it is loaded."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.exchange.sample import SampleCity, read_sample
from desk.exchange.vocabulary import read_plans, read_vocabulary
from desk.records.codes import Guard, Kind, State
from desk.records.hours import Hours
from desk.records.resource import Place, Resource
from desk.records.state import first_day, guards, last_day, state_of

TODAY = date(2026, 11, 21)
DAYS = [
    date(2026, 1, 1),
    date(2026, 2, 28),
    date(2026, 5, 4),
    date(2026, 7, 21),
    date(2026, 9, 24),
    date(2026, 11, 7),
    date(2026, 12, 25),
    date(2027, 1, 3),
    date(2027, 3, 31),
    date(2027, 8, 15),
    date(2027, 10, 11),
    date(2027, 12, 30),
    date(2028, 2, 29),
    date(2028, 6, 14),
    date(2028, 11, 23),
]
"""Three years of days on which something shifts: turns of the year, a leap day, runs of holidays, a festival's second day."""

KATAKANA = re.compile(r"[ァ-ヶー・ 　]+")
PHONE = re.compile(r"(?<![\w-])0\d{1,4}[-(（‐－]\d{1,4}[-)）‐－]\d{3,4}")
WEEKDAY_WORDS = "月火水木金土日"
WEEKLY = re.compile(
    r"(?:毎週|隔週|毎月|第[1-5一二三四五](?:[・、]第?[1-5一二三四五])*)の?((?:[月火水木金土日]曜?[・、]?)+)曜"
)
HOURS = re.compile(r"(?:(午後|夜))?(\d{1,2})時(半|(\d{1,2})分)?〜")


@cache
def city(today: date = TODAY) -> SampleCity:
    return read_sample(today)


def test_that_every_place_lies_near_a_town_of_its_city() -> None:
    assert len(city().towns) >= 40
    for place in {resource.place for resource in resources() if resource.place is not None}:
        if place.latitude is None or place.longitude is None:
            continue
        home = [town for town in city().towns if place.address.startswith(town.municipality)]
        assert min(hypot(t.latitude - place.latitude, t.longitude - place.longitude) for t in home) < 0.004, place


def resources(kind: Kind | None = None) -> list[Resource]:
    return [resource for resource in city().resources if kind is None or resource.kind is kind]


def texts_in(value: Any) -> list[str]:
    """Every text that a record holds, however deep."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return texts_in(asdict(value))
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_in(part)]
    if isinstance(value, (tuple, list)):
        return [text for part in value for text in texts_in(part)]
    return []


@settings(max_examples=8)
@given(today=st.dates(min_value=date(2026, 1, 1), max_value=date(2040, 12, 31)))
def test_that_the_city_can_be_read_on_any_day(today: date) -> None:
    assert [r.id for r in read_sample(today).resources] == [r.id for r in resources()]


def test_that_every_kind_is_there_in_numbers() -> None:
    counts = Counter(resource.kind for resource in resources())
    least = {
        Kind.COURSE: 140,
        Kind.FACILITY: 33,
        Kind.CIRCLE: 40,
        Kind.TALENT: 30,
        Kind.GRANT: 16,
        Kind.MATERIAL: 24,
        Kind.WINDOW: 25,
        Kind.PROGRAMME: 25,
    }
    assert {kind: number for kind, number in counts.items() if number < least[kind]} == {}
    assert counts.keys() == set(Kind)


@pytest.mark.parametrize(("scheme", "field"), [("life_stage", "life_stages"), ("circumstance", "circumstances")])
def test_that_whoever_comes_finds_something(scheme: str, field: str) -> None:
    counts = Counter(code for resource in resources() for code in getattr(resource, field))
    terms = {term.code for term in read_vocabulary().of(scheme)}
    assert counts.keys() <= terms
    assert {code for code in terms if counts[code] < 8} == set()


def test_that_every_need_is_met_by_something() -> None:
    counts = Counter(code for resource in resources() for code in resource.needs)
    terms = {term.code for term in read_vocabulary().of("need")}
    assert counts.keys() <= terms
    assert {code for code in terms if "/" in code and not counts[code]} == set()
    with_children = Counter(code.partition("/")[0] for code in counts.elements())
    assert {code for code in terms if "/" not in code and with_children[code] < 5} == set()


def test_that_measures_are_those_of_the_plans() -> None:
    known = {f"{plan.code}/{measure.code}" for plan in read_plans() for measure in plan.measures}
    used = {measure for resource in resources() for measure in resource.measures}
    assert used <= known
    assert {measure.partition("/")[0] for measure in used} == {plan.code for plan in read_plans()}


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("hour", [0, 12, 23])
def test_that_stated_states_stay_true_on_any_day(today: date, hour: int) -> None:
    now = datetime.combine(today, time(hour))
    wrong = []
    for resource in city(today).resources:
        stated = resource.application.state
        last = last_day(resource)
        over = last is not None and last < today
        if stated in (State.UNKNOWN, State.CANCELLED, State.POSTPONED) or over:
            continue
        if state_of(resource, now) is not stated:
            wrong.append((resource.title, stated, state_of(resource, now)))
    assert wrong == []


@pytest.mark.parametrize("today", DAYS)
def test_that_every_state_and_guard_can_be_met_on_any_day(today: date) -> None:
    now = datetime.combine(today, time(10))
    states = Counter(state_of(resource, now) for resource in city(today).resources)
    assert {state for state in State if states[state] < 2} == set()
    found = {guard for resource in city(today).resources for guard in guards(resource, now)}
    assert found == set(Guard)
    assert states[State.OPEN] > len(city(today).resources) / 4


@pytest.mark.parametrize("today", DAYS)
def test_that_what_ended_and_what_comes_stays_so(today: date) -> None:
    """Which courses are over does not depend on the day, apart from yearly festivals in the week after them."""

    def over(day: date) -> set[str]:
        return {r.id for r in city(day).resources if (last_day(r) or day) < day}

    yearly = {r.id for r in city().resources if "祭" in r.title or "まつり" in r.title}
    assert over(today) - yearly == over(TODAY) - yearly
    assert len(over(today) - yearly) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_that_deadlines_come_before_what_they_are_for(today: date) -> None:
    wrong = []
    for resource in city(today).resources:
        application, first = resource.application, first_day(resource)
        if application.opens and application.closes and application.opens >= application.closes:
            wrong.append((resource.title, "closes before it opens"))
        last = last_day(resource)
        if last is None or first is None:
            continue
        if application.closes and application.closes.date() > last:
            wrong.append((resource.title, "deadline after the end"))
        if first > today and application.closes and application.closes.date() >= first:
            wrong.append((resource.title, "deadline after the first meeting"))
        childcare = resource.participation.childcare
        if childcare and childcare.deadline and first > today and childcare.deadline >= first:
            wrong.append((resource.title, "childcare deadline after the first meeting"))
    assert wrong == []


@pytest.mark.parametrize("today", DAYS)
def test_that_nothing_meets_where_the_doors_are_shut(today: date) -> None:
    hours = {r.place.name: r.hours for r in city().resources if r.kind is Kind.FACILITY and r.place}
    wrong = []
    for resource in city(today).resources:
        if resource.course is None or resource.place is None:
            continue
        doors = hours.get(resource.place.name, Hours())
        for meeting in resource.course.meetings:
            if doors.is_closed_on(meeting.starts.date()):
                wrong.append((resource.title, meeting.starts))
    assert wrong == []


def test_that_meetings_lie_within_opening_hours() -> None:
    """Schools and offices open apart for a course, so only houses with rooms for everybody are looked at."""
    houses = {r.place.name: r.hours for r in resources(Kind.FACILITY) if r.place and not _is_school(r)}
    wrong = []
    for resource in resources(Kind.COURSE):
        assert resource.course is not None
        doors = houses.get(resource.place.name if resource.place else "", Hours())
        for meeting in resource.course.meetings:
            open_then = doors.on(meeting.starts.date())
            if open_then and not any(_lies_within(meeting.starts, meeting.ends, o.opens, o.closes) for o in open_then):
                wrong.append((resource.title, meeting.starts))
    assert wrong == []


def _is_school(resource: Resource) -> bool:
    return resource.facility is not None and (
        resource.facility.school_opening or resource.facility.facility_type in ("公園・緑地", "大学施設")
    )


def _lies_within(starts: datetime, ends: datetime | None, opens: time, closes: time) -> bool:
    return opens <= starts.time() and (ends or starts).time() <= closes


def test_that_weekday_words_match_the_days() -> None:
    wrong = []
    for resource in resources():
        if resource.course is not None:
            said, days = resource.course.schedule, {m.starts.weekday() for m in resource.course.meetings}
        elif resource.circle is not None:
            said, days = resource.circle.meets, set(resource.circle.weekdays)
        else:
            continue
        words = {WEEKDAY_WORDS.index(word) for group in WEEKLY.findall(said) for word in re.sub(r"[曜・、]", "", group)}
        if words and words != days:
            wrong.append((resource.title, said, sorted(days)))
    assert wrong == []


def test_that_times_in_words_match_the_times() -> None:
    wrong = []
    for resource in resources():
        if resource.course is not None and resource.course.recurrences:
            said, starts = resource.course.schedule, f"{resource.course.recurrences[0].first:%H:%M}"
        elif resource.circle is not None and resource.circle.starts:
            said, starts = resource.circle.meets, resource.circle.starts
        else:
            continue
        match = HOURS.search(said)
        if match and _clock(match) != starts:
            wrong.append((resource.title, said, starts))
    assert wrong == []


def _clock(match: re.Match[str]) -> str:
    hour = int(match[2]) + (12 if match[1] and int(match[2]) < 12 else 0)
    minute = 30 if match[3] == "半" else int(match[4] or 0)
    return f"{hour:02}:{minute:02}"


@pytest.mark.parametrize("today", DAYS)
def test_that_a_course_meets_as_often_as_it_says(today: date) -> None:
    wrong = []
    for resource in city(today).resources:
        if resource.course is None:
            continue
        said = re.search(r"全(\d+)回", resource.course.schedule + resource.summary)
        held = [meeting for meeting in resource.course.meetings if not meeting.cancelled]
        if said and int(said[1]) != len(held):
            wrong.append((resource.title, said[0], len(held)))
    assert wrong == []


def test_that_ages_and_life_stages_agree() -> None:
    """Stages of parents are left out: there the ages are those of the child."""
    spans = {term.code: (term.age_from or 0, term.age_to or 120) for term in read_vocabulary().of("life_stage")}
    parents = {"parenting", "infant_parent", "pregnancy"}
    wrong: list[tuple[str, int, int, str]] = []
    for resource in resources():
        if resource.age_from is None and resource.age_to is None:
            continue
        low, high = resource.age_from or 0, resource.age_to or 120
        assert low <= high, resource.title
        wrong.extend(
            (resource.title, low, high, stage)
            for stage in set(resource.life_stages) - parents
            if spans[stage][0] > high or spans[stage][1] < low
        )
    assert wrong == []


def test_that_free_things_do_not_ask_for_money() -> None:
    paid = re.compile(r"参加費\s*[1-9]|受講料\s*[1-9]|会費\s*[1-9]")
    assert [r.title for r in resources() if r.fee == 0 and paid.search(r.summary + r.description)] == []


def test_that_titles_differ_by_more_than_a_number() -> None:
    counts = Counter(re.sub(r"[\d０-９一二三四五六七八九十]", "", resource.title) for resource in resources())
    assert [title for title, number in counts.items() if number > 1] == []
    assert [r.title for r in resources() if not r.summary or r.summary == r.description] == []
    for field in ("summary", "description"):
        said = Counter(getattr(resource, field) for resource in resources())
        assert [text for text, number in said.items() if text and number > 1] == []


def test_that_everything_can_be_read_out() -> None:
    readings = {r.title: r.reading for r in resources()}
    for resource in resources():
        if resource.organization:
            readings[resource.organization.name] = resource.organization.reading
        if isinstance(resource.place, Place):
            readings[resource.place.name] = resource.place.reading
            readings[resource.place.address] = resource.place.address_reading
    for person in city().staff:
        readings[person.name] = person.reading
    for window in city().windows:
        readings[window.name] = window.reading
    assert {name: reading for name, reading in readings.items() if not KATAKANA.fullmatch(reading)} == {}
    assert [r.title for r in resources() if not re.search(r"[A-Za-z]{3}", r.english)] == []


def test_that_the_city_is_one_small_place() -> None:
    ours = [r for r in resources() if r.municipality == "けやき野市" and r.place]
    for resource in ours:
        assert resource.place
        assert resource.place.latitude is not None
        assert resource.place.longitude is not None
        assert 35.70 < resource.place.latitude < 35.75, resource.title
        assert 139.505 < resource.place.longitude < 139.565, resource.title
        assert resource.place.address.startswith("けやき野市"), resource.title
    where: dict[str, set[object]] = {}
    for place in (replace(r.place, room="") for r in resources() if r.place):
        where.setdefault(place.name, set()).add(place)
    assert [name for name, places in where.items() if len(places) > 1] == []
    neighbours = [r for r in resources() if r.municipality != "けやき野市"]
    assert 3 <= len(neighbours) <= 4
    assert all(r.place and r.place.address.startswith(r.municipality) for r in neighbours)


def test_that_no_number_can_ring_anybody() -> None:
    everything = [*resources(), *city().talent_private, *city().windows, *city().staff]
    numbers = {number for record in everything for text in texts_in(record) for number in PHONE.findall(text)}
    assert numbers
    assert {number for number in numbers if not re.fullmatch(r"042-000-\d{4}", number)} == set()
    links = {text for record in everything for text in texts_in(record) if "://" in text or "@" in text}
    assert {link for link in links if not re.search(r"[/@.][\w-]+\.example(/|$)", link)} == set()


def test_that_what_talents_keep_to_the_desk_is_in_no_public_record() -> None:
    public = "\n".join(text for resource in resources() for text in texts_in(resource))
    assert len(city().talent_private) == len(resources(Kind.TALENT))
    for private in city().talent_private:
        on_paper = "handout" in {consent.channel for consent in private.consents}
        secrets = [private.legal_name, private.address, private.email, private.note]
        secrets += [] if on_paper else [private.phone]
        assert [secret for secret in secrets if secret and secret in public] == []


def test_that_a_talent_is_reached_directly_only_with_consent_for_paper() -> None:
    consents = {p.resource_id: {c.channel for c in p.consents} for p in city().talent_private}
    direct = 0
    for resource in resources(Kind.TALENT):
        assert resource.talent is not None
        assert resource.talent.direct_contact == ("handout" in consents[resource.id])
        direct += resource.talent.direct_contact
        if not resource.talent.direct_contact:
            assert resource.contact.phone == "042-000-1302"
    assert 0 < direct < len(consents) / 4


@pytest.mark.parametrize("word", ["DV", "虐待", "借金", "引きこもり", "死にたい"])
def test_that_somebody_answers_in_distress(word: str) -> None:
    answering = [r for r in resources(Kind.WINDOW) if word in r.keywords and r.hours.opening and r.contact.phone]
    assert answering


def test_that_most_is_confirmed_within_the_year_and_some_is_not() -> None:
    now = datetime.combine(TODAY, time(10))
    unconfirmed = [r for r in resources() if Guard.UNCONFIRMED in guards(r, now)]
    assert 5 <= len(unconfirmed) < len(resources()) / 6
    assert any(r.provenance.confirmed_on is None for r in unconfirmed)
    assert any(r.organization and r.organization.is_private for r in resources())


def test_that_a_later_dating_keeps_every_key() -> None:
    later = city(TODAY + timedelta(days=200))
    assert [r.id for r in later.resources] == [r.id for r in resources()]
    assert [p.resource_id for p in later.talent_private] == [p.resource_id for p in city().talent_private]
    assert len({r.id for r in resources()}) == len(resources())
    for resource in resources():
        assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", resource.id)


def test_that_staff_and_windows_can_stand_on_a_sheet() -> None:
    assert 6 <= len(city().staff) <= 8
    assert [window.code for window in city().windows] == ["honcho", "kashiwa", "kamijuku", "library", "cityhall"]
    assert all("042-000-" in window.contact and window.city == "けやき野市" for window in city().windows)
