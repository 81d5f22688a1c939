"""Near misses and what may serve instead: on the sample city, and on small cases made for each point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.exchange.sample import read_sample
from desk.exchange.vocabulary import read_vocabulary
from desk.records import resource as r
from desk.records.codes import Band, Condition, Kind, Relation, Residency, State
from desk.records.search import Hit, Query, Reason, Slot
from desk.records.state import first_day, state_of
from desk.search import analyser
from desk.search.find import Index
from desk.search.instead import series_of
from desk.search.writing import IndexWriter
from tests.make import make_resource
from tests.search.conftest import MakeIndex
from tests.search.oracle import TODAY, misses

NOW = datetime.combine(TODAY, time(10, 30))
HOME = "けやき野市"
WORDS = ("体操", "料理", "スマホ", "公民館", "子ども", "英語", "音楽 教室", "囲碁")
OPEN = (State.OPEN, State.FEW_LEFT, State.NONE_NEEDED)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    analyser.load()
    path = tmp_path_factory.mktemp("nearly") / "index.db"
    city = read_sample(TODAY)
    with IndexWriter(path) as writer:
        writer.rebuild(city.resources, read_vocabulary(), {}, towns=city.towns)
    return Index(path)


def queries() -> st.SearchStrategy[Query]:
    slot = st.builds(Slot, weekday=st.integers(0, 6), band=st.none() | st.sampled_from(Band))
    return st.builds(
        Query,
        text=st.sampled_from(WORDS),
        age=st.none() | st.integers(0, 90),
        ties=st.none() | st.sets(st.sampled_from(Residency)).map(tuple),
        child_months=st.none() | st.integers(0, 60),
        fee_at_most=st.none() | st.integers(0, 1500),
        slots=st.lists(slot, max_size=2).map(tuple),
        conditions=st.sets(st.sampled_from((Condition.OPEN_NOW, Condition.FREE, Condition.WHEELCHAIR)), max_size=2).map(
            tuple
        ),
        kinds=st.sampled_from(((), (Kind.COURSE,))),
        home=st.just(HOME),
        near_misses=st.just(8),
        limit=st.just(500),
    )


def state_faults(one: r.Resource, query: Query) -> int:
    return int(Condition.OPEN_NOW in query.conditions and state_of(one, NOW) not in OPEN)


@settings(max_examples=60)
@given(query=queries())
def test_that_near_misses_match_the_words_and_fail_in_one_or_two_points(query: Query, index: Index) -> None:
    by_words = {hit.resource.id for hit in index.find(Query(text=query.text, kinds=query.kinds, limit=500), NOW).hits}
    found = index.find(query, NOW)
    hits = {hit.resource.id for hit in found.hits}
    counts = [len(near.why_not) for near in found.near_misses]
    assert counts == sorted(counts)
    for near in found.near_misses:
        assert near.resource.id in by_words - hits
        assert 1 <= len(near.why_not) <= 2
        told = {reason.code for reason in near.why_not}
        assert told - {"condition", "state"} == misses(near.resource, query)
        assert ("state" in told) == bool(state_faults(near.resource, query))


@settings(max_examples=60)
@given(query=queries())
def test_that_what_serves_instead_misses_nothing_itself(query: Query, index: Index) -> None:
    order = ("next_term", "elsewhere", "circle", "talent")
    for near in index.find(query, NOW).near_misses:
        hows = [one.how for one in near.instead]
        assert hows == [how for how in order if how in hows]
        for one in near.instead:
            assert one.resource.id != near.resource.id
            assert misses(one.resource, query) == set()
            state = state_of(one.resource, NOW)
            assert state in ((*OPEN, State.BEFORE, State.UNKNOWN) if one.how == "next_term" else
                             OPEN if Condition.OPEN_NOW in query.conditions else
                             (*OPEN, State.UNKNOWN))  # fmt: skip
            kinds = {"circle": {Kind.CIRCLE}, "talent": {Kind.TALENT}, "next_term": {Kind.COURSE}}
            assert one.resource.kind in kinds.get(one.how, {Kind.COURSE, Kind.PROGRAMME})
            if one.how == "next_term":
                begins, before = first_day(one.resource), first_day(near.resource)
                assert begins is not None
                assert before is None or begins > before


def a_course(title: str, days: int, **changes: Any) -> r.Resource:
    """A course of the community centre that begins in so many days, for which one can apply until then."""
    starts = NOW.replace(hour=10) + timedelta(days=days)
    fields: dict[str, Any] = {
        "title": title,
        "needs": ("culture/calligraphy",),
        "organization": r.Organization(name="中央公民館"),
        "application": r.Application(state=State.OPEN, closes=starts - timedelta(days=1)),
        "course": r.Course(meetings=(r.Meeting(starts=starts, ends=starts + timedelta(hours=2)),)),
    }
    return make_resource(**(fields | changes))


def full(one: r.Resource) -> r.Resource:
    return replace(one, application=replace(one.application, state=State.FULL))


def the_near_miss(index: Index, **asked: object) -> Hit:
    (near,) = index.find(Query(**({"text": "書道", "near_misses": 1} | asked)), NOW).near_misses  # type: ignore[arg-type]
    return near


def test_that_alternatives_come_in_their_order(make_index: MakeIndex) -> None:
    missed = full(a_course("はじめての書道（第1期）", 10))
    index = make_index(
        missed,
        a_course("はじめての書道（第3期）", 90),
        a_course("はじめての書道（第2期）", 50),
        a_course("書道を楽しむ", 20, organization=r.Organization(name="北公民館")),
        make_resource(
            Kind.CIRCLE, title="墨の会", needs=("culture/calligraphy",), circle=r.Circle(taking_members=True)
        ),
        make_resource(Kind.TALENT, title="書の指導", needs=("culture/calligraphy",)),
        make_resource(Kind.TALENT, title="囲碁の指導", needs=("culture/go",)),
    )
    near = the_near_miss(index, kinds=(Kind.COURSE,), conditions=(Condition.OPEN_NOW,))
    assert near.why_not == (Reason(code="state", value="full"),)
    assert [(one.how, one.resource.title) for one in near.instead] == [
        ("next_term", "はじめての書道（第2期）"),
        ("elsewhere", "書道を楽しむ"),
        ("circle", "墨の会"),
        ("talent", "書の指導"),
    ]


def test_that_a_linked_term_comes_before_one_of_the_same_title(make_index: MakeIndex) -> None:
    linked = a_course("筆であそぶ", 90)
    missed = replace(
        full(a_course("はじめての書道", 10)), links=(r.Link(relation=Relation.SAME_SERIES, target=linked.id),)
    )
    near = the_near_miss(make_index(missed, linked), conditions=(Condition.OPEN_NOW,))
    assert [(one.how, one.resource.id) for one in near.instead] == [("next_term", linked.id)]


def test_that_what_needs_no_application_is_open_and_no_near_miss(make_index: MakeIndex) -> None:
    free = replace(a_course("はじめての書道", 10), application=r.Application(state=State.NONE_NEEDED))
    query = Query(text="書道", conditions=(Condition.OPEN_NOW,), near_misses=5)
    results = make_index(free, full(a_course("書道のつづき", 12))).find(query, NOW)
    assert [hit.resource.title for hit in results.hits] == ["はじめての書道"]
    assert [near.resource.title for near in results.near_misses] == ["書道のつづき"]


@pytest.mark.parametrize(
    "changes",
    [
        {"age_from": 60},
        {"application": r.Application(state=State.FULL)},
        {"vanished_on": date(2026, 1, 1)},
        {"organization": r.Organization(name="別の公民館"), "needs": (), "title": "絵手紙"},
    ],
)
def test_that_a_term_that_misses_too_is_not_told(make_index: MakeIndex, changes: dict[str, object]) -> None:
    missed = a_course("はじめての書道（第1期）", 10, age_to=18)
    index = make_index(missed, a_course(**({"title": "はじめての書道（第2期）", "days": 50} | changes)))  # type: ignore[arg-type]
    near = the_near_miss(index, age=30)
    assert near.why_not == (Reason(code="age", value="30"),)
    assert near.instead == ()


@pytest.mark.parametrize(
    ("changes", "asked", "expected"),
    [
        ({"age_from": 60}, {"age": 30}, Reason(code="age", value="30")),
        ({"residency": (Residency.RESIDENT,)}, {"ties": ()}, Reason(code="tie")),
        ({"fee": 3000}, {"fee_at_most": 500}, Reason(code="fee", value="3000")),
        ({}, {"child_months": 20}, Reason(code="childcare", value="none")),
        (
            {"participation": r.Participation(childcare=r.Childcare(deadline=TODAY - timedelta(days=1)))},
            {"child_months": 20},
            Reason(code="childcare", value="deadline"),
        ),
        (
            {"participation": r.Participation(childcare=r.Childcare(months_from=36))},
            {"child_months": 20},
            Reason(code="childcare"),
        ),
        ({"participation": r.Participation(languages=("ko",))}, {"language": "en"}, Reason(code="language", value="en")),
        ({}, {"conditions": (Condition.FREE,)}, Reason(code="condition", value="free")),
        ({}, {"on": TODAY}, Reason(code="on", value=TODAY.isoformat())),
        ({}, {"life_stages": ("senior",)}, Reason(code="life_stage", value="senior")),
        ({"application": r.Application(state=State.CANCELLED)}, {"conditions": (Condition.OPEN_NOW,)},
         Reason(code="state", value="cancelled")),
    ],
)  # fmt: skip
def test_that_a_near_miss_says_why_not(
    make_index: MakeIndex, changes: dict[str, object], asked: dict[str, object], expected: Reason
) -> None:
    index = make_index(a_course("はじめての書道", 10, **changes))
    assert the_near_miss(index, **asked).why_not == (expected,)


def test_that_the_wrong_time_of_the_right_day_is_told_apart(make_index: MakeIndex) -> None:
    one = a_course("はじめての書道", 7)
    assert one.course is not None
    weekday = one.course.meetings[0].starts.weekday()
    index = make_index(one)
    late = the_near_miss(index, slots=(Slot(weekday=weekday, band=Band.EVENING),))
    assert late.why_not == (Reason(code="slot", value="band"),)
    other = the_near_miss(index, slots=(Slot(weekday=(weekday + 1) % 7, band=Band.MORNING),))
    assert other.why_not == (Reason(code="slot", value="weekday"),)


def test_that_what_fails_in_three_points_is_near_nothing(make_index: MakeIndex) -> None:
    index = make_index(a_course("はじめての書道", 10, age_from=60, fee=3000, residency=(Residency.RESIDENT,)))
    assert index.find(Query(text="書道", age=30, ties=(), near_misses=3), NOW).near_misses != ()
    assert index.find(Query(text="書道", age=30, ties=(), fee_at_most=0, near_misses=3), NOW).near_misses == ()


def test_that_every_record_that_nearly_fits_is_told(make_index: MakeIndex) -> None:
    near = [a_course(f"書道 {number}", 10, age_from=60) for number in range(5)]
    worse = [a_course(f"書道の会 {number}", 10, age_from=60, fee=900) for number in range(3)]
    fits = a_course("みんなの書道", 10)
    index = make_index(*worse, *near, fits, a_course("絵手紙", 10, age_from=60))
    found = index.find(Query(text="書道", age=30, fee_at_most=500, near_misses=20), NOW)
    assert [hit.resource.id for hit in found.hits] == [fits.id]
    assert {hit.resource.id for hit in found.near_misses[:5]} == {one.id for one in near}
    assert {hit.resource.id for hit in found.near_misses[5:]} == {one.id for one in worse}


def test_that_a_word_with_a_minus_stays_out_of_near_misses_too(make_index: MakeIndex) -> None:
    index = make_index(a_course("書道とペン字", 10, age_from=60), a_course("書道", 10, age_from=60))
    titles = [
        near.resource.title for near in index.find(Query(text="書道 -ペン字", age=30, near_misses=5), NOW).near_misses
    ]
    assert titles == ["書道"]


def test_that_nothing_is_near_where_nothing_was_looked_for(index: Index) -> None:
    assert index.find(Query(age=3, near_misses=5), NOW).near_misses == ()
    assert index.find(Query(text="料理", age=3), NOW).near_misses == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("はじめての書道（第3期）", "はじめての書道"),
        ("はじめての書道 2026年度", "はじめての書道 2027年度"),
        ("スマホ教室①", "スマホ教室 第2回"),
        ("園芸教室（春）", "園芸教室（秋期）"),
        ("リトミック 前期", "リトミック 後期"),
        ("健康体操(10月生)", "健康体操（1月生）"),
    ],
)
def test_that_terms_of_one_series_are_known_by_their_titles(one: str, other: str) -> None:
    assert series_of(one) == series_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大人のピアノ 初級", "大人のピアノ（中級）"),
        ("春の園芸", "秋の園芸"),
        ("二部合唱", "三部合唱"),
        ("3歳のリズム", "4歳のリズム"),
    ],
)
def test_that_other_courses_are_no_other_terms(one: str, other: str) -> None:
    assert series_of(one) != series_of(other)


def test_that_an_index_without_analyser_tells_near_misses_all_the_same(
    tmp_path: Path, make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = make_index(a_course("はじめての書道", 10, age_from=60))
    monkeypatch.setattr(analyser, "loaded", lambda: None)
    assert the_near_miss(index, age=30).instead == ()


def test_that_of_very_many_those_of_the_title_are_near(make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.search import answer, candidates

    in_title = a_course("書道", 10, age_from=60)
    others = [a_course(f"会 {number}", 10, age_from=60, description="書道の部屋です") for number in range(60)]
    index = make_index(*others, in_title)
    monkeypatch.setattr(answer, "CAP", 10)
    monkeypatch.setattr(candidates.Candidates.with_masks, "__defaults__", (10,))
    assert the_near_miss(index, age=30).resource.id == in_title.id
