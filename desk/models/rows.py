"""From the public record to the tables: the rows that hold a resource, for one record or for bulk statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desk.models import (
    Base,
    Childcare,
    Circle,
    ClosingRule,
    Course,
    Facility,
    Grant,
    Material,
    Meeting,
    OpeningHours,
    Programme,
    Provenance,
    Recurrence,
    Resource,
    ResourceLink,
    ResourceMeasure,
    ResourceTerm,
    ResourceText,
    Room,
    Talent,
    Window,
)
from desk.records import resource as record
from desk.records.ids import new_id

Rows = dict[type[Base], list[dict[str, Any]]]

PARTS: tuple[tuple[type[Base], str], ...] = (
    (Provenance, "resource_id"),
    (Childcare, "resource_id"),
    (OpeningHours, "resource_id"),
    (ClosingRule, "resource_id"),
    (ResourceTerm, "resource_id"),
    (ResourceMeasure, "resource_id"),
    (ResourceLink, "from_id"),
    (ResourceText, "resource_id"),
    (Meeting, "course_id"),
    (Recurrence, "course_id"),
    (Room, "facility_id"),
)
"""Tables that belong to a resource and are written anew with it, with the column that names it."""

KIND_TABLES: dict[str, type[Base]] = {
    "course": Course,
    "facility": Facility,
    "circle": Circle,
    "talent": Talent,
    "grant": Grant,
    "material": Material,
    "window": Window,
    "programme": Programme,
}

"""The table of what only one kind has, by the kind's code."""

SAME_NAME = (
    "id",
    "kind",
    "version",
    "municipality",
    "title",
    "reading",
    "english",
    "subtitle",
    "summary",
    "description",
    "audience",
    "age_from",
    "age_to",
    "fee",
    "fee_note",
    "vanished_on",
)
"""Fields of the record that are columns of the resource under the same name."""


def rows_of(
    resource: record.Resource,
    *,
    organization_id: str | None,
    place_id: str | None,
    measure_ids: Mapping[str, str],
    key: str = "",
    digest: str = "",
) -> Rows:
    """All rows of one resource by table.

    ``measure_ids`` maps "plan/measure" to the id of the measure; measures that it lacks are left out. ``key`` and
    ``digest`` name the record at its source (see ``Provenance``).
    """
    rows: Rows = {Resource: [_base(resource, organization_id, place_id)]}
    rows[Provenance] = [
        {"resource_id": resource.id, "key": key, "digest": digest, **_fields(resource.provenance)},
    ]
    rows[KIND_TABLES[resource.kind.value]] = [_part(resource)]
    rows[ResourceTerm] = [
        {"id": new_id(), "resource_id": resource.id, "scheme": scheme, "code": code, "position": position}
        for scheme, codes in (
            ("life_stage", resource.life_stages),
            ("circumstance", resource.circumstances),
            ("need", resource.needs),
        )
        for position, code in enumerate(dict.fromkeys(codes))
    ]
    rows[ResourceMeasure] = [
        {"id": new_id(), "resource_id": resource.id, "measure_id": measure_ids[measure]}
        for measure in dict.fromkeys(resource.measures)
        if measure in measure_ids
    ]
    rows[ResourceLink] = link_rows(resource.id, resource.links)
    rows[ResourceText] = text_rows(resource.id, resource.texts)
    if resource.participation.childcare is not None:
        rows[Childcare] = [{"resource_id": resource.id, **_fields(resource.participation.childcare)}]
    rows[OpeningHours] = _numbered("resource_id", resource.id, resource.hours.opening)
    rows[ClosingRule] = _numbered("resource_id", resource.id, resource.hours.closing)
    if resource.course is not None:
        rows[Meeting] = [
            {"id": new_id(), "course_id": resource.id, **_fields(meeting)} for meeting in resource.course.meetings
        ]
        rows[Recurrence] = [
            {"id": new_id(), "course_id": resource.id, **_fields(rule)} for rule in resource.course.recurrences
        ]
    if resource.facility is not None:
        rows[Room] = _numbered("facility_id", resource.id, resource.facility.rooms)
    return {table: found for table, found in rows.items() if found}


def link_rows(resource_id: str, links: Sequence[record.Link]) -> list[dict[str, Any]]:
    """The rows of a record's own links, in their order."""
    return [
        {
            "id": new_id(),
            "from_id": resource_id,
            "to_id": link.target,
            "relation": link.relation,
            "note": link.note,
            "position": position,
        }
        for position, link in enumerate(links)
    ]


def text_rows(resource_id: str, texts: Sequence[record.LocalText]) -> list[dict[str, Any]]:
    """The rows of what a record says in other languages, in their order."""
    return _numbered("resource_id", resource_id, texts)


def _base(resource: record.Resource, organization_id: str | None, place_id: str | None) -> dict[str, Any]:
    participation = _fields(resource.participation)
    participation.pop("childcare")
    dispute = resource.dispute
    return {
        **{name: getattr(resource, name) for name in SAME_NAME},
        "keywords": list(resource.keywords),
        "residency": [code.value for code in resource.residency],
        "organization_id": organization_id,
        "place_id": place_id,
        "room": resource.place.room if resource.place else "",
        **{f"contact_{name}": value for name, value in _fields(resource.contact).items()},
        "hours_note": resource.hours.note,
        **{f"application_{name}": value for name, value in _fields(resource.application).items()},
        **{"participation_note" if name == "note" else name: value for name, value in participation.items()},
        "dispute_reason": dispute.reason if dispute else "",
        "dispute_by": dispute.by if dispute else "",
        "dispute_at": dispute.at if dispute else None,
    }


_APART = frozenset({"meetings", "recurrences", "rooms"})


def _part(resource: record.Resource) -> dict[str, Any]:
    part = getattr(resource, resource.kind.value)
    if part is None:
        raise ValueError(f"a {resource.kind.value} without its part: {resource.title}")
    return {"id": resource.id, **{name: value for name, value in _fields(part).items() if name not in _APART}}


def _fields(part: Any) -> dict[str, Any]:
    """The fields of a record as column values: tuples become lists that JSON can hold."""
    return {name: _plain(getattr(part, name)) for name in part.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [item.isoformat() if hasattr(item, "isoformat") else item for item in value]
    return value


def _numbered(column: str, resource_id: str, parts: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {"id": new_id(), column: resource_id, "position": position, **_fields(part)}
        for position, part in enumerate(parts)
    ]
