"""The window around the screens: which one is in front, what its keys do, what it says, and what it remembers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.settings import Settings, load
from desk.ui import state
from desk.ui.main_window import HOME, MainWindow
from tests.ui.conftest import RESOURCES, STAFF, WINDOW
from tests.ui.plain_screen import PlainScreen, make_window, press, screen, window

__all__ = ["screen", "window"]


def test_that_a_screen_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    made: list[str] = []

    def make() -> PlainScreen:
        made.append("late")
        return PlainScreen(window.context)

    window.add_screen("late", "あとで", make)
    assert made == []
    window.show_screen("late")
    window.show_screen(HOME)
    window.show_screen("late")
    assert made == ["late"]
    assert window.screen_named("late").activations == 2


def test_that_keys_do_what_the_screen_says(qtbot: QtBot, window: MainWindow, screen: PlainScreen) -> None:
    press(qtbot, window, Qt.Key.Key_F12)
    press(qtbot, window, Qt.Key.Key_F2)
    assert screen.pressed == ["F12", "F2"]


def test_that_a_disabled_key_does_nothing(qtbot: QtBot, window: MainWindow, screen: PlainScreen) -> None:
    screen.can_file = False
    screen.keys_changed.emit()
    press(qtbot, window, Qt.Key.Key_F12)
    assert screen.pressed == []
    assert not window.key_bar.button("F12").isEnabled()
    screen.can_file = True
    screen.keys_changed.emit()
    press(qtbot, window, Qt.Key.Key_F12)
    assert screen.pressed == ["F12"]


def test_that_the_key_bar_can_be_clicked_and_leaves_the_focus(
    qtbot: QtBot, window: MainWindow, screen: PlainScreen
) -> None:
    qtbot.mouseClick(window.key_bar.button("F12"), Qt.MouseButton.LeftButton)
    assert screen.pressed == ["F12"]
    assert screen.field.hasFocus()


def test_that_keys_belong_to_the_screen_in_front(qtbot: QtBot, window: MainWindow, screen: PlainScreen) -> None:
    window.show_screen("other")
    press(qtbot, window, Qt.Key.Key_F12)
    assert screen.pressed == []
    assert window.screen_named("other").pressed == ["F12"]


def test_that_escape_goes_back_step_by_step(qtbot: QtBot, window: MainWindow) -> None:
    window.context.show_screen("other", "K7-261121-01")
    other = window.screen_named("other")
    assert other.wanted == ["K7-261121-01"]
    other.steps = 1
    window.toggle_help()
    fronts = []
    for _step in range(3):
        press(qtbot, window, Qt.Key.Key_Escape)
        fronts.append(window.front)
    assert fronts == ["other", "other", HOME]


def test_that_what_was_done_is_told_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    taken_back: list[str] = []
    window.context.say("「書道」を入れました", lambda: taken_back.append("書道"))
    window.context.say("「囲碁」を入れました", lambda: taken_back.append("囲碁"))
    assert "「囲碁」を入れました" in window.status.texts
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken_back == ["囲碁"]
    assert "元に戻しました：「囲碁」を入れました" in window.status.texts
    qtbot.mouseClick(window.status.undo_button, Qt.MouseButton.LeftButton)
    assert taken_back == ["囲碁", "書道"]
    assert window.status.undo_button.isHidden()


def test_that_a_screen_can_say_what_can_be_undone(window: MainWindow, screen: PlainScreen) -> None:
    done: list[int] = []
    screen.said.emit("記録しました", lambda: done.append(1))
    assert window.context.undo.last is not None
    window.undo()
    assert done == [1]


def test_that_a_warning_stays_until_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    window.context.warn("プリンターの電源を確かめてください。")
    assert window.notice.text == "プリンターの電源を確かめてください。"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.notice.text == ""


def test_that_data_connection_and_people_are_told(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "● 保存済み" in window.status.texts)
    assert any(f"データ {len(RESOURCES)}件" in text for text in window.status.texts)
    window.context.background.connection.emit(3, False)
    assert "△ つながりません・送信待ち 3件" in window.status.texts
    assert WINDOW.name in window.windowTitle()


def test_that_the_text_grows_and_shrinks_at_once(qtbot: QtBot, window: MainWindow, screen: PlainScreen) -> None:
    heights = [screen.field.sizeHint().height()]
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Semicolon, Qt.Key.Key_Equal):
        press(qtbot, window, key, Qt.KeyboardModifier.ControlModifier)
        heights.append(screen.field.sizeHint().height())
    assert window.context.preferences.text_size == 14
    assert heights == sorted(set(heights))
    for _step in range(9):
        press(qtbot, window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.context.theme.size == 9
    assert QFont(QApplication.font()).pointSize() == 9
    press(qtbot, window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.context.theme.size == 11


def test_that_the_language_changes_once_while_running(qtbot: QtBot, window: MainWindow, screen: PlainScreen) -> None:
    screen.languages.clear()
    window.context.change_preferences(language="en")
    qtbot.waitUntil(lambda: bool(screen.languages))
    QApplication.processEvents()
    assert screen.languages == ["en"]
    window.context.change_preferences(language="ja")
    qtbot.waitUntil(lambda: len(screen.languages) > 1)
    QApplication.processEvents()
    assert screen.languages == ["en", "ja"]


def test_that_the_resident_sees_nothing_of_the_desk(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[bool] = []
    window.context.resident_view_changed.connect(seen.append)
    press(qtbot, window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.status.isHidden()
    assert [key.key for key in window.keys_in_bar()] == ["Ctrl+R"]
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.status.isHidden()
    assert seen == [True, False]


def test_that_the_window_comes_back_as_it_was(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    window.resize(1111, 666)
    window.screen_named(HOME).field.setText("書道")
    window.close()
    again = make_window(qapp, load(window.context.settings.home))
    qtbot.addWidget(again)
    assert again.screen_named(HOME).restored == {"text": "書道"}
    assert again.context.staff_list == STAFF
    assert again.context.windows == (WINDOW,)
    assert any("3件" in text for text in again.status.texts)
    again.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"screens": 5}', b'{"count": "AAAA"}', b"\xff\xfe"])
def test_that_a_damaged_memory_is_no_hindrance(
    qtbot: QtBot, qapp: QApplication, ready: Settings, content: bytes
) -> None:
    state.path(ready).write_bytes(content)
    window = make_window(qapp, ready)
    qtbot.addWidget(window)
    assert window.front == HOME
    window.close()


@pytest.mark.parametrize("size", [9, 11, 20])
@pytest.mark.parametrize("language", i18n.SCREEN_LANGUAGES)
def test_that_the_frame_fits_a_small_screen(qtbot: QtBot, window: MainWindow, size: int, language: str) -> None:
    window.context.change_preferences(text_size=size, language=language)
    window.context.say("とても長いお知らせ" * 40, lambda: None)
    window.context.background.connection.emit(12, False)
    QApplication.processEvents()
    window.resize(1366, 768)
    assert (window.width(), window.height()) == (1366, 768)
    qtbot.waitUntil(lambda: not outside(window))


def outside(window: MainWindow) -> list[str]:
    """What is cut off in the two lines at the bottom."""
    return [
        f"{child} at {child.geometry()} leaves {part.rect()}"
        for part in (window.key_bar, window.status)
        for child in part.findChildren(QWidget)
        if child.isVisibleTo(window) and not part.rect().contains(child.geometry())
    ]


def test_that_no_timer_runs_after_the_close(qtbot: QtBot, window: MainWindow) -> None:
    window.close()
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []
