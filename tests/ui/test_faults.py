"""Faults of ours: seen, logged without anybody's words, and told once."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desk import journal
from desk.errors import DeskError
from desk.settings import Settings
from desk.ui import faults
from desk.ui.faults import FaultDialog
from tests.ui.accessibility import nameless

SECRET = "山田さんの相談"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def told(window: QWidget, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Faults are caught as in the running product, and its log is written."""
    errors: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handlers, level = list(logging.getLogger().handlers), logging.getLogger().level
    before = qInstallMessageHandler(None)
    journal.begin(settings.log_path)
    faults.catch(window, errors.append)
    yield errors
    qInstallMessageHandler(before)
    for handler in set(logging.getLogger().handlers) - set(handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()
    logging.getLogger().setLevel(level)


def fail() -> None:
    raise ValueError(SECRET)


def caught(error: type[BaseException] | None = None) -> None:
    """What Python does with an exception that nobody takes."""
    try:
        if error is not None:
            raise error(SECRET)
        fail()
    except BaseException as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def written(settings: Settings) -> str:
    file: Path = settings.log_path
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_that_a_fault_is_told_and_logged_without_its_words(told: list[BaseException], settings: Settings) -> None:
    caught()
    assert [type(error) for error in told] == [ValueError]
    log = written(settings)
    assert "test_faults.py" in log
    assert "fail" in log
    assert SECRET not in log


def test_that_a_sentence_is_no_fault(told: list[BaseException], settings: Settings) -> None:
    caught(DeskError)
    assert [type(error) for error in told] == [DeskError]
    assert written(settings) == ""


def test_that_a_thread_that_fails_is_logged(told: list[BaseException], settings: Settings) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == []
    assert "a thread failed" in written(settings)
    assert SECRET not in written(settings)


def test_that_a_stop_from_the_keyboard_closes_the_window(told: list[BaseException], window: QWidget) -> None:
    caught(KeyboardInterrupt)
    assert not window.isVisible()
    assert told == []


def test_that_warnings_of_qt_are_logged(told: list[BaseException], settings: Settings) -> None:
    qWarning("a layout without a widget")
    assert "a layout without a widget" in written(settings)


@pytest.mark.parametrize(
    ("error", "kind"), [(ValueError(SECRET), FaultDialog), (DeskError("用紙がありません。"), QMessageBox)]
)
def test_that_what_is_told_says_what_to_do_and_comes_once(
    qtbot: QtBot, window: QWidget, settings: Settings, error: BaseException, kind: type[QMessageBox]
) -> None:
    for _time in range(3):
        faults.tell(error, window, settings)
    (dialog,) = window.findChildren(QMessageBox)
    assert type(dialog) is kind
    assert SECRET not in dialog.text() + dialog.informativeText()
    assert nameless(dialog) == []
    dialog.close()
    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) == [])
