"""What the index's own words say about readings and spellings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk.search.find import Index
from desk.search.spoken import Spoken
from tests.make import make_resource
from tests.search.conftest import MakeIndex

TITLES = ("家庭料理教室", "公園の花見", "歴史の講演", "読み聞かせの会", "パソコン相談", "スーパーの仕事")


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(*(make_resource(title=title) for title in TITLES))


@pytest.fixture
def spoken(index: Index) -> Iterator[Spoken]:
    with index._reading() as connection:
        yield Spoken(connection)


@pytest.mark.parametrize(
    ("kana", "raw", "unfinished", "words"),
    [
        ("りょうり", "りょうり", False, {"料理"}),
        ("りょり", "りょり", False, set()),
        ("りょり", "ryori", False, {"料理"}),
        ("きょうし", "きょうし", True, {"教室"}),
        ("きょしつ", "kyoshitsu", False, {"教室"}),
        ("こうえん", "こうえん", False, {"公園", "講演"}),
        ("すぱ", "supa", False, {"すーぱー"}),
    ],
)
def test_that_readings_tell_words(spoken: Spoken, kana: str, raw: str, unfinished: bool, words: set[str]) -> None:
    assert set(spoken.read_as(kana, raw, unfinished=unfinished)) == words


@pytest.mark.parametrize(
    ("kana", "raw", "parts"),
    [
        ("かていりょうり", "かていりょうり", [["家庭"], ["料理"]]),
        ("かていりょりきょしつ", "kateiryorikyoshitsu", [["家庭"], ["料理"], ["教室"]]),
        ("りょうり", "りょうり", []),
        ("りょうりさくら", "りょうりさくら", []),
        ("りょ", "りょ", []),
    ],
)
def test_that_compounds_are_the_words_that_they_are_made_of(
    spoken: Spoken, kana: str, raw: str, parts: list[list[str]]
) -> None:
    assert spoken.compound(kana, raw) == parts


def test_that_the_last_word_of_a_compound_may_only_begin(spoken: Spoken) -> None:
    assert spoken.compound("かていりょ", "かていりょ", unfinished=True) == [["家庭"], ["料理"]]
    assert spoken.compound("かていりょ", "かていりょ") == []
    assert spoken.compound("かていさくら", "かていさくら", unfinished=True) == []


def test_that_the_same_kanji_and_reading_are_the_same_word(spoken: Spoken) -> None:
    assert spoken.spelled_otherwise("読聞かせ", "よみきかせ") == ["読み聞かせ"]
    assert spoken.spelled_otherwise("読聞かせ", "よみぎかせ") == []
    assert spoken.spelled_otherwise("高演", "こうえん") == []
    assert spoken.spelled_otherwise("よみきかせ", "よみきかせ") == []


def test_that_one_kana_completes_nothing(spoken: Spoken) -> None:
    assert spoken.completions("パ") == []
    assert spoken.completions("ぱそ") == ["ぱそこん"]
    assert spoken.completions("料") == ["料理"]
