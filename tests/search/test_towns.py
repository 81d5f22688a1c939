"""Towns while they are typed: kanji, kana, romaji, any digits, other cities' towns behind one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.town import Town
from desk.search.find import Index
from desk.search.towns import comparable
from desk.search.writing import IndexWriter
from tests.search.conftest import MakeIndex


def town(code: str, municipality: str, name: str, reading: str) -> Town:
    return Town(code=code, municipality=municipality, name=name, reading=reading, latitude=35.7, longitude=139.5)


TOWNS = (
    town("1", "西東京市", "泉町一丁目", "イズミチョウ 1"),
    town("2", "西東京市", "泉町二丁目", "イズミチョウ 2"),
    town("3", "国分寺市", "泉町一丁目", "イズミチョウ 1"),
    town("4", "狛江市", "和泉本町一丁目", "イズミホンチョウ 1"),
    town("5", "西東京市", "田無町十二丁目", "タナシチョウ 12"),
    town("6", "西東京市", "向台町", "ムコウダイチョウ"),
    town("7", "国立市", "谷保四丁目", ""),
    town("9", "東村山市", "栄町一丁目", "サカエチョウ 1"),
    town("8", "豊島区", "雑司ヶ谷三丁目", "ゾウシガヤ 3"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("towns") / "index.db"
    from desk.records.vocabulary import Vocabulary

    with IndexWriter(path) as writer:
        writer.rebuild([], Vocabulary(), {}, towns=TOWNS)
    return Index(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泉町", "123"),
        ("泉町1", "13"),
        ("泉町１丁目", "13"),
        ("泉町一丁目", "13"),
        ("泉町一", "13"),
        ("泉町1-2-3", "13"),
        ("西東京市泉町1", "1"),
        ("東京都西東京市泉町", "12"),
        ("東村山市栄町1", "9"),
        ("東村山市", "9"),
        ("いずみ", "1234"),
        ("イズミチョウ2", "2"),
        ("ｲｽﾞﾐﾁｮｳ", "123"),
        ("いずみちょう1ちょうめ", "13"),
        ("izumi", "1234"),
        ("izumicho 2-chome", "2"),
        ("izumityou1", "13"),
        ("田無町12丁目", "5"),
        ("tanashi", "5"),
        ("tanasi", "5"),
        ("mukodai", "6"),
        ("本町", "4"),
        ("谷保4", "7"),
        ("雑司が谷", "8"),
        ("雑司ケ谷", "8"),
        ("", ""),
        ("%", ""),
        ("ない町", ""),
    ],
)
def test_that_a_town_is_found_however_it_is_typed(index: Index, text: str, expected: str) -> None:
    assert sorted(found.code for found in index.towns(text, 20)) == list(expected)


def test_that_the_own_city_stands_first(index: Index) -> None:
    assert [found.code for found in index.towns("泉町1", first="西東京市")] == ["1", "3"]
    assert [found.code for found in index.towns("泉町1", first="国分寺市")] == ["3", "1"]
    assert [found.code for found in index.towns("いずみ", 2, first="狛江市")] == ["4", "3"]


def test_that_a_town_is_known_by_its_code(index: Index) -> None:
    assert index.town("5") == TOWNS[4]
    assert index.town("99") is None


@given(st.text(max_size=12))
def test_that_nothing_typed_raises(index: Index, text: str) -> None:
    assert len(index.towns(text, 3)) <= 3


@pytest.mark.parametrize("number", ["一", "二", "十", "十一", "二十三"])
def test_that_numerals_of_chome_become_digits(number: str) -> None:
    digits = {"一": "1", "二": "2", "十": "10", "十一": "11", "二十三": "23"}[number]
    assert comparable(f"東町{number}丁目") == comparable(f"東町{digits}丁目") == f"東町{digits}"


def test_that_an_update_of_records_leaves_the_towns(tmp_path: Path, make_index: MakeIndex) -> None:
    from desk.records.vocabulary import Vocabulary
    from tests.make import make_resource

    path = tmp_path / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild([], Vocabulary(), {}, towns=TOWNS)
        writer.upsert([make_resource()])
        with Index(path) as reader:
            assert reader.towns("泉町2")
            writer.update([], towns=TOWNS[:1])
            assert [found.code for found in reader.towns("泉町")] == ["1"]
