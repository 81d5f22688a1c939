"""The function keys at the bottom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.ui.widgets.key_bar import BarKey, KeyBar


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def bar(qtbot: QtBot, pressed: list[str]) -> KeyBar:
    bar = KeyBar()
    qtbot.addWidget(bar)
    bar.set_keys([BarKey(f"F{n}", f"こと{n}", lambda n=n: pressed.append(f"F{n}")) for n in range(1, 13)])
    bar.resize(1366, 60)
    bar.show()
    return bar


def test_that_a_click_does_what_the_key_does(qtbot: QtBot, bar: KeyBar, pressed: list[str]) -> None:
    for key in ("F12", "F1"):
        qtbot.mouseClick(bar.button(key), Qt.MouseButton.LeftButton)
    assert pressed == ["F12", "F1"]


def test_that_changed_keys_change_words_and_deeds(qtbot: QtBot, bar: KeyBar, pressed: list[str]) -> None:
    bar.set_keys([BarKey("F2", "探す & 選ぶ", lambda: pressed.append("search")), BarKey("F4", "訂正", print, False)])
    qtbot.mouseClick(bar.button("F2"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.button("F4"), Qt.MouseButton.LeftButton)
    assert pressed == ["search"]
    assert bar.button("F2").text() == "F2 探す && 選ぶ"
    assert bar.button("F2").accessibleName() == "探す & 選ぶ F2"
    with pytest.raises(KeyError):
        bar.button("F12")
    qtbot.waitUntil(lambda: len(bar.findChildren(QPushButton)) == 2)


def test_that_the_bar_wraps_when_it_is_narrow(bar: KeyBar) -> None:
    assert bar.heightForWidth(400) > 2 * bar.heightForWidth(1366)
