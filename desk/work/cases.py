"""Open cases: drafts that survive a crash, holding and resuming, and what must not reach paper unseen."""

from __future__ import annotations

from datetime import datetime

from desk.records.case import Case, TrayItem
from desk.records.codes import Delivery, Guard
from desk.records.state import guards
from desk.work.desk import Desk


def save_draft(desk: Desk, case: Case) -> None:
    """Keep an open case as it stands; one that is filed needs no draft any more."""
    if not case.filed:
        desk.outbox.save_draft(case)


def drafts(desk: Desk) -> tuple[Case, ...]:
    """Cases on hold and the one that was open, the one touched last first."""
    return desk.outbox.drafts()


def discard_draft(desk: Desk, case_id: str) -> None:
    """Forget a case that was not filed."""
    desk.outbox.discard_draft(case_id)


def held_back(case: Case, now: datetime, confirmation_days: int) -> tuple[tuple[TrayItem, tuple[Guard, ...]], ...]:
    """The items that would be printed although something speaks against it that staff have not let pass yet."""
    found = []
    for item in case.tray:
        if item.resource is None or item.delivery is not Delivery.PRINTED:
            continue
        unseen = tuple(g for g in guards(item.resource, now, confirmation_days) if g not in item.accepted)
        if unseen:
            found.append((item, unseen))
    return tuple(found)
