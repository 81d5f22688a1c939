"""The very first start, from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.settings import Preferences, Settings, load
from desk.ui.main_window import HOME, WELCOME, MainWindow
from desk.ui.opening import open_window
from desk.ui.setup.setup_dialog import SetupDialog
from desk.work.start import is_ready
from tests.ui.accessibility import nameless


def opened(qtbot: QtBot, application: QApplication, settings: Settings) -> MainWindow:
    window = open_window(application, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    assert isinstance(window.content, MainWindow)
    return window.content


@pytest.mark.parametrize("with_sample", [True, False])
def test_that_one_button_makes_the_home_ready(qtbot: QtBot, qapp: QApplication, home: Path, with_sample: bool) -> None:
    settings = Settings(home=home, preferences=Preferences(printer="file", theme="light"))
    window = opened(qtbot, qapp, settings)
    assert window.front == WELCOME
    assert nameless(window) == []
    screen = window.screen_named(WELCOME)
    (screen.with_sample if with_sample else screen.empty).click()
    assert not screen.empty.isEnabled()
    qtbot.waitUntil(lambda: window.front == HOME, timeout=60_000)
    assert is_ready(load(home))
    dialog = window.findChild(SetupDialog)
    assert dialog is not None
    assert nameless(dialog) == []
    context = window.context
    qtbot.waitUntil(lambda: bool(context.tended), timeout=20_000)
    assert bool(context.tended and context.tended.count > 300) is with_sample
    qtbot.waitUntil(lambda: context.is_sample is with_sample)
    qtbot.waitUntil(lambda: bool(dialog.staff.count() > 1) is with_sample)
    assert any("見本データ" in text for text in window.status.texts) is with_sample
    dialog.close()
    window.window().close()


def test_that_a_home_that_cannot_be_made_is_told_in_a_sentence(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    (home / "desk.db").write_bytes(b"this is somebody's diary")
    window = opened(qtbot, qapp, Settings(home=home, preferences=Preferences(theme="light")))
    screen = window.screen_named(WELCOME)
    screen.empty.click()
    qtbot.waitUntil(screen.empty.isEnabled)
    assert "desk.db" in screen.sentence
    assert (home / "desk.db").read_bytes() == b"this is somebody's diary"
    window.window().close()
