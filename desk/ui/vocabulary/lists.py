"""The lists of the city's words, one behind another, and the box that narrows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desk.i18n import N_, _, pgettext
from desk.records.vocabulary import Entry, Held, Missed, Phrase, Synonyms, Term
from desk.text import fold
from desk.ui.vocabulary.columns import (
    MissedRow,
    Row,
    Words,
    missed_columns,
    phrase_columns,
    searchable,
    synonym_columns,
    term_columns,
)
from desk.ui.widgets.records_model import RecordsModel
from desk.ui.widgets.records_table import RecordsTable
from desk.ui.widgets.search_box import SearchBox

PHRASES, SYNONYMS, TERMS, MISSED = "phrases", "synonyms", "terms", "missed"
SORTS: dict[str, type[Entry]] = {PHRASES: Phrase, SYNONYMS: Synonyms, TERMS: Term}
TITLES = {
    PHRASES: N_("言い回し"),
    SYNONYMS: N_("同義語の一覧"),
    TERMS: N_("分類"),
    MISSED: N_("見つからなかった検索"),
}


class Lists(QWidget):
    """``row_chosen(row)`` when another row is current (``Row``, ``MissedRow`` or None); ``list_changed()`` for lists."""

    row_chosen = Signal(object)
    row_opened = Signal(object)
    list_changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: dict[str, tuple[Any, ...]] = dict.fromkeys(TITLES, ())
        self._texts: dict[tuple[str, int], str] = {}
        self._is_read = False
        columns = {
            PHRASES: phrase_columns(words),
            SYNONYMS: synonym_columns(),
            TERMS: term_columns(),
            MISSED: missed_columns(),
        }
        self.search = SearchBox(self)
        self.tables = {
            name: RecordsTable(RecordsModel(columns[name], _identity), title, self) for name, title in TITLES.items()
        }
        self._tabs = QTabWidget(self)
        for table in self.tables.values():
            self._tabs.addTab(table, "")
            table.row_chosen.connect(lambda _row: self._on_chosen())
            table.row_opened.connect(self.row_opened)
        # Large text: names are cut short rather than a list hidden behind an arrow.
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.search)
        box.addWidget(self._tabs, 1)
        self._tabs.currentChanged.connect(lambda _number: self._on_list())
        self.search.live_changed.connect(lambda _text: self.refresh())
        self.search.accepted.connect(self.focus_list)
        self.search.stepped.connect(lambda _step: self.focus_list())
        self.retranslate()

    @property
    def front(self) -> str:
        """The name of the list that is seen."""
        return list(TITLES)[self._tabs.currentIndex()]

    @property
    def table(self) -> RecordsTable:
        """The list that is seen."""
        return self.tables[self.front]

    @property
    def row(self) -> Row | MissedRow | None:
        """The current row of the list that is seen."""
        return self.table.current_row()

    def show_list(self, name: str) -> None:
        """Bring a list to the front."""
        self._tabs.setCurrentIndex(list(TITLES).index(name))

    def next_list(self) -> None:
        """Bring the next list to the front."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + 1) % self._tabs.count())
        self.focus_list()

    def focus_list(self) -> None:
        """The keyboard into the list; its first row is current unless another is."""
        if self.row is None and self.table.records.rows:
            self.table.choose(0)
        self.table.setFocus()

    def show_held(self, held: Sequence[Held], drafts: Mapping[str, Entry]) -> None:
        """List these entries; ``drafts`` by id are what was changed and not written yet."""
        self._is_read = True
        order = {scheme: number for number, scheme in enumerate(("life_stage", "circumstance", "need"))}
        for name, sort in SORTS.items():
            rows = [Row(held=one, is_draft=one.id in drafts) for one in held if isinstance(one.entry, sort)]
            if name == TERMS:
                rows.sort(key=lambda row: order[row.held.entry.scheme])  # type: ignore[union-attr]
            self._rows[name] = tuple(rows)
        self.refresh()

    def show_missed(self, missed: Iterable[Missed], now: Mapping[str, int]) -> None:
        """List these searches in vain, with how many hits each has by now."""
        self._rows[MISSED] = tuple(MissedRow(missed=one, now=now.get(one.text)) for one in missed)
        self.refresh()

    def choose(self, held_id: str) -> bool:
        """Make the row of this entry current; false when it isn't listed now."""
        for name in SORTS:
            position = self.tables[name].records.position_of(held_id)
            if position is not None:
                self.show_list(name)
                self.tables[name].choose(position)
                return True
        return False

    def refresh(self) -> None:
        """List what the box leaves."""
        sought = fold(self.search.live_text).split()
        for name, table in self.tables.items():
            table.blockSignals(True)
            table.set_rows([row for row in self._rows[name] if all(word in self._text(row) for word in sought)])
            table.blockSignals(False)
        self._show_titles()
        self._on_chosen()

    def layout_state(self) -> dict[str, Any]:
        """The layouts of all lists, as plain JSON values."""
        return {name: table.layout_state() for name, table in self.tables.items()}

    def restore_layout(self, state: Mapping[str, Any]) -> None:
        """Bring back what ``layout_state`` gave."""
        for name, table in self.tables.items():
            if isinstance(state.get(name), dict):
                table.restore_layout(state[name])

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self._texts = {}
        self.search.setPlaceholderText(_("言葉・読み・テーマで絞り込む"))
        self.search.setAccessibleName(_("言葉の一覧を絞り込む"))
        self._tabs.setAccessibleName(_("言葉の一覧"))
        self._tabs.tabBar().setAccessibleName(_("言葉の一覧"))
        for table in self.tables.values():
            table.records.retranslate()
        self._show_titles()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _text(self, row: Row | MissedRow) -> str:
        if isinstance(row, MissedRow):
            return fold(row.missed.text)
        key = (row.held.id, row.held.version)
        if key not in self._texts:
            self._texts[key] = searchable(row.held.entry, self._words())
        return self._texts[key]

    def _show_titles(self) -> None:
        for place, (name, title) in enumerate(TITLES.items()):
            count = len(self.tables[name].records.rows)
            short = pgettext("sheet", "同義語") if name == SYNONYMS else _(title)
            self._tabs.setTabText(place, f"{short}  {count:,}" if self._is_read else short)
            self._tabs.setTabToolTip(place, _(title))
            if not self._is_read:
                empty = _("読み込んでいます…")
            elif self.search.live_text:
                empty = _("この言葉では何もありません。Esc で絞り込みを消せます。")
            elif name == MISSED:
                empty = _("この1年に、見つからなかった検索はありません。")
            else:
                empty = _("まだありません。F3 で追加します。")
            self.tables[name].set_empty_text(empty)

    def _on_chosen(self) -> None:
        self.row_chosen.emit(self.row)

    def _on_list(self) -> None:
        self.list_changed.emit()
        self._on_chosen()


def _identity(row: Row | MissedRow) -> str:
    return row.missed.text if isinstance(row, MissedRow) else row.held.id
