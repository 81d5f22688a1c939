"""Reads the made-up city that ships with the product (``resources/sample``).

けやき野市 is in no register of municipalities, and neither is its neighbour 榎戸市. Their telephone numbers all begin with 042-000:
a Japanese exchange number never begins with 0, because a 0 dials out of the area, so none of them can ring anybody.
Addresses on the net end in .example, which RFC 2606 keeps from ever being given out. Their municipality codes end in 998 and 999,
which no prefecture has given out.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desk import paths
from desk.errors import DeskError
from desk.exchange.reading import read_file
from desk.exchange.sample.days import Days
from desk.exchange.sample.entry import Entry
from desk.exchange.sample.keys import stable_id
from desk.exchange.sample.resources import ResourceReader
from desk.exchange.sample.surroundings import read_surroundings
from desk.i18n import _
from desk.records.codes import Kind, Relation
from desk.records.consultation import CounterWindow, Staff
from desk.records.reading import Reading
from desk.records.resource import Link, LocalText, Resource
from desk.records.talent import Consent, TalentPrivate
from desk.records.town import Town

_PRIVATE_FILE = "talents_private.toml"
_OFFICE_FILE = "office.toml"
_CITY_FILE = "city.toml"
_LINKS_FILE = "links.toml"
_TEXTS_FILE = "local_texts.toml"
_OTHER_FILES = (_CITY_FILE, _LINKS_FILE, _TEXTS_FILE, _OFFICE_FILE, _PRIVATE_FILE)
_TOWNS_FILE = "towns.csv"
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCity:
    """Everything of the made-up city, as of one day. Ids are the same whatever day it is read for."""

    resources: tuple[Resource, ...] = ()
    talent_private: tuple[TalentPrivate, ...] = ()
    staff: tuple[Staff, ...] = ()
    windows: tuple[CounterWindow, ...] = ()
    towns: tuple[Town, ...] = ()
    readings: tuple[Reading, ...] = ()


def read_sample(today: date, folder: Path | None = None) -> SampleCity:
    """The city with its dates counted from ``today``.

    Raises DeskError naming file, entry and field where something is wrong in a file.
    """
    base = folder or paths.resources() / "sample"
    around = read_surroundings(_entry(base / _CITY_FILE))
    resources = _linked(tuple(_resources(base, ResourceReader(Days(today), around))), _entry(base / _LINKS_FILE))
    if (base / _TEXTS_FILE).is_file():
        resources = _told(resources, _entry(base / _TEXTS_FILE))
    office = _entry(base / _OFFICE_FILE)
    city = SampleCity(
        resources=resources,
        talent_private=tuple(_private(_entry(base / _PRIVATE_FILE), Days(today), resources)),
        staff=tuple(_staff(office)),
        windows=tuple(_windows(office, around.municipality)),
        readings=tuple(_readings(office)),
        towns=read_file(base / _TOWNS_FILE).towns if (base / _TOWNS_FILE).is_file() else (),
    )
    office.finish()
    return city


def _resources(base: Path, reader: ResourceReader) -> Iterator[Resource]:
    """Every file named after a kind, such as courses_health.toml, holds tables of that kind."""
    seen: set[str] = set()
    for file in sorted(base.glob("*.toml")):
        if file.name in _OTHER_FILES:
            continue
        content = _entry(file)
        source = content.text("source")
        for kind in Kind:
            for entry in content.parts(kind.value):
                resource = reader.read(entry, kind, source)
                if resource.id in seen:
                    raise entry.fault("key", _("同じ key がもう一つあります。"))
                seen.add(resource.id)
                yield resource
        content.finish()


def _linked(resources: tuple[Resource, ...], content: Entry) -> tuple[Resource, ...]:
    """The records with the links between them: each names its two ends as "kind:key"."""
    known = {resource.id for resource in resources}
    links: dict[str, list[Link]] = defaultdict(list)
    for entry in content.parts("link"):
        entry.name = entry.text("from", None)
        ends = []
        for field in ("from", "to"):
            key = entry.text(field, None)
            ends.append(stable_id(key))
            if ends[-1] not in known:
                raise entry.fault(field, _("「{key}」がありません。").format(key=key))
        relation = entry.code("relation", Relation)
        if relation is None:
            raise entry.fault("relation", _("書き方が違います。"))
        links[ends[0]].append(Link(relation=relation, target=ends[1], note=entry.text("note")))
        entry.finish()
    content.finish()
    return tuple(replace(one, links=tuple(links[one.id])) if one.id in links else one for one in resources)


def _told(resources: tuple[Resource, ...], content: Entry) -> tuple[Resource, ...]:
    """The records with their texts in other languages: each names its record as "kind:key"."""
    known = {resource.id for resource in resources}
    texts: dict[str, list[LocalText]] = defaultdict(list)
    for entry in content.parts("text"):
        key = entry.name = entry.text("for", None)
        if stable_id(key) not in known:
            raise entry.fault("for", _("「{key}」がありません。").format(key=key))
        said = LocalText(
            language=entry.text("language", None), title=entry.text("title"), text=entry.text("text", None)
        )
        texts[stable_id(key)].append(said)
        entry.finish()
    content.finish()
    return tuple(replace(one, texts=tuple(texts[one.id])) if one.id in texts else one for one in resources)


def _private(content: Entry, days: Days, resources: tuple[Resource, ...]) -> Iterator[TalentPrivate]:
    talents = {resource.id for resource in resources if resource.kind is Kind.TALENT}
    for entry in content.parts("talent"):
        resource_id = stable_id(f"talent:{entry.text('key', None)}")
        if resource_id not in talents:
            raise entry.fault("key", _("この人材がありません。"))
        consents = entry.part("consents")
        yield TalentPrivate(
            resource_id=resource_id,
            legal_name=entry.text("name", None),
            address=entry.text("address"),
            phone=entry.text("phone"),
            email=entry.text("email"),
            note=entry.text("note"),
            consents=() if consents is None else tuple(_consents(consents, days)),
        )
        entry.finish()
    content.finish()


def _consents(entry: Entry, days: Days) -> Iterator[Consent]:
    for channel in ("handout", "phone", "email", "post", "newsletter"):
        granted = entry.parsed(channel, days.day)
        if granted is not None:
            yield Consent(channel=channel, granted_on=granted)
    entry.finish()


def _staff(office: Entry) -> Iterator[Staff]:
    for entry in office.parts("staff"):
        code = entry.text("code", None)
        yield Staff(
            id=stable_id(f"staff:{code}"), code=code, name=entry.text("name", None), reading=entry.text("reading")
        )
        entry.finish()


def _windows(office: Entry, city: str) -> Iterator[CounterWindow]:
    for entry in office.parts("window"):
        code = entry.text("code", None)
        yield CounterWindow(
            id=stable_id(f"counter_window:{code}"),
            code=code,
            name=entry.text("name", None),
            city=city,
            reading=entry.text("reading"),
            contact=entry.text("contact"),
        )
        entry.finish()


def _readings(office: Entry) -> Iterator[Reading]:
    """Names that no record reads. They are older than whatever staff correct."""
    for entry in office.parts("reading"):
        word = entry.text("word", None)
        yield Reading(
            id=stable_id(f"reading:{word}"), word=word, reading=entry.text("reading", None), by="", at=_LONG_AGO
        )
        entry.finish()


def _entry(file: Path) -> Entry:
    try:
        with file.open("rb") as opened:
            content: dict[str, Any] = tomllib.load(opened)
    except OSError as fault:
        raise DeskError(_("{file} を読めません。").format(file=file)) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DeskError(_("{file} の書き方が違います：{what}").format(file=file.name, what=fault)) from fault
    return Entry(content, file.name, "")
