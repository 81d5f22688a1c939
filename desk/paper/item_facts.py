"""What a sheet says of one resource: facts of the resource only, in the order in which somebody acts on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from desk.i18n import Catalogue
from desk.paper.short_facts import short_facts
from desk.records import wording
from desk.records.codes import Guard, Kind, State
from desk.records.resource import Facility, Resource
from desk.records.search import NextStep
from desk.records.state import first_day, guards, state_of
from desk.records.wording import steps as wording_steps

_APPLIED_FOR = frozenset({Kind.COURSE, Kind.CIRCLE, Kind.GRANT, Kind.PROGRAMME})
_SHORTEST = frozenset({"when", "where", "way", "fee", "contact", "caution"})
JAPANESE = frozenset({"where", "belongings", "teacher", "takes", "how", "use", "rooms", "teens", "visitors", "author"})
"""Rows whose lines are the record's own words, Japanese on a sheet of any language."""
_MOST_ROOMS = 8
_ONE_LINE = 27
"""Characters of small type that surely fit a line beside a label."""
_ONE_WORD = 10
_LONGEST_URL = 60
"""A longer address cannot be typed from paper; its QR code stands alone."""


class Weight(Enum):
    """How a line is set."""

    BODY = "body"
    STRONG = "strong"
    NOTE = "note"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a sheet: what it is about, its label and its lines.

    ``may_pair``: it may share a row with the fact after it. ``under``: the label in Japanese, where that stands beside.
    ``is_changed``: it isn't what the sheet before this one said.
    """

    key: str
    label: str
    lines: tuple[tuple[str, Weight], ...]
    may_pair: bool = False
    under: str = ""
    is_changed: bool = False


def heading(resource: Resource, now: datetime, c: Catalogue, *, with_state: bool = True) -> str:
    """The line over a title: what kind it is, and whether one can apply."""
    kind = wording.kind(resource.kind, c)
    state = state_of(resource, now)
    if not with_state or resource.kind not in _APPLIED_FOR or state == State.UNKNOWN:
        return kind
    return c.gettext("{kind}　{state}").format(kind=kind, state=wording.state(state, c))


def warnings(resource: Resource, stored: tuple[Guard, ...], now: datetime, days: int, c: Catalogue) -> tuple[str, ...]:
    """Every reason for care in words, those that staff saw and those that hold now."""
    return tuple(
        c.gettext("【{mark}】{sentence}").format(
            mark=wording.guard_label(guard, c), sentence=wording.guard(guard, resource, now, c)
        )
        for guard in marks_of(resource, stored, now, days)
    )


def marks_of(resource: Resource, stored: tuple[Guard, ...], now: datetime, days: int) -> tuple[Guard, ...]:
    """The reasons for care that staff saw and those that hold at this moment."""
    held = {*stored, *guards(resource, now, days)}
    return tuple(guard for guard in Guard if guard in held)


def gone(c: Catalogue) -> str:
    """What is said of something that an older sheet told of and that is no longer on record."""
    sentence = c.gettext("今は登録がありません。前の紙の内容のままです。行く前に、電話などでお確かめください。")
    return c.gettext("【{mark}】{sentence}").format(mark=c.gettext("登録なし"), sentence=sentence)


def facts(
    resource: Resource, now: datetime, c: Catalogue, *, brief: bool = False, is_whole: bool = False
) -> tuple[Fact, ...]:
    """The rows of a sheet for a resource; rows without lines are left out. ``brief``: long lists by their names alone.

    ``is_whole``: also what the short facts say, which then don't stand beside.
    """
    rows = [
        _when(resource, now, c),
        _where(resource, c),
        _short("audience", c.gettext("対象"), wording.audience(resource, c)),
        _short("fee", wording.fee_label(resource.kind, c), wording.fee(resource, c)),
        _short("capacity", c.gettext("定員"), wording.capacity(resource, c)),
        *_of_kind(resource, c, brief=brief),
        _row("application", c.gettext("申し込み"), wording.application(resource, now, c)),
        _row("belongings", _belongings_label(resource, c), wording.belongings(resource, c)),
        _row("support", c.gettext("サポート"), *_support(resource, c, is_whole=is_whole)),
        _contact(resource, c),
        _row("provider", c.gettext("主催"), _provider(resource, c)),
        _row("page", c.gettext("ページ"), page_in_print(wording.page(resource)), weight=Weight.URL),
        _row("caution", c.gettext("ご注意"), wording.private_note(resource, c)),
    ]
    return tuple(row for row in rows if row.lines)


def shortest(rows: Sequence[Fact]) -> tuple[Fact, ...]:
    """What one needs to go there, and what private providers must carry."""
    return tuple(row for row in rows if row.key in _SHORTEST)


def way(town: str, minutes: int | None, c: Catalogue) -> Fact:
    """How long one walks from the town that staff chose; without lines where that isn't known."""
    if minutes is None or not town:
        return Fact("way", c.gettext("行き方"), ())
    # From the straight line: an estimate, and said to be one.
    said = c.ngettext(
        "{town}から歩いて約{minutes}分（直線距離からの目安）",
        "{town}から歩いて約{minutes}分（直線距離からの目安）",
        minutes,
    )
    return _row("way", c.gettext("行き方"), said.format(town=town, minutes=minutes))


def next_steps(steps: tuple[NextStep, ...], now: datetime, c: Catalogue) -> Fact:
    """Where it leads: what the other one is to it, when and where that is, and whom to ask; without lines for none."""
    lines: list[tuple[str, Weight]] = []
    for step in steps:
        label = wording_steps.step(step, c)
        lines.append((c.gettext("{label}：{text}").format(label=label, text=step.resource.title), Weight.BODY))
        facts = (
            wording.when(step.resource, c, today=now.date()),
            wording.where(step.resource, c),
            *wording.contact(step.resource, c),
        )
        lines.append(
            (
                c.gettext("　").join(dict.fromkeys(fact for fact in facts if fact not in ("", step.resource.title))),
                Weight.NOTE,
            )
        )
        lines.append((wording.private_note(step.resource, c), Weight.NOTE))
    return Fact("steps", c.gettext("次の一歩"), tuple(line for line in lines if line[0]))


def origin(resource: Resource, c: Catalogue) -> str:
    """When the record was confirmed and where it comes from, for the small line under an item."""
    confirmed, source = wording.confirmed(resource, c, by=False), wording.source(resource, c)
    if not source:
        return confirmed
    return c.gettext("{confirmed}　出典：{source}").format(confirmed=confirmed, source=source)


def page_in_print(url: str) -> str:
    """An address as somebody would type it, without https://; empty where it is too long for that."""
    short = url.strip().removeprefix("https://").removeprefix("http://").removesuffix("/")
    return short if len(short) <= _LONGEST_URL else ""


def _row(key: str, label: str, *lines: str, weight: Weight = Weight.BODY) -> Fact:
    return Fact(key, label, tuple((line, weight) for line in lines if line.strip()))


def _short(key: str, label: str, line: str) -> Fact:
    return replace(_row(key, label, line), may_pair=True)


def _when(resource: Resource, now: datetime, c: Catalogue) -> Fact:
    today = now.date()
    lines = [(wording.when(resource, c, today=today), Weight.BODY)]
    lines.append((wording.every_date(resource, c, today=today), Weight.NOTE))
    started = first_day(resource)
    if started is not None and started < today:
        coming = wording.next_date(resource, now, c)
        lines.append((c.gettext("次回 {date}").format(date=coming) if coming else "", Weight.NOTE))
    lines.append((wording.open_today(resource, now, c), Weight.NOTE))
    return Fact("when", wording.when_label(resource.kind, c), tuple(line for line in lines if line[0]))


def _where(resource: Resource, c: Catalogue) -> Fact:
    where = wording.where(resource, c)
    lines = [(where, Weight.BODY)]
    place = resource.place
    if place is not None:
        address = "" if place.address in where else place.address
        if address and place.access and len(address) + len(place.access) <= _ONE_LINE:
            both = c.gettext("{address}　{access}").format(address=address, access=place.access)
            lines.append((both, Weight.NOTE))
        else:
            lines += [(address, Weight.NOTE), (place.access, Weight.NOTE)]
    if resource.facility is not None:
        parking = resource.facility.parking
        lines.append((resource.facility.bus, Weight.NOTE))
        lines.append((c.gettext("駐車場 {places}").format(places=parking) if parking else "", Weight.NOTE))
    shown = {text: weight for text, weight in lines if text.strip()}
    return Fact("where", wording.where_label(resource.kind, c), tuple(shown.items()))


def without_today(found: Sequence[Fact], resource: Resource, now: datetime, c: Catalogue) -> Iterator[Fact]:
    """The rows without what they tell of this very day, for what is no longer on record."""
    today = wording.open_today(resource, now, c)
    for fact in found:
        lines = tuple(line for line in fact.lines if line[0] != today)
        if lines:
            yield replace(fact, lines=lines)


def _belongings_label(resource: Resource, c: Catalogue) -> str:
    return c.gettext("必要書類") if resource.kind == Kind.GRANT else c.gettext("持ち物")


def _support(resource: Resource, c: Catalogue, *, is_whole: bool) -> tuple[str, ...]:
    """What helps to take part, as far as the short facts don't say it already; a word each in one line."""
    said = set() if is_whole else {text for fact in short_facts(resource, c) for text in fact.said}
    found = [fact for fact in wording.participation(resource, c) if fact not in said]
    words = [fact for fact in found if len(fact) <= _ONE_WORD]
    return (*(fact for fact in found if len(fact) > _ONE_WORD), wording.listing(words, c))


def _contact(resource: Resource, c: Catalogue) -> Fact:
    """Who to ask, with the ways that few use; then the telephone number, which stands out."""
    phone = wording.phone(resource, c)
    lines = wording.contact(resource, c)
    others = [line for line in lines if not phone or phone not in line]
    shown = [(c.gettext("　").join(others), Weight.BODY)] if others else []
    shown += [(line, Weight.STRONG) for line in lines if phone and phone in line]
    return Fact("contact", c.gettext("連絡先"), tuple(shown))


def _provider(resource: Resource, c: Catalogue) -> str:
    """Who provides it, unless the contact says so already."""
    provider = wording.provider(resource, c)
    said = "".join((*wording.contact(resource, c), resource.title))
    return "" if resource.organization is None or resource.organization.name in said else provider


def _of_kind(resource: Resource, c: Catalogue, *, brief: bool) -> Iterator[Fact]:
    if resource.course is not None:
        yield _short("teacher", c.gettext("講師"), resource.course.teacher)
    elif resource.facility is not None:
        yield _row("rooms", c.gettext("部屋"), *_rooms(resource.facility, c, brief=brief))
        yield _row("teens", c.gettext("居場所"), resource.facility.teen_space)
    elif resource.circle is not None:
        yield _short("visitors", c.gettext("見学"), resource.circle.visitors)
    elif resource.talent is not None:
        yield _short("subjects", c.gettext("分野"), wording.listing(resource.talent.subjects, c))
        yield _short("roles", c.gettext("役割"), wording.listing(resource.talent.roles, c))
    elif resource.material is not None:
        yield _short("form", c.gettext("形"), resource.material.form)
        yield _short("designation", c.gettext("指定"), resource.material.designation)
        yield _short("author", c.gettext("著者・所蔵"), resource.material.author)
    elif resource.window is not None:
        yield _row("takes", c.pgettext("what a desk takes", "相談内容"), resource.window.takes)
        anonymous = c.gettext("名前を言わずに相談できます") if resource.window.anonymous else ""
        yield _row("how", c.gettext("相談方法"), resource.window.how, anonymous)
    elif resource.programme is not None:
        yield _row("use", c.gettext("利用方法"), resource.programme.how)


def _rooms(facility: Facility, c: Catalogue, *, brief: bool) -> list[str]:
    if brief:
        return [wording.listing((room.name for room in facility.rooms), c)]
    rooms = [wording.room(room, c) for room in facility.rooms]
    if len(rooms) > _MOST_ROOMS:
        more = len(rooms) - _MOST_ROOMS
        rooms[_MOST_ROOMS:] = [c.ngettext("ほか{count}室", "ほか{count}室", more).format(count=more)]
    return rooms
