"""Lists of 町丁目: both published layouts, and rows that can't be used."""

from __future__ import annotations

from pathlib import Path

from desk.exchange.reading import read_file
from desk.records.town import Town
from tests.exchange.books import FILES


def test_that_rows_without_a_place_are_refused_each_with_its_row_and_column() -> None:
    contents = read_file(FILES / "towns.csv")
    assert (contents.drafts, contents.refused, contents.layouts) == ((), 6, {"town"})
    assert [town.code for town in contents.towns] == ["1322920019001", "1322920019002", "1322920019003"]
    refused = {(problem.row, problem.column) for problem in contents.problems if "取り込めません" in problem.message}
    assert refused == {(5, "緯度"), (6, "緯度"), (7, "町字ID"), (8, "町字ID"), (9, "市区町村名"), (10, "緯度")}


def test_that_swapped_degrees_and_short_codes_are_mended_and_told() -> None:
    contents = read_file(FILES / "towns.csv")
    assert contents.towns[1].latitude == 35.739911
    told = {(problem.row, problem.column) for problem in contents.problems if "取り込めません" not in problem.message}
    assert told == {(3, "緯度"), (4, "市区町村コード")}


def test_that_the_older_layout_in_the_older_encoding_is_read() -> None:
    (town,) = read_file(FILES / "towns_mlit_cp932.csv").towns
    assert town == Town(
        code="132292132290019001",
        municipality="西東京市",
        name="泉町一丁目",
        latitude=35.737914,
        longitude=139.548538,
    )


def test_that_the_towns_of_twenty_cities_are_read_whole(shared_data: Path) -> None:
    contents = read_file(shared_data / "towns" / "tokyo_towns_20.csv")
    # One row of Kunitachi bears no 町字ID.
    assert (len(contents.towns), contents.refused) == (1853, 1)
    assert [(problem.row, problem.column) for problem in contents.problems] == [(960, "町字ID")]
