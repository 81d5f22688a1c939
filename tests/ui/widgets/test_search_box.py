"""The search box while an input method composes, and the keys it leaves to others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.widgets.line_field import LineField
from desk.ui.widgets.search_box import SearchBox
from tests.ui.ime import commit, compose, type_in


@pytest.fixture
def box(qtbot: QtBot) -> SearchBox:
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    return box


def test_that_what_is_composed_is_told_before_it_is_written_down(box: SearchBox) -> None:
    told: list[str] = []
    box.live_changed.connect(told.append)
    type_in(box, "ｓ", "す", "すｍ", "すま", "すまｈ", "すまほ", "スマホ")
    assert told == ["す", "すま", "すまほ", "スマホ"]
    assert box.text() == "スマホ"


def test_that_a_commit_of_what_stood_there_is_told_once_only(box: SearchBox) -> None:
    told: list[str] = []
    box.live_changed.connect(told.append)
    compose(box, "書道")
    commit(box, "書道")
    assert told == ["書道"]


@pytest.mark.parametrize(
    ("preedit", "live"),
    [("きｙ", "き"), ("ky", ""), ("ＰＣ", "ＰＣ"), ("すまh", "すま"), ("りょうりｓｙ", "りょうり"), ("a あ", "a あ")],
)
def test_that_half_typed_syllables_are_left_out(box: SearchBox, preedit: str, live: str) -> None:
    compose(box, preedit)
    assert box.live_text == live


def test_that_composition_stands_at_the_cursor(box: SearchBox) -> None:
    commit(box, "子ども教室")
    box.setCursorPosition(3)
    compose(box, "りょうり")
    assert box.live_text == "子どもりょうり教室"


def test_that_a_text_put_by_the_program_is_not_told(box: SearchBox) -> None:
    told: list[str] = []
    box.live_changed.connect(told.append)
    box.put("英語")
    box.clear()
    assert told == [""]


def test_that_enter_and_arrows_are_told_when_nothing_is_composed(box: SearchBox) -> None:
    told: list[object] = []
    box.accepted.connect(lambda: told.append("enter"))
    box.stepped.connect(told.append)
    box.paged.connect(lambda step: told.append(("page", step)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(box, key)
    assert told == [1, -1, ("page", 1), "enter", "enter"]


def test_that_enter_and_arrows_belong_to_the_input_method_while_it_composes(box: SearchBox) -> None:
    told: list[object] = []
    box.accepted.connect(lambda: told.append("enter"))
    box.stepped.connect(told.append)
    compose(box, "りょうり")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == []


def test_that_there_is_no_completer(box: SearchBox) -> None:
    assert box.completer() is None


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    return window


def shortcut(window: QWidget, keys: str, told: list[str]) -> None:
    QShortcut(QKeySequence(keys), window).activated.connect(lambda: told.append(keys))


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+U", "Ctrl+E", "Ctrl+D", "Ctrl+Z", "Ctrl+T"])
def test_that_letters_with_control_reach_the_window(window: QWidget, qtbot: QtBot, keys: str) -> None:
    told: list[str] = []
    box = SearchBox(window)
    box.put("書き")
    shortcut(window, keys, told)
    with qtbot.waitActive(window):
        window.show()
    box.setFocus()
    key = Qt.Key[f"Key_{keys[-1]}"]
    QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
    assert told == [keys]
    assert box.text() == "書き"


def test_that_the_clipboard_stays_with_the_field(window: QWidget, qtbot: QtBot) -> None:
    told: list[str] = []
    field = LineField(window)
    field.setText("abc")
    shortcut(window, "Ctrl+X", told)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert (told, field.text()) == ([], "")


def test_that_typing_is_undone_before_the_window_undoes(window: QWidget, qtbot: QtBot) -> None:
    told: list[str] = []
    field = LineField(window)
    shortcut(window, "Ctrl+Z", told)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (told, field.text()) == ([], "")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told == ["Ctrl+Z"]
