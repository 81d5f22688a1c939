"""The view of pages: what it asks for, and that it never shows a stale picture as a sharp one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.ui.preview.pages_view import FIT_PAGE, FIT_WIDTH, LARGEST, REAL_SIZE, SMALLEST, PagesView

COLOURS = ("#880000", "#008800", "#000088")


def picture(page: int, scale: float, width: float = 595.28, height: float = 841.89) -> QImage:
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(COLOURS[page % 3]))
    return image


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.set_zoom(FIT_WIDTH)
    view.show()
    return view


@pytest.fixture
def served(view: PagesView) -> PagesView:
    """A view whose wishes are fulfilled at once."""
    view.page_wanted.connect(lambda page, scale: view.set_page(page, scale, picture(page, scale)))
    return view


def test_that_it_asks_only_for_pages_in_view(view: PagesView) -> None:
    asked: list[int] = []
    view.page_wanted.connect(lambda page, _scale: asked.append(page))
    view.set_pages(30)
    assert asked == [0]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert asked[-1] == 29
    assert len(asked) < 5


def test_that_it_asks_for_the_exact_size_of_the_screen(served: PagesView) -> None:
    served.set_pages(2)
    assert served.is_sharp()
    across = served.viewport().width() - 32
    shown = served.grab().toImage()
    inked = [x for x in range(shown.width()) if shown.pixelColor(x, 300) == QColor(COLOURS[0])]
    assert abs(len(inked) - across) <= 1


def test_that_another_size_is_asked_for_once_and_then_sharp(view: PagesView) -> None:
    asked: list[tuple[int, float]] = []
    view.page_wanted.connect(lambda page, scale: asked.append((page, scale)))
    view.set_pages(1)
    view.set_zoom(1.0)
    view.set_zoom(1.0)
    assert [page for page, _scale in asked] == [0, 0]
    view.set_page(*asked[0], picture(*asked[0]))
    assert not view.is_sharp()
    view.set_page(*asked[1], picture(*asked[1]))
    assert view.is_sharp()


def test_that_a_full_page_fits_with_nothing_cut_off(served: PagesView) -> None:
    served.set_pages(3)
    served.set_zoom(FIT_PAGE)
    assert served.factor * 841.89 * served.logicalDpiY() / 72 <= served.viewport().height()
    assert served.horizontalScrollBar().maximum() == 0


def test_that_paper_has_its_real_size_unless_it_is_wider_than_the_view(view: PagesView) -> None:
    view.set_zoom(REAL_SIZE)
    view.set_pages(1)
    assert view.factor < 1.0
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(1400, 600)
    assert view.factor == 1.0


def test_that_page_keys_turn_pages(served: PagesView, qtbot: QtBot) -> None:
    served.set_pages(3)
    served.set_zoom(FIT_PAGE)
    turned = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(served, key)
        turned.append(served.page)
    assert turned == [1, 2, 1, 2, 0]


def test_that_the_wheel_with_control_zooms_within_bounds(served: PagesView, qapp: QApplication) -> None:
    served.set_pages(1)
    served.set_zoom(1.0)

    def turn(angle: int) -> None:
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        qapp.sendEvent(served.viewport(), event)

    turn(120)
    assert served.factor == pytest.approx(1.25)
    for _n in range(20):
        turn(120)
    assert served.factor == LARGEST
    for _n in range(40):
        turn(-120)
    assert served.factor == SMALLEST


def test_that_a_changed_document_keeps_the_place_of_reading(served: PagesView) -> None:
    served.set_pages(4)
    served.verticalScrollBar().setValue(900)
    served.set_pages(4, same_document=True)
    assert served.verticalScrollBar().value() == 900
    served.set_pages(4)
    assert served.verticalScrollBar().value() == 0


def test_that_a_page_of_another_shape_gets_its_own_room(view: PagesView) -> None:
    asked: list[tuple[int, float]] = []
    view.page_wanted.connect(lambda page, scale: asked.append((page, scale)))
    view.set_pages(1)
    view.set_zoom(1.0)
    page, scale = asked[-1]
    view.set_page(page, scale, picture(page, scale, 841.89, 595.28))
    assert view.is_sharp()
    assert view.horizontalScrollBar().maximum() > 0
    view.set_zoom(FIT_WIDTH)
    assert view.horizontalScrollBar().maximum() == 0


def test_that_far_pages_are_let_go(served: PagesView) -> None:
    asked: list[int] = []
    served.page_wanted.connect(lambda page, _scale: asked.append(page))
    served.set_pages(20)
    served.go_to(15)
    served.go_to(0)
    assert asked.count(0) == 2


def test_that_it_tells_the_page_once_for_each_turn(served: PagesView) -> None:
    told: list[tuple[int, int]] = []
    served.page_changed.connect(lambda page, pages: told.append((page, pages)))
    served.set_pages(3)
    served.go_to(2)
    assert told == [(1, 3), (3, 3)]
