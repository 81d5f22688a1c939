"""Whole public records into the truth: made ready first, then written in one short transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desk import changes
from desk.errors import LostRace
from desk.i18n import _
from desk.models import Base, Measure, Organization, Place, Plan, Resource
from desk.models.bulk import Bulk
from desk.models.facts import BATCH, public_records
from desk.models.rows import KIND_TABLES, PARTS, rows_of
from desk.records import resource as record
from desk.records.ids import new_id

_BASES: tuple[type[Base], ...] = (Resource, *KIND_TABLES.values())
"""Tables with one row for each record, which other tables refer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """A record to be stored with what names it at its source; the id decides whether it is new."""

    resource: record.Resource
    key: str = ""
    digest: str = ""


@dataclass(slots=True)
class Prepared:
    """Records made ready to be written in one short transaction: rows by table, and what must still hold then."""

    fresh: dict[type[Base], Bulk]
    """Rows to insert by table: of new records, and the parts of records that are written anew."""
    known: dict[type[Base], list[dict[str, Any]]]
    """Rows of records that are there already, which keep their place."""
    shared: list[tuple[type[Base], str, dict[str, Any], bool]]
    """Organisations and places: table, id, facts, and whether the row is new."""
    versions: dict[str, int]
    """The records to be replaced, with the versions that were read."""
    entries: list[changes.Entry]


def store(session: Session, storings: Sequence[Storing], *, desk: str, who: str, action: str = "store") -> None:
    """Write these public records whole, new or in place of what is there, and tell the feed.

    The version of each record becomes one more than what is stored. One statement for each table, for any number.
    """
    write(session, prepare(session, storings, action=action), desk=desk, who=who)


def prepare(session: Session, storings: Sequence[Storing], *, action: str = "store") -> Prepared:
    """Compare with what is stored and make every row; only reads."""
    held = public_records(session, [storing.resource.id for storing in storings])
    organizations, places = _organization_ids(session, storings), _place_ids(session, storings)
    measures = measure_ids(session)
    linked = _linked_ids(session, storings)
    dialect = session.get_bind().dialect
    fresh: dict[type[Base], Bulk] = {}
    known: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)
    entries = []
    for storing in storings:
        before = held.get(storing.resource.id)
        after = replace(
            storing.resource,
            version=before.version + 1 if before else 1,
            links=tuple(link for link in storing.resource.links if link.target in linked),
        )
        organization, place = after.organization, after.place
        made = rows_of(
            after,
            organization_id=organizations.ids[organization.name, organization.section] if organization else None,
            place_id=places.ids[place.name, place.address] if place else None,
            measure_ids=measures,
            key=storing.key,
            digest=storing.digest,
        )
        for table, found in made.items():
            if before is not None and table in _BASES:
                known[table].extend(found)
                continue
            if table not in fresh:
                fresh[table] = Bulk(table, dialect)
            for row in found:
                fresh[table].add(row)
        entries.append(
            changes.Entry(
                kind=changes.RESOURCE,
                entity_id=after.id,
                version=after.version,
                action=action if before else "add",
                difference=difference(before, after),
            )
        )
    versions = {resource_id: record.version for resource_id, record in held.items()}
    return Prepared(
        fresh=fresh, known=known, shared=[*organizations.rows, *places.rows], versions=versions, entries=entries
    )


def write(session: Session, prepared: Prepared, *, desk: str, who: str) -> None:
    """Write what was prepared and tell the feed. Raises LostRace when a record was changed or added since."""
    if versions_of(session, list(prepared.versions)) != prepared.versions:
        raise overtaken()
    try:
        for table, row_id, facts, is_new in prepared.shared:
            if is_new:
                session.execute(insert(table).values(id=row_id, **facts))
            else:
                session.execute(update(table).where(table.__table__.c.id == row_id).values(**facts))
        _write(session, prepared)
    except IntegrityError as error:
        raise overtaken() from error
    changes.append(session, prepared.entries, desk=desk, who=who)


def versions_of(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """The versions that these records have now; ids that don't exist are left out."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        rows = session.execute(select(Resource.id, Resource.version).where(Resource.id.in_(batch)))
        found.update((row.id, row.version) for row in rows)
    return found


def overtaken() -> LostRace:
    """The error of a write whose records are not what they were when it was prepared."""
    return LostRace(_("ほかの人が先に変更しました。新しい内容を確かめて、もう一度お試しください。"), mine={}, theirs={})


def _write(session: Session, prepared: Prepared) -> None:
    """Insert new rows; records that are there already keep their base rows, and their parts are written anew."""
    replaced = list(prepared.versions)
    for start in range(0, len(replaced), BATCH):
        batch = replaced[start : start + BATCH]
        for table, column in PARTS:
            session.execute(delete(table).where(table.__table__.c[column].in_(batch)))
    for table in [*_BASES, *(part for part, _column in PARTS)]:
        if table in prepared.known:
            session.execute(update(table), prepared.known[table])
        if table in prepared.fresh:
            prepared.fresh[table].write(session)


def difference(before: record.Resource | None, after: record.Resource) -> dict[str, tuple[Any, Any]]:
    """Which fields differ, as (before, after) fit for JSON; for a new record only its title is told."""
    import msgspec

    if before is None:
        return {"title": ("", after.title)}
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return {name: (old[name], new[name]) for name in new if name != "version" and old[name] != new[name]}


def _linked_ids(session: Session, storings: Sequence[Storing]) -> set[str]:
    """Those ends of links that are there, or come with these; a step to nowhere isn't stored."""
    wanted = {link.target for storing in storings for link in storing.resource.links}
    found = wanted & {storing.resource.id for storing in storings}
    return found | set(versions_of(session, sorted(wanted - found)))


def measure_ids(session: Session) -> dict[str, str]:
    """The ids of all measures by "plan/measure"."""
    rows = session.execute(select(Plan.code, Measure.code, Measure.id).join(Plan, Plan.id == Measure.plan_id))
    return {f"{plan}/{measure}": measure_id for plan, measure, measure_id in rows}


@dataclass(slots=True)
class _Shared:
    """Rows that many records share: their ids by what names them, and the rows to be written."""

    ids: dict[tuple[str, str], str]
    rows: list[tuple[type[Base], str, dict[str, Any], bool]]


def _organization_ids(session: Session, storings: Iterable[Storing]) -> _Shared:
    """The row of every organisation named; new where there is none, brought up to date where facts came in."""
    wanted = {(o.name, o.section): o for s in storings if (o := s.resource.organization) is not None}
    facts = {key: {name: getattr(told, name) for name in told.__slots__} for key, told in wanted.items()}
    held = select(Organization.__table__)
    return _shared(session, Organization, ("name", "section"), facts, held)


def _place_ids(session: Session, storings: Iterable[Storing]) -> _Shared:
    """The row of every place named; new where there is none, brought up to date where facts came in."""
    wanted = {(p.name, p.address): p for s in storings if (p := s.resource.place) is not None}
    facts = {
        key: {name: getattr(told, name) for name in told.__slots__ if name != "room"} for key, told in wanted.items()
    }
    return _shared(session, Place, ("name", "address"), facts, select(Place.__table__))


def _shared(
    session: Session,
    table: type[Base],
    named_by: tuple[str, str],
    wanted: dict[tuple[str, str], dict[str, Any]],
    held: Select[Any],
) -> _Shared:
    found = _Shared(ids={}, rows=[])
    if not wanted:
        return found
    for row in session.execute(held).mappings():
        key = (row[named_by[0]], row[named_by[1]])
        if key not in wanted:
            continue
        found.ids[key] = row["id"]
        news = {name: value for name, value in wanted[key].items() if value not in ("", None) and value != row[name]}
        if news:
            found.rows.append((table, row["id"], news, False))
    for key, facts in wanted.items():
        if key not in found.ids:
            found.ids[key] = new_id()
            found.rows.append((table, found.ids[key], facts, True))
    return found
