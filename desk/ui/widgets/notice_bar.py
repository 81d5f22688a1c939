"""A sentence across the window when something did not work: it stays until it is read, and blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desk.i18n import _


class NoticeBar(QWidget):
    """Hidden until ``tell``; ``closed`` once it was put away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._close = QLabel(self), QPushButton(self)
        self._label.setObjectName("caution")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return self._label.text() if not self.isHidden() else ""

    def tell(self, sentence: str) -> None:
        """Show this sentence in place of an older one, and have a screen reader say it."""
        self._label.setText(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def put_away(self) -> None:
        """It was read."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._close.setText(_("閉じる"))
        self._close.setAccessibleName(_("お知らせを閉じる"))
