"""A list of words as people write it, on as many lines as it needs."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desk.ui.widgets.line_field import is_of_window

_FEWEST, _MOST = 2, 7
"""Lines that it shows before it scrolls."""


class WordsField(QPlainTextEdit):
    """Words parted by 、 or on lines of their own. Enter goes on to the next field, Shift+Enter begins a line.

    Control with a letter belongs to the window, but for the clipboard's keys, as in ``LineField``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().clearUndoRedoStacks()  # the margin is nobody's typing
        self.textChanged.connect(self.updateGeometry)

    def put(self, words: Iterable[str]) -> None:
        """Write these words; there is nothing to undo then."""
        self.setPlainText("、".join(words))

    def go_on(self) -> None:
        """Put the cursor behind the last word, where the next one is typed."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        if self.text() and not self.text().endswith(("、", "\n")):
            self.insertPlainText("、")

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), _FEWEST), _MOST)
        frame = round(self.document().documentMargin() * 2) + self.frameWidth() * 2 + self._padding()
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if is_of_window(event, can_undo=self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _padding(self) -> int:
        """What the style sheet puts around the text, above and below."""
        return max(4, round(self.fontMetrics().height() * 0.6))
