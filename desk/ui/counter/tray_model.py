"""The お渡しトレイ as rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.records.case import TrayItem
from desk.ui.widgets.card_face import FACE_ROLE, CardFace

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class TrayModel(QAbstractTableModel):
    """One column of tray items; ``face`` makes a card of an item and its number on the sheet."""

    def __init__(self, face: Callable[[TrayItem, int], CardFace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._items: tuple[TrayItem, ...] = ()

    @property
    def items(self) -> tuple[TrayItem, ...]:
        """What is shown."""
        return self._items

    def show_items(self, items: tuple[TrayItem, ...]) -> None:
        """Show these items."""
        if items == self._items:
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, row: int) -> TrayItem | None:
        """The item in a row; None where there is none."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, item_id: str) -> int:
        """The row of an item; -1 when it isn't there."""
        return next((n for n, item in enumerate(self._items) if item.id == item_id), -1)

    def repaint(self) -> None:
        """Work all cards out again: language, colours or words changed."""
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == FACE_ROLE:
            return self._face(item, index.row() + 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return item.resource.title if item.resource else item.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._face(item, index.row() + 1).spoken
        return None
