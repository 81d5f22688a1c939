"""The top-level window: a first look at once, and then the real thing in its place."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.ui.first_look import FirstLook, Look
from desk.ui.theme import Theme

SMALLEST = (1366, 768)
"""The smallest screen that the window must do with, and its size at the first start."""
TITLE_BAR = 36
"""Pixels that the desktop's own frame takes from the screen's height; nothing tells before the window is shown."""


class Window(QWidget):
    """``first_painted`` once, when the first look is on the screen; ``furnished`` once the real thing is; ``closed``."""

    first_painted = Signal()
    furnished = Signal()
    closed = Signal()

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        self._is_painted = False
        self.is_closed = False
        self.content: QWidget | None = None
        """What stands in the place of the first look; None until then."""
        self.first_look = FirstLook(look, theme, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.first_look)
        self.setWindowTitle(look.title)
        geometry = QByteArray.fromBase64(look.geometry.encode())
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(SMALLEST[0], room.width()), min(SMALLEST[1], room.height() - TITLE_BAR))
        self.first_look.setFocus()

    @property
    def typed(self) -> str:
        """What was typed before the real search box was there."""
        return self.first_look.search.live_text

    @property
    def is_composing(self) -> bool:
        """Whether an input method is at work in the first look: not the moment to take it away."""
        return bool(self.first_look.search.preedit)

    def furnish(self, content: QWidget) -> None:
        """Put the real thing in the place of the first look."""
        self.content = content
        self._column.replaceWidget(self.first_look, content)
        content.show()
        self.first_look.hide()
        self.furnished.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)  # after the children were painted in the same round

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.content is not None:
            self.content.close()
        self.is_closed = True
        super().closeEvent(event)
        self.closed.emit()
