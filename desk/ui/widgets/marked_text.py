"""Several lines of text in which stretches are marked, each with a sentence that the pointer brings up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, counted in characters, and why it is marked."""

    start: int
    end: int
    why: str


class MarkedText(QPlainTextEdit):
    """``edited(str)`` when the text was changed by hand. Tab goes on to the next field."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._ground, self._ink = QColor("#FFF0C2"), QColor("#1A1A1A")
        self._is_putting = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_changed)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked now."""
        return self._marks

    def put(self, text: str) -> None:
        """Show a text; typing it can be undone."""
        if text == self.toPlainText():
            return
        self._is_putting = True
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._is_putting = False
        self.show_marks(())

    def colour(self, ground: str, ink: str) -> None:
        """The ground behind what is marked, and the colour of its letters."""
        self._ground, self._ink = QColor(ground), QColor(ink)
        self.show_marks(self._marks)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark these stretches; one that holds others is only underlined."""
        self._marks = tuple(marks)
        selections = []
        for mark in sorted(self._marks, key=lambda mark: mark.start - mark.end):
            selection = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(self._ink)
            if not any(mark.start <= m.start and m.end <= mark.end and m != mark for m in self._marks):
                form.setBackground(self._ground)
                form.setForeground(self._ink)
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._in_document(mark.start))
            cursor.setPosition(self._in_document(mark.end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, form  # type: ignore[attr-defined]
            selections.append(selection)
        self.setExtraSelections(selections)

    def go_to(self, mark: Mark) -> None:
        """Put the cursor where a mark begins."""
        cursor = self.textCursor()
        cursor.setPosition(self._in_document(mark.start))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._in_text(self.cursorForPosition(self.viewport().mapFrom(self, event.pos())).position())
            told = [mark.why for mark in self._marks if mark.start <= at < mark.end]
            QToolTip.showText(event.globalPos(), "\n".join(dict.fromkeys(told)), self)
            return True
        return bool(super().event(event))

    def _on_changed(self) -> None:
        if not self._is_putting:
            self.edited.emit(self.toPlainText())

    def _in_document(self, at: int) -> int:
        """Qt counts in units of UTF-16."""
        return len(self.toPlainText()[:at].encode("utf-16-le")) // 2

    def _in_text(self, position: int) -> int:
        raw = self.toPlainText().encode("utf-16-le")
        return len(raw[: 2 * position].decode("utf-16-le", "ignore"))
