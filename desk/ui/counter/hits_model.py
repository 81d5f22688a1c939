"""The hits of a search as rows, then what nearly fits below a divider; more are asked for while one scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desk.records.resource import Resource
from desk.records.search import Hit
from desk.ui.widgets.card_face import FACE_ROLE, CardFace, Divider

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


class HitsModel(QAbstractTableModel):
    """One column of hits. ``more_wanted(offset)`` asks for the next page; give it by ``append``.

    Near misses stand below the last hit and are there only once all hits are.

    Cards are worked out when they come into sight: ``face`` makes one of a hit.
    """

    more_wanted = Signal(int)

    def __init__(self, face: Callable[[Hit], CardFace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._hits: list[Hit] = []
        self._near: list[Hit] = []
        self._faces: list[CardFace | None] = []
        self._near_faces: list[CardFace | None] = []
        self._divider = ""
        self._total = 0
        self._is_waiting = False

    def show_hits(self, hits: Sequence[Hit], total: int) -> None:
        """Show these hits; ``total`` is how many there are in all."""
        self.beginResetModel()
        self._hits, self._faces = list(hits), [None] * len(hits)
        self._near, self._near_faces = [], []
        self._total, self._is_waiting = total, False
        self.endResetModel()

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show cards of which nothing else is known (what the last run showed)."""
        self.beginResetModel()
        self._hits, self._faces = [], list(faces)
        self._near, self._near_faces = [], []
        self._total, self._is_waiting = len(faces), False
        self.endResetModel()

    def append(self, hits: Sequence[Hit]) -> None:
        """Add the next page. A hit that is there already (the data changed meanwhile) is left out."""
        known = {hit.resource.id for hit in self._hits}
        new = [hit for hit in hits if hit.resource.id not in known]
        self._is_waiting = False
        self.show_near((), "")
        if not hits:
            self._total = len(self._hits)
        if new:
            self.beginInsertRows(NO_PARENT, len(self._hits), len(self._hits) + len(new) - 1)
            self._hits.extend(new)
            self._faces.extend([None] * len(new))
            self.endInsertRows()

    def show_near(self, near: Sequence[Hit], divider: str) -> None:
        """Show these near misses below the hits, in place of others; ``divider`` is the heading between."""
        if self._near:
            self.beginRemoveRows(NO_PARENT, len(self._faces), self.rowCount() - 1)
            self._near, self._near_faces = [], []
            self.endRemoveRows()
        if near:
            self.beginInsertRows(NO_PARENT, len(self._faces), len(self._faces) + len(near))
            self._near, self._near_faces, self._divider = list(near), [None] * len(near), divider
            self.endInsertRows()

    @property
    def divider_row(self) -> int:
        """The row between hits and near misses; -1 when there is none."""
        return len(self._faces) if self._near else -1

    @property
    def has_all(self) -> bool:
        """Whether every hit there is has its row."""
        return len(self._hits) >= self._total

    def replace(self, resource: Resource, changed: Callable[[Hit], Hit]) -> None:
        """Show a record as it is now."""
        row = self.row_of(resource.id)
        if row is None:
            return
        if row < len(self._hits):
            self._hits[row] = changed(self._hits[row])
            self._faces[row] = None
        else:
            place = row - len(self._faces) - 1
            self._near[place] = changed(self._near[place])
            self._near_faces[place] = None
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def forget_faces(self) -> None:
        """Work all cards out again: language, colours or words changed."""
        if self._hits or self._near:
            self._faces = [None] * len(self._hits)
            self._near_faces = [None] * len(self._near)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def hit(self, row: int) -> Hit | None:
        """The hit in a row; None where there is none."""
        if 0 <= row < len(self._hits):
            return self._hits[row]
        place = row - len(self._faces) - 1
        return self._near[place] if 0 <= place < len(self._near) else None

    def row_of(self, resource_id: str) -> int | None:
        """The row in which a record stands, near misses included; None when it doesn't."""
        for first, hits in ((0, self._hits), (len(self._faces) + 1, self._near)):
            for n, hit in enumerate(hits):
                if hit.resource.id == resource_id:
                    return first + n
        return None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits that are loaded, without near misses."""
        return tuple(self._hits)

    @property
    def near(self) -> tuple[Hit, ...]:
        """The near misses that are shown."""
        return tuple(self._near)

    def face(self, row: int) -> CardFace:
        """The card of a row that isn't the divider."""
        faces, hits, place = self._faces, self._hits, row
        if row >= len(self._faces):
            faces, hits, place = self._near_faces, self._near, row - len(self._faces) - 1
        face = faces[place]
        if face is None:
            face = faces[place] = self._face(hits[place])
        return face

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._faces) + (len(self._near) + 1 if self._near else 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if index.row() == self.divider_row else super().flags(index)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        if index.row() == self.divider_row:
            if role == FACE_ROLE:
                return Divider(self._divider)
            return self._divider if role in _TEXTS else None
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
