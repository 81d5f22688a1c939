"""The search that runs under the fingers: the newest question counts, and one may act before its answer is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desk.records.consultation import Search
from desk.records.search import Query, Results
from desk.ui.context import Context
from desk.ui.counter.queries import search_of
from desk.work.searching import search, similar

MOST_AT_ONCE = 500
"""As many hits are read again at once when the data changed under a list that was scrolled far."""


class Searching(QObject):
    """``arrived(Results, is_anew)``: the answer to the newest question; ``is_anew`` false when only the data changed.

    ``more_arrived(Results)`` the next page · ``similar_arrived(title, Results)``.
    """

    arrived = Signal(object, bool)
    more_arrived = Signal(object)
    similar_arrived = Signal(str, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query: Query | None = None
        self._results: Results | None = None
        self._is_anew = True
        self._when_ready: Callable[[], object] | None = None

    @property
    def results(self) -> Results | None:
        """The answer to the newest question; None while it is on its way."""
        return self._results

    @property
    def is_waiting(self) -> bool:
        """Whether the answer to the newest question is still on its way."""
        return self._query is not None and self._results is None

    def ask(self, query: Query) -> None:
        """Ask this; what was asked before is forgotten, and so is what waited for it."""
        self._query, self._results, self._is_anew = query, None, True
        self._when_ready = None
        self._context.background.search(self, query, self._on_results)

    def ask_again(self, loaded: int) -> None:
        """Ask the same again because the data changed, for as many hits as are loaded."""
        if self._query is None or self._results is None:
            return
        first = replace(self._query, offset=0, limit=min(max(loaded, Query().limit), MOST_AT_ONCE))
        self._is_anew = False
        self._context.background.search(self, first, self._on_results)

    def more(self, offset: int) -> None:
        """Ask for the hits after so many."""
        query = self._query
        if query is not None:
            self._context.background.read(
                self,
                search,
                replace(query, offset=offset, limit=Query().limit),
                then=lambda results: self._on_more(query, results),
                failed=lambda _error: self._on_more(query, Results(query=query)),
            )

    def like(self, resource_id: str, title: str) -> None:
        """Ask what is like a record."""
        self._context.background.read(
            self, similar, resource_id, then=lambda results: self.similar_arrived.emit(title, results)
        )

    def when_ready(self, act: Callable[[], object]) -> None:
        """Do this now, or as soon as the answer to what stands in the box has come: fast fingers act on nothing stale."""
        if self.is_waiting:
            self._when_ready = act
        else:
            act()

    def as_record(self) -> Search | None:
        """The newest question as it is put on record; None while its answer is on its way, or nothing was asked."""
        if self._query is None or self._query.is_empty or self._results is None:
            return None
        return search_of(self._query, self._results.total)

    def _on_results(self, results: Results) -> None:
        self._results = results
        is_anew, self._is_anew = self._is_anew, True
        self.arrived.emit(results, is_anew)
        act, self._when_ready = self._when_ready, None
        if act is not None:
            act()

    def _on_more(self, asked: Query, results: Results) -> None:
        if asked == self._query:
            self.more_arrived.emit(results)
