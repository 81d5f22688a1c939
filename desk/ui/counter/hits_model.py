"""The hits of a search as rows; more are asked for while one scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desk.records.resource import Resource
from desk.records.search import Hit
from desk.ui.widgets.cards import FACE_ROLE, CardFace

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class HitsModel(QAbstractTableModel):
    """One column of hits. ``more_wanted(offset)`` asks for the next page; give it by ``append``.

    Cards are worked out when they come into sight: ``face`` makes one of a hit.
    """

    more_wanted = Signal(int)

    def __init__(self, face: Callable[[Hit], CardFace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._hits: list[Hit] = []
        self._faces: list[CardFace | None] = []
        self._total = 0
        self._is_waiting = False

    def show_hits(self, hits: Sequence[Hit], total: int) -> None:
        """Show these hits; ``total`` is how many there are in all."""
        self.beginResetModel()
        self._hits, self._faces = list(hits), [None] * len(hits)
        self._total, self._is_waiting = total, False
        self.endResetModel()

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show cards of which nothing else is known (what the last run showed)."""
        self.beginResetModel()
        self._hits, self._faces = [], list(faces)
        self._total, self._is_waiting = len(faces), False
        self.endResetModel()

    def append(self, hits: Sequence[Hit]) -> None:
        """Add the next page. A hit that is there already (the data changed meanwhile) is left out."""
        known = {hit.resource.id for hit in self._hits}
        new = [hit for hit in hits if hit.resource.id not in known]
        self._is_waiting = False
        if not hits:
            self._total = len(self._hits)
        if new:
            self.beginInsertRows(NO_PARENT, len(self._hits), len(self._hits) + len(new) - 1)
            self._hits.extend(new)
            self._faces.extend([None] * len(new))
            self.endInsertRows()

    def replace(self, resource: Resource, changed: Callable[[Hit], Hit]) -> None:
        """Show a record as it is now."""
        row = self.row_of(resource.id)
        if row is not None:
            self._hits[row] = changed(self._hits[row])
            self._faces[row] = None
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def forget_faces(self) -> None:
        """Work all cards out again: language, colours or words changed."""
        if self._hits:
            self._faces = [None] * len(self._hits)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._hits) - 1, 0))

    def hit(self, row: int) -> Hit | None:
        """The hit in a row; None where there is none."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, resource_id: str) -> int | None:
        """The row in which a record stands; None when it doesn't."""
        return next((n for n, hit in enumerate(self._hits) if hit.resource.id == resource_id), None)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits that are loaded."""
        return tuple(self._hits)

    def face(self, row: int) -> CardFace:
        """The card of a row."""
        face = self._faces[row]
        if face is None:
            face = self._faces[row] = self._face(self._hits[row])
        return face

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._faces)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._faces):
            return None
        if role == FACE_ROLE:
            return self.face(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.face(index.row()).title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.face(index.row()).spoken
        return None

    def canFetchMore(self, parent: Index = NO_PARENT) -> bool:
        return not parent.isValid() and bool(self._hits) and len(self._hits) < self._total and not self._is_waiting

    def fetchMore(self, parent: Index = NO_PARENT) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.more_wanted.emit(len(self._hits))
