"""Filters, counts, states and days: what a question leaves, held against a plain reading of the records."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.codes import Condition, Kind
from desk.records.resource import Resource
from desk.records.search import Query, Reason
from desk.records.state import is_closing_soon, state_of
from desk.records.vocabulary import Vocabulary
from desk.search import analyser, fitting, strata
from desk.search.candidates import OPEN_STATES
from desk.search.find import Index, Interrupted
from desk.search.fitting import TIMES
from desk.search.writing import IndexWriter
from desk.work import bench_corpus as corpus
from tests.make import make_course, make_resource, resources
from tests.search.conftest import MakeIndex

COUNT = 600
STAGES = ("infant_parent", "elementary", "senior")
NEEDS = ("arts", "health", "digital")
WORDS = ("", "料理", "教室", "はじめての", "公民館 講座", "うくれれ", "ヨガ 土曜", "ない言葉")


@pytest.fixture(scope="module")
def records() -> list[Resource]:
    return list(corpus.resources(COUNT))


@pytest.fixture(scope="module")
def index(records: list[Resource], tmp_path_factory: pytest.TempPathFactory) -> Index:
    analyser.load()
    path = tmp_path_factory.mktemp("index") / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild(records, corpus.vocabulary(), {})
    return Index(path)


def queries() -> st.SearchStrategy[Query]:
    return st.builds(
        Query,
        text=st.sampled_from(WORDS),
        kinds=st.sets(st.sampled_from(Kind), max_size=2).map(tuple),
        life_stages=st.sets(st.sampled_from(STAGES), max_size=2).map(tuple),
        needs=st.sets(st.sampled_from(NEEDS), max_size=2).map(tuple),
        conditions=st.sets(st.sampled_from(Condition), max_size=3).map(tuple),
        on=st.none() | st.integers(-30, 60).map(lambda days: corpus.TODAY + timedelta(days=days)),
        limit=st.just(COUNT),
    )


def held(resource: Resource) -> set[Condition]:
    now = {Condition.OPEN_NOW} if state_of(resource, corpus.NOW) in OPEN_STATES else set()
    soon = {Condition.CLOSING_SOON} if is_closing_soon(resource, corpus.NOW) else set()
    return fitting.conditions(resource) | now | soon


def happens(resource: Resource, day: date) -> bool:
    if resource.course is not None:
        return any(not m.cancelled and m.starts.date() == day for m in resource.course.meetings)
    if resource.circle is not None:
        return day.weekday() in resource.circle.weekdays
    return resource.kind in (Kind.FACILITY, Kind.WINDOW) and bool(resource.hours.on(day))


def fits(resource: Resource, query: Query, codes: fitting.Codes) -> bool:
    asked = set(query.conditions) - {Condition.NEARBY}
    times = asked & set(TIMES)
    return (
        (not query.kinds or resource.kind in query.kinds)
        and (not query.life_stages or bool(codes.life_stages(resource) & set(query.life_stages)))
        and (not query.needs or bool(codes.with_ancestors("need", resource.needs) & set(query.needs)))
        and asked - set(TIMES) <= held(resource)
        and (not times or bool(times & held(resource)))
        and (query.on is None or happens(resource, query.on))
    )


def ids(found: Iterable[Resource]) -> set[str]:
    return {resource.id for resource in found}


@given(query=queries())
def test_that_filters_leave_what_fits_and_facets_count_it(query: Query, records: list[Resource], index: Index) -> None:
    codes = fitting.Codes(corpus.vocabulary())
    by_text = ids(hit.resource for hit in index.find(Query(text=query.text, limit=COUNT), corpus.NOW).hits)
    results = index.find(query, corpus.NOW)
    matching = [resource for resource in records if resource.id in by_text]
    expected = [resource for resource in matching if fits(resource, query, codes)]
    assert ids(hit.resource for hit in results.hits) == ids(expected)
    assert (results.total, results.approximate) == (len(expected), False)

    kinds = Counter(str(r.kind) for r in matching if fits(r, replace(query, kinds=()), codes))
    assert results.facets["kind"] == dict(kinds)
    for code in STAGES:
        added = [r for r in matching if fits(r, replace(query, life_stages=(code,)), codes)]
        assert results.facets["life_stage"].get(code, 0) == len(added)
    for code in NEEDS:
        added = [r for r in matching if fits(r, replace(query, needs=(code,)), codes)]
        assert results.facets["need"].get(code, 0) == len(added)
    for condition in set(Condition) - {Condition.NEARBY}:
        others = set(query.conditions) - (set(TIMES) if condition in TIMES else set())
        added = [r for r in matching if fits(r, replace(query, conditions=(*others, condition)), codes)]
        assert results.facets["condition"].get(condition, 0) == len(added)


@given(query=queries())
def test_that_a_sample_leaves_only_what_fits(query: Query, index: Index) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strata, "CAP", 30)
        patch.setattr(strata, "SAMPLE", 20)
        few = replace(query, limit=10)
        results = index.find(few, corpus.NOW)
    codes = fitting.Codes(corpus.vocabulary())
    by_text = ids(hit.resource for hit in index.find(Query(text=query.text, limit=COUNT), corpus.NOW).hits)
    for hit in results.hits:
        assert fits(hit.resource, query, codes)
        assert hit.resource.id in by_text
    exact = index.find(query, corpus.NOW).total
    assert results.approximate or results.total == exact
    assert results.total >= len(results.hits)
    assert len(results.hits) == min(10, exact)


def test_that_estimates_are_near_the_truth(index: Index) -> None:
    exact = index.find(Query(limit=COUNT), corpus.NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strata, "CAP", 250)
        patch.setattr(strata, "SAMPLE", 250)
        estimated = index.find(Query(limit=10), corpus.NOW)
    assert estimated.approximate
    assert estimated.total == exact.total == COUNT
    for code, count in exact.facets["kind"].items():
        if count > 50:
            assert 0.6 * count < estimated.facets["kind"][code] < 1.6 * count


@given(offset=st.integers(0, 40), limit=st.integers(1, 40), text=st.sampled_from(WORDS))
def test_that_pages_are_cut_from_one_order(offset: int, limit: int, text: str, index: Index) -> None:
    whole = index.find(Query(text=text, limit=COUNT), corpus.NOW).hits
    page = index.find(Query(text=text, offset=offset, limit=limit), corpus.NOW).hits
    assert [hit.resource.id for hit in page] == [hit.resource.id for hit in whole[offset : offset + limit]]
    assert [hit.score for hit in whole] == sorted((hit.score for hit in whole), reverse=True)


@given(resource=resources(), moment=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), vocabulary=st.none())
def test_that_sql_tells_the_same_state_as_the_record(
    resource: Resource, moment: datetime, vocabulary: None, scratch: tuple[IndexWriter, Index]
) -> None:
    writer, reader = scratch
    writer.upsert([resource])
    for now in (moment, *turning_points(resource)):
        hit = next(hit for hit in reader.find(Query(limit=1000), now).hits if hit.resource.id == resource.id)
        assert hit.resource == resource
        assert hit.state == state_of(resource, now)
    writer.delete([resource.id])


def turning_points(resource: Resource) -> list[datetime]:
    """The very moments at which a state changes, and the ones just beside them."""
    moments = [resource.application.opens, resource.application.closes]
    if resource.course is not None:
        moments += [meeting.ends or meeting.starts for meeting in resource.course.meetings]
    step = timedelta(seconds=1)
    return [near for moment in moments if moment is not None for near in (moment - step, moment, moment + step)]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> tuple[IndexWriter, Index]:
    path = tmp_path_factory.mktemp("index") / "index.db"
    writer = IndexWriter(path)
    writer.rebuild([], Vocabulary(), {})
    return writer, Index(path)


def test_that_an_empty_question_shows_what_closes_soon_first(make_index: MakeIndex) -> None:
    day = datetime(2026, 6, 15, 10)
    soon = make_course(id="soon", application=replace(make_course().application, closes=day + timedelta(days=1)))
    later = make_course(id="later", application=replace(make_course().application, closes=day + timedelta(days=30)))
    closed = make_course(id="closed", application=replace(make_course().application, closes=day - timedelta(days=1)))
    index = make_index(closed, later, soon, make_resource(Kind.FACILITY, id="place"))
    assert [hit.resource.id for hit in index.find(Query(), day).hits] == ["soon", "later", "place", "closed"]
    assert index.find(Query(text="「」"), day).hits[0].resource.id == "soon"


def test_that_a_parent_need_finds_its_children(make_index: MakeIndex) -> None:
    index = make_index(make_resource(id="1", needs=("culture/music",)), make_resource(id="2", needs=("health",)))
    now = datetime(2026, 6, 15)
    assert [hit.resource.id for hit in index.find(Query(needs=("culture",)), now).hits] == ["1"]
    assert index.find(Query(), now).facets["need"] == {"culture": 1, "culture/music": 1, "health": 1}


def test_that_the_reasons_name_words_and_filters(make_index: MakeIndex) -> None:
    index = make_index(make_course(title="ヴァイオリン入門", life_stages=("senior",), needs=("culture/music",)))
    query = Query(
        text="ﾊﾞｲｵﾘﾝ 公民館",
        life_stages=("senior", "teen"),
        needs=("culture",),
        conditions=(Condition.CHILDCARE,),
        on=date(2090, 5, 9),
    )
    (hit,) = index.find(query, datetime(2026, 6, 15)).hits
    assert hit.why == (
        Reason(code="title", value="ヴァイオリン"),
        Reason(code="organization", value="中央公民館"),
        Reason(code="life_stage", value="senior"),
        Reason(code="need", value="culture"),
        Reason(code="condition", value="childcare"),
        Reason(code="on", value="2090-05-09"),
    )
    assert hit.matched == ("ばいおりん", "公民館")


def test_that_a_reading_is_given_as_the_reason(make_index: MakeIndex) -> None:
    index = make_index(make_resource(title="谷保の天神さま", reading="ヤボノテンジンサマ"))
    (hit,) = index.find(Query(text="やぼ"), datetime(2026, 6, 15)).hits
    assert hit.why == (Reason(code="reading", value="やぼ"),)


def test_that_a_stale_question_stops(index: Index) -> None:
    stop = threading.Event()
    outcomes: list[str] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                index.find(Query(text="講座", limit=200), corpus.NOW)
            except Interrupted:
                outcomes.append("interrupted")
                stop.set()

    asking = threading.Thread(target=ask)
    asking.start()
    until = time.monotonic() + 20
    while not stop.is_set() and time.monotonic() < until:
        index.interrupt()
    stop.set()
    asking.join()
    assert outcomes == ["interrupted"]
    assert index.find(Query(text="講座"), corpus.NOW).total > 0


def test_that_nothing_of_the_truths_library_is_needed(tmp_path: Path) -> None:
    import subprocess
    import sys

    program = "import sys, desk.search.find; assert not {'sqlalchemy', 'sudachipy', 'jpholiday'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
