"""One resource of the sample, from its table to the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from desk.exchange.sample import parts
from desk.exchange.sample.days import Days
from desk.exchange.sample.entry import Entry
from desk.exchange.sample.keys import stable_id
from desk.exchange.sample.surroundings import Provider, Site, Surroundings
from desk.i18n import _
from desk.records.codes import Kind, Residency, Selection, State
from desk.records.hours import Hours
from desk.records.resource import (
    Application,
    Childcare,
    Contact,
    Course,
    Dispute,
    Organization,
    Participation,
    Place,
    Provenance,
    Resource,
)

_DESK_OPENS = time(9)
_DESK_CLOSES = time(17)
_STATED_DAYS_AGO = timedelta(days=2)
"""How old the stated application state of a record is, where its table does not say."""

_PARTS: dict[Kind, Callable[[Entry], Any]] = {
    Kind.FACILITY: parts.facility,
    Kind.CIRCLE: parts.circle,
    Kind.GRANT: parts.grant,
    Kind.MATERIAL: parts.material,
    Kind.WINDOW: parts.window,
    Kind.PROGRAMME: parts.programme,
}


class ResourceReader:
    """Makes records of tables, with days counted by ``days`` and keys looked up in ``around``."""

    def __init__(self, days: Days, around: Surroundings) -> None:
        self._days = days
        self._around = around

    def read(self, entry: Entry, kind: Kind, source: str) -> Resource:
        """The record of one table; DeskError where something in it is wrong or not used."""
        key = entry.text("key", None)
        entry.name = key
        provider = self._provider(entry)
        site = self._site(entry)
        hours = self._hours(entry, kind, site)
        part = self._part(entry, kind, site)
        first = part.meetings[0].starts if isinstance(part, Course) and part.meetings else None
        age_from, age_to = entry.span("ages")
        resource = Resource(
            id=stable_id(f"{kind.value}:{key}"),
            kind=kind,
            title=entry.text("title", None),
            reading=entry.text("reading", None),
            english=entry.text("english", None),
            subtitle=entry.text("subtitle"),
            summary=entry.text("summary", None),
            description=entry.text("description"),
            keywords=entry.texts("keywords"),
            audience=entry.text("audience"),
            age_from=age_from,
            age_to=age_to,
            residency=entry.codes("residency", Residency),
            fee=entry.number("fee"),
            fee_note=entry.text("fee_note"),
            life_stages=entry.texts("life_stages"),
            circumstances=entry.texts("circumstances"),
            needs=entry.texts("needs"),
            measures=entry.texts("measures"),
            organization=_organization(provider),
            place=_place(site, entry.text("room")),
            contact=_contact(entry, provider),
            hours=hours,
            participation=self._participation(entry, site, first),
            application=self._application(entry, first),
            provenance=self._provenance(entry, source, provider),
            dispute=self._dispute(entry),
            vanished_on=entry.parsed("vanished", self._days.day),
            municipality=entry.text("municipality", self._around.municipality),
            **{kind.value: part},
        )
        entry.finish()
        return resource

    def _part(self, entry: Entry, kind: Kind, site: Site | None) -> Any:
        if kind is Kind.COURSE:
            hours = Hours() if site is None else site.hours
            return parts.course(entry, self._days, lambda day: self._around.is_closed(hours, day))
        if kind is Kind.TALENT:
            return parts.talent(entry, self._days)
        return _PARTS[kind](entry)

    def _provider(self, entry: Entry) -> Provider | None:
        key = entry.text("organization")
        if key and key not in self._around.providers:
            raise entry.fault("organization", _("「{key}」がありません。").format(key=key))
        return self._around.providers.get(key)

    def _site(self, entry: Entry) -> Site | None:
        key = entry.text("place")
        if key and key not in self._around.sites:
            raise entry.fault("place", _("「{key}」がありません。").format(key=key))
        return self._around.sites.get(key)

    def _hours(self, entry: Entry, kind: Kind, site: Site | None) -> Hours:
        """A facility has the hours of its place; a window may, or states its own."""
        own = parts.hours(entry)
        if own is not None:
            return own
        return site.hours if site is not None and kind in (Kind.FACILITY, Kind.WINDOW) else Hours()

    def _application(self, entry: Entry, first: datetime | None) -> Application:
        table = entry.part("application")
        if table is None:
            return Application()
        stated = table.parsed("as_of", self._days.day)
        application = Application(
            state=table.code("state", State) or State.UNKNOWN,
            state_as_of=stated or self._days.today - _STATED_DAYS_AGO,
            selection=table.code("selection", Selection),
            opens=table.parsed("opens", lambda text: self._days.moment(text, _DESK_OPENS, first)),
            closes=table.parsed("closes", lambda text: self._days.moment(text, _DESK_CLOSES, first)),
            method=table.text("method"),
            url=table.text("url"),
        )
        table.finish()
        return application

    def _participation(self, entry: Entry, site: Site | None, first: datetime | None) -> Participation:
        inherited = None if site is None else site.wheelchair
        table = entry.part("participation")
        if table is None:
            return Participation(wheelchair=inherited)
        wheelchair = table.flag("wheelchair")
        participation = Participation(
            childcare=self._childcare(table, first),
            sign_language=table.flag("sign_language"),
            sign_language_notice=table.number("sign_language_notice"),
            captioning=table.flag("captioning"),
            captioning_notice=table.number("captioning_notice"),
            wheelchair=inherited if wheelchair is None else wheelchair,
            languages=table.texts("languages"),
            online=table.flag("online"),
            beginner=table.flag("beginner"),
            individual=table.flag("individual"),
            note=table.text("note"),
        )
        table.finish()
        return participation

    def _childcare(self, participation: Entry, first: datetime | None) -> Childcare | None:
        table = participation.part("childcare")
        if table is None:
            return None
        months_from, months_to = table.span("months")
        deadline = table.parsed("deadline", lambda text: self._days.moment(text, _DESK_CLOSES, first))
        childcare = Childcare(
            months_from=months_from,
            months_to=months_to,
            places=table.number("places"),
            deadline=None if deadline is None else deadline.date(),
            fee=table.number("fee"),
            note=table.text("note"),
        )
        table.finish()
        return childcare

    def _provenance(self, entry: Entry, source: str, provider: Provider | None) -> Provenance:
        confirmed = entry.parsed("confirmed", self._days.day)
        by = entry.text("confirmed_by") or ("" if provider is None else provider.contact.name)
        return Provenance(
            source=source,
            source_updated_on=entry.parsed("updated", self._days.day),
            confirmed_on=confirmed,
            confirmed_by="" if confirmed is None else by,
        )

    def _dispute(self, entry: Entry) -> Dispute | None:
        table = entry.part("dispute")
        if table is None:
            return None
        day: date = table.parsed("on", self._days.day) or self._days.today
        dispute = Dispute(
            reason=table.text("reason", None),
            by=table.text("by", None),
            at=datetime.combine(day, time(1, 30), tzinfo=UTC),
        )
        table.finish()
        return dispute


def _organization(provider: Provider | None) -> Organization | None:
    return None if provider is None else provider.organization


def _place(site: Site | None, room: str) -> Place | None:
    return None if site is None else replace(site.place, room=room)


def _contact(entry: Entry, provider: Provider | None) -> Contact:
    """Its own contact, else that of its organization; a page of its own goes with either."""
    table = entry.part("contact")
    page = entry.text("url")
    if table is None:
        contact = Contact() if provider is None else provider.contact
        return replace(contact, url=page) if page else contact
    contact = Contact(
        name=table.text("name"),
        reading=table.text("reading"),
        phone=table.text("phone"),
        extension=table.text("extension"),
        fax=table.text("fax"),
        email=table.text("email"),
        url=page,
    )
    table.finish()
    return contact
