"""Choosing the window that somebody is handed on to: by typing what it is about, or a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.records import wording
from desk.records.referral import Receiver
from desk.ui.context import Context
from desk.ui.widgets.search_box import SearchBox
from desk.work.referring import receivers

_LINES = 5
_WIDE = 26
"""Full-width characters beside which there is room for a telephone number."""
_ROOM = 1.5
"""The height of a line in heights of its text."""


class ReceiverField(QWidget):
    """``chosen()`` when another window is chosen; ``accepted()`` for Enter, which goes on to the next field."""

    chosen = Signal()
    accepted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: tuple[Receiver, ...] = ()
        self.box = SearchBox(self)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setFixedHeight(round((_LINES + 0.4) * self._line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setFocusProxy(self.box)
        self.box.live_changed.connect(self._on_typed)
        self.box.accepted.connect(self.accepted)
        self.box.stepped.connect(lambda step: self._go_to(self.list.currentIndex().row() + step))
        self.list.currentItemChanged.connect(lambda *_items: self.chosen.emit())
        self.list.itemActivated.connect(lambda _item: self.accepted.emit())

    @property
    def value(self) -> Receiver | None:
        """The window that is chosen; nobody is until staff chose."""
        row = self.list.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The windows in the list."""
        return tuple(one.name for one in self._found)

    def offer(self, found: Sequence[Receiver], *, choose_first: bool) -> None:
        """Show these."""
        self._found = tuple(found)
        self.list.clear()
        for one in self._found:
            item = QTreeWidgetItem([one.name, _phone(one)])
            item.setSizeHint(0, QSize(0, round(self._line)))
            item.setToolTip(0, one.name)
            self.list.addTopLevelItem(item)
        if choose_first:
            self._go_to(0)
        self.chosen.emit()

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self.box.setPlaceholderText(_("窓口の名前や、相談したいこと"))
        self.box.setAccessibleName(_("つなぐ相手"))
        self.list.setAccessibleName(_("見つかった窓口"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Who it is matters more than the number, which stands on the paper anyway.
        self.list.setColumnHidden(1, self.width() < self.fontMetrics().horizontalAdvance("あ") * _WIDE)

    @property
    def _line(self) -> float:
        return self.fontMetrics().height() * _ROOM

    def _on_typed(self, text: str) -> None:
        def show(found: tuple[Receiver, ...]) -> None:
            if text == self.box.live_text:
                self.offer(found, choose_first=bool(text.strip()))

        self._context.background.read(self, receivers, text, then=show)

    def _go_to(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)


def _phone(one: Receiver) -> str:
    resource = one.to.resource
    if resource is None:
        return _("市の窓口")
    return wording.phone(resource, active())
