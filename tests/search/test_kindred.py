"""Where nothing has a word of a sentence, words that share a kanji with it lead on."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk.records.search import Query
from desk.search.find import Index
from desk.search.kindred import MOST, Kindred
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    titles = (
        "飲酒と健康の話",
        "昆虫の森を歩く",
        "端切れの小物",
        "合唱団",
        "一日乗車券",
        *(f"雪{n}号の雪遊び" for n in range(3)),
    )
    return make_index(*(make_resource(id=title, title=title, description="") for title in titles))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("酒飲みの夫をどうにかしたい", "飲酒と健康の話"),
        ("虫捕りをしてみたいです", "昆虫の森を歩く"),
        ("生地の切れ端がたまった", "端切れの小物"),
    ],
)
def test_that_words_with_the_same_kanji_lead_on(index: Index, text: str, first: str) -> None:
    hits = index.find(Query(text=text), NOW).hits
    assert [hit.resource.title for hit in hits][:1] == [first]


def test_that_a_number_leads_nowhere_and_few_words_are_told(index: Index) -> None:
    kindred = Kindred()
    with index._reading() as connection:
        assert kindred.of(connection, "一") == ()
        assert kindred.of(connection, "虫") == ("昆虫",)
        assert kindred.of(connection, "鯨") == ()
        assert len(kindred.of(connection, "雪")) <= MOST
