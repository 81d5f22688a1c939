"""The order of hits: what can be joined, then how well the words fit, then how soon; what is over stands last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from desk.records.codes import Kind, State
from desk.records.resource import Application, Circle, Course, Meeting, Organization, Resource
from desk.records.search import Query
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)


def course(title: str, state: State = State.OPEN, **changes: object) -> Resource:
    return make_resource(id=title, title=title, application=Application(state=state), **changes)


def order(make_index: MakeIndex, text: str, *records: Resource) -> list[str]:
    return [hit.resource.title for hit in make_index(*records).find(Query(text=text), NOW).hits]


def test_that_title_comes_before_reading_before_names_before_body(make_index: MakeIndex) -> None:
    titles = order(
        make_index,
        "かいが",
        course("読書の集い", summary="絵画も見ます"),
        course("名画を語る会", organization=Organization(name="絵画協会")),
        course("絵画の時間", reading="カイガノジカン"),
        course("かいが教室"),
    )
    assert titles[:2] == ["かいが教室", "絵画の時間"]
    assert set(titles[2:]) == {"名画を語る会", "読書の集い"}


def test_that_names_come_before_the_body(make_index: MakeIndex) -> None:
    titles = order(
        make_index, "絵画", course("b", summary="絵画も見ます"), course("a", organization=Organization(name="絵画協会"))
    )
    assert titles == ["a", "b"]


def test_that_a_title_that_is_the_word_comes_before_one_that_has_it(make_index: MakeIndex) -> None:
    assert order(make_index, "俳句", course("俳句と短歌と詩の会"), course("俳句")) == ["俳句", "俳句と短歌と詩の会"]


def test_that_the_beginning_of_a_word_comes_before_its_inside(make_index: MakeIndex) -> None:
    assert order(make_index, "ボール", course("バレーボール"), course("ボール遊び"))[0] == "ボール遊び"


def test_that_what_can_be_joined_comes_first_and_what_is_over_last(make_index: MakeIndex) -> None:
    past = Course(meetings=(Meeting(starts=NOW - timedelta(days=2)),))
    titles = order(
        make_index,
        "ヨガ",
        course("ヨガ終", course=past),
        course("ヨガ中", State.CANCELLED),
        course("ヨガ消", vanished_on=date(2026, 6, 1)),
        course("ヨガ満", State.FULL),
        course("ヨガ前", State.BEFORE),
        course("ヨガ閉", State.CLOSED),
        course("ヨガ開"),
        course("読書", summary="ヨガの本を読みます"),
    )
    assert titles[0] == "ヨガ開"
    assert titles[1:4] == ["ヨガ前", "ヨガ満", "ヨガ閉"]
    assert titles[4] == "読書"
    assert set(titles[5:]) == {"ヨガ終", "ヨガ中", "ヨガ消"}


def test_that_what_closes_sooner_comes_first_among_equals(make_index: MakeIndex) -> None:
    soon, later = (
        replace(course(title), application=Application(state=State.OPEN, closes=NOW + timedelta(days=days)))
        for title, days in (("ヨガ一", 2), ("ヨガ二", 40))
    )
    assert order(make_index, "ヨガ", later, soon) == ["ヨガ一", "ヨガ二"]


def test_that_order_does_not_depend_on_who_came_first(make_index: MakeIndex) -> None:
    records = [course(f"ヨガ{letter}") for letter in "甲乙丙丁戊"]
    assert order(make_index, "ヨガ", *records) == order(make_index, "ヨガ", *reversed(records))


def test_that_the_whole_text_in_titles_beats_one_word_there(make_index: MakeIndex) -> None:
    titles = order(
        make_index,
        "親子 料理",
        course("料理の日", summary="親子で"),
        course("親子料理教室"),
        course("別", summary="親子で料理"),
    )
    assert titles == ["親子料理教室", "料理の日", "別"]


def test_that_alike_records_are_found_by_rare_words_and_needs(make_index: MakeIndex) -> None:
    records = (
        make_resource(id="1", title="水墨画入門講座", needs=("culture",)),
        make_resource(Kind.CIRCLE, id="2", title="水墨画の会", needs=("culture",), circle=Circle()),
        make_resource(id="3", title="俳句入門講座", needs=("culture",)),
        make_resource(id="4", title="太極拳教室", needs=("health",)),
        make_resource(id="5", title="水墨画展", needs=("culture",), vanished_on=date(2026, 6, 1)),
    )
    results = make_index(*records).similar("1", NOW)
    assert [hit.resource.id for hit in results.hits] == ["2", "3", "5"]
    assert results.total == 3
    assert results.hits[0].why[0].value == "水墨"
    assert make_index(*records).similar("unknown", NOW).hits == ()
