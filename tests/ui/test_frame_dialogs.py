"""What the frame opens over the screens: commands, people, settings, help, faults."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.settings import Settings, load
from desk.ui.faults import FaultDialog
from desk.ui.main_window import MainWindow
from desk.ui.setup.setup_dialog import SetupDialog
from desk.ui.widgets.pick_dialog import PickDialog
from tests.ui.accessibility import nameless
from tests.ui.conftest import STAFF
from tests.ui.plain_screen import PlainScreen, press, screen, window

__all__ = ["screen", "window"]


def test_that_any_command_is_found_by_word_reading_or_romaji(qtbot: QtBot, window: MainWindow) -> None:
    found = {}
    for typed in ("大きく", "もじをお", "ookiku", "Ctrl++"):
        dialog = window.open_palette()
        dialog.box.setText(typed)
        found[typed] = dialog.shown[0]
        dialog.reject()
    assert set(found.values()) == {"文字を大きく"}


def test_that_a_chosen_command_is_done(qtbot: QtBot, window: MainWindow, screen: PlainScreen) -> None:
    dialog = window.open_palette()
    dialog.box.setText("れつ")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.pressed == ["列"])
    qtbot.waitUntil(lambda: window.findChild(PickDialog) is None)


def test_that_a_word_nobody_knows_is_answered(window: MainWindow) -> None:
    dialog = window.open_palette()
    dialog.box.setText("ｘｙｚ")
    assert dialog.shown == ()
    assert not dialog._empty.isHidden()
    dialog.reject()


def test_that_staff_is_chosen_once_by_one_key(qtbot: QtBot, window: MainWindow, ready: Settings) -> None:
    assert window.context.staff is None
    press(qtbot, window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(PickDialog) is not None)
    dialog = window.findChild(PickDialog)
    assert dialog is not None
    dialog.box.setText("さとう")
    with qtbot.waitSignal(window.context.staff_changed):
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert window.context.staff == STAFF[1]
    assert STAFF[1].name in window.status.staff_button.text()
    qtbot.waitUntil(lambda: load(ready.home).preferences.staff == STAFF[1].id)


@pytest.mark.parametrize("language", i18n.SCREEN_LANGUAGES)
def test_that_every_dialog_of_the_frame_opens_and_can_be_heard(qtbot: QtBot, window: MainWindow, language: str) -> None:
    window.context.change_preferences(language=language)
    QApplication.processEvents()
    assert nameless(window) == []
    for opened in (window.open_palette, window.choose_staff, window.open_setup, window.open_menu):
        dialog = opened()
        qtbot.waitUntil(dialog.isVisible)
        assert nameless(dialog) == []
        dialog.close()
    window.toggle_help()
    assert nameless(window) == []


def test_that_settings_hold_at_once_and_are_kept(qtbot: QtBot, window: MainWindow, ready: Settings) -> None:
    dialog = window.open_setup()
    for box, value in ((dialog.theme, "dark"), (dialog.text_size, 16), (dialog.printer, ""), (dialog.language, "en")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    dialog.staff.setCurrentIndex(dialog.staff.findData(STAFF[0].id))
    dialog.staff.activated.emit(dialog.staff.currentIndex())
    assert (window.context.theme.colours.name, window.context.theme.size) == ("dark", 16)

    def is_kept() -> bool:
        kept = load(ready.home).preferences
        return (kept.theme, kept.text_size, kept.printer, kept.language, kept.staff) == (
            "dark",
            16,
            "",
            "en",
            STAFF[0].id,
        )

    qtbot.waitUntil(is_kept)
    dialog.close()
    qtbot.waitUntil(lambda: window.findChild(SetupDialog) is None)


def test_that_help_is_about_the_screen_in_front(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F1)
    said = window.help.text.toPlainText()
    assert "聞いたことばを打ちます。" in said
    assert "印刷して記録" in said
    press(qtbot, window, Qt.Key.Key_F1)
    assert window.help.isHidden()


def test_that_faults_in_a_row_open_one_dialog(qtbot: QtBot, window: MainWindow) -> None:
    window.show_fault(ValueError("x"))
    window.show_fault(ValueError("y"))
    dialogs = window.findChildren(FaultDialog)
    assert len(dialogs) == 1
    assert "desk.log" in dialogs[0].informativeText()
    assert nameless(dialogs[0]) == []
    dialogs[0].close()
