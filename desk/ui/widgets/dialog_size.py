"""How large a dialog opens: by its text, never larger than the window below it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_SMALLEST_SCREEN = QSize(1366, 768)


def give_room(dialog: QDialog, wide: int, high: int) -> None:
    """Size a dialog to so many lines of text in both directions, within 92 % of the window below."""
    parent = dialog.parentWidget()
    room = (parent.window().size() if parent is not None else _SMALLEST_SCREEN) * 0.92
    line = dialog.fontMetrics().lineSpacing()
    dialog.resize(QSize(wide * line, high * line).boundedTo(room))
