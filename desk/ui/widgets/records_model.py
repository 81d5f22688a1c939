"""Plain Python rows as a model for Qt's views: columns say how a row becomes a value and a text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.i18n import _

Row = Any
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``key`` names it in remembered layouts, ``title`` is marked with ``N_``.

    ``value`` is what sorts (all of one comparable type, None sorts last either way), ``text`` is what is shown and
    copied (the value's own words when None). ``width`` counts full-width characters of the current font.
    """

    key: str
    title: str
    value: Callable[[Row], Any]
    text: Callable[[Row], str] | None = None
    width: float = 8.0
    shown: bool = True
    is_number: bool = False

    def words(self, row: Row) -> str:
        """The text of this column for a row."""
        if self.text is not None:
            return self.text(row)
        value = self.value(row)
        return "" if value is None else str(value)


class RecordsModel(QAbstractTableModel):
    """Rows and columns as Qt's views want them. ``identity`` tells rows apart across a refresh."""

    def __init__(
        self, columns: Sequence[Column], identity: Callable[[Row], Hashable] = id, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identity = identity
        self._given: tuple[Row, ...] = ()
        self._order: list[int] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order they are shown."""
        return tuple(self._given[n] for n in self._order)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead, in the order that the user has chosen."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._order = self._in_order()
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row behind an index; None for an invalid one."""
        return self._given[self._order[index.row()]] if index.isValid() else None

    def position_of(self, identity: Hashable) -> int | None:
        """Where the row with this identity stands now."""
        return next((n for n, row in enumerate(self.rows) if self._identity(row) == identity), None)

    def identity_of(self, row: Row) -> Hashable:
        """What tells this row apart."""
        return self._identity(row)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row_at(index), self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row).replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.words(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order back in which the rows were given. Equal rows keep that order."""
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        given = [self._order[index.row()] for index in kept]
        self._order = self._in_order()
        place = {number: n for n, number in enumerate(self._order)}
        moved = [self.index(place[number], index.column()) for number, index in zip(given, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def retranslate(self) -> None:
        """Show headers and texts in the language that is active now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(self.columns) - 1))

    def _in_order(self) -> list[int]:
        if self._sorted_by is None:
            return list(range(len(self._given)))
        number, order = self._sorted_by
        value = self.columns[number].value
        known = [(value(row), n) for n, row in enumerate(self._given)]
        unknown = [n for found, n in known if found is None]
        filled = [(found, n) for found, n in known if found is not None]
        filled.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
        return [n for _found, n in filled] + unknown
