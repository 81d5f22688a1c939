"""What nearly fits, looked for once the typing rests and every hit is in sight: a keystroke doesn't wait for it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desk.records.search import Query, Results
from desk.ui.context import Context
from desk.ui.counter.queries import filters_of
from desk.work.searching import search

SETTLED_MS = 120
MOST_NEAR = 6
"""As many as fit below a short list; who wants more lets a condition go."""


class NearMisses(QObject):
    """``found(Query, tuple of Hit)`` for the query last looked at, unless another one came."""

    found = Signal(object, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query: Query | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._timer.timeout.connect(self._begin)

    def look(self, query: Query) -> None:
        """Look for what nearly fits this query; nothing can nearly fit words alone."""
        if not filters_of(query):
            self.stop()
            return
        self._query = query
        self._timer.start()

    def stop(self) -> None:
        """Nothing is wanted any more."""
        self._query = None
        self._timer.stop()

    def _begin(self) -> None:
        query = self._query
        if query is not None:
            asked = replace(query, near_misses=MOST_NEAR, limit=1, offset=0)
            self._context.background.read(
                self,
                search,
                asked,
                then=lambda results: self._on_results(query, results),
                failed=lambda _error: None,  # a list without them is what one had before
            )

    def _on_results(self, query: Query, results: Results) -> None:
        if query == self._query:
            self.found.emit(query, results.near_misses)
