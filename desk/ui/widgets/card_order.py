"""A short list of cards that is put in order: by dragging, or with Alt and the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desk.ui.theme import Theme
from desk.ui.widgets.cards import CardTable


class CardOrder(CardTable):
    """``moved(from, to)``: the card should stand there · ``removed(row)`` · ``toggled(row)`` for Space.

    The list changes nothing itself: who owns the order does, and shows the model anew.
    """

    moved = Signal(int, int)
    removed = Signal(int)
    toggled = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, compact=True)
        self._theme = theme
        self._gap: int | None = None
        self._dragged: int | None = None
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())  # type: ignore[call-overload]
        if row >= 0 and step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if 0 <= row + step < self.model().rowCount():
                self.moved.emit(row, row + step)
        elif row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(row)
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        self._dragged = self.current_row
        super().startDrag(actions)
        self._dragged = None
        self._show_gap(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDropEvent) -> None:  # type: ignore[override]
        if self._dragged is not None:
            self._show_gap(self._gap_at(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDropEvent) -> None:  # type: ignore[override]
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        row, gap = self._dragged, self._gap_at(event.position().toPoint())
        self._show_gap(None)
        if row is None:
            event.ignore()
            return
        # Told as a copy, else Qt takes the row out of the model by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        to = gap - 1 if gap > row else gap
        if to != row:
            self.moved.emit(row, to)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self._theme.colours.accent), 3))
            height = self.verticalHeader().defaultSectionSize() * self._gap - self.verticalOffset()
            painter.drawLine(0, max(1, height), self.viewport().width(), max(1, height))

    def _gap_at(self, place: QPoint) -> int:
        """Between which cards this place is: 0 is before the first."""
        height = max(1, self.verticalHeader().defaultSectionSize())
        return max(0, min(self.model().rowCount(), round((place.y() + self.verticalOffset()) / height)))

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()
