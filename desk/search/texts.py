"""Which of a resource's texts are searched, by weight: title, keywords and names, body."""

from __future__ import annotations

from collections.abc import Iterator

from desk.records.resource import Resource


def names(resource: Resource) -> list[str]:
    """Subtitle, keywords, and who, where and with whom: one text each."""
    return [text for text in _names(resource) if text]


def body(resource: Resource) -> str:
    """Everything else that is said about it in words: one line each."""
    return "\n".join(text for text in _body(resource) if text)


def readings(resource: Resource) -> tuple[str, ...]:
    """The readings of its names as their source gives them, the title's apart."""
    organization, place = resource.organization, resource.place
    found = (
        organization.reading if organization else "",
        place.reading if place else "",
        place.address_reading if place else "",
        resource.contact.reading,
    )
    return tuple(reading for reading in found if reading)


def _names(resource: Resource) -> Iterator[str]:
    yield resource.subtitle
    yield resource.english
    yield from resource.keywords
    if resource.organization is not None:
        yield resource.organization.name
        yield resource.organization.section
    if resource.place is not None:
        yield resource.place.name
        yield resource.place.room
        yield resource.place.address
    yield resource.contact.name
    if resource.course is not None:
        yield resource.course.teacher
    if resource.talent is not None:
        yield from resource.talent.subjects
        yield from resource.talent.roles
    if resource.facility is not None:
        yield resource.facility.facility_type
        for room in resource.facility.rooms:
            yield room.name
    if resource.material is not None:
        yield resource.material.author


def _body(resource: Resource) -> Iterator[str]:
    yield resource.summary
    yield resource.description
    yield resource.audience
    yield resource.fee_note
    yield resource.participation.note
    yield from _of_kind(resource)


def _of_kind(resource: Resource) -> Iterator[str]:
    if resource.course is not None:
        yield resource.course.schedule
    if resource.facility is not None:
        for room in resource.facility.rooms:
            yield room.purposes
        yield from resource.facility.barrier_free
        yield resource.facility.teen_space
    if resource.circle is not None:
        yield resource.circle.meets
        yield resource.circle.visitors
    if resource.talent is not None:
        yield resource.talent.areas
    if resource.grant is not None:
        yield resource.grant.who
        yield resource.grant.amount
        yield resource.grant.period
    if resource.material is not None:
        yield resource.material.form
        yield resource.material.designation
        yield resource.material.viewing
    if resource.window is not None:
        yield resource.window.takes
        yield resource.window.how
    if resource.programme is not None:
        yield resource.programme.who
        yield resource.programme.how
