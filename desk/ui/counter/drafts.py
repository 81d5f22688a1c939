"""Open cases survive a crash: saved soon after each change, held with F11, brought back at the next start."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desk.records.case import Case
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController, is_blank
from desk.work.cases import discard_draft, drafts, save_draft

SAVE_AFTER_MS = 1000
"""From the first change to saving it; at most two seconds of typing may be lost in a crash."""


class Drafts(QObject):
    """Saves the open case and keeps the list of those on hold, the one touched last first.

    ``held_changed()`` when that list changes, ``found(case)`` once with the case that was open when the last run ended.
    """

    held_changed = Signal()
    found = Signal(object)

    def __init__(self, context: Context, controller: CaseController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._controller = context, controller
        self._held: tuple[Case, ...] = ()
        self._kept: set[str] = set()
        self._is_dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        controller.changed.connect(self._on_changed)

    @property
    def held(self) -> tuple[Case, ...]:
        """The cases on hold."""
        return self._held

    def load(self) -> None:
        """Read what was left: cases on hold, and the one that was open."""
        self._context.background.read(self, drafts, then=self._on_loaded)

    def hold(self) -> Case:
        """Put the open case on hold and begin a new one; the held case is returned."""
        case = self._controller.case
        self._is_dirty = False
        self._controller.start_next()
        return self.put_on_hold(case)

    def put_on_hold(self, case: Case) -> Case:
        """Put a case on hold that isn't open any more."""
        held = replace(case, held=True)
        self._save(held)
        self._held = (held, *self._held)
        self.held_changed.emit()
        return held

    def resume(self, case: Case) -> None:
        """Go on with a case on hold; the open one, if somebody worked on it, goes on hold in its place."""
        if not self._controller.is_blank and not self._controller.is_closed:
            self.hold()
        self._held = tuple(one for one in self._held if one.id != case.id)
        self._controller.open(case)
        self._is_dirty = True
        self.flush()
        self.held_changed.emit()

    def discard(self, case_id: str) -> None:
        """Forget a case that is neither to be filed nor to be held."""
        self._kept.discard(case_id)
        self._context.background.write(self, discard_draft, case_id, then=_nothing)

    def flush(self) -> None:
        """Save now what was not saved yet."""
        self._timer.stop()
        case = self._controller.case
        if not self._is_dirty or self._controller.is_closed:
            return
        self._is_dirty = False
        if not is_blank(case):
            self._save(case)
        elif case.id in self._kept:
            self.discard(case.id)

    def _save(self, case: Case) -> None:
        self._kept.add(case.id)
        self._context.background.write(self, save_draft, case, then=self._on_saved)

    def _on_saved(self, _answer: object) -> None:
        self._context.draft_saved.emit(datetime.now())

    def _on_changed(self, before: Case, after: Case) -> None:
        if before.id != after.id and before.id in self._kept and not before.filed:
            # Held, cleared or being filed: whoever did it cares for the draft of the case before.
            self._is_dirty = False
        if self._controller.is_closed:
            self._timer.stop()
            return
        self._is_dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_loaded(self, found: tuple[Case, ...]) -> None:
        left = tuple(case for case in found if not is_blank(case))
        self._kept.update(case.id for case in found)
        last = next((case for case in left if not case.held), None)
        is_taken = last is not None and self._controller.is_blank
        self._held = tuple(case for case in left if not (is_taken and case is last))
        if is_taken and last is not None:
            self._controller.open(last)
            self.found.emit(last)
        self.held_changed.emit()


def _nothing(_answer: object) -> None:
    """Nobody waits for this answer."""
