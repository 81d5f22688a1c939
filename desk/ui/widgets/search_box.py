"""A search box that searches while an input method is still composing.

``textChanged`` is silent during composition, so the box tells what stands in it itself: the text with what is being
composed at the cursor. There is no completer: its popup breaks input methods and would cover their candidates.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from desk.i18n import _
from desk.ui.widgets.line_field import LineField

_HALF_TYPED = re.compile(r"[a-zａ-ｚ]{1,3}$")
"""A syllable of which only the Latin letters are there yet: the h of すまh, the ky of きょ typed as far as ｋｙ."""

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class SearchBox(LineField):
    """Tells what stands in it, and the keys that mean something beyond it.

    ``live_changed(text)`` once for every change, ``accepted()`` for Enter, ``stepped(±1)`` for the arrow keys and
    ``paged(±1)`` for page up and down. While the input method composes, those keys are its own.
    """

    live_changed = Signal(str)
    accepted = Signal()
    stepped = Signal(int)
    paged = Signal(int)
    keys_shown = Signal(bool)
    """Alt is held down, or no longer: a good moment to show which keys there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, undoes_typing=False)
        self._told = ""
        self.setClearButtonEnabled(True)
        self._name_clear_button()
        self.textChanged.connect(self._tell)

    @property
    def live_text(self) -> str:
        """What stands in the box, with what is being composed but for a half-typed syllable."""
        composing = _HALF_TYPED.sub("", self.preedit)
        place = self.cursorPosition()
        return self.text()[:place] + composing + self.text()[place:]

    def put(self, text: str) -> None:
        """Write a text into the box without telling it."""
        self._told = text
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_clear_button()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        key = event.key()
        if key == Qt.Key.Key_Alt:
            self.keys_shown.emit(True)
        if self.preedit or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.accepted.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _PAGES:
            self.paged.emit(_PAGES[key])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.keys_shown.emit(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keys_shown.emit(False)
        super().focusOutEvent(event)

    def _name_clear_button(self) -> None:
        button = self.findChild(QToolButton)
        if button is not None:
            button.setAccessibleName(_("ことばを消す"))

    def _tell(self) -> None:
        """At a commit the text changes more than once; only what differs from the last word is told."""
        text = self.live_text
        if text != self._told:
            self._told = text
            self.live_changed.emit(text)
