"""Looking round without typing: all places, or all organisers, with how much each has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.browse import Named
from desk.ui.context import Context
from desk.ui.widgets.search_box import SearchBox
from desk.ui.widgets.tree_popover import Popover
from desk.work.desk import Desk

Names = Callable[[Desk, str], tuple[Named, ...]]

_LINES = 16


class NamesPopover(Popover):
    """``chosen(name)`` when the user chose one, or took the choice away (an empty name). Reads the names as it opens."""

    chosen = Signal(str)

    def __init__(self, context: Context, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._names = context, names
        self.box = SearchBox(self)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._told = QLabel(self)
        self._told.setObjectName("muted")
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self._empty.hide()
        self._clear = QPushButton(self)
        self._clear.setObjectName("quiet")
        self._clear.setAutoDefault(False)
        self._clear.clicked.connect(lambda: self._choose(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        for widget in (self.box, self._empty, self.list, self._told):
            column.addWidget(widget)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignRight)
        self.box.live_changed.connect(self._read)
        self.box.accepted.connect(self._on_accepted)
        self.box.stepped.connect(self._step)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        context.background.changed.connect(self._on_data_changed)
        self.retranslate("")

    def retranslate(self, name: str) -> None:
        """Say everything in the active language; ``name`` is what is chosen here."""
        self.setWindowTitle(name)
        self.list.setAccessibleName(name)
        self.box.setAccessibleName(_("名前で絞り込む"))
        self.box.setPlaceholderText(_("名前かよみの一部"))
        self._told.setText(_("件数は、ほかの条件を加えないときのものです。"))
        self._empty.setText(_("当てはまる名前がありません。"))
        self._clear.setText(_("指定なし"))
        self._clear.setAccessibleName(_("指定なし"))

    def show_name(self, name: str) -> None:
        """Whether there is a choice that can be taken away."""
        self._clear.setEnabled(bool(name))

    def focus_first(self) -> None:
        self.box.setFocus()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 38, round(metrics.height() * 1.6 * _LINES))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.box.put("")
        self._read("")

    def _read(self, text: str) -> None:
        self._context.background.read(
            self,
            self._names,
            text,
            then=lambda found: self._show(text, found),
            failed=lambda _error: None,  # the screen says that the index is being made anew; then this reads again
        )

    def _on_data_changed(self, _changed: object) -> None:
        if self.isVisible():
            self._read(self.box.live_text)

    def _show(self, text: str, found: tuple[Named, ...]) -> None:
        if text != self.box.live_text:
            return
        self.list.clear()
        for named in found:
            item = QTreeWidgetItem([named.name, f"{named.total:,}"])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, named.name)
            self.list.addTopLevelItem(item)
        self._empty.setVisible(not found)
        self._go_to(0)

    def _step(self, step: int) -> None:
        self._go_to(self.list.currentIndex().row() + step)

    def _go_to(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    def _on_accepted(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._on_item(item)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        if self.isVisible():
            self._choose(item.text(0))

    def _choose(self, name: str) -> None:
        self.hide()
        self.chosen.emit(name)
