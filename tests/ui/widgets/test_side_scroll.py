"""A pane beside something: whole where there is room, scrolled and never squeezed where there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.widgets.side_scroll import SideScroll


def test_that_it_scrolls_where_there_is_no_room_and_keeps_its_width(qtbot: QtBot) -> None:
    pane = QWidget()
    pane.setFixedWidth(200)
    column = QVBoxLayout(pane)
    labels = [QLabel(f"{number}", pane) for number in range(12)]
    for label in labels:
        label.setFixedHeight(30)
        column.addWidget(label)
    side = SideScroll(pane)
    qtbot.addWidget(side)
    side.show()
    side.resize(side.sizeHint().width(), 900)
    assert side.verticalScrollBar().maximum() == 0
    width = side.sizeHint().width()
    side.resize(width, 200)
    qtbot.waitUntil(lambda: side.verticalScrollBar().maximum() > 0)
    assert side.viewport().width() >= pane.width() == 200
    assert side.sizeHint().width() == width
    assert side.minimumSizeHint().width() == width
    assert {label.height() for label in labels} == {30}
