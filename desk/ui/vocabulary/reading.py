"""What the screen reads of the desk: the entries, the searches in vain, and which of them an entry would help."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk.records.vocabulary import Entry, Held, Helped, Missed
from desk.ui.context import Context
from desk.work.vocabulary import held_words, helped_by, hits_now, missed_searches


class Reading(QObject):
    """Reads anew when asked; of several answers for the same only the last one arrives."""

    held_read = Signal(object)
    """tuple[Held, ...]: all entries."""
    missed_read = Signal()
    """``missed`` and ``now`` are not what they were."""
    helped_read = Signal(object)
    """tuple[Helped, ...]: for the entry that was tried out last."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._requests: dict[str, int] = {}
        self.held: tuple[Held, ...] = ()
        self.missed: tuple[Missed, ...] = ()
        self.now: dict[str, int] = {}

    def read(self) -> None:
        """Read everything anew."""
        self.read_held()
        self._ask("missed", missed_searches, then=self._on_missed)

    def read_held(self) -> None:
        """Read the entries anew."""
        self._ask("held", held_words, then=self._on_held)

    def try_out(self, entry: Entry | None) -> None:
        """Find out which searches in vain an entry speaks to."""
        if entry is not None and self.missed:
            self._ask("helped", helped_by, entry, self.missed, then=self._on_helped)

    def _ask(self, name: str, work: Any, *args: Any, then: Any) -> None:
        self._context.background.forget(self._requests.get(name, 0))
        self._requests[name] = self._context.background.read(
            self, work, *args, then=then, failed=lambda error: self._context.warn(str(error))
        )

    def _on_held(self, held: tuple[Held, ...]) -> None:
        self.held = held
        self.held_read.emit(held)

    def _on_missed(self, missed: tuple[Missed, ...]) -> None:
        self.missed = missed
        self.missed_read.emit()
        self._ask("now", hits_now, tuple(one.text for one in missed), then=self._on_now)

    def _on_now(self, now: dict[str, int]) -> None:
        self.now = now
        self.missed_read.emit()

    def _on_helped(self, helped: tuple[Helped, ...]) -> None:
        self.helped_read.emit(helped)
