"""When nothing is found: what to let go of, and which window to call. Never a blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from desk.records.codes import Kind
from desk.records.search import Hit, Query, Results
from desk.ui.context import Context
from desk.ui.counter.queries import loosened
from desk.work.searching import search

SETTLED_MS = 250
"""Nothing is looked for while somebody is still typing."""

MOST_WINDOWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """One part of the query that could be let go ("sort:code", or "text:"), and how much is found without it."""

    part: str
    query: Query
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """What can be done instead of an empty list."""

    query: Query
    looser: tuple[WayOut, ...] = ()
    windows: tuple[Hit, ...] = ()


class NoHits(QObject):
    """Looks for ways out of a query that found nothing. ``found(WaysOut)`` follows, unless another query came."""

    found = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query: Query | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._timer.timeout.connect(self._begin)

    def look(self, query: Query) -> None:
        """Look for ways out of this query once the typing rests."""
        self._query = query
        self._timer.start()

    def stop(self) -> None:
        """Something was found after all."""
        self._query = None
        self._timer.stop()

    def _begin(self) -> None:
        query = self._query
        if query is not None:
            self._looser(query, loosened(replace(query, limit=1, offset=0)), ())

    def _looser(self, query: Query, left: Iterator[tuple[str, Query]], found: tuple[WayOut, ...]) -> None:
        """Ask one query after the other, then for the windows."""
        step = next(left, None)
        if step is None:
            best = tuple(sorted(found, key=lambda way: -way.total))
            self._windows(query, _window_queries(query), best)
            return
        part, looser = step

        def then(results: Results) -> None:
            way = WayOut(part=part, query=looser, total=results.total)
            self._looser(query, left, (*found, way) if results.total else found)

        self._ask(query, looser, then)

    def _windows(self, query: Query, left: Iterator[Query], looser: tuple[WayOut, ...]) -> None:
        step = next(left, None)
        if step is None:
            self.found.emit(WaysOut(query=query, looser=looser))
            return

        def then(results: Results) -> None:
            if results.hits:
                self.found.emit(WaysOut(query=query, looser=looser, windows=results.hits))
            else:
                self._windows(query, left, looser)

        self._ask(query, step, then)

    def _ask(self, wanted: Query, asked: Query, then: Callable[[Results], object]) -> None:
        self._context.background.read(
            self,
            search,
            asked,
            then=lambda results: then(results) if self._query == wanted else None,
            failed=lambda _error: None,  # a suggestion that can't be made is no problem of the user's
        )


def _window_queries(query: Query) -> Iterator[Query]:
    """Which windows may know: those of the same words, else of the same need or person, else the first ones."""
    windows = Query(kinds=(Kind.WINDOW,), limit=MOST_WINDOWS)
    if query.text.strip():
        yield replace(windows, text=query.text)
    if query.needs:
        yield replace(windows, needs=query.needs)
    if query.life_stages or query.circumstances:
        yield replace(windows, life_stages=query.life_stages, circumstances=query.circumstances)
    yield windows
