"""The case at the counter: one frozen record, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk.records.case import Case, TrayItem
from desk.records.codes import Channel, Condition, Delivery, Guard, Mode, Outcome, UnmetReason
from desk.records.consultation import Search, Staff
from desk.records.ids import new_id
from desk.records.resource import Resource
from desk.records.sheet import JAPANESE, Choices
from desk.ui.counter.handwritten import Handwritten
from desk.ui.counter.queries import recorded, search_fields

_NOT_WORK = frozenset({"id", "started", "slip", "staff_id", "staff", "choices", "is_chosen", "held", "filed"})
"""Fields that say nothing of whether somebody has worked on the case."""


def now() -> datetime:
    """The moment as an aware UTC time."""
    return datetime.now(UTC)


def new_case(**fields: Any) -> Case:
    """An untouched case."""
    return Case(id=new_id(), **fields)


def is_blank(case: Case) -> bool:
    """Whether nothing was typed, chosen or picked yet."""
    untouched = Case(id=case.id)
    return all(getattr(case, name) == getattr(untouched, name) for name in Case.__slots__ if name not in _NOT_WORK)


def is_typing(before: Case, after: Case) -> bool:
    """Whether nothing but the words in the search box differ, and it was not the first key of the case."""
    return before.started is not None and before == replace(after, text=before.text)


class CaseController(QObject):
    """Holds the open case and replaces it. ``changed(before, after)`` follows every change, once.

    A case that is being filed or is filed takes no more changes: the next change of the search, or the next pick,
    begins a new case by itself (``began(filed_before)`` follows), so that staff never have to close the old one.
    """

    changed = Signal(object, object)
    began = Signal(object)

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], datetime] = now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._case = new_case()
        self._is_filing = False

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._case

    @property
    def is_closed(self) -> bool:
        """Whether this case is on record, or on its way there."""
        return self._case.filed or self._is_filing

    @property
    def is_blank(self) -> bool:
        """Whether nobody has worked on it."""
        return is_blank(self._case)

    @property
    def minutes(self) -> int:
        """Whole minutes since the first key; 0 before it."""
        started = self._case.started
        return 0 if started is None else max(0, int((self._clock() - started).total_seconds() // 60))

    def open(self, case: Case) -> None:
        """Go on with this case (a held one, one from before a crash, or one that was cleared)."""
        self._is_filing = False
        self._put(replace(case, held=False))

    def start_next(self, **fields: Any) -> Case:
        """Begin a new case with these fields; the one before is returned."""
        before = self._case
        self._is_filing = False
        self._put(new_case(**fields))
        self.began.emit(before)
        return before

    # What is searched for

    def set_text(self, text: str) -> None:
        """The words in the search box; on a closed case they begin the next one."""
        if text == self._case.text:
            return
        if self.is_closed:
            self.start_next(text=text, started=self._clock())
        else:
            self._change(text=text)

    def switch(self, field: str, code: str, is_on: bool) -> None:
        """Add or take away a code of ``life_stages``, ``circumstances``, ``needs``, ``conditions`` or ``kinds``.

        On a closed case it begins the next one with the words that stand in the search box.
        """
        self._reopen()
        codes: tuple[str, ...] = getattr(self._case, field)
        left = tuple(other for other in codes if other != code)
        self._change(**{field: (*left, Condition(code) if field == "conditions" else code) if is_on else left})

    def set_search(self, **fields: Any) -> None:
        """Set kinds, the day or any other part of the search."""
        self._reopen()
        self._change(**fields)

    def clear_search(self) -> bool:
        """Take words and filters away; false when there were none."""
        if search_fields(self._case) == search_fields(Case(id="")) or self.is_closed:
            return False
        self._change(**search_fields(Case(id="")))
        return True

    def note(self, code: str, is_on: bool) -> None:
        """Put a life stage, circumstance or need ("need:health") on record, or take it back; the search stays."""
        left = tuple(other for other in self._case.noted if other != code)
        self._change(noted=(*left, code) if is_on else left)

    def record(self, search: Search) -> None:
        """Put a search on record; the same one stands there once."""
        if not self.is_closed:
            self._change(searches=recorded(self._case.searches, search))

    # What is handed over

    def pick(self, resource: Resource, search: Search) -> TrayItem | None:
        """Put a resource into the tray, with the search that led to it; None when it is there already."""
        self._reopen()
        if any(item.resource is not None and item.resource.id == resource.id for item in self._case.tray):
            return None
        item = TrayItem(id=new_id(), resource=resource)
        self._change(tray=(*self._case.tray, item), searches=recorded(self._case.searches, search))
        return item

    def write_by_hand(self, line: Handwritten) -> TrayItem:
        """Put something into the tray that no record tells of."""
        self._reopen()
        item = TrayItem(id=new_id(), title=line.title, contact=line.contact, url=line.url)
        self._change(tray=(*self._case.tray, item))
        return item

    def remove(self, item_id: str) -> TrayItem | None:
        """Take an item out; None when it isn't there."""
        found = next((item for item in self._case.tray if item.id == item_id), None)
        if found is None or self.is_closed:
            return None
        self._change(tray=tuple(item for item in self._case.tray if item.id != item_id))
        return found

    def swap(self, item_id: str, resource: Resource) -> TrayItem | None:
        """Put a resource in the place of an item; the one that went, None where nothing did.

        It reaches the resident as the other one would have; nothing that was let pass of that counts for it.
        """
        tray = self._case.tray
        gone = next((item for item in tray if item.id == item_id), None)
        is_there = any(item.resource is not None and item.resource.id == resource.id for item in tray)
        if gone is None or is_there or self.is_closed:
            return None
        new = TrayItem(id=new_id(), resource=resource, delivery=gone.delivery, short=gone.short)
        self._change(tray=tuple(new if item.id == item_id else item for item in tray))
        return gone

    def move(self, place: int, to: int) -> None:
        """Move the item at a place so that it stands at another."""
        tray = list(self._case.tray)
        if self.is_closed or not 0 <= place < len(tray) or place == to:
            return
        item = tray.pop(place)
        tray.insert(max(0, min(to, len(tray))), item)
        self._change(tray=tuple(tray))

    def set_delivery(self, item_id: str, delivery: Delivery) -> None:
        """Say how an item reaches the resident."""
        self._change_items(lambda item: replace(item, delivery=delivery) if item.id == item_id else item)

    def accept(self, found: Iterable[tuple[TrayItem, tuple[Guard, ...]]]) -> None:
        """Let these guards pass on purpose; the sheet says them in words."""
        seen = {item.id: guards for item, guards in found}
        self._change_items(
            lambda item: replace(item, accepted=(*item.accepted, *seen[item.id])) if item.id in seen else item
        )

    def refresh(self, resource: Resource) -> None:
        """Use a record as it is now wherever it lies in the tray."""
        if not self._case.filed:
            self._change_items(
                lambda item: (
                    replace(item, resource=resource)
                    if item.resource is not None and item.resource.id == resource.id and item.resource != resource
                    else item
                )
            )

    def restore_tray(self, case_id: str, tray: tuple[TrayItem, ...]) -> bool:
        """Take back what was done to the tray of a case; false when that case is not open any more."""
        if case_id != self._case.id or self.is_closed:
            return False
        self._change(tray=tray)
        return True

    # How it went

    def set_outcome(self, outcome: Outcome, reason: UnmetReason | None = None) -> None:
        """How the case ends; a reason only where the need was not met."""
        self._change(outcome=outcome, unmet_reason=reason if outcome is Outcome.NOT_MET else None)

    def set_channel(self, channel: Channel) -> None:
        """How the resident reached the desk."""
        self._change(channel=channel)

    def set_fields(self, **fields: Any) -> None:
        """Memo, mode, asker: what has no rule of its own. Nothing on a closed case."""
        self._change(**fields)

    def set_choices(self, **changes: Any) -> None:
        """How the sheet is set, where it differs from what was chosen; from now on it no longer follows the person."""
        self._change(choices=replace(self._case.choices, **changes), is_chosen=True)

    def suggest(self, choices: Choices) -> None:
        """Set the sheet so until staff choose."""
        if not self.is_closed and not self._case.is_chosen:
            self._put(replace(self._case, choices=choices))

    def set_short(self, item_id: str, is_short: bool) -> None:
        """Say of an item no more than one needs to go there, or everything."""
        self._change_items(lambda item: replace(item, short=is_short) if item.id == item_id else item)

    def set_mode(self, mode: Mode) -> None:
        """The sheet in Japanese in this reading mode."""
        self.set_choices(mode=mode, language=JAPANESE)

    # On record

    def begin_filing(self, staff: Staff | None, search: Search | None) -> Case:
        """Close the case for filing by this staff member, with the last search on record; what is to be filed."""
        if not self.is_closed:
            self._change(
                started=self._case.started or self._clock(),
                staff_id=staff.id if staff else "",
                staff=staff.name if staff else "",
                searches=recorded(self._case.searches, search) if search else self._case.searches,
            )
            self._is_filing = True
            self.changed.emit(self._case, self._case)
        return self._case

    def filed(self, case_id: str, slip: str) -> None:
        """The case is on record under this slip number."""
        if case_id == self._case.id:
            self._is_filing = False
            self._put(replace(self._case, filed=True, slip=slip))

    def not_filed(self, case_id: str) -> bool:
        """Filing failed: the case is open again; false when another case stands here already."""
        if case_id != self._case.id:
            return False
        self._is_filing = False
        self.changed.emit(self._case, self._case)
        return True

    def take_slip(self, case_id: str, slip: str) -> None:
        """A slip number was reserved for the case."""
        if case_id == self._case.id and not self._case.slip:
            self._put(replace(self._case, slip=slip))

    def _reopen(self) -> None:
        """A closed case stays as it is; what comes next belongs to a new one that searches for the same."""
        if self.is_closed:
            self.start_next(**search_fields(self._case))

    def _change_items(self, change: Callable[[TrayItem], TrayItem]) -> None:
        self._change(tray=tuple(change(item) for item in self._case.tray))

    def _change(self, **fields: Any) -> None:
        if self.is_closed or all(getattr(self._case, name) == value for name, value in fields.items()):
            return
        fields.setdefault("started", self._case.started or self._clock())
        self._put(replace(self._case, **fields))

    def _put(self, case: Case) -> None:
        before, self._case = self._case, case
        if case != before:
            self.changed.emit(before, case)
