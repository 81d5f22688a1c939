"""Files dropped on a window are taken, words are not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.file_drop import FileDrop

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def dragged(*addresses: str, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    if text:
        data.setText(text)
    return data


def test_that_files_are_taken_and_nothing_else_with_them(widget: QWidget, qtbot: QtBot, qapp: QApplication) -> None:
    drop = FileDrop(widget)
    data = dragged("file:///data/may.xlsx", "https://example.jp/june.xlsx", "file:///data/june.csv")
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEYS)
    with qtbot.waitSignal(drop.hovered):
        qapp.sendEvent(widget, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(drop.dropped) as dropped:
        qapp.sendEvent(widget, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NO_KEYS))
    assert dropped.args == [["/data/may.xlsx", "/data/june.csv"]]


@pytest.mark.parametrize("data", [{"text": "すまほ"}, {"addresses": ("https://example.jp/june.xlsx",)}])
def test_that_words_and_links_are_not_taken(
    widget: QWidget, qtbot: QtBot, qapp: QApplication, data: dict[str, object]
) -> None:
    drop = FileDrop(widget)
    mime = dragged(*data.get("addresses", ()), text=str(data.get("text", "")))
    enter = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NO_KEYS)
    enter.ignore()
    with qtbot.assertNotEmitted(drop.hovered):
        qapp.sendEvent(widget, enter)
    assert not enter.isAccepted()
