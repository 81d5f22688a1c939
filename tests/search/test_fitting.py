"""Whom and when a record fits, as codes."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desk.records.codes import Condition, Kind
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.resource import Childcare, Circle, Course, Facility, Meeting, Participation, Room
from desk.records.vocabulary import Vocabulary
from desk.search import fitting
from tests.make import make_resource


@pytest.mark.parametrize(
    ("stated", "ages", "expected"),
    [
        (("senior",), (6, 12), {"senior"}),
        ((), (10, 15), {"elementary", "teen"}),
        ((), (13, None), {"teen", "senior"}),
        ((), (None, 5), set()),
        ((), (None, None), set()),
        (("anyone",), (None, None), {"anyone", "elementary", "teen", "senior", "pregnancy"}),
    ],
)
def test_that_ages_widen_and_anyone_fits_all(
    vocabulary: Vocabulary, stated: tuple[str, ...], ages: tuple[int | None, int | None], expected: set[str]
) -> None:
    resource = make_resource(life_stages=stated, age_from=ages[0], age_to=ages[1])
    assert fitting.Codes(vocabulary).life_stages(resource) == expected


def test_that_a_tree_that_bites_its_tail_ends(vocabulary: Vocabulary) -> None:
    from desk.records.vocabulary import Term

    ring = Vocabulary(
        terms=(Term(scheme="need", code="a", name="a", parent="b"), Term(scheme="need", code="b", name="b", parent="a"))
    )
    assert fitting.Codes(ring).with_ancestors("need", ["a"]) == {"a", "b"}


def course(*starts: datetime, cancelled: bool = False) -> Course:
    return Course(meetings=tuple(Meeting(starts=moment, cancelled=cancelled) for moment in starts))


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (datetime(2026, 6, 15, 10), Condition.WEEKDAY_DAYTIME),
        (datetime(2026, 6, 15, 16, 59), Condition.WEEKDAY_DAYTIME),
        (datetime(2026, 6, 15, 17), Condition.WEEKDAY_EVENING),
        (datetime(2026, 6, 20, 19), Condition.WEEKEND),
        (datetime(2026, 7, 20, 19), Condition.WEEKEND),  # 海の日, a Monday
    ],
)
def test_that_a_meeting_tells_the_time_of_the_week(meeting: datetime, expected: Condition) -> None:
    assert fitting.conditions(make_resource(course=course(meeting))) == {expected}


def test_that_a_cancelled_meeting_counts_nowhere() -> None:
    resource = make_resource(course=course(datetime(2026, 6, 15, 10), cancelled=True))
    assert fitting.conditions(resource) == set()
    assert fitting.meeting_days(resource) == set()


def test_that_an_exhibition_is_on_every_day_between() -> None:
    meeting = Meeting(starts=datetime(2026, 6, 29), ends=datetime(2026, 7, 2), all_day=True)
    days = fitting.meeting_days(make_resource(course=Course(meetings=(meeting,))))
    assert days == {date(2026, 6, 29), date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 2)}


def test_that_a_slip_in_the_years_does_not_fill_the_index() -> None:
    meeting = Meeting(starts=datetime(1990, 1, 1), ends=datetime(2990, 1, 1))
    assert len(fitting.meeting_days(make_resource(course=Course(meetings=(meeting,))))) <= 401


@pytest.mark.parametrize(
    ("circle", "expected"),
    [
        (Circle(weekdays=(1,), starts="19:00"), {Condition.WEEKDAY_EVENING}),
        (Circle(weekdays=(1, 5), starts="10時"), {Condition.WEEKDAY_DAYTIME, Condition.WEEKEND}),
        (Circle(weekdays=(1,), starts="午後"), set()),
        (Circle(), set()),
    ],
)
def test_that_a_circle_meets_on_its_weekdays(circle: Circle, expected: set[Condition]) -> None:
    assert fitting.conditions(make_resource(Kind.CIRCLE, circle=circle)) == expected


def test_that_opening_hours_tell_when_a_place_is_open() -> None:
    hours = Hours(
        opening=(OpeningHours(opens=time(9), closes=time(21), weekdays=(1,)),), closing=(ClosingRule(weekdays=(0,)),)
    )
    open_late = make_resource(Kind.FACILITY, hours=hours)
    assert fitting.conditions(open_late) == {Condition.WEEKDAY_DAYTIME, Condition.WEEKDAY_EVENING}
    assert fitting.opens_by_hours(open_late)
    assert not fitting.opens_by_hours(make_resource(Kind.COURSE, hours=hours))


@pytest.mark.parametrize(
    ("changes", "is_free"),
    [
        ({"fee": 0}, True),
        ({"fee": None}, False),
        ({"fee": 300}, False),
        ({"fee": 0, "course": Course(material_fee=500)}, False),
        ({"fee": 0, "course": Course(material_fee=0)}, True),
    ],
)
def test_that_free_means_nothing_to_pay(changes: dict[str, object], is_free: bool) -> None:
    assert (Condition.FREE in fitting.conditions(make_resource(**changes))) is is_free


def test_that_a_circle_is_free_without_monthly_and_admission_fee() -> None:
    free = make_resource(Kind.CIRCLE, circle=Circle(monthly_fee=0))
    dear = make_resource(Kind.CIRCLE, fee=0, circle=Circle(monthly_fee=0, admission_fee=1000))
    assert Condition.FREE in fitting.conditions(free)
    assert Condition.FREE not in fitting.conditions(dear)


def test_that_what_is_unknown_is_no_condition() -> None:
    part = Participation(sign_language=None, wheelchair=None, online=False, languages=("ja",))
    assert fitting.conditions(make_resource(participation=part)) == set()


def test_that_each_fact_is_its_condition() -> None:
    part = Participation(
        childcare=Childcare(),
        captioning=True,
        wheelchair=True,
        languages=("en",),
        online=True,
        beginner=True,
        individual=True,
    )
    assert fitting.conditions(make_resource(participation=part)) == {
        Condition.CHILDCARE,
        Condition.SIGN_LANGUAGE,
        Condition.WHEELCHAIR,
        Condition.FOREIGN_LANGUAGE,
        Condition.ONLINE,
        Condition.BEGINNER,
        Condition.INDIVIDUAL,
    }


def test_that_a_facility_tells_by_rooms_and_barrier_free_facts() -> None:
    facility = Facility(barrier_free=("車椅子対応トイレ",), rooms=(Room(name="和室", individual_use=True),))
    found = fitting.conditions(make_resource(Kind.FACILITY, facility=facility))
    assert found == {Condition.WHEELCHAIR, Condition.INDIVIDUAL}
