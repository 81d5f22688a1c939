"""Picking one thing by a part of its name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.ui.widgets.pick_dialog import Choice, PickDialog

PEOPLE = (
    Choice(1, "田中 花", "01", "たなか はな"),
    Choice(2, "佐藤 次郎", "02", "さとう じろう"),
    Choice(3, "花田 幸", "03", "はなだ さち"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PickDialog]:
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(800, 600)
    below.show()
    dialog = PickDialog(below)
    dialog.offer(PEOPLE, title="担当者", hint="名前かよみ", nothing="いません。", current=2)
    dialog.open()
    yield dialog
    below.close()


def test_that_all_are_offered_in_their_order_at_first(dialog: PickDialog) -> None:
    assert dialog.shown == ("田中 花", "佐藤 次郎", "花田 幸")
    assert dialog.list.currentItem().text(0) == "佐藤 次郎"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("花", ("花田 幸", "田中 花")),
        ("ハナ", ("花田 幸", "田中 花")),
        ("ﾊﾅ", ("花田 幸", "田中 花")),
        ("jirou", ("佐藤 次郎",)),
        ("02", ("佐藤 次郎",)),
        ("だ さ", ("花田 幸",)),
        ("山", ()),
    ],
)
def test_that_names_are_found_by_any_spelling(dialog: PickDialog, typed: str, shown: tuple[str, ...]) -> None:
    dialog.box.setText(typed)
    assert dialog.shown == shown


def test_that_arrows_and_enter_pick(qtbot: QtBot, dialog: PickDialog) -> None:
    with qtbot.waitSignal(dialog.picked) as picked:
        qtbot.keyClick(dialog.box, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.box, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert picked.args == [3]
    assert not dialog.isVisible()


def test_that_a_click_picks_once(qtbot: QtBot, dialog: PickDialog) -> None:
    picked: list[int] = []
    dialog.picked.connect(picked.append)
    place = dialog.list.visualItemRect(dialog.list.topLevelItem(0)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked == [1]


def test_that_enter_with_nothing_fitting_picks_nothing(qtbot: QtBot, dialog: PickDialog) -> None:
    dialog.box.setText("山")
    with qtbot.assertNotEmitted(dialog.picked):
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_that_escape_leaves_everything_as_it_was(qtbot: QtBot, dialog: PickDialog) -> None:
    with qtbot.assertNotEmitted(dialog.picked):
        qtbot.keyClick(dialog.box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
