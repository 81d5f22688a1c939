"""もしかして: a misspelt word is offered put right, with what that would find, and never answered in silence."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk.records.codes import Kind
from desk.records.search import Query
from desk.records.vocabulary import Term, Vocabulary
from desk.search.find import Index
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)
TITLES = (
    "パソコン相談室",
    "パソコンで年賀状",
    "ボランティア入門",
    "プログラミング体験",
    "こども将棋教室",
    "読み聞かせの会",
    "Excel の基礎",
    "太極拳の会",
    "卓球クラブ",
    "しおりを作る",
    "たまごの料理",
)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    need = Term(scheme="need", code="sports/martial", name="武道・太極拳", synonyms=("太極拳",))
    resources = [make_resource(Kind.CIRCLE, id=title, title=title) for title in TITLES]
    return make_index(*resources, vocabulary=Vocabulary(terms=(need,)))


@pytest.mark.parametrize(
    ("text", "meant", "total"),
    [
        ("パスコン", "パソコン", 2),
        ("パソコソ", "パソコン", 2),
        ("ぱそこソ", "ぱそこん", 2),
        ("ボランテイア", "ボランティア", 1),
        ("プログラミグ", "プログラミング", 1),
        ("プロラグミング", "プログラミング", 1),
        ("pasocon", "", 0),
        ("pasokkon", "ぱそこん", 2),
        ("exsel", "excel", 1),
        ("たいきょけん", "太極拳", 1),
        ("taikyokuhen", "太極拳", 1),
        ("パスコン 年賀状", "パソコン 年賀状", 1),
        ("パスコンの年賀状", "パソコンの年賀状", 2),
        ("パソコン", "", 0),
        ("乗馬", "", 0),
        ("すし", "", 0),
        ('"パスコン"', "", 0),
        ("卓球 -パスコン", "", 0),
        ("胸のしこりが気になる", "", 0),
        ("布の切れ端がたまっている", "", 0),
        ("", "", 0),
    ],
)
def test_that_a_misspelt_word_is_offered_put_right(index: Index, text: str, meant: str, total: int) -> None:
    found = index.find(Query(text=text), NOW)
    assert [(one.text, one.total) for one in found.corrections[:1]] == ([(meant, total)] if meant else [])


def test_that_the_offer_is_not_mixed_in(index: Index) -> None:
    found = index.find(Query(text="パスコン"), NOW)
    assert (found.hits, found.total) == ((), 0)


def test_that_totals_are_those_under_the_filters(index: Index) -> None:
    assert index.find(Query(text="パスコン", kinds=(Kind.COURSE,)), NOW).corrections == ()


def test_that_there_are_three_offers_at_most(make_index: MakeIndex) -> None:
    index = make_index(
        *(make_resource(title=f"{word}の会") for word in ("さくらA", "サクラ", "サララ", "サイラ", "サグラ", "サウラ"))
    )
    found = index.find(Query(text="サヌラ"), NOW)
    assert 1 <= len(found.corrections) <= 3
    assert all(one.total for one in found.corrections)


def test_that_of_kanji_that_were_typed_one_stays(make_index: MakeIndex) -> None:
    index = make_index(make_resource(title="環境を考える会"))
    assert index.find(Query(text="夜に通えるヨガ"), NOW).corrections == ()


def test_that_what_a_sentence_asks_for_is_not_put_right(make_index: MakeIndex) -> None:
    index = make_index(make_resource(title="入れるところ"), make_resource(title="ウクレレの会"))
    assert index.find(Query(text="ウクレレを教えてくれる人"), NOW).corrections == ()
