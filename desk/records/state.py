"""What a record means today: can one apply, is it over, may it go on paper.

Pure functions of a record and a local wall-clock moment; index, screen, paper and command line all ask here.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desk.records.codes import Guard, Kind, State
from desk.records.resource import Resource

CONFIRMATION_DAYS = 365
"""A record counts as confirmed for a year (更新確認 once a year, rule of the domain); a city may set its own."""

CLOSING_DAYS = 7
"""まもなく締切: so many days before the deadline there is still time to write a 往復はがき, but not to come again."""

_STATED_FOR_GOOD = frozenset({State.CANCELLED, State.POSTPONED, State.NONE_NEEDED})
_GUARDED_STATES = {
    State.BEFORE: Guard.BEFORE,
    State.ENDED: Guard.ENDED,
    State.CLOSED: Guard.CLOSED,
    State.FULL: Guard.FULL,
    State.WAITLIST: Guard.FULL,
    State.CANCELLED: Guard.CANCELLED,
    State.POSTPONED: Guard.POSTPONED,
}


def last_day(resource: Resource) -> date | None:
    """The day of the last meeting that was not cancelled; None when it has no dates."""
    if resource.course is None:
        return None
    days = [(m.ends or m.starts).date() for m in resource.course.meetings if not m.cancelled]
    return max(days, default=None)


def first_day(resource: Resource) -> date | None:
    """The day of the first meeting that was not cancelled; None when it has no dates."""
    if resource.course is None:
        return None
    return min((m.starts.date() for m in resource.course.meetings if not m.cancelled), default=None)


def state_of(resource: Resource, now: datetime) -> State:
    """The application state at this moment: what was stated, overruled by what the dates say.

    A statement of full or open cannot outlive the deadline, and nothing outlives the last meeting.
    """
    application = resource.application
    if application.state in (State.CANCELLED, State.POSTPONED):
        return application.state
    ended = last_day(resource)
    if ended is not None and ended < now.date():
        return State.ENDED
    if application.state in _STATED_FOR_GOOD:
        return application.state
    if application.closes is not None and application.closes < now:
        return State.CLOSED
    if application.opens is not None and application.opens > now:
        return State.BEFORE
    if application.state == State.BEFORE and application.opens is not None:
        return State.OPEN
    if application.state == State.UNKNOWN:
        return state_without_statement(resource)
    return application.state


def is_closing_soon(resource: Resource, now: datetime) -> bool:
    """Whether one can still apply, but only for some days more."""
    closes = resource.application.closes
    if closes is None or not now <= closes <= now + timedelta(days=CLOSING_DAYS):
        return False
    return state_of(resource, now) in (State.OPEN, State.FEW_LEFT)


def state_without_statement(resource: Resource) -> State:
    """What holds between the deadlines when the source states nothing; the index stores it in place of UNKNOWN."""
    if resource.application.opens is not None or resource.application.closes is not None:
        return State.OPEN
    if resource.circle is not None and resource.circle.taking_members is not None:
        return State.OPEN if resource.circle.taking_members else State.FULL
    if resource.kind is Kind.TALENT:
        return State.OPEN  # whoever is in the talent bank can be asked for, through the desk
    if resource.kind in (Kind.FACILITY, Kind.WINDOW, Kind.MATERIAL):
        return State.NONE_NEEDED
    return State.UNKNOWN


def is_confirmed(resource: Resource, today: date, days: int = CONFIRMATION_DAYS) -> bool:
    """Whether somebody confirmed the record within the city's period."""
    confirmed = resource.provenance.confirmed_on
    return confirmed is not None and confirmed >= today - timedelta(days=days)


def guards(resource: Resource, now: datetime, days: int = CONFIRMATION_DAYS) -> tuple[Guard, ...]:
    """Why this record must be marked and held back before it reaches paper; empty when nothing speaks against it."""
    found: list[Guard] = []
    state = _GUARDED_STATES.get(state_of(resource, now))
    if state is not None:
        found.append(state)
    if resource.vanished_on is not None:
        found.append(Guard.VANISHED)
    if resource.dispute is not None:
        found.append(Guard.DISPUTED)
    if not is_confirmed(resource, now.date(), days):
        found.append(Guard.UNCONFIRMED)
    return tuple(found)
