"""A table over plain Python rows with the habits of a spreadsheet.

A click on a header sorts (a third click gives the first order back), Ctrl+C copies the chosen rows with their headers
so that they paste into Excel as a table, columns are chosen and widened by the user and remembered. The table knows
nothing of what it shows: columns say how a row becomes a value and a text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desk.i18n import _
from desk.ui.widgets.clipboard_table import as_clipboard
from desk.ui.widgets.records_model import Column, Index, RecordsModel, Row

_PADDING = 18
_NARROWEST = 2.0


class _RowDelegate(QStyledItemDelegate):
    """Rows are chosen whole: no frame around a single cell."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class RecordsTable(QTableView):
    """The view over a ``RecordsModel``.

    ``row_chosen(row or None)`` when another row becomes the current one, ``row_opened(row)`` by Enter or double click,
    ``layout_changed()`` when the user moved, widened, hid or sorted columns: then ask ``layout_state``.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    layout_changed = Signal()

    def __init__(self, model: RecordsModel, name: str, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name, marked with ``N_``."""
        super().__init__(parent)
        self._records = model
        self._name = name
        self._empty_text = ""
        self._widths = {column.key: column.width for column in model.columns}
        self._arranging = False
        self.setModel(model)
        self._set_habits()
        for number, column in enumerate(model.columns):
            self.setColumnHidden(number, not column.shown)
        self._name_parts()
        self._apply_widths()

    @property
    def records(self) -> RecordsModel:
        """The model, typed."""
        return self._records

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current row stays current where it is still among them."""
        current = self.current_row()
        kept = None if current is None else self._records.identity_of(current)
        self._records.set_rows(rows)
        position = None if kept is None else self._records.position_of(kept)
        if position is not None:
            self.choose(position)
        else:
            self.row_chosen.emit(None)

    def choose(self, position: int) -> None:
        """Make the row at this position the current one."""
        self.setCurrentIndex(self._records.index(position, self._first_visible_column()))

    def current_row(self) -> Row | None:
        """The row that is current."""
        return self._records.row_at(self.currentIndex())

    def set_empty_text(self, sentence: str) -> None:
        """What stands in the table when it has no rows (already in the reader's language)."""
        self._empty_text = sentence
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected rows (all when none is selected) with their headers on the clipboard."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows(self._first_visible_column())})
        rows = [self._records.rows[n] for n in chosen] or list(self._records.rows)
        QGuiApplication.clipboard().setMimeData(as_clipboard(*self.as_table(rows)))

    def as_table(self, rows: Sequence[Row] | None = None) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Headers and texts of these rows (all when None) in the columns and the order that are on screen."""
        columns = self._visible_columns()
        header = tuple(_(column.title) for column in columns)
        given = self._records.rows if rows is None else rows
        return header, tuple(tuple(column.words(row) for column in columns) for row in given)

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """The menu in which columns are shown and hidden; at least one stays."""
        menu = QMenu(parent or self)
        for number, column in enumerate(self._records.columns):
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setEnabled(self.isColumnHidden(number) or len(self._visible_columns()) > 1)
            action.toggled.connect(lambda shown, number=number: self.show_column(number, shown))
        menu.addSeparator()
        menu.addAction(_("列を最初の並びに戻す")).triggered.connect(self.reset_layout)
        return menu

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column."""
        self.setColumnHidden(number, not shown)
        self._apply_widths()
        self.layout_changed.emit()

    def reset_layout(self) -> None:
        """Columns, widths and order as they were made."""
        columns = self._records.columns
        self.restore_layout(
            {
                "order": [column.key for column in columns],
                "hidden": [column.key for column in columns if not column.shown],
                "widths": {column.key: column.width for column in columns},
                "sorted": None,
            }
        )
        self.layout_changed.emit()

    def layout_state(self) -> dict[str, Any]:
        """Order, hidden columns, widths in characters and sorting, as plain JSON values."""
        header, columns = self.horizontalHeader(), self._records.columns
        sorted_by = header.sortIndicatorSection()
        return {
            "order": [columns[header.logicalIndex(n)].key for n in range(len(columns))],
            "hidden": [column.key for n, column in enumerate(columns) if self.isColumnHidden(n)],
            "widths": dict(self._widths),
            "sorted": [columns[sorted_by].key, header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder]
            if 0 <= sorted_by < len(columns)
            else None,
        }

    def restore_layout(self, state: Mapping[str, Any]) -> None:
        """Bring back what ``layout_state`` gave; unknown columns and damaged parts are passed over."""
        numbers = {column.key: n for n, column in enumerate(self._records.columns)}
        header = self.horizontalHeader()
        self._arranging = True
        for place, key in enumerate(key for key in _keys(state.get("order")) if key in numbers):
            header.moveSection(header.visualIndex(numbers[key]), place)
        hidden = set(_keys(state.get("hidden")))
        if not numbers.keys() <= hidden:
            for key, number in numbers.items():
                self.setColumnHidden(number, key in hidden)
        widths = state.get("widths")
        for key, width in (widths if isinstance(widths, Mapping) else {}).items():
            if key in numbers and isinstance(width, int | float) and _NARROWEST <= width <= 200:
                self._widths[key] = float(width)
        self._apply_widths()
        sorted_by = _keys(state.get("sorted"))[:1]
        is_descending = bool(sorted_by) and state["sorted"][-1] is True
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(numbers.get(sorted_by[0], -1) if sorted_by else -1, order)
        self._arranging = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._records.retranslate()
            self._name_parts()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._apply_widths()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty_text and not self._records.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self._empty_text)

    def _set_habits(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {_PADDING // 3}px; }}")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_layout)
        header.sortIndicatorChanged.connect(self._on_layout)
        self.activated.connect(lambda index: self.row_opened.emit(self._records.row_at(index)))
        self.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.row_chosen.emit(self._records.row_at(current))
        )

    def _name_parts(self) -> None:
        self.setAccessibleName(_(self._name))
        self.horizontalHeader().setAccessibleName(_("{table}の見出し").format(table=_(self._name)))

    def _on_header_menu(self, where: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(where))

    def _on_resized(self, number: int, _before: int, pixels: int) -> None:
        is_stretched = self.horizontalHeader().visualIndex(number) == self._last_visible_place()
        if self._arranging or not pixels or is_stretched:
            return
        self._widths[self._records.columns[number].key] = max(_NARROWEST, (pixels - _PADDING) / self._character())
        self.layout_changed.emit()

    def _on_layout(self) -> None:
        if not self._arranging:
            self.layout_changed.emit()

    def _apply_widths(self) -> None:
        """Widths are kept in characters, so that they follow the size of the text."""
        arranging, self._arranging = self._arranging, True
        height = round(self.fontMetrics().height() * 1.6)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setMinimumHeight(height)
        self.setMinimumHeight(height * 3)
        for number, column in enumerate(self._records.columns):
            self.setColumnWidth(number, round(self._widths[column.key] * self._character()) + _PADDING)
        self._arranging = arranging

    def _character(self) -> int:
        return max(1, self.fontMetrics().horizontalAdvance("字"))

    def _visible_columns(self) -> list[Column]:
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(len(self._records.columns)))
        return [self._records.columns[n] for n in order if not self.isColumnHidden(n)]

    def _first_visible_column(self) -> int:
        return self._records.columns.index(self._visible_columns()[0])

    def _last_visible_place(self) -> int:
        header = self.horizontalHeader()
        return max(header.visualIndex(n) for n in range(len(self._records.columns)) if not self.isColumnHidden(n))


def _keys(value: Any) -> list[str]:
    """The column keys in a list that may be damaged."""
    return [key for key in value if isinstance(key, str)] if isinstance(value, list | tuple) else []
