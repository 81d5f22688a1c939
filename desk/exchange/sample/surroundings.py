"""What the sample's records refer to by a short key: organizations, places, and timetables of opening."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desk.exchange.sample.entry import Entry
from desk.exchange.sample.timetable import closing_rule, opening_hours
from desk.i18n import _
from desk.records.hours import Hours
from desk.records.resource import Contact, Organization, Place


@dataclass(frozen=True, slots=True)
class Site:
    """A place with what the records at it inherit: when it is open and whether a wheelchair gets in."""

    place: Place
    hours: Hours
    wheelchair: bool | None


@dataclass(frozen=True, slots=True)
class Provider:
    """An organization with where the public reaches it."""

    organization: Organization
    contact: Contact


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Organizations and places by their keys. Closing days are remembered: working out holidays is slow."""

    municipality: str
    providers: dict[str, Provider]
    sites: dict[str, Site]
    _closed: dict[tuple[Hours, date], bool] = field(default_factory=dict)

    def is_closed(self, hours: Hours, day: date) -> bool:
        """Whether a place with these hours is closed on that day."""
        if not hours.closing:
            return False
        known = self._closed.get((hours, day))
        if known is None:
            known = self._closed[hours, day] = hours.is_closed_on(day)
        return known


def read_surroundings(content: Entry) -> Surroundings:
    """The city's name, organizations and places from city.toml."""
    timetables = {entry.text("key", None): _timetable(entry) for entry in content.parts("timetable")}
    providers = {entry.text("key", None): _provider(entry) for entry in content.parts("organization")}
    sites = {entry.text("key", None): _site(entry, timetables) for entry in content.parts("place")}
    around = Surroundings(content.text("municipality", None), providers, sites)
    content.finish()
    return around


def _timetable(entry: Entry) -> Hours:
    try:
        hours = Hours(
            opening=tuple(opening_hours(line) for line in entry.texts("opening")),
            closing=tuple(closing_rule(line) for line in entry.texts("closing")),
            note=entry.text("note"),
        )
    except ValueError as fault:
        raise entry.fault("opening", str(fault)) from fault
    entry.finish()
    return hours


def _provider(entry: Entry) -> Provider:
    name, section = entry.text("name", None), entry.text("section")
    organization = Organization(
        name=name,
        reading=entry.text("reading"),
        section=section,
        phone=entry.text("phone"),
        is_private=bool(entry.flag("private")),
    )
    contact = Contact(
        name=f"{name} {section}".strip(),
        reading=entry.text("reading") if not section else "",
        phone=entry.text("phone"),
        extension=entry.text("extension"),
        fax=entry.text("fax"),
        email=entry.text("email"),
        url=entry.text("url"),
    )
    entry.finish()
    return Provider(organization, contact)


def _site(entry: Entry, timetables: dict[str, Hours]) -> Site:
    timetable = entry.text("timetable")
    if timetable and timetable not in timetables:
        raise entry.fault("timetable", _("「{key}」がありません。").format(key=timetable))
    place = Place(
        name=entry.text("name", None),
        reading=entry.text("reading"),
        address=entry.text("address"),
        address_reading=entry.text("address_reading"),
        latitude=entry.degrees("latitude"),
        longitude=entry.degrees("longitude"),
        access=entry.text("access"),
    )
    site = Site(place, timetables.get(timetable, Hours()), entry.flag("wheelchair"))
    entry.finish()
    return site
