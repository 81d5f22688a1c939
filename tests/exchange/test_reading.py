"""Files as cities publish them, where they are on this machine."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from desk.errors import Cancelled, DeskError
from desk.exchange.reading import read_file
from desk.records.codes import Kind
from tests.exchange.books import FILES, row, write_book


def test_that_every_event_row_of_six_cities_is_in_a_course(shared_data: Path) -> None:
    rows = {"122271": 181, "131164": 56, "132039": 43, "132110": 68, "132195": 340, "132292": 63}
    refused = {"131164": 1}  # its name is #NAME? in the file itself
    undated = {"132292": 1}  # a day is not given
    for code, count in rows.items():
        contents = read_file(shared_data / "base_registry_events" / f"o1-{code}_g1-000304.csv")
        assert contents.source.endswith("市 イベント一覧") or contents.source == "豊島区 イベント一覧"
        assert contents.refused == refused.get(code, 0)
        meetings = sum(len(d.resource.course.meetings) for d in contents.drafts if d.resource.course)
        # Rows that repeat another one word for word are one meeting.
        told = meetings + contents.refused + undated.get(code, 0)
        assert count - 6 <= told <= count
        assert len({draft.key for draft in contents.drafts}) == len(contents.drafts)
        without = [draft for draft in contents.drafts if draft.resource.course and not draft.resource.course.meetings]
        assert len(without) == undated.get(code, 0)


def test_that_a_series_of_a_library_is_a_few_courses(shared_data: Path) -> None:
    contents = read_file(shared_data / "base_registry_events" / "o1-132195_g1-000304.csv")
    stories = [d.resource for d in contents.drafts if d.resource.title == "子どもおはなし会"]
    assert len(stories) < 10
    assert sum(len(story.course.meetings) for story in stories if story.course) >= 55


def test_that_facilities_of_both_layouts_are_read_whole(shared_data: Path) -> None:
    newer = read_file(shared_data / "standard_facilities" / "172120_public-facility.csv")
    assert (newer.source, len(newer.drafts), newer.refused) == ("野々市市 公共施設一覧", 189, 0)
    assert all(draft.key.startswith("facility:no-NN") for draft in newer.drafts)
    older = read_file(shared_data / "standard_facilities" / "202142_public_facility.csv")
    assert (older.source, len(older.drafts), older.refused) == ("茅野市 公共施設一覧", 93, 0)
    assert [problem.column for problem in older.problems] == ["法人番号"]
    halls = [d.resource for d in older.drafts if d.resource.facility and d.resource.facility.facility_type == "公民館"]
    assert [hall.title for hall in halls] == ["茅野市中央公民館"]


def test_that_lists_of_a_city_without_its_name_have_sources_of_their_own(shared_data: Path) -> None:
    folder = shared_data / "takamatsu"
    sources = {read_file(path).source for path in folder.glob("*.xlsx")} | {read_file(folder / "0004.csv").source}
    assert len(sources) == 4


def test_that_every_month_of_the_catalogue_is_read_whole(shared_data: Path) -> None:
    months = sorted((shared_data / "takamatsu_manabi").glob("*.xlsx"))
    kinds: Counter[Kind] = Counter()
    courses = dated = 0
    for path in months:
        contents = read_file(path)
        assert contents.source == "まなび図鑑"
        assert contents.refused == 0
        issued = date.fromisoformat(path.name[:10])
        for draft in contents.drafts:
            kinds[draft.resource.kind] += 1
            if draft.resource.course is None:
                continue
            courses += 1
            meetings = draft.resource.course.meetings
            dated += bool(meetings)
            # Years are not written there; no course of a monthly list is further away than this.
            assert all(abs((meeting.starts.date() - issued).days) < 370 for meeting in meetings)
    assert len(months) == 28
    assert sum(kinds.values()) == 1282
    assert kinds[Kind.PROGRAMME] == 52
    assert kinds[Kind.MATERIAL] == 54
    assert dated / courses > 0.995


def test_that_no_problem_is_told_of_a_cell_twice(shared_data: Path) -> None:
    for path in sorted((shared_data / "takamatsu_manabi").glob("*.xlsx")):
        told = [(problem.row, problem.column) for problem in read_file(path).problems]
        assert len(set(told)) == len(told)


def test_that_reading_again_gives_the_same() -> None:
    for path in sorted(FILES.glob("*.csv")):
        assert read_file(path) == read_file(path)


@pytest.mark.parametrize("name", ["event_pages_cp932.csv", "event-1.ics"])
def test_that_an_export_of_another_system_is_refused(shared_data: Path, name: str) -> None:
    with pytest.raises(DeskError, match="見出し"):
        read_file(shared_data / "cms_export" / name)


def test_that_reading_stops_when_it_is_no_longer_wanted(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", [row(f"講座{number}") for number in range(30)])
    with pytest.raises(Cancelled):
        read_file(path, cancelled=lambda: True)
    (tmp_path / "list.csv").write_text("名称,開始日\n" + "講座,2025-11-20\n" * 2000, encoding="utf-8")
    calls = iter([False, False, True])
    with pytest.raises(Cancelled):
        read_file(tmp_path / "list.csv", cancelled=lambda: next(calls))


def test_that_a_book_issued_in_december_means_the_january_after_it(tmp_path: Path) -> None:
    path = write_book(tmp_path / "2025-12-10.xlsx", [row("新春の会", 開催日="1月12日")])
    (draft,) = read_file(path).drafts
    assert draft.resource.course is not None
    assert draft.resource.course.meetings[0].starts == datetime(2026, 1, 12, 13, 30)
