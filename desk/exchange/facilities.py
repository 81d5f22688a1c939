"""公共施設一覧 (layouts A and B, and English-headed lists) → facilities."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desk.exchange.drafting import Issue, draft, identity, point_of, trusted_numbers, updated_on, with_unique_keys
from desk.exchange.facility_types import facility_type, kind_needs
from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.municipality import Municipality, municipality_of
from desk.exchange.parsing.contacts import extension, is_company, mail, phones, url
from desk.exchange.parsing.hours import parse_hours
from desk.exchange.parsing.places import joined_address
from desk.exchange.parsing.writing import is_nothing, one_line, plain
from desk.i18n import N_
from desk.records.codes import Kind
from desk.records.imports import Draft
from desk.records.resource import Contact, Facility, Organization, Participation, Place, Resource

CARE_FACTS = {
    "wheelchair": "車いす利用可",
    "wheelchair_hire": "車いす貸出",
    "cane_hire": "つえ貸出",
    "toilet": "バリアフリートイレ",
    "slope": "スロープ・エレベーター等",
    "tactile": "点字ブロック等",
    "braille": "点字・読み上げ",
    "assistance_dog": "補助犬同伴可",
    "captions": "字幕",
    "writing": "筆談対応",
    "parking_space": "優先駐車場",
    "ostomate": "オストメイト対応トイレ",
    "nursing": "授乳室",
    "nappies": "おむつ替え",
    "eating": "飲食可",
    "pram_hire": "ベビーカー貸出",
    "pram": "ベビーカー利用可",
}
"""Columns of layout B and what they say to a resident, as facts of the record."""

_YES = frozenset({"有", "可", "あり", "有り", "○", "◯", "はい", "1", "true", "TRUE", "対応"})
_NO = frozenset({"無", "否", "不可", "なし", "無し", "×", "いいえ", "0", "false", "FALSE", "非対応"})
_LISTED = re.compile(r"[;；、,\n]+")
_SAID_APART = re.compile(r"\s*[;；:：]\s*(有り?|可|無し?)(?=$|[;；、,\n])")
_BROKEN_NUMBER = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


def read_facilities(
    records: Iterable[Record], issue: Issue, findings: Findings
) -> tuple[list[Draft], int, Municipality]:
    """Drafts of the facilities, how many rows were refused, and whose list it is."""
    everything = list(records)
    whose = municipality_of(everything, findings)
    is_numbered = trusted_numbers(everything)
    _tell_lost_digits(everything, findings)
    drafts, refused = [], 0
    for record in everything:
        if not record.text("title"):
            findings.add(N_("名称がないため、この行は取り込めません。"), row=record.row, column="名称")
            refused += 1
            continue
        resource = _facility(record, whose, findings)
        address = resource.place.address if resource.place is not None else ""
        named = f"no-{record.line('number')}" if is_numbered else identity(resource.title, address)
        drafts.append(draft(f"facility:{named}", resource, record, issue, updated_on(record)))
    return with_unique_keys(drafts), refused, whose


def _tell_lost_digits(records: list[Record], findings: Findings) -> None:
    """法人番号 that a spreadsheet rounded; it is told, since the publisher will want to know, and nothing needs it."""
    lost = [record for record in records if _BROKEN_NUMBER.fullmatch(record.line("corporate"))]
    if lost:
        findings.add(
            N_(
                "法人番号が「{value}」となり、桁が失われています（{count} 行）。法人番号は使わないので、ほかは取り込みました。"
            ),
            row=lost[0].row,
            column="法人番号",
            value=lost[0].line("corporate"),
            count=len(lost),
        )


def _facility(record: Record, whose: Municipality, findings: Findings) -> Resource:
    title = record.line("title")
    note, form = record.text("note"), url(record.text("form"))
    if note == record.text("code"):
        note = ""
    sort = facility_type(record.line("poi"), title, record.row, findings)
    numbers = phones(record.text("phone"))
    organization = record.line("organization")
    return Resource(
        id="",
        kind=Kind.FACILITY,
        title=title,
        reading=record.line("reading"),
        english=record.line("english"),
        keywords=tuple(word for word in (record.line("alias"),) if word and word != title),
        description="\n".join(part for part in (record.text("description"), note, record.text("contact_note")) if part),
        needs=kind_needs(sort, title),
        organization=Organization(name=organization, is_private=is_company(organization)) if organization else None,
        place=_place(record, title, findings),
        contact=Contact(
            name=title if numbers else "",
            phone=numbers[0] if numbers else "",
            extension=extension(record.text("extension")),
            fax=(phones(record.text("fax")) or ("",))[0],
            email=mail(record.text("mail")),
            url=url(record.text("page")) or form,
        ),
        hours=parse_hours(
            record.text("weekdays"), record.text("opens"), record.text("closes"), record.text("hours_note")
        ),
        participation=Participation(wheelchair=_flag(record.line("wheelchair"))),
        municipality=whose.name if whose.name else record.line("city"),
        facility=Facility(
            facility_type=sort,
            barrier_free=_barrier_free(record),
            parking=record.line("parking"),
            school_opening="学校" in sort and "開放" in plain(f"{title}{record.text('description')}"),
        ),
    )


def _place(record: Record, title: str, findings: Findings) -> Place:
    address = record.line("address") or joined_address(
        record.line("prefecture"), record.line("city"), record.line("town"), record.line("block")
    )
    point = point_of(record, findings)
    return Place(
        name=title,
        reading=record.line("reading"),
        room=record.line("building"),
        address=address,
        latitude=point.latitude,
        longitude=point.longitude,
        access=record.text("access"),
    )


def _flag(text: str) -> bool | None:
    shown = plain(text)
    return True if shown in _YES else False if shown in _NO else None


def _barrier_free(record: Record) -> tuple[str, ...]:
    """What makes a place easy to use: a column for each fact (B), or all of them in one text (A)."""
    facts = [label for field, label in CARE_FACTS.items() if _flag(record.line(field)) is True]
    told = _SAID_APART.sub(r"\1", record.text("barrier_free"))
    for piece in _LISTED.split(told):
        fact = re.sub(r"\s*(?:有り?|あり)$", "", one_line(piece))
        if fact and not is_nothing(fact) and (not re.search(r"(?:無し?|なし)$", fact) or re.match(r"段差|階段", fact)):
            facts.append(fact)
    return tuple(dict.fromkeys(facts))
