"""What is offered in place of something that shouldn't reach paper as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from desk.records.codes import Guard, Kind, State
from desk.records.resource import Application, Circle, Course, Dispute, Meeting, Organization, Provenance, Resource
from desk.records.search import Query
from desk.records.state import guards
from desk.search import analyser
from desk.services.storing import Storing, store
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.instead import instead_of
from desk.work.upkeep import tend
from tests.make import make_resource

TODAY = date.today()
CONFIRMED = Provenance(source="市報", confirmed_on=TODAY, confirmed_by="田中")
OPEN = Application(state=State.OPEN)

Put = Callable[..., None]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A year of confirmation, as cities have it."""
    made = settings.with_preferences(confirmation_days=365)
    made.save()
    return made


@pytest.fixture
def put(desk: Desk) -> Put:
    """Store records and have the index know them."""
    analyser.load()

    def put(*resources: Resource) -> None:
        with desk.database.writing() as session:
            store(session, [Storing(resource=one) for one in resources], desk="K7", who="")
        tend(desk)

    return put


def a_course(title: str = "はじめての書道", days: int = 20, **changes: Any) -> Resource:
    begins = datetime.combine(TODAY + timedelta(days=days), time(10))
    fields: dict[str, Any] = {
        "title": title,
        "needs": ("culture/calligraphy",),
        "application": OPEN,
        "provenance": CONFIRMED,
        "organization": Organization(name="本町公民館"),
        "course": Course(meetings=(Meeting(starts=begins, ends=begins + timedelta(hours=2)),)),
    }
    return make_resource(**(fields | changes))


def a_circle(title: str = "墨の会", **changes: Any) -> Resource:
    fields: dict[str, Any] = {
        "title": title,
        "needs": ("culture/calligraphy",),
        "provenance": CONFIRMED,
        "circle": Circle(taking_members=True),
    }
    return make_resource(Kind.CIRCLE, **(fields | changes))


def a_talent() -> Resource:
    return make_resource(Kind.TALENT, title="書道の講師", needs=("culture/calligraphy",), provenance=CONFIRMED)


def told(desk: Desk, missed: Resource, query: Query | None = None, *given: str) -> list[tuple[str, str]]:
    (found,) = instead_of(desk, (missed,), query or Query(), frozenset((missed.id, *given)))
    return [(one.how, one.resource.title) for one in found]


REASONS = {
    Guard.BEFORE: {"application": Application(opens=datetime.now() + timedelta(days=3))},
    Guard.ENDED: {"course": Course(meetings=(Meeting(starts=datetime(2020, 1, 1, 10)),))},
    Guard.CLOSED: {"application": Application(closes=datetime.now() - timedelta(days=1))},
    Guard.FULL: {"application": Application(state=State.FULL)},
    Guard.CANCELLED: {"application": Application(state=State.CANCELLED)},
    Guard.POSTPONED: {"application": Application(state=State.POSTPONED)},
    Guard.UNCONFIRMED: {"provenance": Provenance(confirmed_on=TODAY - timedelta(days=400))},
    Guard.VANISHED: {"vanished_on": TODAY},
    Guard.DISPUTED: {"dispute": Dispute(reason="曜日が違う", by="田中", at=datetime.now().astimezone())},
}


@pytest.mark.parametrize("guard", Guard)
def test_that_each_reason_brings_what_may_serve(desk: Desk, put: Put, guard: Guard) -> None:
    missed = a_course("満員になった書道体験", **REASONS[guard])
    put(missed, a_course("かな書道の時間"), a_circle(), a_talent())
    assert guards(missed, datetime.now()) == (guard,)
    assert told(desk, missed) == [("elsewhere", "かな書道の時間"), ("circle", "墨の会"), ("talent", "書道の講師")]


def test_that_the_next_term_comes_first_though_its_application_has_not_begun(desk: Desk, put: Put) -> None:
    missed = a_course("はじめての書道（第1期）", application=Application(state=State.FULL))
    soon = Application(opens=datetime.now() + timedelta(days=5))
    put(missed, a_course("はじめての書道（第2期）", days=60, application=soon), a_circle())
    assert told(desk, missed)[0] == ("next_term", "はじめての書道（第2期）")


def test_that_nothing_is_offered_in_place_of_what_holds(desk: Desk, put: Put) -> None:
    put(course := a_course(), a_circle())
    assert told(desk, course) == []


def test_that_what_serves_better_comes_first(desk: Desk, put: Put) -> None:
    """Though the other one is more alike: both needs are its own."""
    missed = a_course(needs=("culture/calligraphy", "culture/art"), application=Application(state=State.FULL))
    unconfirmed = replace(CONFIRMED, confirmed_on=None)
    put(
        missed,
        a_circle("まだ確かめていない会", needs=missed.needs, provenance=unconfirmed),
        a_circle("確かめた会"),
    )
    assert told(desk, missed) == [("circle", "確かめた会")]


def test_that_what_nobody_confirmed_serves_in_place_of_what_is_full_and_of_nothing_else(desk: Desk, put: Put) -> None:
    unconfirmed = replace(CONFIRMED, confirmed_on=None)
    full = a_course("満員の書道", application=Application(state=State.FULL))
    unsure = a_course("未確認の書道体験", provenance=unconfirmed)
    put(full, unsure, a_circle(provenance=unconfirmed))
    assert ("circle", "墨の会") in told(desk, full)
    assert told(desk, unsure) == []


def test_that_what_does_not_suit_the_person_is_no_alternative(desk: Desk, put: Put) -> None:
    missed = a_course(application=Application(state=State.FULL))
    put(missed, a_course("子どもの書道", age_to=12), a_circle("おとなの墨の会", age_from=18))
    assert told(desk, missed, Query(age=70)) == [("circle", "おとなの墨の会")]


def test_that_what_was_searched_for_last_does_not_matter(desk: Desk, put: Put) -> None:
    """Several things lie in a tray: the words in the box belong to the last of them."""
    missed = a_course(application=Application(state=State.FULL))
    put(missed, a_circle(), make_resource(Kind.CIRCLE, title="ウクレレの会", provenance=CONFIRMED))
    assert told(desk, missed, Query(text="ウクレレ", kinds=(Kind.FACILITY,))) == [("circle", "墨の会")]


def test_that_what_is_given_anyway_gives_way_to_the_next_one(desk: Desk, put: Put) -> None:
    missed = a_course(application=Application(state=State.FULL))
    there, other = a_circle("あけぼの墨の会"), a_circle("ゆうぐれ墨の会")
    put(missed, there, other)
    (first,) = told(desk, missed)
    (second,) = told(desk, missed, None, *(one.id for one in (there, other) if one.title == first[1]))
    assert {first[1], second[1]} == {there.title, other.title}


def test_that_a_record_without_needs_is_compared_by_its_title(desk: Desk, put: Put) -> None:
    missed = a_course("初級ウクレレ教室", needs=(), application=Application(state=State.FULL))
    others = [a_circle(title, needs=()) for title in ("ウクレレの会", "俳句の会", "山を歩く会")]
    put(missed, *others)
    assert told(desk, missed) == [("circle", "ウクレレの会")]


def test_that_a_hall_stands_in_for_a_hall_and_nothing_for_advice(desk: Desk, put: Put) -> None:
    unconfirmed = replace(CONFIRMED, confirmed_on=None)
    hall, other = (
        make_resource(Kind.FACILITY, title=title, needs=("find_place/hall",), provenance=provenance)
        for title, provenance in (("北公民館", unconfirmed), ("南公民館", CONFIRMED))
    )
    advice, more = (
        make_resource(Kind.WINDOW, title=title, needs=("daily_life/law",), provenance=provenance)
        for title, provenance in (("法律相談", unconfirmed), ("虐待の相談", CONFIRMED))
    )
    put(hall, other, advice, more, a_course(needs=hall.needs))
    assert told(desk, hall) == [("elsewhere", "南公民館")]
    assert told(desk, advice) == []


def test_that_a_record_that_the_index_lost_has_alternatives_all_the_same(desk: Desk, put: Put) -> None:
    put(a_circle())
    assert told(desk, a_course(application=Application(state=State.FULL))) == [("circle", "墨の会")]


def test_that_there_are_none_where_the_index_is_gone(desk: Desk) -> None:
    fresh = Desk(desk.settings)
    desk.settings.index_path.unlink()
    try:
        assert told(fresh, a_course(application=Application(state=State.FULL))) == []
    finally:
        fresh.close()
