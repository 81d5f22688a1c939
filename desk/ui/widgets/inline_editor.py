"""One line to be typed in place, instead of a dialog: Enter keeps it, Esc turns back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _
from desk.ui.widgets.line_field import LineField


class InlineEditor(QWidget):
    """Hidden until ``ask``; ``finished()`` when it is hidden again, kept or not."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self.field = QLabel(self), LineField(self)
        self._label.setWordWrap(True)
        self._keep, self._leave = QPushButton(self), QPushButton(self)
        self._then: Callable[[str], object] | None = None
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self._keep)
        row.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addLayout(row)
        self._keep.clicked.connect(self._on_keep)
        self._leave.clicked.connect(self.leave)
        self.retranslate()
        self.hide()

    def ask(self, question: str, text: str, then: Callable[[str], object]) -> None:
        """Let the user type an answer; ``then`` gets it trimmed."""
        self._then = then
        self._label.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(text)
        self.field.selectAll()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Turn back; nothing is kept."""
        if not self.isHidden():
            self._then = None
            self.hide()
            self.finished.emit()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._keep.setText(_("保存"))
        self._keep.setAccessibleName(_("保存"))
        self._leave.setText(_("やめる"))
        self._leave.setAccessibleName(_("やめる"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._on_keep()
            return
        super().keyPressEvent(event)

    def _on_keep(self) -> None:
        then, text = self._then, self.field.text().strip()
        self.leave()
        if then is not None:
            then(text)
