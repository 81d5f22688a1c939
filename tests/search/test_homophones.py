"""Words that are read alike are told apart, and the hits of one stand together."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk.records.codes import Kind
from desk.records.search import Query
from desk.search.find import Index
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)
TITLES = (
    "公園の花見",
    "歴史講演会",
    "オーケストラ公演",
    "中央公園",
    "公園でヨガ",
    "医師による講演",
    "受付の手伝い",
    "受け付け業務の基礎",
    "こうえん通り商店会",
)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(*(make_resource(Kind.CIRCLE, id=title, title=title) for title in TITLES))


@pytest.mark.parametrize("text", ["こうえん", "コウエン", "kouen", "koen"])
def test_that_words_read_alike_are_counted_and_stand_together(index: Index, text: str) -> None:
    found = index.find(Query(text=text), NOW)
    assert [(one.word, one.total) for one in found.homophones] == [("公園", 3), ("講演", 2), ("公演", 1)]
    titles = [hit.resource.title for hit in found.hits]
    words = [next((w for w in ("公園", "講演", "公演") if w in title), "") for title in titles]
    assert [word for word in words if word] == ["公園"] * 3 + ["講演"] * 2 + ["公演"]
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)


def test_that_the_very_kana_come_first(index: Index) -> None:
    assert index.find(Query(text="こうえん"), NOW).hits[0].resource.title == "こうえん通り商店会"


def test_that_totals_are_those_under_the_filters(index: Index) -> None:
    assert index.find(Query(text="こうえん", kinds=(Kind.COURSE,)), NOW).homophones == ()


@pytest.mark.parametrize("text", ["うけつけ", "公園", "こう", "こうえん 花見", "はなみ", ""])
def test_that_one_word_is_no_homophone(index: Index, text: str) -> None:
    assert index.find(Query(text=text), NOW).homophones == ()


def test_that_pages_are_cut_from_one_order(index: Index) -> None:
    whole = index.find(Query(text="こうえん"), NOW).hits
    pages = [index.find(Query(text="こうえん", offset=at, limit=2), NOW).hits for at in (0, 2, 4, 6)]
    assert [hit.resource.id for page in pages for hit in page] == [hit.resource.id for hit in whole]
