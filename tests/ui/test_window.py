"""The first look, and the real window in its place."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.settings import Preferences, Settings
from desk.ui import first_look
from desk.ui.first_look import Look
from desk.ui.main_window import HOME, MainWindow
from desk.ui.opening import open_window
from desk.ui.theme import Theme
from desk.ui.widgets.card_face import CardFace
from desk.ui.window import Window
from tests.ui.accessibility import nameless

FACES = tuple(
    CardFace(badge="講", badge_colour="#0072B2", title=title, spoken=title) for title in ("やさしい書道", "囲碁入門")
)
LOOK = Look(
    title="相談窓口",
    hint="したいことを入れてください",
    size=(1366, 768),
    search=(8, 8, 1200, 30),
    cards=(8, 160, 460, 540),
    panes=((480, 160, 480, 540), (970, 160, 388, 540)),
    faces=FACES,
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Preferences(theme="light"))


def shown(qtbot: QtBot, window: Window) -> Window:
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    return window


def test_that_first_paint_is_told_once(qtbot: QtBot, theme: Theme) -> None:
    window = Window(LOOK, theme)
    painted: list[int] = []
    window.first_painted.connect(lambda: painted.append(1))
    shown(qtbot, window)
    window.repaint()
    QApplication.processEvents()
    assert painted == [1]


def test_that_the_cards_of_the_last_window_are_on_the_first_paint(qtbot: QtBot, theme: Theme) -> None:
    window = Window(LOOK, theme)
    window.resize(1366, 768)
    shown(qtbot, window)
    cards = window.first_look.cards
    assert [cards.model().index(row, 0).data() for row in range(2)] == ["やさしい書道", "囲碁入門"]
    assert cards.geometry().getRect() == LOOK.cards
    drawn = window.grab().toImage()
    badge = cards.mapTo(window, cards.visualRect(cards.model().index(0, 0)).topLeft())
    colours = {drawn.pixelColor(badge.x() + x, badge.y() + y).name() for x in range(5, 30) for y in range(5, 30)}
    assert "#0072b2" in colours
    assert nameless(window) == []


@pytest.mark.parametrize("size", [(800, 600), (1366, 768), (1920, 1080)])
def test_that_nothing_leaves_a_window_of_another_size(qtbot: QtBot, theme: Theme, size: tuple[int, int]) -> None:
    window = Window(LOOK, theme)
    window.resize(*size)
    shown(qtbot, window)
    assert window.rect().contains(window.first_look.cards.geometry())
    assert window.rect().contains(window.first_look.search.geometry())


def test_that_a_look_comes_back_as_it_was(home: Path) -> None:
    settings = Settings(home=home, preferences=Preferences())
    first_look.save(settings, LOOK)
    assert first_look.load(settings) == LOOK


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"size": [1]}', b'{"faces": [{}]}', b"\xff\xfe"])
def test_that_a_damaged_look_is_no_hindrance(qtbot: QtBot, theme: Theme, home: Path, content: bytes) -> None:
    settings = Settings(home=home, preferences=Preferences())
    (home / "first_look.json").write_bytes(content)
    assert first_look.load(settings) == Look()
    window = shown(qtbot, Window(first_look.load(settings), theme))
    assert window.first_look.cards.isHidden()


def test_that_a_geometry_that_is_none_is_passed_over(qtbot: QtBot, theme: Theme) -> None:
    window = Window(replace(LOOK, geometry="AAAA"), theme)
    qtbot.addWidget(window)
    assert not window.size().isEmpty()


def opened(qtbot: QtBot, application: QApplication, settings: Settings) -> Window:
    first_look.save(settings, LOOK)
    return shown(qtbot, open_window(application, settings))


def counter_of(window: Window) -> object:
    assert isinstance(window.content, MainWindow)
    return window.content.screen_named(HOME)


def test_that_what_is_typed_at_once_is_not_lost(qtbot: QtBot, qapp: QApplication, ready: Settings) -> None:
    window = opened(qtbot, qapp, ready)
    qtbot.keyClicks(window.first_look.search, "sho")
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    box = counter_of(window).view.search  # type: ignore[attr-defined]
    qtbot.keyClicks(box, "dou")
    assert box.text() == "shodou"
    window.close()


def test_that_the_input_method_is_not_disturbed(qtbot: QtBot, qapp: QApplication, ready: Settings) -> None:
    window = opened(qtbot, qapp, ready)
    window.first_look.search.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.sendEvent(window.first_look.search, QInputMethodEvent("しょど", []))
    assert window.is_composing
    with qtbot.assertNotEmitted(window.furnished, wait=300):
        pass
    done = QInputMethodEvent("", [])
    done.setCommitString("書道")
    QApplication.sendEvent(window.first_look.search, done)
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    assert counter_of(window).view.search.text() == "書道"  # type: ignore[attr-defined]
    window.close()


def test_that_the_window_comes_back_where_and_as_it_was(qtbot: QtBot, qapp: QApplication, ready: Settings) -> None:
    window = opened(qtbot, qapp, ready)
    window.resize(790, 700)  # the screen that nobody sees has 800 × 800
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    counter = counter_of(window)
    qtbot.waitUntil(lambda: counter.hits.rowCount() == 3, timeout=20_000)  # type: ignore[attr-defined]
    cards = counter.view.results.cards  # type: ignore[attr-defined]
    place = cards.mapTo(window, cards.rect().topLeft())
    window.close()
    again = shown(qtbot, open_window(qapp, ready))
    assert (again.width(), again.height()) == (790, 700)
    assert again.first_look.cards.geometry().topLeft() == place
    assert again.first_look.cards.model().rowCount() == 3
    assert again.windowTitle() == window.windowTitle()
    qtbot.waitUntil(lambda: again.content is not None, timeout=20_000)
    again.close()


def test_that_a_window_closed_before_it_was_furnished_leaves_nothing(
    qtbot: QtBot, qapp: QApplication, ready: Settings
) -> None:
    window = opened(qtbot, qapp, ready)
    window.close()
    for _round in range(5):
        QApplication.processEvents()
    assert window.content is None
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("desk-")]
