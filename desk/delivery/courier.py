"""The second process through which a truth that is elsewhere is reached.

A dead share or a cut network can block a single call for minutes, so no thread of the window's process ever touches
one. The courier does: it tends the desk every second (delivers, follows the feed, keeps the index) and runs the work
it is sent. It can be killed at any moment and started anew, since everything durable lies in the outbox and the truth.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from desk.errors import TruthUnreachable
from desk.i18n import _

_log = logging.getLogger(__name__)

TEND_SECONDS = 1.0
PATIENCE_SECONDS = 15.0
"""How long a call may take before the courier counts as stuck; a work function's ``patience`` overrules it."""


Progress = Callable[..., object]
Cancelled = Callable[[], bool]

REPORT_SECONDS = 0.05
"""Reports of long work that follow each other faster are passed over."""
LOOK_SECONDS = 0.1
"""How often a caller looks whether its long work is to be stopped."""


@dataclass(frozen=True, slots=True)
class _Call:
    number: int
    work: Callable[..., Any]
    args: tuple[Any, ...]
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class _Report:
    number: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Stop:
    number: int


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    result: Any = None
    error: BaseException | None = None


Tend = Callable[[Any, Callable[[Any], None]], Any]
"""Upkeep: gets what ``opens`` made, and what to call with word of how far it is."""


@dataclass(frozen=True, slots=True)
class _Tended:
    result: Any


class Courier:
    """A handle on the second process.

    ``opens`` makes what the work functions get as their first argument from ``settings``, in that process. ``tend`` is
    run there once a second; what it returns is given to ``on_tended`` on a thread of this process. Calls may come
    from any thread; they are answered in order.
    """

    def __init__(
        self,
        opens: Callable[[Any], Any],
        settings: Any,
        tend: Tend,
        on_tended: Callable[[Any], None],
    ) -> None:
        self._opens, self._settings, self._tend, self._on_tended = opens, settings, tend, on_tended
        self._lock = threading.Lock()
        self._answered = threading.Condition(self._lock)
        self._answers: dict[int, _Answer] = {}
        self._reports: dict[int, Progress] = {}
        self._long: set[int] = set()
        self._number = 0
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._listener: threading.Thread | None = None
        self._stopped = False

    def start(self) -> None:
        """Start the process, if it does not run."""
        with self._lock:
            self._ensure()

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid if self._process else None

    def call(
        self,
        work: Callable[..., Any],
        args: tuple[Any, ...],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Any:
        """Run one work function there and wait for its answer.

        With ``cancelled`` the work is long: it gets two more arguments, what it reports to (``progress`` is called with
        it, on a thread of this process) and what tells it to stop.
        Raises what it raised, and TruthUnreachable when the process is stuck or died; a stuck one is killed.
        """
        patience = getattr(work, "patience", PATIENCE_SECONDS)
        with self._lock:
            pipe = self._ensure()
            self._number += 1
            number = self._number
            if progress is not None:
                self._reports[number] = progress
            try:
                pipe.send(_Call(number, work, args, is_long=cancelled is not None))
            except OSError:
                self._kill()
                raise TruthUnreachable(_unreachable()) from None
            if cancelled is not None:
                self._long.add(number)
            is_over = self._wait(pipe, number, patience, cancelled)
            self._reports.pop(number, None)
            self._long.discard(number)
            if number not in self._answers:
                if not is_over:
                    _log.warning("the courier did not answer %s within %s s", work.__name__, patience)
                    self._kill()
                raise TruthUnreachable(_unreachable())
            answer = self._answers.pop(number)
        if answer.error is not None:
            raise answer.error
        return answer.result

    def _wait(self, pipe: Connection, number: int, patience: float, cancelled: Cancelled | None) -> bool:
        """Until the answer is there or the process is gone; false when patience ran out before.

        Waiting for long work of somebody else is not counted.
        """
        deadline = time.monotonic() + patience
        is_told = False
        while True:
            if self._long - {number}:
                deadline = time.monotonic() + patience
            left = max(0.0, deadline - time.monotonic())
            if self._answered.wait_for(
                lambda: number in self._answers or pipe is not self._pipe, timeout=min(left, LOOK_SECONDS)
            ):
                return True
            if left <= 0:
                return False
            if cancelled is not None and not is_told and cancelled():
                is_told = True
                with contextlib.suppress(OSError):
                    pipe.send(_Stop(number))

    def stop(self) -> None:
        """End the process; what it was doing is dropped, what is durable stays."""
        with self._lock:
            self._stopped = True
            self._kill()
            listener = self._listener
        if listener is not None and listener is not threading.current_thread():
            listener.join(timeout=5)

    def _ensure(self) -> Connection:
        if self._stopped:
            raise TruthUnreachable(_unreachable())
        if self._process is not None and self._process.is_alive() and self._pipe is not None:
            return self._pipe
        self._kill()
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(
            target=_serve, args=(there, self._opens, self._settings, self._tend), daemon=True, name="desk courier"
        )
        process.start()
        there.close()
        self._process, self._pipe = process, here
        self._listener = threading.Thread(target=self._listen, args=(here,), daemon=True, name="courier answers")
        self._listener.start()
        return here

    def _kill(self) -> None:
        """End the process.

        Its pipe is closed by the thread that reads it: closing it here could hand that thread's descriptor to the
        next pipe while it still reads.
        """
        process = self._process
        self._process = self._pipe = None
        if process is not None:
            process.kill()
            process.join(timeout=5)
        self._answered.notify_all()

    def _listen(self, pipe: Connection) -> None:
        """Take in what the process says until its end of the pipe closes."""
        while True:
            try:
                message = pipe.recv()
            except (EOFError, OSError, TypeError):
                break
            if isinstance(message, _Tended):
                self._on_tended(message.result)
                continue
            if isinstance(message, _Report):
                report = self._reports.get(message.number)
                if report is not None:
                    report(*message.values)
                continue
            with self._lock:
                self._answers[message.number] = message
                self._answered.notify_all()
        with self._lock:
            if self._pipe is pipe:
                self._kill()
        pipe.close()


def _unreachable() -> str:
    return _("データベースにつながりません。記録はこのパソコンに残り、つながったときに送られます。")


def _serve(pipe: Connection, opens: Callable[[Any], Any], settings: Any, tend: Tend) -> None:
    """The life of the second process: answer calls, tend between them, end with the window."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    context = opens(settings)
    mail = _Mail(pipe)
    while True:
        try:
            call = mail.next_call(TEND_SECONDS)
            if call is not None:
                pipe.send(_run(context, call, mail))
            else:
                pipe.send(_Tended(tend(context, lambda told: pipe.send(_Tended(told)))))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        except Exception:
            _log.exception("a round of the courier failed")


class _Mail:
    """What comes through the pipe: calls in their order, and word that long work is to stop."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._calls: deque[_Call] = deque()
        self._stopped: set[int] = set()
        self._reported = 0.0

    def next_call(self, seconds: float) -> _Call | None:
        """The next call; None when none came within so many seconds."""
        if not self._calls and self._pipe.poll(seconds):
            self._take()
        return self._calls.popleft() if self._calls else None

    def is_stopped(self, number: int) -> bool:
        """Whether the work of this call is to stop; so it is when the window is gone."""
        try:
            while self._pipe.poll():
                self._take()
        except (EOFError, OSError):
            return True
        return number in self._stopped

    def report(self, number: int, values: tuple[Any, ...]) -> None:
        """Tell how far the work of this call is, unless that was told a moment ago."""
        now = time.monotonic()
        if now - self._reported >= REPORT_SECONDS:
            self._reported = now
            with contextlib.suppress(OSError):
                self._pipe.send(_Report(number, values))

    def _take(self) -> None:
        message = self._pipe.recv()
        if isinstance(message, _Stop):
            self._stopped.add(message.number)
        else:
            self._calls.append(message)


def _run(context: Any, call: _Call, mail: _Mail) -> _Answer:
    further: tuple[Any, ...] = ()
    if call.is_long:
        further = (
            lambda *values: mail.report(call.number, values),
            lambda: mail.is_stopped(call.number),
        )
    try:
        return _Answer(call.number, result=call.work(context, *call.args, *further))
    except Exception as error:
        _log.debug("work failed in the courier", exc_info=True)
        return _Answer(call.number, error=error)
