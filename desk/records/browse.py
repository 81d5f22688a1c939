"""Looking round without typing: what happens at a place, what somebody offers, where a record leads."""

from __future__ import annotations

from dataclasses import dataclass

from desk.records.resource import Resource
from desk.records.search import NextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place or an organisation as ``Query`` takes it, and how many resources it has."""

    name: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies round a record: where it leads, and how much more there is at its place and by its organisation.

    ``place`` and ``organization`` are None where there is nothing but the record itself.
    """

    steps: tuple[NextStep, ...] = ()
    place: Named | None = None
    organization: Named | None = None


def place_of(resource: Resource) -> str:
    """The place that a resource is at, or that it is; empty when not known."""
    if resource.place is not None:
        return resource.place.name
    return resource.title if resource.facility is not None else ""


def organizer_of(resource: Resource) -> str:
    """Who offers a resource, as one would name them; empty when not known.

    A city as such is no organiser that one looks through: its section is (けやき野市 スポーツ課).
    """
    organization = resource.organization
    if organization is None:
        return ""
    if organization.section and organization.name == resource.municipality:
        return f"{organization.name} {organization.section}"
    return organization.name
