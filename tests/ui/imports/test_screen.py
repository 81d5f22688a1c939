"""Taking in files through the screen, over a real home."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desk.records.search import Query
from desk.settings import Settings
from desk.ui.context import Context
from desk.ui.imports.screen import ImportsScreen, Stage
from desk.work.desk import Desk
from desk.work.searching import search
from tests.ui.accessibility import nameless
from tests.ui.imports.issues import JUNE, MAY, write_issue, write_long_csv

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> ImportsScreen:
    context.background.keep_tended()
    screen = ImportsScreen(context)
    for table in (screen.files, screen.findings.problems, screen.findings.changes):
        QAbstractItemModelTester(table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, table.records)
    qtbot.addWidget(screen)
    screen.resize(1200, 640)
    screen.show()
    screen.activated()
    return screen


@pytest.fixture
def may(tmp_path: Path) -> str:
    return write_issue(tmp_path / "may" / "data.xlsx", MAY)


@pytest.fixture
def june(tmp_path: Path) -> str:
    return write_issue(tmp_path / "june" / "data.xlsx", JUNE)


def look_into(screen: ImportsScreen, qtbot: QtBot, *paths: str) -> None:
    screen.choose_files(paths)
    qtbot.waitUntil(lambda: screen.stage is not Stage.READING, timeout=20_000)


def take_in(screen: ImportsScreen, qtbot: QtBot) -> None:
    screen.apply()
    qtbot.waitUntil(lambda: screen.stage is not Stage.APPLYING, timeout=20_000)


def counts(screen: ImportsScreen) -> dict[str, str]:
    return {
        name: screen.findings.counts.number(name) for name in ("new", "changed", "unchanged", "refused", "vanished")
    }


def found(settings: Settings, text: str) -> set[str]:
    desk = Desk(settings)
    try:
        return {hit.resource.title for hit in search(desk, Query(text=text)).hits}
    finally:
        desk.close()


def test_that_nothing_changes_before_it_is_wanted(
    screen: ImportsScreen, qtbot: QtBot, may: str, ready: Settings
) -> None:
    look_into(screen, qtbot, may)
    assert screen.stage is Stage.READY
    assert counts(screen)["new"] == str(len(MAY))
    assert found(ready, "水彩画") == set()


def test_that_an_issue_is_taken_in_and_the_next_one_updates_it(
    screen: ImportsScreen, qtbot: QtBot, may: str, june: str, ready: Settings, context: Context
) -> None:
    look_into(screen, qtbot, may)
    with qtbot.waitSignal(context.said) as said:
        take_in(screen, qtbot)
    assert f"新規 {len(MAY)} 件" in said.args[0]
    qtbot.waitUntil(lambda: found(ready, "水彩画") == {"はじめての水彩画"})

    look_into(screen, qtbot, may)
    assert screen.stage is Stage.DONE
    assert counts(screen)["unchanged"] == str(len(MAY))

    look_into(screen, qtbot, june)
    assert counts(screen) == {"new": "1", "changed": "1", "unchanged": "1", "refused": "0", "vanished": "1"}
    _header, rows = screen.findings.changes.as_table()
    assert any(row[0] == "はじめての水彩画" and "800" in row[3] for row in rows)
    take_in(screen, qtbot)
    qtbot.waitUntil(lambda: found(ready, "将棋") == {"こども将棋"})


def test_that_a_refused_file_says_why_beside_its_name(
    screen: ImportsScreen, qtbot: QtBot, tmp_path: Path, ready: Settings
) -> None:
    picture = tmp_path / "photo.csv"
    picture.write_bytes(PICTURE)
    look_into(screen, qtbot, str(picture))
    (file,) = screen.files.records.rows
    assert file.said
    assert file.said != "問題はありません"
    assert screen.stage is not Stage.READY
    assert not next(key for key in list(screen.keys()) if key.key == "F12").is_enabled


def test_that_problems_name_their_cell_and_go_into_a_workbook(
    screen: ImportsScreen, qtbot: QtBot, tmp_path: Path, context: Context
) -> None:
    wrong = [{**MAY[0], "開催日": "4月31日（火）"}]
    look_into(screen, qtbot, write_issue(tmp_path / "wrong.xlsx", wrong))
    header, rows = screen.findings.problems.as_table()
    row = next(row for row in rows if row[header.index("列")] == "開催日")
    assert row[0] == "wrong.xlsx"
    assert row[1] == "2"
    with qtbot.waitSignal(context.said):
        screen.export_to(str(tmp_path / "problems.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "problems.xlsx").active
    assert [cell.value for cell in sheet[1]] == list(header)
    assert sheet.max_row == len(rows) + 1


def test_that_cancelling_leaves_everything_as_it_was(
    screen: ImportsScreen, qtbot: QtBot, tmp_path: Path, ready: Settings
) -> None:
    screen.choose_files([write_long_csv(tmp_path / "long.csv", 40_000)])
    assert screen.back()
    qtbot.waitUntil(lambda: screen.stage is not Stage.READING, timeout=20_000)
    assert screen.sentence == "中止しました。何も変わっていません。"
    assert screen.stage is Stage.EMPTY
    assert found(ready, "長い一覧") == set()
    assert not screen.back()


def test_that_progress_is_shown_while_a_long_file_is_read(screen: ImportsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[tuple[int, int, str]] = []
    screen._on_progress = lambda *told: said.append(told)  # type: ignore[method-assign]
    look_into(screen, qtbot, write_long_csv(tmp_path / "long.csv", 3_000))
    assert said
    assert all(0 <= done <= total or not total for done, total, _sentence in said)
    assert all(sentence for _done, _total, sentence in said)


def test_that_another_screen_may_bring_files(screen: ImportsScreen, qtbot: QtBot, may: str, context: Context) -> None:
    screen.open_with([may])
    with qtbot.waitSignal(context.warned):
        screen.open_with([may])
    qtbot.waitUntil(lambda: screen.stage is Stage.READY, timeout=20_000)
    assert [file.path for file in screen.files.records.rows] == [may]


def test_that_everything_has_a_name_and_the_layout_comes_back(
    screen: ImportsScreen, qtbot: QtBot, context: Context, may: str
) -> None:
    look_into(screen, qtbot, may)
    assert nameless(screen) == []
    screen.findings.problems.show_column(0, False)
    other = ImportsScreen(context)
    qtbot.addWidget(other)
    other.restore(json.loads(json.dumps(screen.state())))
    assert other.findings.problems.isColumnHidden(0)
    other.restore({"files": [], "folder": 3})
