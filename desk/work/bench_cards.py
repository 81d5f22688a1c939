"""What the figures of sheets are taken of: cards as cities announce courses, three to a page, no two alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from desk.i18n import catalogue
from desk.paper import item
from desk.paper.floor import CARDS_A_PAGE, Card
from desk.paper.fonts import typeface
from desk.paper.look import look_of
from desk.paper.names import names_on
from desk.paper.qr import code_for
from desk.paper.readings import Reader
from desk.paper.setting import Setting
from desk.records.codes import Kind, Mode, Selection, State
from desk.records.consultation import Handout, HandoutItem
from desk.records.hours import Hours
from desk.records.resource import Application, Contact, Participation, Provenance, Resource
from desk.records.sheet import JAPANESE, Choices, Side
from desk.work import bench_corpus

NOW = datetime(2026, 11, 20, 10, 30)
_MORE_THAN_ENOUGH = 4
"""Not every record is a course."""


def courses(pages: int, seed: int) -> list[Resource]:
    """Three courses for each page, open for applications, confirmed, each with its page on the web."""
    wanted = CARDS_A_PAGE * pages
    made = bench_corpus.resources(_MORE_THAN_ENOUGH * wanted + 50, seed=seed)
    return [_announced(one, n) for n, one in enumerate(islice((r for r in made if r.kind is Kind.COURSE), wanted))]


def _announced(resource: Resource, number: int) -> Resource:
    """A course as a city announces it when one can apply."""
    assert resource.course is not None
    first, length = NOW + timedelta(days=10 + number % 60), timedelta(hours=2)
    starts = [first + timedelta(days=7 * week) for week in range(min(4, len(resource.course.meetings)))]
    return replace(
        resource,
        description="",
        audience="",
        fee=None,
        organization=None,
        place=replace(resource.place, address="") if resource.place is not None else None,
        contact=Contact(phone=resource.contact.phone, url=f"https://www.city.example.lg.jp/kouza/{resource.id}.html"),
        hours=Hours(),
        participation=Participation(),
        application=Application(
            state=State.OPEN,
            closes=(first - timedelta(days=3)).replace(hour=17, minute=0),
            selection=Selection.FIRST_COME,
            method="電話または窓口",
        ),
        provenance=Provenance(source="けやき野市 講座案内", confirmed_on=date(2026, 11, 1)),
        course=replace(
            resource.course,
            meetings=tuple(
                replace(meeting, starts=start, ends=start + length)
                for meeting, start in zip(resource.course.meetings, starts, strict=False)
            ),
            teacher="",
            capacity=None,
        ),
    )


def handout_of(resources: Sequence[Resource], choices: Choices) -> Handout:
    """One sheet with all of them."""
    return Handout(
        id="bench",
        slip="K7-261120-0042",
        issued=NOW,
        city="けやき野市",
        window="本町公民館",
        window_reading="ホンチョウコウミンカン",
        window_contact="電話 042-000-1101",
        items=tuple(HandoutItem(resource=resource) for resource in resources),
        choices=choices,
    )


def cards(resources: Sequence[Resource]) -> list[Card]:
    """The words of the desk's own sheet, each with its readings."""
    side = Side(mode=Mode.FURIGANA)
    reader = Reader(names=names_on(handout_of(resources, Choices(mode=Mode.FURIGANA))))
    setting = Setting(typeface(), look_of(side), catalogue(JAPANESE), reader)
    return [_card(resource, setting) for resource in resources]


def _card(resource: Resource, setting: Setting) -> Card:
    code, summary = code_for(resource, NOW), item.summary_text(resource, setting)
    assert code is not None
    assert summary is not None
    (title,) = item.title_texts(resource, setting, is_short=False)
    found = item.facts_of(HandoutItem(resource=resource), resource, NOW, setting)
    rows = [item.row(fact, setting, 0.0, 0.0) for fact in found]
    return Card(
        heading=item.heading_text(resource, NOW, setting).segments,
        title=title.segments,
        summary=summary.segments,
        rows=tuple((row.label.segments, value.segments) for row in rows for value in row.values),
        origin=item.origin_text(resource, setting).segments,
        code=code,
    )
