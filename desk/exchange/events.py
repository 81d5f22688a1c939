"""イベント一覧 (layouts A, B, D and the GIF vocabulary) → courses. One event a row per day becomes one course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from desk.exchange.course_facts import audience_of, belongings, needs_of, spoken_audience, teacher
from desk.exchange.drafting import Issue, day_of, draft, identity, point_of, span_of, updated_on, with_unique_keys
from desk.exchange.event_echoes import without_echoes
from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.meetings import END_OF_DAY, meetings
from desk.exchange.municipality import Municipality, municipality_of
from desk.exchange.parsing.applying import Period, called_off, parse_period, stated
from desk.exchange.parsing.clock import clock, clocks
from desk.exchange.parsing.contacts import extension, is_company, mail, phones, url
from desk.exchange.parsing.days import Days, parse_days
from desk.exchange.parsing.joining import parse_participation
from desk.exchange.parsing.money import Fee, parse_fee
from desk.exchange.parsing.people import parse_places, parse_selection
from desk.exchange.parsing.places import joined_address, place_and_room
from desk.exchange.parsing.tags import category_needs
from desk.exchange.parsing.writing import is_nothing, one_line
from desk.i18n import N_
from desk.records.codes import Kind, Selection, State
from desk.records.imports import Draft
from desk.records.resource import (
    Application,
    Contact,
    Course,
    Meeting,
    Organization,
    Place,
    Resource,
)

_PER_DAY = frozenset({"number", "first_day", "last_day", "starts", "ends", "when_note"})
_SECTIONS = ("課", "係", "室", "部", "担当", "局", "窓口", "グループ")
_COMPOSED_DESCRIPTION = 4000


def read_events(records: Iterable[Record], issue: Issue, findings: Findings) -> tuple[list[Draft], int, Municipality]:
    """Drafts of the events, how many rows were refused, and whose list it is."""
    everything = [without_echoes(record, findings) for record in records]
    whose = municipality_of(everything, findings)
    groups: dict[tuple[tuple[str, str], ...], list[Record]] = {}
    refused = 0
    for record in everything:
        if not record.text("title"):
            findings.add(N_("名称がないため、この行は取り込めません。"), row=record.row, column="名称")
            refused += 1
            continue
        same = tuple((name, text) for name, text in sorted(record.texts.items()) if name not in _PER_DAY)
        groups.setdefault(same, []).append(record)
    drafts = [_event(rows, whose, issue, findings) for rows in groups.values()]
    return with_unique_keys(drafts), refused, whose


def _event(rows: list[Record], whose: Municipality, issue: Issue, findings: Findings) -> Draft:
    first = rows[0]
    held = [meeting for row in rows for meeting in _meetings(row, issue, findings)]
    dates = tuple(sorted(dict.fromkeys(held), key=lambda meeting: (meeting.starts, meeting.ends or meeting.starts)))
    place = _place(first, findings)
    resource = _resource(first, dates, place, whose, issue)
    where = place.name if place is not None else ""
    return draft(f"event:{identity(resource.title, where)}:{span_of(dates)}", resource, first, issue, updated_on(first))


def _resource(
    record: Record, dates: tuple[Meeting, ...], place: Place | None, whose: Municipality, issue: Issue
) -> Resource:
    title, description = record.line("title"), record.text("description")
    method, note = record.text("method"), record.text("note")
    audience_text = record.line("audience") or spoken_audience(note, description)
    audience = audience_of(title, audience_text)
    fee, places = _fee(record), parse_places(record.text("capacity"))
    words = "\n".join(part for part in (description, method, note, record.text("when_note")) if part)
    selection = places.selection or parse_selection(method) or parse_selection(note)
    return Resource(
        id="",
        kind=Kind.COURSE,
        title=title,
        reading=record.line("reading"),
        english=record.line("english"),
        subtitle=record.line("subtitle"),
        summary=record.text("summary"),
        description="\n".join(part for part in (description, note) if part)[:_COMPOSED_DESCRIPTION],
        keywords=_keywords(record),
        audience=audience_text,
        age_from=audience.age_from,
        age_to=audience.age_to,
        residency=audience.residency,
        fee=fee.yen,
        fee_note=fee.note,
        life_stages=audience.life_stages,
        needs=needs_of(title, category_needs(record.line("category"))),
        organization=_organization(record, whose),
        place=place,
        contact=_contact(record),
        participation=parse_participation(
            title,
            f"{record.text('place')} {record.text('meeting_point')} {'オンライン' if _holds_online(record) else ''}",
            words,
            care="\n".join(part for part in (record.line("care"), record.line("care_note")) if part),
            languages=record.text("languages"),
        ),
        application=_application(record, dates, selection, issue),
        municipality=whose.name,
        course=Course(
            meetings=dates,
            schedule="" if dates else one_line(record.text("when_note")),
            capacity=places.capacity,
            capacity_note=places.note,
            material_fee=fee.material,
            belongings=belongings(note, description),
            teacher=record.line("teacher") or teacher(description, note),
            teacher_reading=record.line("teacher_reading"),
        ),
    )


def _meetings(record: Record, issue: Issue, findings: Findings) -> tuple[Meeting, ...]:
    """The meetings of one row; days that are no days, or end before they start, become problems."""
    text = record.line("first_day")
    note = one_line(record.text("when_note"))
    first = day_of(record, "first_day", findings, "開始日") if not _is_prose(text) else None
    last = day_of(record, "last_day", findings, "終了日") if not _is_prose(record.line("last_day")) else None
    starts, ends = clocks(record.line("starts")), clocks(record.line("ends"))
    for field, column, found in (("starts", "開始時刻", starts), ("ends", "終了時刻", ends)):
        if record.text(field) and not found and not is_nothing(record.text(field)):
            findings.add(
                N_("「{value}」は時刻として読めません。時刻なしで取り込みました。"),
                row=record.row,
                column=column,
                value=record.line(field),
            )
    if first is None:
        days = parse_days(text, issue.issued) if _is_prose(text) else Days()
        _tell_faults(days, text, record, findings)
        return meetings(days, starts, ends, note)
    if last is not None and last < first:
        findings.add(
            N_("終了日（{last}）が開始日（{first}）より前です。開始日だけを取り込みました。"),
            row=record.row,
            column="終了日",
            first=str(first),
            last=str(last),
        )
        last = None
    return meetings(Days(((first, last or first),), complete=True), starts, ends, note)


def _is_prose(text: str) -> bool:
    return "月" in text or "日" in text or "/" in text[:3]


def _tell_faults(days: Days, text: str, record: Record, findings: Findings) -> None:
    for fault in days.faults:
        template = {
            "impossible": N_("「{value}」に、ない日付があります。その日を除いて取り込みました。"),
            "weekday": N_("「{value}」は日付と曜日が合いません。日付のほうを取り込みました。"),
            "order": N_("「{value}」は終わりが始まりより前です。始まりだけを取り込みました。"),
        }[fault]
        findings.add(template, row=record.row, column="開始日", value=text)


def _place(record: Record, findings: Findings) -> Place | None:
    name, room = place_and_room(record.text("place") or record.text("meeting_point") or record.text("building"))
    detail = record.line("address") or joined_address(record.line("town"), record.line("block"))
    if not name and not detail:
        return None
    if name.startswith("オンライン") and not detail:
        return None
    address = record.line("address") or (
        joined_address(record.line("prefecture"), record.line("city"), detail) if detail else ""
    )
    point = point_of(record, findings)
    parking = record.line("parking")
    access = [record.text("access")] if record.text("access") else []
    if parking and not is_nothing(parking):
        access.append(f"駐車場：{parking}")
    return Place(
        name=name or address,
        room=room,
        address=address,
        latitude=point.latitude,
        longitude=point.longitude,
        access="\n".join(access),
    )


def _organization(record: Record, whose: Municipality) -> Organization | None:
    organizer = record.line("organizer")
    if organizer:
        return Organization(name=organizer, is_private=is_company(organizer))
    contact = record.line("contact")
    if contact and whose.name and contact.endswith(_SECTIONS):
        return Organization(name=whose.name, section=contact)
    return Organization(name=contact, is_private=is_company(contact)) if contact else None


def _contact(record: Record) -> Contact:
    numbers = phones(record.text("phone"))
    return Contact(
        name=record.line("contact"),
        phone=numbers[0] if numbers else "",
        extension=extension(record.text("extension")),
        email=mail(record.text("mail")) or mail(record.text("method")),
        url=url(record.text("page")),
    )


def _keywords(record: Record) -> tuple[str, ...]:
    words = record.line("keywords").replace("；", ";").replace("、", ";").replace(",", ";").split(";")
    return tuple(dict.fromkeys(word.strip() for word in (record.line("alias"), *words) if word.strip()))


def _fee(record: Record) -> Fee:
    """料金(基本) in yen beside 料金(詳細) in words; 料金種別 where that is all there is."""
    basic, detail = parse_fee(record.text("fee")), parse_fee(record.text("fee_note"))
    if basic.yen is None and not basic.note:
        kind = parse_fee(record.text("fee_kind")) if not (record.text("fee_note")) else Fee()
        return detail if record.text("fee_note") else Fee(yen=kind.yen)
    notes = " ".join(dict.fromkeys(part for part in (basic.note, record.line("fee_note")) if part and part != "無料"))
    material = basic.material if basic.material is not None else detail.material
    return Fee(yen=basic.yen, material=material, note=notes)


def _holds_online(record: Record) -> bool:
    return record.line("online") in ("有", "あり", "可", "○")


def _application(record: Record, dates: tuple[Meeting, ...], selection: Selection | None, issue: Issue) -> Application:
    method = record.text("method")
    period = _period(record, dates, issue)
    words = f"{method}\n{record.text('note')}"
    state = called_off(record.line("status")) or called_off(record.line("title")) or stated(words)
    if state in (State.NONE_NEEDED, State.OPEN) and (period.closes or period.opens):
        state = State.UNKNOWN
    is_dated = state not in (State.UNKNOWN, State.NONE_NEEDED)
    return Application(
        state=state,
        state_as_of=issue.dated if is_dated else None,
        selection=selection,
        opens=period.opens,
        closes=period.closes,
        method=method,
        url=url(record.text("apply_url")),
    )


def _period(record: Record, dates: tuple[Meeting, ...], issue: Issue) -> Period:
    """The columns of the period; where they are empty, the first sentence of 申込方法 that tells a day."""
    quiet = Findings("")
    opens_on = day_of(record, "opens_day", quiet, "")
    closes_on = day_of(record, "closes_day", quiet, "")
    if opens_on or closes_on:
        opens = datetime.combine(opens_on, clock(record.line("opens_time")) or time(0)) if opens_on else None
        closes = datetime.combine(closes_on, clock(record.line("closes_time")) or END_OF_DAY) if closes_on else None
        return Period(opens, closes)
    first = dates[0].starts.date() if dates else None
    for sentence in record.text("method").replace("。", "\n").split("\n"):
        if "月" in sentence and "日" in sentence and "http" not in sentence and "結果" not in sentence:
            found = parse_period(sentence, first, issue.issued)
            if found.opens or found.closes:
                return found
    return Period()
