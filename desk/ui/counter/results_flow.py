"""From an answer of the index to what stands in the left pane: hits first, then counts and suggestions, then what is near."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desk.i18n import _
from desk.records.search import Query, Results
from desk.ui.context import Context
from desk.ui.counter.desk_view import DeskView
from desk.ui.counter.hits_model import HitsModel
from desk.ui.counter.near_misses import NearMisses
from desk.ui.counter.no_hits import NoHits
from desk.ui.counter.offers import Offers
from desk.ui.counter.searching import Searching


class ResultsFlow(QObject):
    """``shown(Results)`` each time the list has a new answer; what takes longer follows by itself."""

    shown = Signal(object)

    def __init__(
        self,
        context: Context,
        searching: Searching,
        hits: HitsModel,
        view: DeskView,
        offers: Offers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._searching, self._hits, self._view, self._offers = context, searching, hits, view, offers
        self._no_hits, self._near = NoHits(context, self), NearMisses(context, self)
        self._after_cards = QTimer(self)
        self._after_cards.setSingleShot(True)
        self._after_cards.timeout.connect(self._show_counts)
        searching.arrived.connect(self._on_results)
        searching.more_arrived.connect(self._on_more)
        searching.similar_arrived.connect(self._on_similar)
        hits.more_wanted.connect(searching.more)
        self._no_hits.found.connect(view.results.no_hits.show_ways)
        self._near.found.connect(lambda _query, near: view.results.show_near(near))

    @property
    def is_settling(self) -> bool:
        """Whether counts and suggestions of the newest answer are still to be shown."""
        return self._after_cards.isActive()

    def show_again(self) -> None:
        """From what is similar back to the answer."""
        if self._searching.results is not None:
            self._on_results(self._searching.results, True)

    def _on_results(self, results: Results, is_anew: bool) -> None:
        pane = self._view.results
        chosen = pane.current
        place = pane.cards.verticalScrollBar().value()
        pane.show_results(results, keep="" if is_anew or chosen is None else chosen.resource.id)
        if not is_anew:
            pane.cards.verticalScrollBar().setValue(place)
        self._after_cards.start()
        self._look_near(results.query, is_wanted=not results.distress)
        if pane.is_empty:
            self._no_hits.look(results.query)
        else:
            self._no_hits.stop()
        self.shown.emit(results)

    def _on_more(self, results: Results) -> None:
        self._hits.append(results.hits)
        self._view.results.cards.set_divider(-1)
        self._look_near(results.query, is_wanted=True)

    def _look_near(self, query: Query, *, is_wanted: bool) -> None:
        """Near misses follow below the last hit, once that is there; beside distress they are noise."""
        if is_wanted and self._hits.has_all:
            self._near.look(replace(query, offset=0))
        else:
            self._near.stop()

    def _show_counts(self) -> None:
        """Counts and suggestions follow once the cards were painted, and only those of the newest answer."""
        if self._searching.results is not None:
            self._view.filters.show_counts(self._searching.results)
            self._offers.show_results(self._searching.results)

    def _on_similar(self, title: str, results: Results) -> None:
        if not results.hits:
            self._context.say(_("似たものは見つかりませんでした。"))
            return
        self._near.stop()
        self._view.results.show_similar(title, results)
        self._view.focus_search()
