"""Cards in a list: what is shortened, what the keys do, and how they are put in order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.settings import Preferences
from desk.ui.theme import Theme
from desk.ui.widgets.card_delegate import elided_parts
from desk.ui.widgets.card_face import FACE_ROLE, CardFace, Divider
from desk.ui.widgets.card_order import CardOrder
from desk.ui.widgets.cards import CardTable
from desk.ui.widgets.shapes import Shape

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Faces(QAbstractTableModel):
    """Rows of cards."""

    def __init__(self, *faces: CardFace) -> None:
        super().__init__()
        self.faces = faces

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.faces)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.faces[index.row()] if role == FACE_ROLE else None


def face(title: str = "はじめての書道", **changes: Any) -> CardFace:
    return CardFace(**({"badge": "講", "badge_colour": "#0072B2", "title": title, "spoken": title} | changes))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Preferences(theme="light"))


@pytest.fixture
def metrics(theme: Theme) -> QFontMetrics:
    return QFontMetrics(QApplication.font())


def test_that_facts_that_fit_stay_whole(metrics: QFontMetrics) -> None:
    assert elided_parts(["中央公民館", "", "無料"], metrics, 1000) == "中央公民館　無料"
    assert elided_parts([], metrics, 100) == ""


def test_that_the_longest_fact_is_shortened_first(metrics: QFontMetrics) -> None:
    shown = elided_parts(["けやき野市立中央公民館の別館二階にある大きな会議室", "500円"], metrics, 240)
    assert shown.endswith("　500円")
    assert "…" in shown


def test_that_what_could_not_be_read_is_left_out(metrics: QFontMetrics) -> None:
    long = "けやき野市立中央公民館の別館二階"
    assert elided_parts([long, long, long], metrics, 130).count("　") == 0


@given(st.lists(st.text(alphabet="館会議室ab1 ", max_size=30), max_size=4), st.integers(20, 600))
def test_that_facts_never_need_more_than_the_line(parts: list[str], width: int) -> None:
    metrics = QFontMetrics(QFont())
    shown = elided_parts(parts, metrics, width)
    assert metrics.horizontalAdvance(shown) <= width + metrics.horizontalAdvance("…")


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"when": "12月5日（土）", "facts": ("中央公民館", "無料"), "why": "名称に「書道」", "marked": ((5, 2),)},
        {"title": "長い" * 60, "marked": ((100, 20),), "state": "受付状況は要確認", "shape": Shape.DASH},
        {"state": "満員", "shape": Shape.SQUARE, "state_colour": "#A31A1A", "warning": "未確認・掲載終了"},
        {"title": "", "badge": ""},
    ],
)
def test_that_every_card_can_be_painted(qtbot: QtBot, theme: Theme, compact: bool, changes: dict[str, Any]) -> None:
    table = CardTable(theme, compact=compact)
    qtbot.addWidget(table)
    table.setModel(Faces(face(**changes), face()))
    table.resize(260, 200)
    table.choose(0)
    blank = table.grab().toImage()
    table.setModel(Faces())
    assert table.grab().toImage() != blank


@pytest.mark.parametrize("shape", list(Shape))
def test_that_no_two_states_look_the_same_without_colour(qtbot: QtBot, theme: Theme, shape: Shape) -> None:
    def picture(of: Shape) -> object:
        table = CardTable(theme)
        qtbot.addWidget(table)
        table.setModel(Faces(face(state="状態", shape=of, state_colour="#000000")))
        table.resize(300, 120)
        return table.grab().toImage()

    mine = picture(shape)
    assert all(picture(other) != mine for other in Shape if other is not shape)


@pytest.fixture
def order(qtbot: QtBot, theme: Theme) -> CardOrder:
    order = CardOrder(theme)
    qtbot.addWidget(order)
    order.setModel(Faces(face("一"), face("二"), face("三")))
    order.resize(300, 300)
    order.show()
    return order


def test_that_enter_opens_and_space_delete_and_alt_arrows_are_told(order: CardOrder) -> None:
    told: list[object] = []
    order.opened.connect(lambda row: told.append(("open", row)))
    order.toggled.connect(lambda row: told.append(("toggle", row)))
    order.removed.connect(lambda row: told.append(("remove", row)))
    order.moved.connect(lambda row, to: told.append((row, to)))
    order.choose(1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete):
        QTest.keyClick(order, key)
    QTest.keyClick(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order.choose(0)
    QTest.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told == [("open", 1), ("toggle", 1), ("remove", 1), (1, 2), (1, 0)]


@pytest.mark.parametrize(
    ("dragged", "to_height", "moved"),
    [(2, 0.1, [(2, 0)]), (0, 2.9, [(0, 2)]), (0, 0.9, []), (1, 1.4, []), (1, 9.0, [(1, 2)])],
)
def test_that_a_card_is_dropped_between_others(
    order: CardOrder, dragged: int, to_height: float, moved: list[tuple[int, int]]
) -> None:
    told: list[tuple[int, int]] = []
    order.moved.connect(lambda row, to: told.append((row, to)))
    order._dragged = dragged
    order.dropEvent(dropped(order, to_height))
    assert told == moved


def test_that_nothing_from_elsewhere_is_taken(order: CardOrder) -> None:
    told: list[tuple[int, int]] = []
    order.moved.connect(lambda row, to: told.append((row, to)))
    event = dropped(order, 1.0)
    order.dropEvent(event)
    assert told == []
    assert not event.isAccepted()


def dropped(order: CardOrder, height: float) -> QDropEvent:
    """A drop at so many rows from the top."""
    place = QPointF(50, height * order.verticalHeader().defaultSectionSize())
    event = QDropEvent(
        place, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.setAccepted(True)
    return event


@pytest.fixture
def parted(qtbot: QtBot, theme: Theme) -> CardTable:
    """One card, a divider, and a card with something in its place."""
    table = CardTable(theme)
    qtbot.addWidget(table)
    table.setModel(Faces(face(), Divider("近いもの"), face("書道", against="年齢外", instead="次の回：書道")))
    table.set_divider(1)
    table.resize(400, 400)
    table.show()
    return table


def test_that_a_divider_takes_less_room_and_is_stepped_over(parted: CardTable) -> None:
    heights = [parted.rowHeight(row) for row in range(3)]
    assert heights[0] == heights[2] > heights[1] > 0
    parted.choose(0)
    parted.step(1)
    assert parted.current_row == 2
    parted.step(-1)
    assert parted.current_row == 0
    parted.step(5)
    assert parted.current_row == 2


def test_that_larger_letters_leave_the_divider_lower_than_a_card(parted: CardTable) -> None:
    font = parted.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    parted.setFont(font)
    assert parted.rowHeight(1) < parted.rowHeight(0) == parted.rowHeight(2)


def test_that_only_the_line_of_the_alternative_is_a_link(parted: CardTable, qtbot: QtBot) -> None:
    clicked: list[int] = []
    parted.instead_clicked.connect(clicked.append)
    card = parted.visualRect(parted.model().index(2, 0))
    link = parted._cards.instead_box(card)
    assert card.contains(link)
    for place in (link.topLeft() - QPoint(0, 6), card.bottomLeft() + QPoint(8, -3)):
        QTest.mouseClick(parted.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked == []
    QTest.mouseClick(parted.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    assert clicked == [2]
    other = parted._cards.instead_box(parted.visualRect(parted.model().index(0, 0)))
    QTest.mouseClick(parted.viewport(), Qt.MouseButton.LeftButton, pos=other.center())
    assert clicked == [2]
