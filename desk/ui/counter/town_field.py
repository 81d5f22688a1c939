"""Choosing a 町丁目 by typing a part of it in kanji, kana or Latin letters; the list stands below, not over, the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.town import Town
from desk.ui.context import Context
from desk.ui.widgets.search_box import SearchBox
from desk.work.searching import towns

_MOST = 8
_LINES = 4
"""As many towns are seen at once; the arrow keys go further."""


class TownField(QWidget):
    """``chosen(Town or None)``: by Enter, by a click, or None when the field was emptied."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._town: Town | None = None
        self._found: tuple[Town, ...] = ()
        self._number = 0
        self._wants_first = False
        self.box = SearchBox(self)
        self.list = _Lines(self)
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.box, self.told, self.list):
            column.addWidget(part)
        self.box.live_changed.connect(self._on_typed)
        self.box.accepted.connect(self._on_accepted)
        self.box.stepped.connect(self._step)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.indexOfTopLevelItem(item)))
        self.list.itemActivated.connect(lambda item: self._choose(self.list.indexOfTopLevelItem(item)))
        self.retranslate()

    def show_town(self, town: Town | None) -> None:
        """Show what is chosen."""
        self._town = town
        self.box.put(town.name if town else "")
        self._show((), "")

    @property
    def town(self) -> Town | None:
        """What is chosen."""
        return self._town

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines of the list."""
        return tuple(town.name for town in self._found)

    def retranslate(self) -> None:
        """Say everything in the active language."""
        hint = _("町丁目（例：いずみちょう、泉町1）")
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(hint)
        self.list.setAccessibleName(_("町丁目の候補"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_typed(self, text: str) -> None:
        self._context.background.forget(self._number)
        self._wants_first = False
        if not text.strip():
            self._show((), "")
            self._tell(None)
        elif self._town is None or text != self._town.name:
            self._number = self._context.background.read(
                self, towns, text, _MOST, self._context.city, then=lambda found: self._on_found(text, found)
            )

    def _on_found(self, text: str, found: tuple[Town, ...]) -> None:
        if text != self.box.live_text:
            return
        self._show(found, "" if found else _("この町丁目は見つかりません。住所の一部だけでも探せます。"))
        if self._wants_first:
            self._choose(0)

    def _on_accepted(self) -> None:
        """Enter before the answer takes the first of it; on a town that stands, it goes on to the next field."""
        if self._town is not None and self.box.text() == self._town.name:
            self.focusNextChild()
        elif self._found:
            self._choose(max(0, self._row))
        else:
            self._wants_first = True

    def _choose(self, row: int) -> None:
        self._wants_first = False
        if 0 <= row < len(self._found):
            town = self._found[row]
            self.show_town(town)
            self._tell(town)

    def _tell(self, town: Town | None) -> None:
        self._town = town
        self.chosen.emit(town)

    def _step(self, rows: int) -> None:
        if self._found:
            self._go_to(max(0, min(self._row + rows, len(self._found) - 1)))

    @property
    def _row(self) -> int:
        """The line that Enter would choose; -1 when there is none."""
        return self.list.currentIndex().row()

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _show(self, found: tuple[Town, ...], sentence: str) -> None:
        self._found = found
        self.list.clear()
        for town in found:
            item = QTreeWidgetItem([town.name, town.municipality])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        if found:
            self._go_to(0)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.list.setVisible(bool(found))


class _Lines(QTreeWidget):
    """A short list that asks for a few lines and no more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(self.fontMetrics().lineSpacing() * 1.5 * _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * 2)
