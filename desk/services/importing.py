"""Imports into the truth: plans are made ready outside of any transaction, then written in one that is short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from desk import changes
from desk.models import ImportBatch, Provenance, Resource
from desk.services import office
from desk.services.import_matching import Held
from desk.services.import_planning import Plan, held_of
from desk.services.storing import Prepared, overtaken, prepare, write
from desk.services.towns import store_towns

_LAST = "import_last"
"""The fact that every import writes first: two imports at once wait for each other on its row."""


def ready(session: Session, plans: Sequence[Plan]) -> Prepared:
    """Every row that writing these plans needs. Reads only."""
    return prepare(session, [storing for plan in plans for storing in plan.storings], action="import")


def apply(
    session: Session,
    plans: Sequence[Plan],
    prepared: Prepared,
    *,
    desk: str,
    who: str,
    today: date,
    stop: Callable[[], object] = lambda: None,
) -> None:
    """Write plans that ``ready`` prepared, all or nothing.

    Raises LostRace when the truth is no longer the one that was planned for: plan again. ``stop`` is called between
    the steps and raises when the user no longer wants it.
    """
    office.state_fact(session, _LAST, datetime.now(UTC).isoformat(timespec="seconds"))
    session.flush()
    for plan in plans:
        _check(session, plan)
    stop()
    write(session, prepared, desk=desk, who=who)
    for plan in plans:
        store_towns(session, plan.towns, desk=desk, who=who)
        _mark_vanished(session, plan.vanished, today, desk=desk, who=who)
        _rename(session, plan)
        session.add(_batch(plan, who))
    stop()


def _check(session: Session, plan: Plan) -> None:
    """Every record is as it was when it was compared, and what is new is still new."""
    held = held_of(session, plan.source, plan.layouts)
    versions = {one.id: one.version for one in held}
    if any(versions.get(record_id) != version for record_id, version in plan.versions.items()):
        raise overtaken()
    if any((one.kind, one.key) in plan.new for one in held):
        raise overtaken()


def _mark_vanished(session: Session, vanished: Sequence[Held], today: date, *, desk: str, who: str) -> None:
    """Mark what the source no longer has; nothing is ever deleted, since sheets and consultations speak of it."""
    if not vanished:
        return
    table = Resource.__table__
    session.connection().execute(
        update(table)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("record_id"))
        .values(vanished_on=today, version=bindparam("to_version")),
        [{"record_id": held.id, "to_version": held.version + 1} for held in vanished],
    )
    entries = [
        changes.Entry(
            kind=changes.RESOURCE,
            entity_id=held.id,
            version=held.version + 1,
            action="vanish",
            difference={"vanished_on": (None, today.isoformat())},
        )
        for held in vanished
    ]
    changes.append(session, entries, desk=desk, who=who)


def _rename(session: Session, plan: Plan) -> None:
    """New keys and digests for records that say the same: nothing that a reader of the feed would see."""
    if not plan.renamed:
        return
    table = Provenance.__table__
    session.connection().execute(
        update(table)  # type: ignore[arg-type]
        .where(table.c.resource_id == bindparam("record_id"))
        .values(key=bindparam("to_key"), digest=bindparam("to_digest")),
        [{"record_id": one.id, "to_key": one.key, "to_digest": one.digest} for one in plan.renamed],
    )


def _batch(plan: Plan, who: str) -> ImportBatch:
    report = plan.report
    return ImportBatch(
        at=datetime.now(UTC),
        by=who,
        source=plan.source,
        files=list(plan.files),
        new=report.new,
        changed=report.changed,
        unchanged=report.unchanged,
        refused=report.refused,
        vanished=report.vanished,
    )
