"""The office in the truth: staff, windows, the city's plans, and facts about the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from desk import changes
from desk.models import CounterWindow, Fact, Measure, Plan, Staff, TalentConsent, TalentPrivate
from desk.records import consultation as office
from desk.records import vocabulary as words
from desk.records.ids import new_id
from desk.records.talent import TalentPrivate as PrivateRecord


def store_plans(session: Session, plans: Iterable[words.Plan]) -> None:
    """Keep these editions of plans with their trees; an edition that is there already stays as it is."""
    held = set(session.scalars(select(Plan.code)))
    for plan in plans:
        if plan.code in held:
            continue
        plan_id = new_id()
        values = {name: getattr(plan, name) for name in plan.__slots__ if name != "measures"}
        session.execute(insert(Plan).values(id=plan_id, **values))
        rows = [
            {
                "id": new_id(),
                "plan_id": plan_id,
                **{name: getattr(measure, name) for name in measure.__slots__ if name != "plan"},
            }
            for measure in plan.measures
        ]
        if rows:
            session.execute(insert(Measure), rows)


def store_staff(session: Session, people: Iterable[office.Staff], *, desk: str) -> None:
    """Keep these people as staff, in this order."""
    entries = []
    for position, person in enumerate(people):
        values = {name: getattr(person, name) for name in person.__slots__}
        session.merge(Staff(position=position, **values))
        entries.append(
            changes.Entry(
                kind=changes.OFFICE, entity_id=person.id, version=1, action="store", difference={"name": ("", "")}
            )
        )
    session.flush()
    changes.append(session, entries, desk=desk, who="")


def store_windows(session: Session, windows: Iterable[office.CounterWindow], *, desk: str) -> None:
    """Keep these windows of the city, in this order."""
    entries = []
    for position, window in enumerate(windows):
        values = {name: getattr(window, name) for name in window.__slots__}
        session.merge(CounterWindow(position=position, **values))
        entries.append(
            changes.Entry(
                kind=changes.OFFICE,
                entity_id=window.id,
                version=1,
                action="store",
                difference={"name": ("", window.name)},
            )
        )
    session.flush()
    changes.append(session, entries, desk=desk, who="")


def staff(session: Session) -> tuple[office.Staff, ...]:
    """Everybody who sits at a desk now, in the office's order."""
    rows = session.scalars(select(Staff).where(Staff.active).order_by(Staff.position, Staff.name))
    return tuple(office.Staff(**{name: getattr(row, name) for name in office.Staff.__slots__}) for row in rows)


def windows(session: Session) -> tuple[office.CounterWindow, ...]:
    """The city's windows in their order."""
    rows = session.scalars(select(CounterWindow).order_by(CounterWindow.position, CounterWindow.name))
    return tuple(
        office.CounterWindow(**{name: getattr(row, name) for name in office.CounterWindow.__slots__}) for row in rows
    )


def store_talent_private(session: Session, private: Iterable[PrivateRecord]) -> None:
    """Keep what talents told the desk alone, with their consents, apart from everything public."""
    for told in private:
        values = {name: getattr(told, name) for name in told.__slots__ if name not in ("resource_id", "consents")}
        session.merge(TalentPrivate(talent_id=told.resource_id, **values))
        session.execute(delete(TalentConsent).where(TalentConsent.talent_id == told.resource_id))
        rows = [
            {
                "id": new_id(),
                "talent_id": told.resource_id,
                "channel": consent.channel,
                "granted_on": consent.granted_on,
            }
            for consent in told.consents
        ]
        if rows:
            session.execute(insert(TalentConsent), rows)


def fact(session: Session, name: str) -> str:
    """A fact about this database; empty when it was never stated."""
    held = session.get(Fact, name)
    return "" if held is None else held.value


def state_fact(session: Session, name: str, value: str) -> None:
    """Keep a fact about this database."""
    session.merge(Fact(name=name, value=value))
