"""A job in the printer's queue, looked at until it is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desk.errors import DeskError
from desk.records.printing import Job
from desk.ui.context import Context
from desk.work.printing import cancel_job, job_of

EVERY_MS = 1500
"""How often the queue is asked while somebody waits for the paper."""
MOST_LOOKS = 80
"""Two minutes: after that the queue keeps the job by itself."""


class JobWatch(QObject):
    """One job at a time: ``told(Job)`` whenever something is known of it, ``failed(sentence)`` where it can't be cancelled."""

    told = Signal(object)
    failed = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._name, self._looks = "", 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, name: str) -> None:
        """Watch this job from now on; empty for none."""
        self._name, self._looks = name, 0
        self._timer.stop()
        if name:
            self._look()

    def cancel(self) -> None:
        """Take the job back."""
        if self._name:
            self._context.background.read(self, cancel_job, self._name, then=self._on_told, failed=self._on_failed)

    def _look(self) -> None:
        self._looks += 1
        self._context.background.read(self, job_of, self._name, then=self._on_told, failed=self._on_failed)

    def _on_told(self, job: Job) -> None:
        if job.name != self._name:
            return
        self.told.emit(job)
        if job.is_over:
            self._name = ""
        elif self._looks < MOST_LOOKS:
            self._timer.start()

    def _on_failed(self, error: DeskError) -> None:
        self.failed.emit(str(error))
