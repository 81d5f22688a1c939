"""Two months of a city's learning catalogue are taken in through the window, and the counter finds what is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.records.imports import ImportReport
from desk.records.search import Query
from desk.settings import Settings
from desk.ui.imports.screen import ImportsScreen, Stage
from desk.ui.main_window import MainWindow
from desk.work.desk import Desk
from desk.work.searching import search
from tests.ui.imports.issues import JUNE, MAY, write_issue


@pytest.fixture(params=["own", "published"])
def months(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Two issues that follow each other: made here, and as a city published them."""
    if request.param == "own":
        return write_issue(tmp_path / "5" / "data.xlsx", MAY), write_issue(tmp_path / "6" / "data.xlsx", JUNE)
    folder: Path = request.getfixturevalue("shared_data") / "takamatsu_manabi"
    first, second = sorted(folder.glob("2025-0[56]-*.xlsx"))
    return str(first), str(second)


def take_in(window: MainWindow, qtbot: QtBot, path: str) -> ImportReport:
    """Choose, look, F12; what the preview promised must be what is done."""
    screen = window.screen_named("imports")
    assert isinstance(screen, ImportsScreen)
    screen.choose_files([path])
    qtbot.waitUntil(lambda: screen.stage is not Stage.READING, timeout=60_000)
    assert screen.stage is Stage.READY, screen.sentence
    promised = screen.report
    assert window.press("F12")
    qtbot.waitUntil(lambda: screen.stage is not Stage.APPLYING, timeout=60_000)
    assert screen.stage is Stage.DONE, screen.sentence
    done = screen.report
    assert promised is not None
    assert done is not None
    figures = ("new", "changed", "unchanged", "refused", "vanished")
    assert [getattr(done, name) for name in figures] == [getattr(promised, name) for name in figures]
    return done


def test_that_two_months_come_in_through_the_window(
    window: MainWindow, qtbot: QtBot, months: tuple[str, str], ready: Settings
) -> None:
    context = window.context
    before = context.tended.count if context.tended else 0
    window.show_screen("imports")
    first = take_in(window, qtbot, months[0])
    assert first.new > 0
    assert first.vanished == 0
    qtbot.waitUntil(lambda: context.tended is not None and context.tended.count == before + first.new, timeout=20_000)
    assert f"新規 {first.new:,} 件" in window.status.said.text()

    second = take_in(window, qtbot, months[1])
    assert second.new > 0
    assert second.new < first.new + second.unchanged + second.changed + second.new
    total = before + first.new + second.new
    qtbot.waitUntil(lambda: context.tended is not None and context.tended.count == total, timeout=20_000)

    desk = Desk(ready)
    try:
        imported = [hit.resource for hit in search(desk, Query(limit=1000)).hits if hit.resource.provenance.imported_on]
        assert len(imported) == first.new + second.new
        assert sum(1 for resource in imported if resource.vanished_on) == second.vanished
        assert not any(resource.provenance.confirmed_on for resource in imported)
    finally:
        desk.close()

    third = window.screen_named("imports")
    third.choose_files([months[1]])
    qtbot.waitUntil(lambda: third.stage is Stage.DONE, timeout=60_000)
    assert (third.report.new, third.report.changed, third.report.vanished) == (0, 0, 0)


def test_that_files_dropped_on_the_counter_are_looked_into(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    assert window.front == "counter"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(write_issue(tmp_path / "5" / "data.xlsx", MAY))])
    place, keys = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    qapp.sendEvent(window, QDragEnterEvent(place.toPoint(), *held))
    assert "ここで離すと" in window.status.said.text()
    qapp.sendEvent(window, QDropEvent(place, *held))
    assert window.front == "imports"
    screen = window.screen_named("imports")
    qtbot.waitUntil(lambda: screen.stage is Stage.READY, timeout=60_000)
    assert screen.report.new == len(MAY)
