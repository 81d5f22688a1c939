"""What opens below a button, and what is typed in place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.widgets.day_popover import SATURDAY, SUNDAY, DayPopover, quick_day
from desk.ui.widgets.inline_editor import InlineEditor
from desk.ui.widgets.tree_popover import Node, TreePopover
from tests.ui.accessibility import nameless

NODES = [
    Node(code="culture", text="趣味"),
    Node(code="culture/music", text="音楽", parent="culture"),
    Node(code="health", text="健康"),
]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(800, 600)
    holder.show()
    return holder


def test_that_ticks_of_the_user_are_told_and_those_of_the_program_are_not(holder: QWidget) -> None:
    tree, told = TreePopover(holder), []
    tree.set_nodes(NODES)
    tree.toggled.connect(lambda code, is_on: told.append((code, is_on)))
    tree.set_checked(["culture/music"])
    assert tree.item("culture").isExpanded()
    tree.item("health").setCheckState(0, Qt.CheckState.Checked)
    assert tree.checked == ("culture/music", "health")
    tree.findChildren(QPushButton)[0].click()
    assert told == [("health", True), ("culture/music", False), ("health", False)]


def test_that_counts_come_with_the_opening(holder: QWidget) -> None:
    tree = TreePopover(holder)
    tree.retranslate("ニーズ")
    tree.set_nodes(NODES)
    tree.set_counts({"culture": 1234})
    tree.open_below(holder)
    assert [tree.item(node.code).text(1) for node in NODES] == ["1,234", "0", "0"]
    assert nameless(tree) == []
    closed: list[bool] = []
    tree.closed.connect(lambda: closed.append(True))
    tree.hide()
    assert closed == [True]


def test_that_a_popover_stays_within_its_window(holder: QWidget) -> None:
    tree = TreePopover(holder)
    tree.set_nodes([Node(code=str(n), text=f"ニーズ{n}") for n in range(200)])
    corner = QWidget(holder)
    corner.setGeometry(780, 580, 20, 20)
    tree.open_below(corner)
    beside = holder.geometry().adjusted(0, 0, 4, 4)  # the offscreen platform gives every window a frame of 2 pixels
    assert beside.contains(QRect(tree.pos(), tree.size()))
    tree.hide()


def test_that_a_day_is_picked_and_let_go(holder: QWidget) -> None:
    popover, told = DayPopover(holder), []
    popover.chosen.connect(told.append)
    popover.open_below(holder)
    assert nameless(popover) == []
    calendar = popover.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 12, 5))
    none = next(button for button in popover.findChildren(QPushButton) if button.text() == "指定なし")
    none.click()
    assert told == [date(2026, 12, 5), None]
    assert popover.isHidden()


@given(st.dates())
def test_that_the_next_weekend_is_ahead_and_at_most_a_week_away(today: date) -> None:
    if today > date.max - timedelta(days=8):
        return
    for name, weekday in (("saturday", SATURDAY), ("sunday", SUNDAY)):
        day = quick_day(name, today)
        assert day is not None
        assert day.weekday() == weekday
        assert timedelta(0) < day - today <= timedelta(days=7)
    assert (quick_day("today", today), quick_day("none", today)) == (today, None)


def test_that_an_answer_typed_in_place_is_kept_by_enter(holder: QWidget) -> None:
    editor, kept = InlineEditor(holder), []
    editor.ask("電話番号", "042", kept.append)
    assert editor.field.selectedText() == "042"
    assert nameless(holder) == []
    editor.field.setText(" 042-1 ")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert kept == ["042-1"]
    assert editor.isHidden()


def test_that_an_answer_given_up_is_not_kept(holder: QWidget) -> None:
    editor, kept = InlineEditor(holder), []
    finished: list[bool] = []
    editor.finished.connect(lambda: finished.append(True))
    editor.ask("電話番号", "042", kept.append)
    editor.leave()
    editor.leave()
    assert (kept, finished) == ([], [True])
