"""Chips: one stop for Tab, arrows inside, counts that move nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.settings import Preferences
from desk.ui.theme import Theme
from desk.ui.widgets.chips import ChipGroup, Option

OPTIONS = [Option(code="a", text="英語", key="Alt+1"), Option(code="b", text="料理"), Option(code="c", text="書道")]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Preferences(theme="light"))


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    QVBoxLayout(holder)
    qtbot.addWidget(holder)
    return holder


def group_in(holder: QWidget, theme: Theme, *, counts: bool = False, exclusive: bool = False) -> ChipGroup:
    group = ChipGroup(theme, holder, counts=counts, exclusive=exclusive)
    group.set_options(OPTIONS)
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(group)
    return group


def test_that_a_press_is_told_and_what_the_program_sets_is_not(holder: QWidget, theme: Theme) -> None:
    group, told = group_in(holder, theme), []
    group.toggled.connect(lambda code, is_on: told.append((code, is_on)))
    group.set_checked(["b"])
    group.chip("a").click()
    group.chip("b").click()
    group.press(2)
    group.press(9)
    assert told == [("a", True), ("b", False), ("c", True)]
    assert group.checked == ("a", "c")


def test_that_one_of_an_exclusive_group_is_always_down(holder: QWidget, theme: Theme) -> None:
    group, told = group_in(holder, theme, exclusive=True), []
    group.set_checked(["a"])
    group.toggled.connect(lambda code, is_on: told.append((code, is_on)))
    group.chip("a").click()
    group.chip("c").click()
    assert (group.checked, told) == (("c",), [("c", True)])


def test_that_counts_and_states_change_no_width(holder: QWidget, theme: Theme) -> None:
    group = group_in(holder, theme, counts=True)
    before = [group.chip(code).sizeHint() for code in group.codes]
    group.set_counts({"a": 3, "b": 12_345})
    group.set_checked(["a"])
    group.set_hinting(True)
    assert [group.chip(code).sizeHint() for code in group.codes] == before
    assert [group.chip(code).count for code in group.codes] == [3, 12_345, 0]


def test_that_a_screen_reader_hears_name_count_and_key(holder: QWidget, theme: Theme) -> None:
    group = group_in(holder, theme, counts=True)
    group.set_counts({"a": 1234})
    said = QAccessible.queryAccessibleInterface(group.chip("a"))
    assert said.text(QAccessible.Text.Name) == "英語"
    assert said.text(QAccessible.Text.Description) == "1,234 Alt+1"
    assert said.role() == QAccessible.Role.CheckBox


def test_that_a_group_is_one_stop_for_tab_and_arrows_go_on(holder: QWidget, theme: Theme, qtbot: QtBot) -> None:
    layout = holder.layout()
    assert layout is not None
    before, after = QLineEdit(), QLineEdit()
    layout.addWidget(before)
    group = group_in(holder, theme)
    layout.addWidget(after)
    with qtbot.waitActive(holder):
        holder.show()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert group.chip("a").hasFocus()
    QTest.keyClick(group.chip("a"), Qt.Key.Key_Right)
    QTest.keyClick(group.chip("b"), Qt.Key.Key_Space)
    assert group.checked == ("b",)
    QTest.keyClick(group.chip("b"), Qt.Key.Key_Return)
    assert group.checked == ()
    QTest.keyClick(group.chip("b"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert group.chip("b").hasFocus()


def test_that_a_click_leaves_the_focus_where_one_types(holder: QWidget, theme: Theme, qtbot: QtBot) -> None:
    layout = holder.layout()
    assert layout is not None
    field = QLineEdit()
    layout.addWidget(field)
    group = group_in(holder, theme)
    with qtbot.waitActive(holder):
        holder.show()
    field.setFocus()
    QTest.mouseClick(group.chip("a"), Qt.MouseButton.LeftButton)
    assert group.checked == ("a",)
    assert field.hasFocus()


def test_that_new_options_keep_what_is_down(holder: QWidget, theme: Theme) -> None:
    group = group_in(holder, theme)
    group.set_checked(["b"])
    group.set_options([*OPTIONS, Option(code="d", text="体操")])
    assert group.checked == ("b",)
    group.set_options([Option(code=o.code, text=o.text + "!") for o in [*OPTIONS, Option(code="d", text="体操")]])
    assert group.chip("d").text() == "体操!"
    assert group.checked == ("b",)
