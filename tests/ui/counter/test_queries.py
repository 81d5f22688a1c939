"""From the case to the question, and from the question to the record."""

from datetime import date

from desk.records.case import Case
from desk.records.codes import Condition, Kind
from desk.records.consultation import Search
from desk.records.search import Query
from desk.ui.counter.queries import filters_of, loosened, query_of, recorded, search_of

WHOLE = Case(
    id="c",
    text=" 英語 ",
    kinds=(Kind.COURSE,),
    life_stages=("senior", "teen"),
    needs=("culture",),
    circumstances=("wheelchair",),
    conditions=(Condition.FREE,),
    on=date(2026, 11, 22),
)


def test_that_a_query_asks_for_everything_the_case_says() -> None:
    query = query_of(WHOLE)
    assert (query.text, query.kinds, query.on) == (" 英語 ", (Kind.COURSE,), date(2026, 11, 22))
    assert query.life_stages == ("senior", "teen")
    assert query.conditions == (Condition.FREE,)
    assert query_of(Case(id="x")).is_empty


def test_that_filters_are_logged_by_sort_and_code() -> None:
    assert filters_of(query_of(WHOLE)) == (
        "kind:course",
        "life_stage:senior",
        "life_stage:teen",
        "need:culture",
        "circumstance:wheelchair",
        "condition:free",
        "on:2026-11-22",
    )


def test_that_the_same_search_is_recorded_once_with_its_latest_count() -> None:
    first, again = Search(text="英語", total=4), Search(text="英語", total=5)
    other = Search(text="英語", filters=("condition:free",), total=1)
    searches = recorded(recorded(recorded((), first), other), again)
    assert searches == (other, again)


def test_that_a_search_for_nothing_is_not_recorded() -> None:
    assert recorded((), search_of(Query(text="  "), 134)) == ()


def test_that_each_part_of_a_query_is_let_go_once() -> None:
    query = query_of(WHOLE)
    parts = dict(loosened(query))
    assert list(parts) == [
        "text:",
        "kind:course",
        "life_stage:senior",
        "life_stage:teen",
        "need:culture",
        "circumstance:wheelchair",
        "condition:free",
        "on:2026-11-22",
    ]
    assert parts["life_stage:senior"].life_stages == ("teen",)
    assert parts["text:"].text == ""
    assert parts["on:2026-11-22"].on is None


def test_that_words_alone_are_not_let_go() -> None:
    assert list(loosened(Query(text="英語"))) == []
