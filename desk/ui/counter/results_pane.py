"""The left pane: how much was found, the hits as cards, and what stands there when there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desk.i18n import _, ngettext
from desk.records.search import Hit, Results
from desk.ui.context import Context
from desk.ui.counter.hits_model import HitsModel
from desk.ui.counter.no_hits_view import NoHitsView
from desk.ui.widgets.cards import CardTable


class ResultsPane(QWidget):
    """``hit_chosen(Hit or None)`` · ``hit_opened(Hit)`` for Enter and double click."""

    hit_chosen = Signal(object)
    hit_opened = Signal(object)

    def __init__(self, context: Context, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._results: Results | None = None
        self._similar_to = ""
        self._told = QLabel(self)
        self._told.setObjectName("muted")
        self.distress = QLabel(self)
        self.distress.setObjectName("calm")
        self.distress.setWordWrap(True)
        self.distress.hide()
        self.cards = CardTable(context.theme, self)
        self.cards.setModel(model)
        self.no_hits = NoHitsView(context, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self.no_hits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._told)
        column.addWidget(self.distress)
        column.addWidget(self._stack, 1)
        self.cards.opened.connect(self._on_opened)
        self.cards.selectionModel().currentChanged.connect(self._on_current)
        self.retranslate()

    @property
    def current(self) -> Hit | None:
        """The hit that is chosen."""
        return self._model.hit(self.cards.current_row)

    @property
    def is_empty(self) -> bool:
        """Whether the list gave way to what can be done instead."""
        return self._stack.currentWidget() is self.no_hits

    def show_results(self, results: Results, keep: str = "") -> None:
        """Show the answer to a search; the record ``keep`` stays chosen where it is among the hits, else the first."""
        self._results, self._similar_to = results, ""
        self._model.show_hits(results.hits, results.total)
        self.cards.set_divider(-1)
        self.distress.setVisible(results.distress)
        row = self._model.row_of(keep) if keep else 0
        self._choose(row if row is not None else 0)
        is_nothing = not results.hits and not results.query.is_empty
        if is_nothing:
            self.no_hits.show_results(results)
        self._stack.setCurrentWidget(self.no_hits if is_nothing else self.cards)
        self.retranslate()

    def show_near(self, near: Sequence[Hit]) -> None:
        """Show what nearly fits below the hits; where there are none, beside the other ways out."""
        if self._similar_to:
            return
        if self.is_empty:
            self.no_hits.show_near(near)
        else:
            self._model.show_near(near, _("条件に合わないが近いもの"))
            self.cards.set_divider(self._model.divider_row)

    def show_similar(self, title: str, results: Results) -> None:
        """Show what is like a record."""
        self._similar_to = title
        self.cards.set_divider(-1)
        self.distress.hide()
        self._model.show_hits(results.hits, len(results.hits))
        self._stack.setCurrentWidget(self.cards)
        self._choose(0)
        self.retranslate()

    @property
    def is_similar(self) -> bool:
        """Whether the list shows what is like a record, not what was searched for."""
        return bool(self._similar_to)

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.cards.setAccessibleName(_("見つかったもの"))
        self.cards.set_empty_text(_("まだ何もありません。データを取り込むと、ここに出ます。") if self._results else "")
        self._told.setText(self._count_words())
        self.distress.setText(_("まず相談窓口をご案内します。用紙には、相談の中身がわかることばを載せません。"))

    def _count_words(self) -> str:
        if self._similar_to:
            return _("「{title}」に似たもの　（Esc で元の一覧へ）").format(title=self._similar_to)
        if self._results is None:
            return ""
        total, is_empty = self._results.total, self._results.query.is_empty
        if self._results.approximate:
            text = ngettext("約{count}件", "約{count}件", total)
        else:
            text = (
                ngettext("全{count}件", "全{count}件", total) if is_empty else ngettext("{count}件", "{count}件", total)
            )
        count = text.format(count=f"{total:,}")
        return _("{count}　締切や開催の近い順").format(count=count) if is_empty else count

    def _choose(self, row: int) -> None:
        """After a reset nothing is current, and an empty list has nothing that could become so."""
        self.cards.choose(row)
        if self.current is None:
            self.hit_chosen.emit(None)

    def _on_opened(self, row: int) -> None:
        hit = self._model.hit(row)
        if hit is not None:
            self.hit_opened.emit(hit)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.hit_chosen.emit(self._model.hit(current.row()))
