"""Finding the table in a sheet, and leaving out what has no heading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

import pytest

from desk.exchange.drafting import POINT_FAULTS
from desk.exchange.findings import MOST_OF_ONE_SORT, Findings
from desk.exchange.headings import Record, column_letter, find_table
from desk.exchange.layouts import LAYOUTS
from desk.exchange.reading import read_file
from desk.exchange.tables import Row
from desk.text import squeeze
from tests.exchange.books import row, write_book


def table(*rows: Sequence[str]) -> tuple[str, list[Record], Findings]:
    findings = Findings("a.csv")
    found, _seen = find_table([Row(number, list(cells)) for number, cells in enumerate(rows, start=1)], findings)
    assert found is not None
    return found.layout.code, list(found.records), findings


def test_that_titles_above_the_headings_are_passed_over() -> None:
    code, records, _findings = table(
        ["みほん市の催し"], [], ["令和7年11月"], ["名称", "開始日", "場所名称"], ["講座", "2025-11-20", "公民館"]
    )
    assert code == "event"
    assert [(record.row, record.text("title")) for record in records] == [(5, "講座")]


def test_that_headings_are_matched_whatever_their_width_spaces_and_lines() -> None:
    _code, records, _findings = table(
        ["イベント名", "開始 日", "料金（基本）", "開始\n時間"], ["会", "2025-11-20", "0", "10:00"]
    )
    assert records[0].texts == {"title": "会", "first_day": "2025-11-20", "fee": "0", "starts": "10:00"}


def test_that_what_stands_under_no_heading_is_left_out_and_never_told() -> None:
    _code, records, findings = table(
        ["名称", "開始日", "", "担当者メモ"],
        ["会", "2025-11-20", "見本太郎", "済"],
        ["会2", "2025-11-21", "見本花子", ""],
    )
    assert all("見本" not in " ".join(record.texts.values()) for record in records)
    told = findings.problems()
    assert [(problem.row, problem.column) for problem in told] == [(2, "C"), (2, "担当者メモ")]
    assert all("見本" not in problem.message for problem in told)


def test_that_cells_beyond_the_last_heading_are_left_out_too() -> None:
    _code, records, findings = table(["名称", "開始日"], ["会", "2025-11-20", "", "見本太郎"])
    assert "見本太郎" not in records[0].texts.values()
    assert [problem.column for problem in findings.problems()] == ["D"]


def test_that_a_footer_and_a_repeated_heading_are_no_records() -> None:
    _code, records, _findings = table(
        ["名称", "開始日", "終了日", "場所名称"],
        ["会", "2025-11-20", "2025-11-20", "館"],
        ["名称", "開始日", "終了日", "場所名称"],
        ["#comment", "x", "", ""],
        ["Ver1.5", "", "", ""],
    )
    assert [record.text("title") for record in records] == ["会"]


def test_that_an_official_column_without_use_is_no_problem() -> None:
    _code, _records, findings = table(["名称", "開始日", "画像URL"], ["会", "2025-11-20", "https://example.jp/a.png"])
    assert findings.problems() == ()


def test_that_every_layout_is_told_from_the_others_by_all_its_headings() -> None:
    for layout in LAYOUTS:
        code, _records, _findings = table(list(layout.columns), ["x"] * len(layout.columns))
        assert code == layout.code
        assert all(squeeze(heading) == heading for heading in layout.columns)


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_that_columns_bear_the_letters_of_a_spreadsheet(index: int, letters: str) -> None:
    assert column_letter(index) == letters


def test_that_many_problems_of_one_sort_are_counted() -> None:
    findings = Findings("a.csv")
    for number in range(MOST_OF_ONE_SORT + 7):
        findings.add(POINT_FAULTS["unreadable"], row=number + 1, column="緯度", value="x" * 100)
    told = findings.problems()
    assert len(told) == MOST_OF_ONE_SORT + 1
    assert "7 行" in told[-1].message
    assert len(told[0].message) < 80


def test_that_hidden_sheets_and_notes_stay_out(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "book.xlsx",
        [row("水彩画")],
        above=["まなび図鑑", ""],
        aside={"R4": "見本太郎"},
        hidden=[["行事名", "開催日"], ["内緒の会", "11月20日"]],
        notes=[["担当", "見本花子"]],
    )
    contents = read_file(path)
    assert [(draft.resource.title, draft.resource.provenance.row) for draft in contents.drafts] == [("水彩画", 4)]
    told = "".join(problem.message for problem in contents.problems)
    assert "作業用" in told
    assert "メモ" in told
    assert "見本" not in told
    assert ("R", 4) in {(problem.column, problem.row) for problem in contents.problems}


def test_that_real_dates_and_times_beside_text_are_read(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "2025-11-10.xlsx",
        [
            row("文字", 開催日="11月20日（木）", 開始時間="13:30", 終了時間="15：30"),
            row("本物", 開催日=datetime(2025, 11, 20), 開始時間=time(13, 30), 終了時間=1530),
        ],
    )
    first, second = (draft.resource.course for draft in read_file(path).drafts)
    assert first is not None
    assert second is not None
    assert first.meetings == second.meetings
