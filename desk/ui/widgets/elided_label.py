"""One line that ends in … where the room ends, so that its words never push the rest of the window about."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST_EMS = 8
"""With fewer characters than this nothing can be told."""


class ElidedLabel(QLabel):
    """A plain label of a steady width of its own (``ems`` characters), which takes more where there is more."""

    def __init__(self, parent: QWidget | None = None, *, ems: int = 16) -> None:
        super().__init__(parent)
        self._ems = ems
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show this; the whole of it is in the tool tip."""
        super().setText(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("あ") * self._ems, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("あ") * min(self._ems, _LEAST_EMS), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
