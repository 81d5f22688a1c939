"""From the tables to public records: the only way by which a resource leaves the truth.

Talent's private tables are not read here, so that nothing private can reach a hit, a sheet or an export.
A batch of records is read with one statement for each table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import RowMapping, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desk.models import (
    Base,
    Childcare,
    ClosingRule,
    Measure,
    Meeting,
    OpeningHours,
    Organization,
    Place,
    Plan,
    Provenance,
    Recurrence,
    Resource,
    ResourceLink,
    ResourceMeasure,
    ResourceTerm,
    ResourceText,
    Room,
)
from desk.models.rows import KIND_TABLES, SAME_NAME
from desk.records import hours as hours_record
from desk.records import resource as record
from desk.records.codes import Kind, Residency

BATCH = 500
"""Records read at a time: well under the 32,766 variables that SQLite allows in one statement."""


def public_records(session: Session, ids: Sequence[str]) -> dict[str, record.Resource]:
    """The public records of these ids; ids that don't exist are left out."""
    found: dict[str, record.Resource] = {}
    for start in range(0, len(ids), BATCH):
        batch = _Batch(session, ids[start : start + BATCH])
        found.update((row["id"], batch.public(row)) for row in batch.resources)
    return found


def public_record(session: Session, resource_id: str) -> record.Resource | None:
    """The public record of one id; None when there is none."""
    return public_records(session, [resource_id]).get(resource_id)


def count_public(session: Session) -> int:
    """How many records ``iterate_public`` gives."""
    return session.scalar(select(func.count()).select_from(Resource)) or 0


def iterate_public(session: Session) -> Iterator[record.Resource]:
    """Every public record, in the order of their ids."""
    last = ""
    while True:
        statement = select(Resource.id).order_by(Resource.id).limit(BATCH)
        ids = list(session.scalars(statement.where(Resource.id > last) if last else statement))
        if not ids:
            return
        yield from public_records(session, ids).values()
        last = ids[-1]


Made = TypeVar("Made")


class _Batch:
    """The rows of one batch of resources, grouped by the resource they belong to."""

    def __init__(self, session: Session, ids: Sequence[str]) -> None:
        self.resources = _rows(session, Resource, Resource.id, ids)
        self._terms = _grouped(session, ResourceTerm, ResourceTerm.resource_id, ids, ResourceTerm.position)
        self._opening = _grouped(session, OpeningHours, OpeningHours.resource_id, ids, OpeningHours.position)
        self._closing = _grouped(session, ClosingRule, ClosingRule.resource_id, ids, ClosingRule.position)
        self._provenance = _single(session, Provenance, Provenance.resource_id, ids)
        self._childcare = _single(session, Childcare, Childcare.resource_id, ids)
        self._measures = _measures(session, ids)
        self._links = _grouped(session, ResourceLink, ResourceLink.from_id, ids, ResourceLink.position)
        self._texts = _grouped(session, ResourceText, ResourceText.resource_id, ids, ResourceText.position)
        self._organizations = _named(session, Organization, self.resources, "organization_id")
        self._places = _named(session, Place, self.resources, "place_id")
        self._parts: dict[str, RowMapping] = {}
        by_kind: dict[Kind, list[str]] = defaultdict(list)
        for row in self.resources:
            by_kind[row["kind"]].append(row["id"])
        for kind, members in by_kind.items():
            table = KIND_TABLES[kind.value]
            self._parts.update(_single(session, table, table.__table__.c.id, members))
        courses, facilities = by_kind.get(Kind.COURSE, []), by_kind.get(Kind.FACILITY, [])
        self._meetings = _grouped(session, Meeting, Meeting.course_id, courses, Meeting.starts)
        self._recurrences = _grouped(session, Recurrence, Recurrence.course_id, courses, Recurrence.first)
        self._rooms = _grouped(session, Room, Room.facility_id, facilities, Room.position)

    def public(self, row: RowMapping) -> record.Resource:
        """The public record of one of the batch's resources."""
        terms = self._terms[row["id"]]
        return record.Resource(
            **{name: row[name] for name in SAME_NAME},
            keywords=tuple(row["keywords"]),
            residency=tuple(Residency(code) for code in row["residency"]),
            life_stages=tuple(t["code"] for t in terms if t["scheme"] == "life_stage"),
            circumstances=tuple(t["code"] for t in terms if t["scheme"] == "circumstance"),
            needs=tuple(t["code"] for t in terms if t["scheme"] == "need"),
            measures=tuple(self._measures[row["id"]]),
            links=tuple(_made(record.Link, link, target=link["to_id"]) for link in self._links[row["id"]]),
            texts=tuple(_made(record.LocalText, text) for text in self._texts[row["id"]]),
            organization=self._organization(row),
            place=self._place(row),
            contact=record.Contact(**{name: row[f"contact_{name}"] for name in record.Contact.__slots__}),
            hours=self._hours(row),
            participation=self._participation(row),
            application=record.Application(
                **{name: row[f"application_{name}"] for name in record.Application.__slots__}
            ),
            provenance=self._origin(row),
            dispute=_dispute(row),
            **{row["kind"].value: self._part(row)},
        )

    def _organization(self, row: RowMapping) -> record.Organization | None:
        found = self._organizations.get(row["organization_id"])
        return None if found is None else _made(record.Organization, found)

    def _place(self, row: RowMapping) -> record.Place | None:
        found = self._places.get(row["place_id"])
        return None if found is None else _made(record.Place, found, room=row["room"])

    def _hours(self, row: RowMapping) -> hours_record.Hours:
        return hours_record.Hours(
            opening=tuple(
                _made(hours_record.OpeningHours, h, weekdays=tuple(h["weekdays"])) for h in self._opening[row["id"]]
            ),
            closing=tuple(
                _made(
                    hours_record.ClosingRule,
                    c,
                    weekdays=tuple(c["weekdays"]),
                    weeks=tuple(c["weeks"]),
                    dates=tuple(date.fromisoformat(day) for day in c["dates"]),
                )
                for c in self._closing[row["id"]]
            ),
            note=row["hours_note"],
        )

    def _participation(self, row: RowMapping) -> record.Participation:
        care = self._childcare.get(row["id"])
        return _made(
            record.Participation,
            row,
            childcare=None if care is None else _made(record.Childcare, care),
            languages=tuple(row["languages"]),
            note=row["participation_note"],
        )

    def _origin(self, row: RowMapping) -> record.Provenance:
        found = self._provenance.get(row["id"])
        return record.Provenance() if found is None else _made(record.Provenance, found)

    def _part(self, row: RowMapping) -> Any:
        part, key = self._parts[row["id"]], row["id"]
        match row["kind"]:
            case Kind.COURSE:
                return _made(
                    record.Course,
                    part,
                    meetings=tuple(_made(record.Meeting, m) for m in self._meetings[key]),
                    recurrences=tuple(
                        _made(record.Recurrence, r, exceptions=tuple(date.fromisoformat(d) for d in r["exceptions"]))
                        for r in self._recurrences[key]
                    ),
                )
            case Kind.FACILITY:
                rooms = tuple(_made(record.Room, room) for room in self._rooms[key])
                return _made(record.Facility, part, rooms=rooms, barrier_free=tuple(part["barrier_free"]))
            case Kind.CIRCLE:
                return _made(record.Circle, part, weekdays=tuple(part["weekdays"]))
            case Kind.TALENT:
                return _made(record.Talent, part, roles=tuple(part["roles"]), subjects=tuple(part["subjects"]))
            case Kind.GRANT:
                return _made(record.Grant, part)
            case Kind.MATERIAL:
                return _made(record.Material, part)
            case Kind.WINDOW:
                return _made(record.Window, part)
            case Kind.PROGRAMME:
                return _made(record.Programme, part)


def _made(made: type[Made], row: RowMapping, **changed: Any) -> Made:
    """A record from the columns that bear its fields' names, save those that are given."""
    fields: tuple[str, ...] = made.__slots__  # type: ignore[attr-defined]  # every record is a slotted dataclass
    return made(**{name: row[name] for name in fields if name not in changed}, **changed)


def _dispute(row: RowMapping) -> record.Dispute | None:
    if row["dispute_at"] is None:
        return None
    return record.Dispute(reason=row["dispute_reason"], by=row["dispute_by"], at=row["dispute_at"])


def _rows(session: Session, table: type[Base], column: Any, ids: Iterable[str], *order: Any) -> Sequence[RowMapping]:
    wanted = list(ids)
    if not wanted:
        return []
    statement = select(table.__table__).where(column.in_(wanted)).order_by(*(order or (column,)))
    return session.execute(statement).mappings().all()


def _single(session: Session, table: type[Base], column: Any, ids: Iterable[str]) -> dict[str, RowMapping]:
    name = column.key
    return {row[name]: row for row in _rows(session, table, column, ids)}


def _grouped(
    session: Session, table: type[Base], column: InstrumentedAttribute[str], ids: Iterable[str], order: Any
) -> dict[str, list[RowMapping]]:
    grouped: dict[str, list[RowMapping]] = defaultdict(list)
    for row in _rows(session, table, column, ids, order):
        grouped[row[column.key]].append(row)
    return grouped


def _named(
    session: Session, table: type[Base], resources: Iterable[RowMapping], column: str
) -> dict[str | None, RowMapping]:
    ids = {row[column] for row in resources if row[column] is not None}
    return {row["id"]: row for row in _rows(session, table, table.__table__.c.id, ids)}


def _measures(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    """The measures of each resource as "plan code/measure code"."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = session.execute(
        select(ResourceMeasure.resource_id, Plan.code, Measure.code)
        .join(Measure, Measure.id == ResourceMeasure.measure_id)
        .join(Plan, Plan.id == Measure.plan_id)
        .where(ResourceMeasure.resource_id.in_(list(ids)))
        .order_by(Plan.code, Measure.position)
    )
    for resource_id, plan, measure in rows:
        found[resource_id].append(f"{plan}/{measure}")
    return found
