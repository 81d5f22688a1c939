"""Choosing one thing from a list by typing a part of its name or reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.text import fold, kana_from_romaji
from desk.ui.widgets.search_box import SearchBox

_ROOM = 1.6
"""The height of a line in the list, in heights of its text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: its words, what stands at its right, and the kana (or other words) by which it is also found."""

    value: Any
    text: str
    detail: str = ""
    reading: str = ""


class PickDialog(QDialog):
    """``picked(value)`` once a line was chosen by Enter or click. Call ``offer``, then ``open``."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self.box = SearchBox(self)
        self.list = QTreeWidget(self)
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(2)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        for widget in (self.box, self._empty, self.list):
            column.addWidget(widget)
        self.box.live_changed.connect(self._show_fitting)
        self.box.accepted.connect(self._on_accepted)
        self.box.stepped.connect(self._step)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)

    def offer(self, choices: Sequence[Choice], *, title: str, hint: str, nothing: str, current: Any = None) -> None:
        """Offer these; ``hint`` stands in the empty box, ``nothing`` where nothing fits what was typed."""
        self._choices = tuple(choices)
        self.setWindowTitle(title)
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(hint)
        self.list.setAccessibleName(title)
        self._empty.setText(nothing)
        self.box.put("")
        self._show_fitting("")
        for row, choice in enumerate(self._choices):
            if current is not None and choice.value == current:
                self._go_to(row)

    @property
    def shown(self) -> tuple[str, ...]:
        """The words of the lines that fit what was typed."""
        rows = range(self.list.topLevelItemCount())
        return tuple(str(self.list.model().index(row, 0).data()) for row in rows)

    def open(self) -> None:
        """Show it without blocking, near the top of the window below it."""
        parent = self.parentWidget()
        below = parent.window() if parent is not None else None
        width = self.fontMetrics().horizontalAdvance("あ") * 30
        height = self.fontMetrics().height() * 24
        if below is not None:
            self.resize(min(width, below.width() - 40), min(height, below.height() - 80))
            corner = below.mapToGlobal(below.rect().topLeft())
            self.move(corner.x() + (below.width() - self.width()) // 2, corner.y() + below.height() // 12)
        super().open()
        self.box.setFocus()

    def _show_fitting(self, typed: str) -> None:
        self.list.clear()
        for place, choice in sorted(enumerate(self._choices), key=lambda one: (_rank(one[1], typed), one[0])):
            if _rank(choice, typed) < _NOT_FITTING:
                item = QTreeWidgetItem([choice.text, choice.detail])
                item.setData(0, Qt.ItemDataRole.UserRole, place)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(0, choice.text)
                item.setSizeHint(0, QSize(0, round(self.fontMetrics().height() * _ROOM)))
                self.list.addTopLevelItem(item)
        self._empty.setVisible(self.list.topLevelItemCount() == 0)
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
        if not self.isVisible():
            return
        choice = self._choices[item.data(0, Qt.ItemDataRole.UserRole)]
        self.accept()
        self.picked.emit(choice.value)


_NOT_FITTING = 3


def _rank(choice: Choice, typed: str) -> int:
    """0 begins with it, 1 holds it, 2 holds it as typed in Latin letters for kana, 3 does not fit."""
    wanted = fold(typed)
    words = [fold(choice.text), fold(choice.reading), fold(choice.detail)]
    if not wanted or any(word.startswith(wanted) for word in words):
        return 0
    said = " ".join(words)
    if all(part in said for part in wanted.split()):
        return 1
    kana = kana_from_romaji(wanted)
    return 2 if len(kana) > 1 and kana in said else _NOT_FITTING
