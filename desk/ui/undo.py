"""What was done last, and how it is taken back: one Ctrl+Z for the whole window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

DEPTH = 100
"""How many actions can be taken back; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Done:
    """One action: the sentence that told of it, and what takes it back."""

    sentence: str
    undo: Callable[[], object]


class UndoHub(QObject):
    """The actions of all screens in the order they were done."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Done] = []

    @property
    def last(self) -> Done | None:
        """What Ctrl+Z would take back."""
        return self._done[-1] if self._done else None

    def push(self, sentence: str, undo: Callable[[], object]) -> Done:
        """Something was done that can be taken back."""
        done = Done(sentence, undo)
        self._done.append(done)
        del self._done[:-DEPTH]
        self.changed.emit()
        return done

    def undo(self) -> Done | None:
        """Take the last action back; None when there is nothing."""
        if not self._done:
            return None
        done = self._done.pop()
        self.changed.emit()
        done.undo()
        return done

    def forget(self, done: Done) -> None:
        """This action can't be taken back any more."""
        if done in self._done:
            self._done.remove(done)
            self.changed.emit()

    def clear(self) -> None:
        """Nothing can be taken back any more."""
        self._done.clear()
        self.changed.emit()
