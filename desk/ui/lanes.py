"""The threads behind ``background``: each lane does its tasks in the order they came."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Task = Callable[[], None]


class Lane:
    """One or more threads that take tasks from one queue; none of them runs before ``started`` is set.

    A task must not raise. Threads begin with the first task.
    """

    def __init__(self, name: str, started: threading.Event, threads: int = 1) -> None:
        self._name = name
        self._started = started
        self._most = threads
        self._threads: list[threading.Thread] = []
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()

    def put(self, task: Task) -> None:
        """Have this done after everything that was put before it."""
        self._tasks.put(task)
        if len(self._threads) < self._most:
            thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self, *, finish: bool) -> None:
        """End the threads: after everything that waits, or with the task at hand."""
        if not finish:
            self._drop()
        for _thread in self._threads:
            self._tasks.put(None)

    def join(self, seconds: float) -> bool:
        """Wait for the threads to end; false when one is still at work after so many seconds."""
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _drop(self) -> None:
        try:
            while True:
                self._tasks.get_nowait()
        except Empty:
            pass

    def _work(self) -> None:
        self._started.wait()
        while (task := self._tasks.get()) is not None:
            task()


class NewestLane:
    """One thread that cares for the newest task only; ``interrupt`` is called while an older one is at work.

    ``interrupt`` must be safe to call from any thread, also when the task has just ended.
    """

    def __init__(self, name: str, started: threading.Event) -> None:
        self._name = name
        self._started = started
        self._changed = threading.Condition()
        self._waiting: Task | None = None
        self._interrupt: Callable[[], object] | None = None
        self._is_stopped = False
        self._thread: threading.Thread | None = None

    def put(self, task: Task) -> None:
        """Do this instead of everything that was put before it."""
        with self._changed:
            self._waiting = task
            self._stop_running()
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def interruptible(self, interrupt: Callable[[], object], work: Callable[[], Any]) -> Any:
        """Within a task: do ``work``, which ``interrupt`` ends early once something newer was put."""
        with self._changed:
            self._interrupt = interrupt
        try:
            return work()
        finally:
            with self._changed:
                self._interrupt = None

    def stop(self, *, finish: bool) -> None:
        """End the thread; what is waiting or at work is not finished."""
        with self._changed:
            self._is_stopped = True
            self._waiting = None
            self._stop_running()
            self._changed.notify()

    def join(self, seconds: float) -> bool:
        """Wait for the thread to end; false when it is still at work after so many seconds."""
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _stop_running(self) -> None:
        if self._interrupt is not None:
            self._interrupt()

    def _work(self) -> None:
        self._started.wait()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting is not None or self._is_stopped)
                if self._is_stopped:
                    return
                task, self._waiting = self._waiting, None
            if task is not None:
                task()


class Importer(QObject):
    """Imports modules away from the window, which goes on painting and taking keys; ``imported`` when all are there.

    A module that can't be imported raises where it is used.
    """

    imported = Signal()
    _done = Signal()

    def __init__(self, modules: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._modules = tuple(modules)
        self._thread: threading.Thread | None = None
        self._done.connect(self.imported, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._work, name="desk-import", daemon=True)
        self._thread.start()

    def join(self, seconds: float = 5.0) -> None:
        """Wait for the thread to end, if it ever began."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        try:
            for module in self._modules:
                importlib.import_module(module)
        finally:
            self._done.emit()


class Reports:
    """The latest of many progress reports: told once however fast they come."""

    def __init__(self, tell: Callable[[Reports], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._latest: tuple[Any, ...] | None = None

    def report(self, *values: Any) -> None:
        """Called by the work, as often as it likes."""
        with self._lock:
            is_first, self._latest = self._latest is None, values
        if is_first:
            self._tell(self)

    def take(self) -> tuple[Any, ...]:
        """The latest report; the next one is told again."""
        with self._lock:
            values, self._latest = self._latest, None
        return values or ()
