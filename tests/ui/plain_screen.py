"""A screen that asks nothing of the desk, and the window around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.settings import Settings
from desk.ui import state
from desk.ui.background import Background
from desk.ui.context import Context
from desk.ui.furnishing import begin
from desk.ui.language import Language
from desk.ui.main_window import HOME, MainWindow
from desk.ui.screen import Key
from desk.ui.theme import Theme
from desk.ui.widgets.line_field import LineField


class PlainScreen(QWidget):
    """The least that the window asks of a screen; it keeps what was done to it."""

    title = "相談窓口"
    keys_changed = Signal()
    said = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.field = LineField(self)
        self.field.setAccessibleName("相談内容")
        QVBoxLayout(self).addWidget(self.field)
        self.pressed: list[str] = []
        self.activations = 0
        self.restored: dict[str, Any] | None = None
        self.wanted: list[object] = []
        self.languages: list[str] = []
        self.steps = 0
        self.can_file = True

    def keys(self) -> list[tuple[Any, ...]]:
        return [
            ("F12", "印刷して記録", lambda: self.pressed.append("F12"), self.can_file),
            Key("F2", "探す", lambda: self.pressed.append("F2"), reading="さがす"),
            Key("", "列を選ぶ", lambda: self.pressed.append("列"), reading="れつをえらぶ"),
        ]

    def help_text(self) -> str:
        return "<p>聞いたことばを打ちます。</p>"

    def activated(self) -> None:
        self.activations += 1
        self.field.setFocus()

    def back(self) -> bool:
        self.steps -= 1
        return self.steps >= 0

    def open_with(self, wanted: object) -> None:
        self.wanted.append(wanted)

    def state(self) -> dict[str, Any]:
        return {"text": self.field.text()}

    def restore(self, state: dict[str, Any]) -> None:
        self.restored = state

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.languages.append(i18n.active().language)


def make_window(application: QApplication, settings: Settings) -> MainWindow:
    background = Background(settings)
    context = Context(settings, background, Theme(application, settings.preferences))
    window = MainWindow(context, Language(application, settings.preferences.language), state.load(settings))
    background.setParent(window)
    context.setParent(window)
    window.add_screen(HOME, "相談窓口", lambda: PlainScreen(context))
    window.add_screen("other", "相談の記録", lambda: PlainScreen(context))
    window.show_screen(HOME)
    window.resize(1366, 768)
    return window


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, ready: Settings) -> Iterator[MainWindow]:
    window = make_window(qapp, ready)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    begin(window.context)
    qtbot.waitUntil(
        lambda: bool(window.context.staff_list and window.context.windows and window.context.tended), timeout=20_000
    )
    window.activateWindow()
    window.screen_named(HOME).field.setFocus()
    yield window
    window.close()


@pytest.fixture
def screen(window: MainWindow) -> PlainScreen:
    return window.screen_named(HOME)  # type: ignore[no-any-return]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    chosen = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        chosen |= modifier
    qtbot.keyClick(QApplication.focusWidget() or window, key, chosen)
