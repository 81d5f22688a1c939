"""The language of the window, Qt's own words included."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.ui.language import Language


class Listener(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.heard.append(i18n.active().language)
        super().changeEvent(event)


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, "ja")
    QApplication.processEvents()
    yield language
    language.end()


def test_that_qts_own_buttons_follow(qtbot: QtBot, language: Language) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    button = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert button.text() == "キャンセル"
    language.use("en")
    qtbot.waitUntil(lambda: button.text().replace("&", "") == "Cancel")


def test_that_a_switch_is_heard_once_and_after_the_texts_changed(qtbot: QtBot, language: Language) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    listener.show()
    for times, code in enumerate(("en", "ja", "en"), start=1):
        language.use(code)
        language.use(code)
        qtbot.waitUntil(lambda times=times: len(listener.heard) >= times)
    for _round in range(3):
        QApplication.processEvents()
    assert listener.heard == ["en", "ja", "en"]


def test_that_an_unknown_language_counts_as_japanese(language: Language) -> None:
    language.use("en")
    language.use("tlh")
    assert language.current == "ja"
    assert i18n.active().language == "ja"
