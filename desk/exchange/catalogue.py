"""まなび図鑑, a city's monthly catalogue of everything one can learn → courses, standing services and materials.

A row is a service (programme) where its date is arranged with whoever asks, a material where it is a page to read at
any time, and a course in all other cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from desk.exchange.course_facts import audience_of, belongings, needs_of, spoken_audience, teacher
from desk.exchange.drafting import Issue, draft, identity, point_of, span_of, with_unique_keys
from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.meetings import dated_meetings, meetings
from desk.exchange.municipality import Municipality
from desk.exchange.parsing.applying import called_off, parse_period, stated
from desk.exchange.parsing.clock import CLOCK, clocks
from desk.exchange.parsing.contacts import is_company, office, phones, url
from desk.exchange.parsing.days import WEEKDAYS, Days, parse_days, plain_day
from desk.exchange.parsing.joining import parse_participation
from desk.exchange.parsing.money import parse_fee
from desk.exchange.parsing.people import Audience, Places, parse_places, parse_selection
from desk.exchange.parsing.places import place_and_room
from desk.exchange.parsing.writing import is_nothing, one_line, plain
from desk.i18n import N_
from desk.records.codes import Kind, State
from desk.records.imports import Draft
from desk.records.resource import (
    Application,
    Contact,
    Course,
    Material,
    Meeting,
    Organization,
    Place,
    Programme,
    Resource,
)

_ARRANGED = re.compile(r"随時|日程調整|要調整|ご?希望日|お問い?合わせ")
_PUBLISHED = re.compile(r"(?:ホームページ|HP|Web|ウェブ|サイト)\S*(?:公開|掲載|配信)|動画\S*(?:公開|配信)")
_NOWHERE = re.compile(r"申込者が確保|ホームページ|オンライン|オンデマンド|Web|ご自宅")
_MONTHS_OF_GAMES = re.compile(r"^(?P<months>.*\d+月).*試合日程")
_ONLY_CLOCKS = re.compile(rf"(?:{CLOCK}|[\s~〜①-⑳、,・]|\(?午[前後]の?部\)?)*")
_NOT_NEEDED = re.compile(r"(?:事前)?(?:申し?込み?|予約)?は?(?:不要|なし|無し)。?")
_AUDIENCES: dict[str, tuple[str, ...]] = {
    "子ども・親子": ("preschool", "elementary", "parenting"),
    "高校生・一般": ("teen", "young_adult", "working", "midlife", "senior"),
    "両方": ("anyone",),
}
_AUDIENCE_WORDS = {"両方": "どなたでも"}
_FAULTS = {
    "impossible": N_("「{value}」に、ない日付があります。その日を除いて取り込みました。"),
    "weekday": N_("「{value}」は日付と曜日が合いません。日付のほうを取り込みました。"),
    "order": N_("「{value}」は終わりが始まりより前です。始まりだけを取り込みました。"),
}


def read_catalogue(
    records: Iterable[Record], issue: Issue, findings: Findings
) -> tuple[list[Draft], int, Municipality]:
    """Drafts of the rows, and how many were refused. The catalogue doesn't say whose it is."""
    drafts, refused = [], 0
    for record in records:
        if not record.text("title"):
            findings.add(N_("行事名がないため、この行は取り込めません。"), row=record.row, column="行事名")
            refused += 1
            continue
        drafts.append(_row(record, issue, findings))
    return with_unique_keys(drafts), refused, Municipality()


def _row(record: Record, issue: Issue, findings: Findings) -> Draft:
    days = parse_days(record.text("days"), issue.issued)
    for fault in days.faults:
        findings.add(_FAULTS[fault], row=record.row, column="開催日", value=record.text("days"))
    dates = _meetings(record, days, issue)
    kind = _kind(record, dates)
    resource = _resource(record, kind, dates, days, issue, findings)
    # Where the list only says until when, the first day is but the day of the issue.
    span = str(days.spans[0][1]) if days.open_start else span_of(dates)
    where = resource.place.name if resource.place is not None else ""
    return draft(f"manabi:{identity(resource.title, where)}:{span}", resource, record, issue, issue.dated)


def _kind(record: Record, dates: tuple[Meeting, ...]) -> Kind:
    text = record.line("days")
    if dates:
        return Kind.COURSE
    if _PUBLISHED.search(text):
        return Kind.MATERIAL
    return Kind.PROGRAMME if _ARRANGED.search(text) else Kind.COURSE


def _meetings(record: Record, days: Days, issue: Issue) -> tuple[Meeting, ...]:
    starts, ends = record.text("starts"), record.text("ends")
    games = _MONTHS_OF_GAMES.match(record.line("days"))
    if games is not None:
        return dated_meetings(starts, games["months"], issue.issued)
    if days.open_start and len(days.spans) == 1:
        # ～12月27日: it is on now, since the list of this month has it.
        last = days.spans[0][1]
        days = Days(((min(issue.issued, last), last),))
    told_once = starts == ends
    begins, stops = clocks(starts), clocks(ends)
    if told_once and len(begins) > 1:
        begins, stops = begins[:1], begins[-1:]
    return meetings(days, begins, stops)


def _resource(
    record: Record, kind: Kind, dates: tuple[Meeting, ...], days: Days, issue: Issue, findings: Findings
) -> Resource:
    title, description = record.line("title"), record.text("description")
    capacity = record.text("capacity")
    whom = spoken_audience(description, capacity) or _AUDIENCE_WORDS.get(
        record.line("audience"), record.line("audience")
    )
    audience = _audience(record, title, whom)
    fee, places = parse_fee(record.text("fee")), parse_places(capacity)
    who, section = office(record.text("contact").split("\n\n")[0])
    numbers = phones(record.text("phone"))
    return Resource(
        id="",
        kind=kind,
        title=title,
        description=description,
        audience=whom,
        age_from=audience.age_from,
        age_to=audience.age_to,
        residency=audience.residency,
        fee=fee.yen,
        fee_note=fee.note,
        life_stages=audience.life_stages,
        needs=needs_of(title),
        organization=Organization(
            name=who, section=section, phone=numbers[1] if len(numbers) > 1 else "", is_private=is_company(who)
        )
        if who
        else None,
        place=_place(record, findings),
        contact=Contact(name=who, phone=numbers[0] if numbers else "", url=url(record.text("page"))),
        participation=parse_participation(
            title, record.line("place"), "\n".join((description, capacity, record.text("period"), record.text("fee")))
        ),
        application=_application(record, dates, places, issue),
        course=_course(record, dates, days, places, fee.material) if kind is Kind.COURSE else None,
        programme=Programme(who=capacity_of_service(capacity), how=_how(record), period=record.line("days"))
        if kind is Kind.PROGRAMME
        else None,
        material=Material(form="ホームページ", viewing=record.line("days")) if kind is Kind.MATERIAL else None,
    )


def _audience(record: Record, title: str, whom: str) -> Audience:
    """What the description says beats the column's three choices; 親子 in the title beats them too."""
    found = audience_of(title, whom, record.text("capacity"))
    if (found.age_from, found.age_to) != (None, None) or found.life_stages:
        return found
    stages = _AUDIENCES.get(record.line("audience"), ())
    return Audience(residency=found.residency, life_stages=stages)


def capacity_of_service(text: str) -> str:
    """Who may ask for a service: the 定員 of such rows says it in a sentence."""
    return "" if is_nothing(text) else one_line(text)


def _how(record: Record) -> str:
    """How a service is held: times and where, in the source's words."""
    parts = dict.fromkeys(
        record.line(name) for name in ("starts", "ends", "place") if not is_nothing(record.text(name))
    )
    return "　".join(part for part in parts if part)


def _place(record: Record, findings: Findings) -> Place | None:
    text = record.text("place")
    if is_nothing(text) or _NOWHERE.search(text):
        return None
    name, room = place_and_room(text)
    point = point_of(record, findings)
    return Place(name=name, room=room, latitude=point.latitude, longitude=point.longitude)


def _course(record: Record, dates: tuple[Meeting, ...], days: Days, places: Places, material_fee: int | None) -> Course:
    description = record.text("description")
    return Course(
        meetings=dates,
        schedule=_schedule(record, days, dates),
        capacity=places.capacity,
        capacity_note=places.note,
        material_fee=material_fee,
        belongings=belongings(description),
        teacher=teacher(description),
    )


def _schedule(record: Record, days: Days, dates: tuple[Meeting, ...]) -> str:
    """The source's own words for when it is, where the dates alone don't say all of it."""
    starts, ends = record.line("starts"), record.line("ends")
    are_times_plain = all(is_nothing(text) or _ONLY_CLOCKS.fullmatch(plain(text)) for text in (starts, ends))
    if dates and days.complete and not days.open_start and are_times_plain:
        return ""
    when = record.line("days")
    if plain_day(when) is not None and dates:
        day = dates[0].starts
        when = f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"
    told = [text for text in (starts, ends) if not is_nothing(text)]
    times = f"{starts}～{ends}" if are_times_plain and len(told) == 2 else "　".join(dict.fromkeys(told))
    return "　".join(part for part in (when, times) if part and not is_nothing(part))


def _application(record: Record, dates: tuple[Meeting, ...], places: Places, issue: Issue) -> Application:
    text = record.text("period")
    period = parse_period(text, dates[0].starts.date() if dates else None, issue.issued)
    state = called_off(record.line("title")) or stated(text)
    if state is State.UNKNOWN:
        state = stated(record.text("capacity"))
    if state in (State.NONE_NEEDED, State.OPEN) and (period.opens or period.closes):
        state = State.UNKNOWN
    is_dated = state not in (State.UNKNOWN, State.NONE_NEEDED)
    return Application(
        state=state,
        state_as_of=issue.dated if is_dated else None,
        selection=places.selection or parse_selection(text),
        opens=period.opens,
        closes=period.closes,
        method="" if is_nothing(text) or period.says_all or _NOT_NEEDED.fullmatch(plain(text)) else one_line(text),
        url=url(text),
    )
