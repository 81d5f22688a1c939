"""文化財一覧 (layout A and English-headed lists) → materials. Owners, who may be private people, are left out."""

from __future__ import annotations

from collections.abc import Iterable

from desk.exchange.drafting import Issue, day_of, draft, identity, point_of, updated_on, with_unique_keys
from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.municipality import Municipality, municipality_of
from desk.exchange.parsing.contacts import extension, phones, url
from desk.exchange.parsing.hours import parse_hours
from desk.exchange.parsing.places import joined_address
from desk.exchange.parsing.writing import one_line
from desk.i18n import N_
from desk.records.codes import Kind
from desk.records.imports import Draft
from desk.records.resource import Contact, Material, Place, Resource


def read_heritage(records: Iterable[Record], issue: Issue, findings: Findings) -> tuple[list[Draft], int, Municipality]:
    """Drafts of the cultural properties, how many rows were refused, and whose list it is."""
    everything = list(records)
    whose = municipality_of(everything, findings)
    drafts, refused, owners = [], 0, 0
    for record in everything:
        if not record.text("title"):
            findings.add(N_("名称がないため、この行は取り込めません。"), row=record.row, column="名称")
            refused += 1
            continue
        owners += bool(record.text("owner"))
        resource = _property(record, whose, findings)
        key = f"heritage:{identity(resource.title, record.line('designation'), record.line('address'))}"
        drafts.append(draft(key, resource, record, issue, updated_on(record)))
    if owners:
        findings.add(
            N_("所有者は個人のことがあるため、取り込んでいません（{count} 行）。"), column="所有者等", count=owners
        )
    return with_unique_keys(drafts), refused, whose


def _property(record: Record, whose: Municipality, findings: Findings) -> Resource:
    title, numbers = record.line("title"), phones(record.text("phone"))
    address = record.line("address") or joined_address(
        record.line("prefecture"), record.line("city"), record.line("town"), record.line("block")
    )
    point = point_of(record, findings)
    hours = parse_hours(record.text("weekdays"), record.text("opens"), record.text("closes"), record.text("hours_note"))
    place = record.line("place") or address
    designated = day_of(record, "designated_on", findings, "文化財指定日")
    designation = [record.line("designation"), record.line("sort")]
    if designated is not None:
        designation.append(f"{designated.year}年{designated.month}月{designated.day}日指定")
    return Resource(
        id="",
        kind=Kind.MATERIAL,
        title=title,
        reading=record.line("reading"),
        english=record.line("english"),
        keywords=tuple(word for word in (record.line("alias"),) if word),
        summary=record.text("summary"),
        description="\n".join(part for part in (record.text("description"), record.text("note")) if part),
        needs=("local_history/heritage",),
        place=Place(
            name=place,
            room=record.line("building"),
            address=address,
            latitude=point.latitude,
            longitude=point.longitude,
        )
        if place
        else None,
        contact=Contact(
            phone=numbers[0] if numbers else "",
            extension=extension(record.text("extension")),
            url=url(record.text("page")),
        ),
        hours=hours,
        municipality=whose.name,
        material=Material(
            form="文化財",
            designation="・".join(dict.fromkeys(part for part in designation if part)),
            viewing=one_line(record.text("hours_note")),
        ),
    )
