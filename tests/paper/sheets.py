"""Records as a sheet meets them, for the tests of paper: real kinds of things, nobody real."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from desk.records.codes import Kind, Mode, Residency, Selection, State
from desk.records.consultation import Handout, HandoutItem
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.resource import (
    Application,
    Childcare,
    Circle,
    Contact,
    Course,
    Meeting,
    Organization,
    Participation,
    Place,
    Provenance,
    Resource,
    Talent,
    Window,
)
from desk.records.sheet import Choices

ISSUED = datetime(2026, 11, 20, 10, 36)
SLIP = "K7-261120-0042"
PAGE = "https://www.city.example.lg.jp/kominkan/kouza/smartphone.html"

KOMINKAN = Place(
    name="本町公民館",
    reading="ホンチョウコウミンカン",
    room="2階 第3会議室",
    address="けやき野市本町1-8-5",
    address_reading="ケヤキノシホンチョウ1-8-5",
    access="けやき野駅北口から歩いて8分",
)


def smartphone_course(**changes: Any) -> Resource:
    """An open course with everything that helps to take part."""
    meetings = tuple(
        Meeting(starts=datetime(2026, 12, day, 10), ends=datetime(2026, 12, day, 12)) for day in (5, 12, 19)
    )
    fields: dict[str, Any] = {
        "id": "course",
        "kind": Kind.COURSE,
        "title": "はじめてのスマートフォン",
        "reading": "ハジメテノスマートフォン",
        "summary": "電話のかけ方から、写真のとり方、地図の見方まで、1人ずつていねいに教えます。",
        "fee": 0,
        "age_from": 60,
        "residency": (Residency.RESIDENT,),
        "organization": Organization(name="本町公民館", reading="ホンチョウコウミンカン", section="事業係"),
        "place": KOMINKAN,
        "contact": Contact(name="本町公民館", phone="042-000-1101", fax="042-000-6101", url=PAGE),
        "participation": Participation(
            childcare=Childcare(months_from=18, places=6, deadline=date(2026, 11, 25), fee=0),
            sign_language=True,
            sign_language_notice=14,
            wheelchair=True,
            beginner=True,
            individual=True,
        ),
        "application": Application(
            state=State.OPEN,
            closes=datetime(2026, 12, 1, 17),
            selection=Selection.FIRST_COME,
            method="電話または窓口",
        ),
        "provenance": Provenance(source="けやき野市 講座案内", confirmed_on=date(2026, 11, 1), confirmed_by="山田"),
        "course": Course(meetings=meetings, capacity=20, belongings="筆記用具、お使いのスマートフォン"),
    }
    return Resource(**(fields | changes))


def ukulele_circle(**changes: Any) -> Resource:
    """A circle that takes members."""
    fields: dict[str, Any] = {
        "id": "circle",
        "kind": Kind.CIRCLE,
        "title": "ウクレレ同好会 あおぞら",
        "reading": "ウクレレドウコウカイ アオゾラ",
        "summary": "楽譜が読めない方も、一緒に楽しんでいます。",
        "place": Place(name="北原公民館", reading="キタハラコウミンカン", room="音楽室"),
        "contact": Contact(name="北原公民館", reading="キタハラコウミンカン", phone="042-000-1104"),
        "participation": Participation(beginner=True, individual=True),
        "provenance": Provenance(confirmed_on=date(2026, 9, 1)),
        "circle": Circle(
            weekdays=(1, 3), starts="13:30", ends="15:30", monthly_fee=1500, admission_fee=1000, taking_members=True
        ),
    }
    return Resource(**(fields | changes))


def womens_window(**changes: Any) -> Resource:
    """A window for people in distress."""
    fields: dict[str, Any] = {
        "id": "window",
        "kind": Kind.WINDOW,
        "title": "女性の悩み相談",
        "reading": "ジョセイノナヤミソウダン",
        "summary": "家族や仕事、体や心のことなど、お話をうかがいます。",
        "hours": Hours(
            opening=(OpeningHours(opens=time(9), closes=time(17), weekdays=(0, 1, 2, 3, 4)),),
            closing=(ClosingRule(holidays=True), ClosingRule(from_month_day="12-29", to_month_day="01-03")),
        ),
        "place": Place(name="男女平等推進センター", reading="ダンジョビョウドウスイシンセンター", room="3階"),
        "contact": Contact(name="男女平等推進センター", phone="042-000-2201"),
        "provenance": Provenance(confirmed_on=date(2026, 10, 1)),
        "window": Window(takes="くらし・家族・仕事の悩みごと", how="電話で予約", anonymous=True),
    }
    return Resource(**(fields | changes))


def letter_teacher(**changes: Any) -> Resource:
    """A talent whom the desk puts in touch."""
    fields: dict[str, Any] = {
        "id": "talent",
        "kind": Kind.TALENT,
        "title": "絵手紙の講師 はやし",
        "reading": "エテガミノコウシ ハヤシ",
        "summary": "道具の用意から、はじめての方にもわかりやすく教えます。",
        "contact": Contact(
            name="はやし", phone="042-000-7777", email="hayashi@example.jp", url="https://hayashi.example.jp"
        ),
        "provenance": Provenance(confirmed_on=date(2026, 9, 1)),
        "talent": Talent(roles=("講師",), subjects=("絵手紙",), days="火曜の午前", areas="市内", fee_note="交通費のみ"),
    }
    return Resource(**(fields | changes))


BY_HAND = HandoutItem(title="星空観察会（県立天文台）", contact="042-000-0099", url="https://hoshi.example.jp/")


def make_handout(*items: Resource | HandoutItem, mode: Mode = Mode.STANDARD, **changes: Any) -> Handout:
    """A sheet with these items; ``changes`` are of the handout or of how it is set."""
    chosen = {name: changes.pop(name) for name in Choices.__slots__ if name in changes}
    fields: dict[str, Any] = {
        "id": "handout",
        "slip": SLIP,
        "issued": ISSUED,
        "city": "けやき野市",
        "window": "本町公民館",
        "window_contact": "電話 042-000-1101（火～日曜 9:00～17:00）",
        "items": tuple(item if isinstance(item, HandoutItem) else HandoutItem(resource=item) for item in items),
        "choices": Choices(mode=mode, **chosen),
    }
    return Handout(**(fields | changes))
