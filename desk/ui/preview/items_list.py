"""What goes on the sheet, in its order: each item whole, in short, or left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desk.i18n import _
from desk.records.case import TrayItem
from desk.records.codes import Delivery

_ROW = 1.6
"""Height of a row in lines of text: large enough for a finger."""


class ItemsList(QListWidget):
    """The tray as it is printed. It changes nothing itself: ``moved(from, to)`` says where a dragged item should stand."""

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray: tuple[TrayItem, ...] = ()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(False)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    @property
    def current(self) -> TrayItem | None:
        """The item that is looked at."""
        return self._tray[self.currentRow()] if 0 <= self.currentRow() < len(self._tray) else None

    @property
    def tray(self) -> tuple[TrayItem, ...]:
        """What is shown."""
        return self._tray

    def sizeHint(self) -> QSize:
        """No higher than it must be: it takes what others leave."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_tray(self, tray: Sequence[TrayItem]) -> None:
        """Show these items; the one that was looked at stays so."""
        looked_at = self.current.id if self.current else ""
        self._tray = tuple(tray)
        self.clear()
        number = 0
        for item in self._tray:
            number += is_on(item)
            self.addItem(self._row(item, number))
        place = next((n for n, item in enumerate(self._tray) if item.id == looked_at), 0)
        self.setCurrentRow(place if self._tray else -1)

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.setAccessibleName(_("紙に載せるご案内"))
        self.show_tray(self._tray)

    def dropEvent(self, event: QDropEvent) -> None:
        """Where an item was let go; the order itself is changed by who owns it."""
        start, target = self.currentRow(), self.indexAt(event.position().toPoint())
        to = target.row() if target.isValid() else self.count() - 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if start >= 0 and to != start:
            self.moved.emit(start, to)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _row(self, item: TrayItem, number: int) -> QListWidgetItem:
        title = item.resource.title if item.resource else item.title
        if is_on(item):
            shown = _("{number}　{title}（短く）") if item.short else _("{number}　{title}")
            row = QListWidgetItem(shown.format(number=number, title=title))
        else:
            row = QListWidgetItem(_("－　{title}（載せない）").format(title=title))
            font = row.font()
            font.setStrikeOut(True)
            row.setFont(font)
            row.setForeground(self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        row.setToolTip(title)
        row.setSizeHint(QSize(0, round(self.fontMetrics().height() * _ROW)))
        return row


def is_on(item: TrayItem) -> bool:
    """Whether the item goes on the sheet."""
    return item.delivery is Delivery.PRINTED
