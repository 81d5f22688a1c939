"""What to hand over in place of something that shouldn't reach paper as it is: from the local index alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.errors import DeskError
from desk.records.codes import Guard
from desk.records.consultation import Handout
from desk.records.resource import Resource
from desk.records.search import Alternative, Query
from desk.records.state import guards
from desk.work.desk import Desk

_MILD = frozenset({Guard.UNCONFIRMED, Guard.DISPUTED})
"""It may well be so, only nobody made sure."""
_NOT_YET = frozenset({*_MILD, Guard.BEFORE})


def instead_of(
    desk: Desk, resources: tuple[Resource, ...], query: Query, given: frozenset[str]
) -> tuple[tuple[Alternative, ...], ...]:
    """For each of these records what may serve in its place, the nearest first; none where nothing speaks against it.

    ``query`` says who asks: what doesn't suit them is no alternative, nor is what they are ``given`` anyway (ids).
    Where the index can't answer, there are none.
    """
    now = datetime.now()
    return tuple(_instead_of(desk, one, query, given, now) for one in resources)


def instead_on_sheet(desk: Desk, handout: Handout) -> dict[str, tuple[Alternative, ...]]:
    """What may serve in place of the items of a sheet that something speaks against, by the id of their records."""
    missed = {
        item.resource.id: replace(item.resource, vanished_on=handout.issued.date()) if item.is_gone else item.resource
        for item in handout.items
        if item.resource is not None
    }
    found = instead_of(desk, tuple(missed.values()), Query(), frozenset(missed))
    return {key: instead for key, instead in zip(missed, found, strict=True) if instead}


def _instead_of(
    desk: Desk, missed: Resource, query: Query, given: frozenset[str], now: datetime
) -> tuple[Alternative, ...]:
    from desk.search.find import Interrupted

    days = desk.settings.preferences.confirmation_days
    against = guards(missed, now, days)
    if not against:
        return ()

    def graded(other: Resource) -> int | None:
        return None if other.id in given else grade(other, frozenset(against), now, days)

    try:
        return desk.index.instead_of(missed, query, now, graded)
    except (DeskError, Interrupted):
        return ()


def grade(other: Resource, against: frozenset[Guard], now: datetime, days: int) -> int | None:
    """Whether a record serves in place of one that these speak against: 0 well, 1 for want of a better one, else None.

    What nobody confirmed is better than what is full or over, but not than what nobody confirmed either; the next term
    of a course may still be before its application.
    """
    found = frozenset(guards(other, now, days))
    if not found:
        return 0
    return 1 if found <= _NOT_YET and not against <= _NOT_YET else None
