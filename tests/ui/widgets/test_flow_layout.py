"""Widgets set in lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.widgets.flow_layout import FlowLayout


class Block(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, parent: QWidget, *, height: int = 20) -> None:
        super().__init__(parent)
        self._size = self.least = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self.least


def flow_of(widths: list[int], *, stretch: bool = False) -> tuple[QWidget, FlowLayout, list[Block]]:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=4, stretch=stretch)
    blocks = [Block(width, holder) for width in widths]
    for block in blocks:
        flow.addWidget(block)
    return holder, flow, blocks


def lines(blocks: list[Block]) -> list[list[int]]:
    """The widths of the blocks line by line."""
    tops = sorted({block.y() for block in blocks})
    return [[block.width() for block in blocks if block.y() == top] for top in tops]


def test_that_a_line_breaks_where_the_room_ends(qapp: QApplication) -> None:
    holder, flow, blocks = flow_of([100, 100, 100, 50])
    holder.resize(210, 100)
    flow.setGeometry(QRect(0, 0, 210, 100))
    assert lines(blocks) == [[100, 100], [100, 50]]
    assert flow.heightForWidth(210) == 44
    assert flow.heightForWidth(1000) == 20


def test_that_hidden_widgets_leave_no_gap(qapp: QApplication) -> None:
    _holder, flow, blocks = flow_of([100, 100, 100])
    blocks[1].hide()
    flow.setGeometry(QRect(0, 0, 204, 100))
    assert blocks[2].geometry() == QRect(104, 0, 100, 20)


def test_that_a_stretched_line_grows_but_never_beyond_double(qapp: QApplication) -> None:
    _holder, flow, blocks = flow_of([100, 50], stretch=True)
    flow.setGeometry(QRect(0, 0, 204, 20))
    assert lines(blocks) == [[125, 75]]
    flow.setGeometry(QRect(0, 0, 1000, 20))
    assert lines(blocks) == [[200, 100]]


def test_that_an_expanding_widget_takes_what_is_left(qapp: QApplication) -> None:
    _holder, flow, blocks = flow_of([100, 50, 50])
    blocks[0].setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    flow.setGeometry(QRect(0, 0, 608, 20))
    assert lines(blocks) == [[500, 50, 50]]


def test_that_an_expanding_widget_shrinks_before_a_line_breaks(qapp: QApplication) -> None:
    _holder, flow, blocks = flow_of([300, 50, 50])
    blocks[0].setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    blocks[0].least = QSize(80, 20)
    flow.setGeometry(QRect(0, 0, 208, 20))
    assert lines(blocks) == [[100, 50, 50]]
    flow.setGeometry(QRect(0, 0, 180, 50))
    assert lines(blocks) == [[126, 50], [50]]


def test_that_a_cleared_layout_has_no_widgets_left(qtbot: QtBot, qapp: QApplication) -> None:
    holder, flow, _blocks = flow_of([10, 10])
    flow.clear()
    assert flow.count() == 0
    assert flow.sizeHint() == QSize(0, 0)
    qtbot.waitUntil(lambda: holder.findChildren(Block) == [])


@pytest.mark.parametrize("stretch", [True, False])
@given(widths=st.lists(st.integers(1, 300), max_size=15), room=st.integers(300, 900))
def test_that_nothing_overlaps_or_leaves_the_room(
    qapp: QApplication, widths: list[int], room: int, stretch: bool
) -> None:
    _holder, flow, blocks = flow_of(widths, stretch=stretch)
    height = flow.heightForWidth(room)
    flow.setGeometry(QRect(0, 0, room, height))
    places = [block.geometry() for block in blocks]
    assert all(QRect(0, 0, room, height).contains(place) for place in places)
    assert all(not one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])
    in_reading_order = [(place.y(), place.x()) for place in places]
    assert in_reading_order == sorted(in_reading_order)
