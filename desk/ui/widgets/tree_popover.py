"""A tree of choices that opens below a button: for what is too much for chips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desk.i18n import _

_CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One choice; ``parent`` is the code above it, empty at the top."""

    code: str
    text: str
    parent: str = ""


class Popover(QFrame):
    """A frame that opens below a widget and closes by Esc or a click elsewhere; ``closed()`` follows."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("pane")

    def open_below(self, anchor: QWidget) -> None:
        """Open below this widget, within the window it belongs to."""
        window = anchor.window().geometry()
        size = self.sizeHint().boundedTo(QSize(window.width() - 40, round(window.height() * 0.75)))
        self.resize(size)
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        place.setX(max(window.x(), min(place.x(), window.x() + window.width() - size.width())))
        place.setY(max(window.y(), min(place.y(), window.y() + window.height() - size.height())))
        self.move(place)
        self.show()
        self.focus_first()

    def focus_first(self) -> None:
        """Where the keyboard goes when it opens."""
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()


class TreePopover(Popover):
    """Choices to be ticked, with counts. ``toggled(code, is_on)`` tells what the user did."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._is_setting = False
        self._counts: Mapping[str, int] | None = None
        self._tree = QTreeWidget(self)
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear = QPushButton(self)
        self._clear.setObjectName("quiet")
        self._clear.setAutoDefault(False)
        self._clear.clicked.connect(self._on_clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._tree, 1)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignRight)
        self._tree.itemChanged.connect(self._on_changed)
        self._tree.itemActivated.connect(_flip)
        self.retranslate("")

    def retranslate(self, name: str) -> None:
        """Say everything in the active language; ``name`` is what is chosen here."""
        self._tree.setAccessibleName(name)
        self.setWindowTitle(name)
        self._clear.setText(_("すべて外す"))
        self._clear.setAccessibleName(_("すべて外す"))

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these choices; parents come before their children."""
        checked = self.checked
        self._is_setting = True
        self._tree.clear()
        self._items = {}
        for node in nodes:
            above = self._items.get(node.parent)
            item = QTreeWidgetItem([node.text, ""])
            item.setData(0, _CODE, node.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if above is None:
                self._tree.addTopLevelItem(item)
            else:
                above.addChild(item)
            self._items[node.code] = item
        self._tree.setRootIsDecorated(any(node.parent for node in nodes))
        self._is_setting = False
        self.set_checked(checked)

    @property
    def checked(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(code for code, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked)

    def set_checked(self, codes: Iterable[str]) -> None:
        """Tick exactly these, and open what is above them."""
        wanted = set(codes)
        self._is_setting = True
        for code, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if code in wanted else Qt.CheckState.Unchecked)
            above = item.parent()
            if code in wanted and above is not None:
                above.setExpanded(True)
        self._is_setting = False
        self._clear.setEnabled(bool(wanted))

    def set_counts(self, counts: Mapping[str, int] | None) -> None:
        """Show these counts beside the words, once it is open; None when they are not known."""
        self._counts = counts
        if self.isVisible():
            self._show_counts()

    def item(self, code: str) -> QTreeWidgetItem:
        """The row of a code. Raises KeyError."""
        return self._items[code]

    def focus_first(self) -> None:
        self._tree.setFocus()
        first = self._tree.topLevelItem(0)
        if self._tree.currentItem() is None and first is not None:
            self._tree.setCurrentItem(first)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        rows = self._tree.topLevelItemCount() + 3
        return QSize(metrics.averageCharWidth() * 46, round(metrics.height() * 1.6 * rows) + 40)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_counts()

    def _show_counts(self) -> None:
        self._is_setting = True
        for code, item in self._items.items():
            item.setText(1, "" if self._counts is None else f"{self._counts.get(code, 0):,}")
        self._is_setting = False

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._is_setting and column == 0:
            self._clear.setEnabled(bool(self.checked))
            self.toggled.emit(item.data(0, _CODE), item.checkState(0) == Qt.CheckState.Checked)

    def _on_clear(self) -> None:
        for code in self.checked:
            self._items[code].setCheckState(0, Qt.CheckState.Unchecked)


def _flip(item: QTreeWidgetItem) -> None:
    is_on = item.checkState(0) == Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
