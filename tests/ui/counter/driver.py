"""The counter as a test works it: types with an input method, presses keys, waits for what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.records.case import Case
from desk.records.consultation import Consultation
from desk.ui.counter.screen import CounterScreen
from desk.ui.main_window import MainWindow
from desk.work.desk import Desk
from tests.ui.ime import type_in

PATIENCE = 20_000


class Counter:
    """Drives the counter screen of a window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.screen: CounterScreen = window.screen_named("counter")
        self.view = self.screen.view

    @property
    def case(self) -> Case:
        """The open case."""
        return self.screen.controller.case

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def settle(self) -> None:
        """Wait for the answer to what stands in the box, counts included."""
        self.until(lambda: self.screen.searching.results is not None and not self.screen.flow.is_settling)

    def type(self, *steps: str) -> None:
        """Go to the search box, compose and write down in place of what stands there, and wait for the answer."""
        self.press("F2")
        type_in(self.view.search, *steps)
        self.settle()

    def answered(self, **changes: Any) -> None:
        """Have the index's newest answer say this besides, and wait until it is shown."""
        results = self.screen.searching.results
        assert results is not None
        self.screen.searching._on_results(replace(results, **changes))
        self.settle()

    @property
    def offered(self) -> list[str]:
        """The chips under the search box."""
        bar = self.view.offers
        return [chip.text() for chip in bar.chips] if bar.isVisible() else []

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key on the widget that has the focus."""
        target = widget or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)

    def press(self, key: str) -> None:
        """Press one of the window's keys; it must mean something now."""
        assert self.window.press(key), key

    @property
    def cards(self) -> list[str]:
        """The titles in the list."""
        return [hit.resource.title for hit in self.screen.hits.hits]

    @property
    def chosen(self) -> str:
        """The title of the chosen card."""
        hit = self.view.results.current
        return hit.resource.title if hit else ""

    @property
    def tray(self) -> list[str]:
        """The titles in the tray."""
        return [item.resource.title if item.resource else item.title for item in self.case.tray]

    @property
    def said(self) -> str:
        """What the status line says was done."""
        return self.window.status.said.text()

    def pick(self, words: str) -> None:
        """Search for words and put the first hit into the tray."""
        self.type(words)
        self.key(Qt.Key.Key_Return)

    def file(self, key: str = "F12") -> str:
        """Press F12 and wait until the case is on record; its slip number."""
        self.press(key)
        self.until(lambda: self.case.filed)
        return self.case.slip


def logged(window: MainWindow) -> tuple[Consultation, ...]:
    """What is on record at this desk, newest first."""
    desk = Desk(window.context.settings)
    try:
        return desk.outbox.consultations()
    finally:
        desk.close()


def sheets(window: MainWindow) -> list[Path]:
    """The sheets that were kept as files."""
    return sorted(window.context.settings.sheets.glob("*.pdf"))
