"""A line of text that keeps its hands off the keys of the window around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_CLIPBOARD = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})


def commit_composition() -> None:
    """Let the input method write down what is being composed, before a key that acts on the text is obeyed."""
    QGuiApplication.inputMethod().commit()


class LineField(QLineEdit):
    """One line of text. Control with a letter belongs to the window, but for the clipboard's keys.

    (On X11 Qt's own line edit takes Ctrl+K, Ctrl+U, Ctrl+E and Ctrl+D for editing.) Ctrl+Z undoes typing only where
    ``undoes_typing`` is set and there is typing to undo; else it is the window's.
    """

    def __init__(self, parent: QWidget | None = None, *, undoes_typing: bool = True) -> None:
        super().__init__(parent)
        self._undoes_typing = undoes_typing
        self._preedit = ""

    @property
    def preedit(self) -> str:
        """What the input method is composing; empty when it isn't."""
        return self._preedit

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_of_window(event, can_undo=self._undoes_typing and self.isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)


def is_of_window(event: QEvent, *, can_undo: bool) -> bool:
    """Whether a key that a field of text could take is meant for the window; Ctrl+Z is while ``can_undo`` is false."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    if not Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return False
    if event.key() == Qt.Key.Key_Z and can_undo:
        return False
    return event.key() not in _CLIPBOARD
