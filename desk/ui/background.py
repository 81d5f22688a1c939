"""Work that must not hold up the window: the only place of the window that knows threads.

``read`` and ``write`` run a work function away from the window and bring its answer back to it; ``search`` drops what
the next keystroke made stale; ``job`` is for long work with progress that can be stopped. One signal, ``changed``,
tells every screen which records are no longer what they were.
"""

from __future__ import annotations

import itertools
import logging
import sys
import threading
import time
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desk.errors import Cancelled, DeskError, TruthUnreachable
from desk.i18n import _
from desk.records.search import Query, Results
from desk.settings import Settings
from desk.ui.calls import Answer, Arrival, Call, Failure, Work
from desk.ui.lanes import Lane, NewestLane, Reports
from desk.work.desk import Desk
from desk.work.searching import search
from desk.work.upkeep import Tended, tend

if TYPE_CHECKING:
    from desk.delivery.courier import Courier

TEND_EVERY_MS = 1000
"""How often the outbox is delivered and the index caught up while nobody writes."""

SWITCH_SECONDS = 0.001
"""How long the window may have to wait for a thread that computes; Python's own 5 ms are felt at every keystroke."""

_log = logging.getLogger(__name__)


class Job:
    """Long work that can be stopped."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it ends with ``failed(Cancelled)``, or with its answer where it was already done."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled.is_set()


class Background(QObject):
    """The threads of one window. Answers arrive on its thread, and not at all when their owner is gone.

    Nothing runs before ``start``: what is asked earlier waits, so that heavy imports don't hold up the first paint.
    Where the truth is elsewhere, work that needs it goes to the courier, a second process.
    """

    changed = Signal(object)
    """frozenset[(kind, id)]: records that are not what they were."""
    tended = Signal(object)
    """Tended: what the last round of upkeep found."""
    connection = Signal(int, bool)
    """How many filings wait to be delivered, and whether the truth answers."""
    problem = Signal(str)
    """The sentence of a DeskError that no screen took."""
    fault = Signal(object)
    """An exception that is a fault of ours; it is in the log already."""
    _arrived = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = Desk(settings)
        self._courier: Courier | None = None
        self._opening = threading.Lock()
        self._started = threading.Event()
        self._is_closing = False
        self._numbers = itertools.count(1)
        self._calls: dict[int, Call] = {}  # threads know numbers only: a screen must never die in one
        self._last_search = 0
        self._last_query = Query()
        self._is_without_index = False
        self._jobs: weakref.WeakSet[Job] = weakref.WeakSet()
        self._reads = Lane("desk-read", self._started, threads=2)
        self._writes = Lane("desk-write", self._started)
        self._long = Lane("desk-job", self._started)
        self._upkeep = Lane("desk-tend", self._started)
        self._searches = NewestLane("desk-search", self._started)
        self._is_tend_waiting = threading.Event()
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(TEND_EVERY_MS)
        self._timer.timeout.connect(self.tend)

    @property
    def settings(self) -> Settings:
        """The settings that work functions see now."""
        return self._desk.settings

    def start(self) -> None:
        """Let the work begin, without upkeep as yet."""
        sys.setswitchinterval(SWITCH_SECONDS)
        self._started.set()

    def keep_tended(self) -> None:
        """Have the outbox delivered and the index followed from now on. The home must be set up."""
        if self._desk.settings.is_local:
            self._timer.start()
        self.tend()

    def read(self, owner: QObject, work: Work, *args: Any, then: Answer, failed: Failure | None = None) -> int:
        """Run ``work(desk, *args)``; ``then(result)`` or ``failed(error)`` follows. Returns a number for ``forget``."""
        number = self._expect(Call(owner, then, failed))

        def run() -> None:
            if number in self._calls:
                self._tell(number, *self._outcome(work, args))

        self._reads.put(run)
        return number

    def write(self, owner: QObject, work: Work, *args: Any, then: Answer, failed: Failure | None = None) -> int:
        """The same for work that changes something: one after another as asked, and ``changed`` follows at once.

        It is done even when its owner goes away or the window closes meanwhile.
        """
        number = self._expect(Call(owner, then, failed))

        def run() -> None:
            self._tell(number, *self._outcome(work, args))
            self._tend_again()

        self._writes.put(run)
        return number

    def search(self, owner: QObject, query: Query, then: Callable[[Results], object]) -> int:
        """Search the index. A newer search makes the older one stop, and its answer never arrives.

        Where the index is being built, the answer comes when it is there.
        """
        self.forget(self._last_search)
        self._last_search = self._expect(Call(owner, then, None))
        self._last_query = query
        self._search_last()
        return self._last_search

    def job(
        self,
        owner: QObject,
        work: Work,
        *args: Any,
        then: Answer,
        failed: Failure | None = None,
        progress: Callable[..., object] | None = None,
    ) -> Job:
        """Run long work as ``work(desk, *args, progress, cancelled)``; it stops soon after ``Job.cancel``.

        ``progress`` is called with what the work reports; where reports come faster than the window can show them,
        with the latest only.
        """
        job = Job()
        self._jobs.add(job)
        number = self._expect(Call(owner, then, failed, progress))
        reports = Reports(lambda told: self._send(Arrival(number, reports=told)))

        def run() -> None:
            if number in self._calls:
                self._tell(number, *self._outcome(work, args, (reports.report, job.is_cancelled)))
                self._tend_again()

        self._long.put(run)
        return job

    def forget(self, number: int) -> None:
        """The answer to this request is not wanted any more."""
        self._calls.pop(number, None)

    def tend(self) -> None:
        """Have the outbox delivered and the index brought up to date, unless a round of it waits already."""
        if not self._is_tend_waiting.is_set():
            self._tend_again()

    def close(self, seconds: float = 5.0) -> bool:
        """Finish what was to be written, stop all else, end the threads; false when one didn't end in time."""
        self._is_closing = True
        self._timer.stop()
        self._calls.clear()
        for job in list(self._jobs):
            job.cancel()
        lanes = (self._searches, self._reads, self._long, self._upkeep, self._writes)
        for lane in lanes:
            lane.stop(finish=lane is self._writes)
        self._started.set()
        deadline = time.monotonic() + seconds
        self._writes.join(seconds)
        if self._courier is not None:
            self._courier.stop()  # whoever waits for it is told so, and ends
        ended = [lane.join(max(0.1, deadline - time.monotonic())) for lane in lanes]
        if all(ended):
            self._desk.close()
        else:
            _log.warning("a background thread did not end within %s s", seconds)
        return all(ended)

    def _expect(self, call: Call) -> int:
        number = next(self._numbers)
        self._calls[number] = call
        return number

    def _outcome(
        self, work: Work, args: tuple[Any, ...], long: tuple[Callable[..., object], Callable[[], bool]] | None = None
    ) -> tuple[Any, Exception | None]:
        """In a thread: what the work gave, or what it raised. ``long`` are progress and cancellation of a job."""
        try:
            if getattr(work, "needs_truth", False) and not self._desk.settings.is_local:
                return self._from_courier(work, args, *(long or ())), None
            return work(self._desk, *args, *(long or ())), None
        except Exception as error:
            return None, error

    def _from_courier(self, work: Work, args: tuple[Any, ...], *long: Any) -> Any:
        """What the courier answers; while the truth is away, what the desk itself has where the work names that."""
        try:
            return self._remote().call(work, args, *long)
        except TruthUnreachable:
            when_away: Work | None = getattr(work, "when_away", None)
            if when_away is None:
                raise
            return when_away(self._desk, *args, *long)

    def _search_last(self) -> None:
        number, query = self._last_search, self._last_query
        self._is_without_index = False

        def run() -> None:
            result, error = self._outcome(self._find, (query,))
            if number in self._calls:
                self._tell(number, result, error)

        self._searches.put(run)

    def _find(self, desk: Desk, query: Query) -> Results:
        return self._searches.interruptible(desk.index.interrupt, lambda: search(desk, query))

    def _remote(self) -> Courier:
        with self._opening:
            if self._courier is None:
                from desk.delivery.courier import Courier

                self._courier = Courier(Desk, self._desk.settings, tend, self._on_upkeep_told)
            return self._courier

    def _on_upkeep_told(self, found: Tended) -> None:
        self._send(Arrival(0, result=found))

    def _tend_again(self) -> None:
        self._is_tend_waiting.set()
        if not self._is_closing:
            self._upkeep.put(self._tend)

    def _tend(self) -> None:
        self._is_tend_waiting.clear()
        # The courier tells how far it is by itself.
        told = (self._on_upkeep_told,) if self._desk.settings.is_local else ()
        found, error = self._outcome(tend, told)
        self._send(Arrival(0, result=found, error=error))

    def _tell(self, number: int, result: Any, error: Exception | None) -> None:
        if number in self._calls or error is not None:
            self._send(Arrival(number, result=result, error=error))

    def _send(self, arrival: Arrival) -> None:
        if not self._is_closing:
            self._arrived.emit(arrival)

    def _on_arrived(self, arrival: Arrival) -> None:
        """On the window's thread: bring an answer to who asked."""
        if arrival.reports is not None:
            call = self._calls.get(arrival.number)
            if call is not None:
                call.report(arrival.reports.take())
            return
        error = arrival.error
        if arrival.number == self._last_search and _lacks_index(error):
            self._is_without_index = True
            return
        call = self._calls.pop(arrival.number, None)
        if error is not None and not isinstance(error, DeskError):
            _log.error("background work failed", exc_info=error)
            self.fault.emit(error)
            error = DeskError(_("うまくいきませんでした。もう一度お試しください。"))
            if call is not None:
                call.fail(error)
        elif error is not None:
            if (call is None or not call.fail(error)) and not isinstance(error, Cancelled):
                self.problem.emit(str(error))
        elif arrival.number == 0:
            self._on_tended(arrival.result)
        elif call is not None:
            call.answer(arrival.result)

    def _on_tended(self, found: Tended) -> None:
        if self._is_without_index and found.building is None:
            self._search_last()
        if found.changed:
            self.changed.emit(found.changed)
        self.connection.emit(found.waiting, found.reachable)
        self.tended.emit(found)


def _lacks_index(error: Exception | None) -> bool:
    """Whether a search failed because the index is not there yet; upkeep builds it."""
    if error is None:
        return False
    from desk.search.schema import IndexUnusable

    return isinstance(error, IndexUnusable)
