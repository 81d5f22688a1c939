"""Why a record suits the person: the few words that stand on its card."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desk.records import resource as r
from desk.records.codes import Band, Condition, Kind, Residency
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.search import Query, Reason, Slot
from desk.records.town import Town
from desk.search.suiting import suits, told_slots, walk_of
from tests.make import make_course, make_resource

NOW = datetime(2026, 11, 21, 10)
TOWN = Town(code="1", municipality="けやき野市", name="本町一丁目", latitude=35.7, longitude=139.5)
AM, PM, EVENING = Band


def test_that_what_was_asked_and_is_known_is_told() -> None:
    one = make_course(age_from=60, municipality="榎戸市", participation=r.Participation(
        childcare=r.Childcare(), languages=("en", "zh-Hant")
    ))  # fmt: skip
    query = Query(
        age=67,
        ties=(Residency.WORKER,),
        child_months=20,
        language="zh",
        fee_at_most=1000,
        slots=(Slot(weekday=1, band=AM), Slot(weekday=5, band=AM)),
        town=TOWN,
        home="けやき野市",
    )
    assert suits(one, query, NOW) == (
        Reason(code="childcare"),
        Reason(code="slot", value="tue-am"),
        Reason(code="walk", value="1"),
        Reason(code="age", value="67"),
        Reason(code="tie", value="worker"),
        Reason(code="fee", value="300"),
        Reason(code="language", value="zh"),
        Reason(code="municipality", value="榎戸市"),
    )
    assert walk_of(one, query) == 1


def test_that_what_is_not_known_is_no_reason() -> None:
    query = Query(age=67, ties=(), child_months=20, language="en", fee_at_most=0, slots=(Slot(weekday=5),), town=TOWN)
    assert suits(make_resource(), query, NOW) == ()
    assert suits(make_course(), Query(text="スマホ"), NOW) == ()


def test_that_childcare_is_told_once() -> None:
    assert suits(make_course(), Query(child_months=20, conditions=(Condition.CHILDCARE,)), NOW) == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 21), (Reason(code="open_today", value="09:00-21:00"),)),
        (date(2026, 11, 22), ()),
    ],
)
def test_that_a_place_says_from_when_to_when_it_is_open_today(day: date, expected: tuple[Reason, ...]) -> None:
    opening = (OpeningHours(opens=time(13), closes=time(21)), OpeningHours(opens=time(9), closes=time(12)))
    place = make_resource(Kind.FACILITY, hours=Hours(opening=opening))
    assert suits(place, Query(on=day), NOW) == expected


def test_that_a_closed_place_says_so() -> None:
    hours = Hours(opening=(OpeningHours(opens=time(9), closes=time(17)),), closing=(ClosingRule(weekdays=(5,)),))
    window = make_resource(Kind.WINDOW, hours=hours)
    assert suits(window, Query(on=NOW.date()), NOW) == (Reason(code="open_today", value="closed"),)


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ([Slot(weekday=5, band=AM)], [Slot(weekday=5, band=AM)]),
        ([Slot(weekday=5, band=band) for band in Band], [Slot(weekday=5)]),
        ([Slot(weekday=day, band=EVENING) for day in range(4)], [Slot(band=EVENING)]),
        ([Slot(weekday=1, band=AM), Slot(weekday=3, band=PM)], [Slot(weekday=1, band=AM), Slot(weekday=3, band=PM)]),
        ([Slot(weekday=day, band=band) for day in (5, 6) for band in Band], [Slot(weekday=5), Slot(weekday=6)]),
        ([], []),
    ],
)
def test_that_times_of_the_week_are_told_in_few_words(slots: list[Slot], expected: list[Slot]) -> None:
    assert told_slots(slots) == expected
