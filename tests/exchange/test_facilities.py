"""Lists of facilities and of cultural properties in their layouts."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from desk.exchange.drafting import trusted_numbers
from desk.exchange.facility_types import facility_type
from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.reading import read_file
from desk.records.codes import Kind
from desk.records.hours import ClosingRule, OpeningHours
from desk.records.imports import FileContents
from tests.exchange.books import FILES


@pytest.fixture(scope="module")
def older() -> FileContents:
    return read_file(FILES / "facilities_a_utf16.csv")


def test_that_the_older_layout_is_read_under_its_titles(older: FileContents) -> None:
    hall = older.drafts[0].resource
    assert older.source == "みほん市 公共施設一覧"
    assert hall.kind is Kind.FACILITY
    assert hall.provenance.row == 4
    assert hall.facility is not None
    assert hall.facility.facility_type == "公民館"
    assert hall.facility.barrier_free == ("多目的トイレ", "スロープ", "階段無し")
    assert hall.hours.opening == (OpeningHours(opens=time(9), closes=time(22), weekdays=(1, 2, 3, 4, 5, 6)),)
    assert ClosingRule(from_month_day="12-29", to_month_day="01-03") in hall.hours.closing
    assert hall.hours.is_open_at(datetime(2026, 1, 3, 10)) is False
    assert hall.needs == ("find_place/room",)
    assert hall.place is not None
    assert hall.place.name == hall.title
    assert hall.contact.extension == "634"


def test_that_odd_spellings_of_codes_and_facts_are_read(older: FileContents) -> None:
    office = older.drafts[1].resource
    assert office.facility is not None
    assert office.facility.facility_type == "行政サービス施設"
    assert office.facility.barrier_free == ("優先駐車場", "エレベーター")
    assert office.place is not None
    assert (office.place.room, office.place.latitude) == ("ベルビア2階", None)


def test_that_each_quirk_is_told_with_its_cell(older: FileContents) -> None:
    told = {(problem.row, problem.column): problem.message for problem in older.problems}
    assert "139998 に補いました" in told[None, "市区町村コード"]
    assert "4.00E+12" in told[4, "法人番号"]
    assert "見出しのない列" in told[4, "Y"]
    assert (4, "備忘") in told
    assert "位置なし" in told[5, "緯度"]
    assert "取り込めません" in told[6, "名称"]
    assert older.refused == 1
    assert not any("見本太郎" in message for message in told.values())


def test_that_lasting_numbers_become_keys(older: FileContents) -> None:
    # One row has no name, but all have their numbers.
    assert [draft.key for draft in older.drafts] == ["facility:no-1200180001", "facility:no-1200180002"]


def test_that_the_newer_layout_of_a_datastore_dump_is_read() -> None:
    contents = read_file(FILES / "facilities_b.csv")
    gym, park = (draft.resource for draft in contents.drafts)
    assert [draft.key for draft in contents.drafts] == ["facility:no-MH0000017181", "facility:no-MH0000017182"]
    assert contents.problems == ()
    assert gym.municipality == "みほん市"
    assert gym.participation.wheelchair
    assert gym.facility is not None
    assert gym.facility.barrier_free == ("車いす利用可", "車いす貸出", "バリアフリートイレ", "補助犬同伴可")
    assert set(gym.needs) == {"sports", "find_place/sports"}
    assert "139998" not in gym.description
    assert gym.contact.email == "taiiku@city.example.lg.jp"
    assert gym.hours.is_closed_on(datetime(2025, 12, 30).date())
    assert gym.hours.is_closed_on(datetime(2025, 11, 18).date())
    assert park.place is not None
    assert park.place.address == "東京都みほん市東町5-5"
    assert park.hours.opening == ()


def test_that_lists_with_english_headings_are_read() -> None:
    contents = read_file(FILES / "centres_english_headings.csv")
    north, south = (draft.resource for draft in contents.drafts)
    assert contents.source == "みほん市 centres_english_headings"
    assert north.place is not None
    assert (north.place.latitude, north.place.longitude) == (35.73, 139.53)
    assert south.description == "駐車場3台"


def test_that_owners_of_cultural_properties_stay_out() -> None:
    contents = read_file(FILES / "heritage_a.csv")
    (draft,) = contents.drafts
    house = draft.resource
    assert house.kind is Kind.MATERIAL
    assert house.material is not None
    assert house.material.designation == "市指定有形文化財・建造物・1991年3月1日指定"
    assert house.needs == ("local_history/heritage",)
    assert "見本花子" not in repr(contents)
    assert ["所有者" in problem.message for problem in contents.problems] == [True]


@pytest.mark.parametrize(
    ("code", "sort"),
    [
        ("1307", "公民館"),
        ("1307a", "公民館"),
        ("１３９９ａ", "行政サービス施設"),
        ("801", "博物館"),
        ("9999", ""),
        ("", ""),
    ],
)
def test_that_poi_codes_are_read_in_their_spellings(code: str, sort: str) -> None:
    assert facility_type(code, "館", 2, Findings("a.csv")) == sort


def test_that_running_numbers_are_not_trusted() -> None:
    def numbered(*numbers: str) -> list[Record]:
        return [Record(row, {"number": number} if number else {}) for row, number in enumerate(numbers, start=2)]

    assert trusted_numbers(numbered("1200180001", "1200180002"))
    assert not trusted_numbers(numbered("0000000001", "0000000002"))
    assert not trusted_numbers(numbered("7", "7"))
    assert not trusted_numbers(numbered("7", ""))
