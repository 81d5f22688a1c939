"""When something is on the screen, as the bench needs to know it."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class PaintWatch(QObject):
    """Notes the moment at which a round of painting with anything of ``pane`` in it has ended.

    Painting is done within one event of the window; an event posted from inside it is handled right after it, before
    any timer.
    """

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._is_expecting = False
        self.painted = 0.0
        """``time.perf_counter()`` after the painting that was expected; 0 until then."""
        for widget in (pane, *pane.findChildren(QWidget)):
            widget.installEventFilter(self)

    def begin(self) -> None:
        """Forget what was painted before."""
        self._is_expecting, self.painted = False, 0.0

    def expect(self, *_told: object) -> None:
        """The next painting is the one that counts."""
        self._is_expecting = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_expecting and event.type() == QEvent.Type.Paint:
            self._is_expecting = False
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.painted = time.perf_counter()
            return True
        return super().event(event)
