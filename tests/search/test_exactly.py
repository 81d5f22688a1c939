"""Quoted phrases stand as they are; words with a minus don't stand there."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk.records.codes import Kind
from desk.records.resource import Organization
from desk.records.search import Query
from desk.search.find import Index
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        make_resource(id="1", title="子ども料理教室", description="包丁の使い方。"),
        make_resource(id="2", title="料理と子どもの絵本", description="食べものの絵本を読みます。"),
        make_resource(id="3", title="市民　講座", description="子ども食堂の ひらき方"),
        make_resource(id="4", title="講座と市民", organization=Organization(name="本町公民館")),
        make_resource(Kind.CIRCLE, id="5", title="ヴァイオリンの会", description="title は英語の題名です。"),
    )


def found(index: Index, text: str) -> set[str]:
    results = index.find(Query(text=text), NOW)
    assert results.total == len(results.hits)
    return {hit.resource.id for hit in results.hits}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('"子ども料理"', {"1"}),
        ("「子ども料理」", {"1"}),
        ("“コドモ料理”", set()),
        ('"子供料理"', set()),
        ('"市民 講座"', {"3"}),
        ("＂市民　講座＂", {"3"}),
        ('"講座"', {"3", "4"}),
        ('"本町公民館"', {"4"}),
        ('"子ども食堂のひらき方"', set()),
        ('"子ども食堂の ひらき方"', {"3"}),
        ('"バイオリン"', {"5"}),
        ('"title"', {"5"}),
        ('"description"', set()),
        ('"子ども" "絵本"', {"2"}),
        ('"子ども" 料理', {"1", "2"}),
        ("料理 -絵本", {"1"}),
        ("料理 －絵本", {"1"}),
        ('料理 -"子ども料理"', {"2"}),
        ('子ども -"料理 教室"', {"1", "2", "3"}),
        ("-料理", {"3", "4", "5"}),
        ("-料理 -講座", {"5"}),
        ("料理 絵本 -料理", set()),
        ("乗馬 絵本 -料理", set()),
        ("乗馬 料理 -絵本", {"1"}),
    ],
)
def test_that_phrases_stand_there_and_words_with_a_minus_do_not(index: Index, text: str, ids: set[str]) -> None:
    assert found(index, text) == ids


def test_that_a_phrase_is_what_is_highlighted(index: Index) -> None:
    hit = index.find(Query(text='"子ども料理"'), NOW).hits[0]
    assert hit.matched == ("子ども料理",)
    assert [(reason.code, reason.value) for reason in hit.why] == [("title", "子ども料理")]


def test_that_a_minus_alone_leaves_filters_and_counts_as_they_are(index: Index) -> None:
    results = index.find(Query(text="-料理", kinds=(Kind.CIRCLE,)), NOW)
    assert [hit.resource.id for hit in results.hits] == ["5"]
    assert results.facets["kind"] == {"course": 2, "circle": 1}
