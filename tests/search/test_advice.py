"""People in distress first: the right advice desks stand on top, whatever the filters, and never a course."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from desk.records.codes import Kind, State
from desk.records.hours import Hours, OpeningHours
from desk.records.resource import Application, Resource, Window
from desk.records.search import Query, Reason
from desk.records.vocabulary import Phrase, Term, Vocabulary
from desk.search.find import Index
from tests.make import make_resource
from tests.search.conftest import MakeIndex

MONDAY = datetime(2026, 6, 15, 10)
SUNDAY = datetime(2026, 6, 14, 10)
VOCABULARY = Vocabulary(
    terms=(
        Term(scheme="need", code="daily_life", name="くらしの困りごと"),
        Term(scheme="need", code="daily_life/crisis", name="生きるのがつらい", parent="daily_life"),
        Term(scheme="need", code="daily_life/violence", name="暴力・虐待", parent="daily_life"),
        Term(scheme="need", code="health/mind", name="こころと眠り", synonyms=("睡眠", "ストレス")),
    ),
    phrases=(
        Phrase(
            says=("死にたい", "消えたい"),
            words=("こころの相談",),
            needs=("daily_life/crisis", "health/mind"),
            distress=True,
        ),
        Phrase(says=("殴られ",), words=("DV", "女性相談"), needs=("daily_life/violence",), distress=True),
        Phrase(says=("依存症",), words=("回復支援",), distress=True),
    ),
)
HOURS = Hours(opening=(OpeningHours(opens=time(9), closes=time(17), weekdays=(0, 1, 2, 3, 4)),))


def window(title: str, *needs: str, **changes: object) -> Resource:
    return make_resource(Kind.WINDOW, id=title, title=title, needs=needs, hours=HOURS, **changes)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        window("こころの相談", "daily_life/crisis"),
        window("女性のための相談", description="DVのこと、夫婦のこと。"),
        window("福祉総合相談", "daily_life"),
        window("終わった相談", "daily_life/crisis", application=Application(state=State.CANCELLED)),
        window("図書館レファレンス", window=Window(takes="調べもの")),
        make_resource(
            id="眠りのセミナー", title="眠りのセミナー", description="睡眠とストレス", needs=("health/mind",)
        ),
        make_resource(id="終活講座", title="死と向きあう終活講座", description="殴るように降る雨の随筆も読みます。"),
        vocabulary=VOCABULARY,
    )


def titles(index: Index, text: str, **asked: object) -> list[str]:
    return [hit.resource.title for hit in index.find(Query(text=text, **asked), MONDAY).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["死にたい", "しにたい", "もう死にたいです", "消えたい", "shinitai"])
def test_that_the_right_desk_stands_first_and_the_bare_word_finds_nothing(index: Index, text: str) -> None:
    assert titles(index, text) == ["こころの相談", "終わった相談"]
    assert index.find(Query(text=text), MONDAY).distress


def test_that_a_desk_is_found_by_its_words(index: Index) -> None:
    assert titles(index, "夫に殴られる") == ["女性のための相談"]


@pytest.mark.parametrize(
    "asked", [{"kinds": (Kind.COURSE,)}, {"age": 8}, {"life_stages": ("elementary",)}, {"needs": ("sports",)}]
)
def test_that_no_filter_hides_the_desk(index: Index, asked: dict[str, object]) -> None:
    assert titles(index, "死にたい", **asked)[:1] == ["こころの相談"]


def test_that_desks_for_any_trouble_come_where_none_fits(index: Index) -> None:
    assert "福祉総合相談" in titles(index, "依存症")[:3]
    assert "図書館レファレンス" not in titles(index, "依存症")


def test_that_any_desk_is_better_than_none(make_index: MakeIndex) -> None:
    index = make_index(window("図書館レファレンス"), make_resource(title="囲碁"), vocabulary=VOCABULARY)
    assert titles(index, "依存症") == ["図書館レファレンス"]


@pytest.mark.parametrize(("now", "said"), [(MONDAY, "09:00-17:00"), (SUNDAY, "closed")])
def test_that_its_hours_of_today_are_told(index: Index, now: datetime, said: str) -> None:
    first = index.find(Query(text="死にたい"), now).hits[0]
    assert Reason(code="open_today", value=said) in first.why
    assert Reason(code="meaning", value="daily_life/crisis") in first.why


def test_that_pages_and_totals_count_every_hit_once(index: Index) -> None:
    whole = index.find(Query(text="死にたい"), MONDAY)
    assert whole.total == len(whole.hits) == 2
    pages = [index.find(Query(text="死にたい", offset=at, limit=1), MONDAY).hits for at in range(3)]
    assert [hit.resource.id for page in pages for hit in page] == [hit.resource.id for hit in whole.hits]
    other = index.find(Query(text="死にたい", kinds=(Kind.COURSE,)), MONDAY)
    assert other.total == len(other.hits) == 1


def test_that_nothing_is_corrected_or_nearly_found_in_distress(index: Index) -> None:
    found = index.find(Query(text="死にたい", near_misses=5, age=99), MONDAY)
    assert (found.corrections, found.near_misses) == ((), ())


def test_that_other_words_are_no_distress(index: Index) -> None:
    found = index.find(Query(text="終活"), MONDAY)
    assert not found.distress
    assert [hit.resource.title for hit in found.hits] == ["死と向きあう終活講座"]
