"""When nothing is found: what to let go of, and which window to call, once the typing rests. Never a blank."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desk.records.search import Query
from desk.records.ways import WaysOut
from desk.ui.context import Context
from desk.work.ways_out import ways_out

SETTLED_MS = 250
"""Nothing is looked for while somebody is still typing."""


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
        if self._query is not None:
            self._context.background.read(
                self,
                ways_out,
                self._query,
                then=self._on_found,
                failed=lambda _error: None,  # a suggestion that can't be made is no problem of the user's
            )

    def _on_found(self, ways: WaysOut) -> None:
        if ways.query == self._query:
            self.found.emit(ways)
