"""Typing as an input method does (``qtbot.keyClicks`` with Japanese ends the process)."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(field: QWidget, preedit: str) -> None:
    """Show what is being composed, not yet written down."""
    QApplication.sendEvent(field, QInputMethodEvent(preedit, []))


def commit(field: QWidget, text: str) -> None:
    """Write a text down; what was being composed is gone."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def type_in(field: QWidget, *steps: str) -> None:
    """Compose step by step as fingers do, then write the last step down."""
    for step in steps:
        compose(field, step)
    commit(field, steps[-1])
