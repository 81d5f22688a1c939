"""Everything that staff see of a record, in a good order for its kind."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Kind
from desk.records.resource import Contact, Facility, Place, Resource, Room, Talent, Window
from tests.make import make_course, make_resource, resources

JA, EN = catalogue("ja"), catalogue("en")
NOW = datetime(2026, 11, 20, 10)


def test_that_a_course_tells_everything_in_the_order_one_asks() -> None:
    labels = [label for label, _text in wording.details(make_course(), NOW, JA)]
    assert labels == [
        "いつ",
        "どこ",
        "住所",
        "対象",
        "お金",
        "定員",
        "申し込み",
        "持ち物",
        "講師",
        "参加のしやすさ",
        "連絡先",
        "主催",
        "確認",
        "出典",
    ]


def test_that_rooms_stand_each_on_a_line() -> None:
    rooms = (
        Room(name="音楽室", purposes="合奏・合唱", capacity=30, fee="2時間 600円", registration_needed=True),
        Room(name="会議室", capacity=24, registration_needed=False, individual_use=True, booking="窓口"),
        Room(name="ロビー"),
    )
    told = dict(wording.details(make_resource(Kind.FACILITY, facility=Facility(rooms=rooms)), NOW, JA))
    assert told["部屋"].splitlines() == [
        "音楽室：合奏・合唱・30人・2時間 600円・団体登録が必要",
        "会議室：24人・団体登録は不要・個人利用可・窓口",
        "ロビー",
    ]


def test_that_a_window_says_whether_one_may_stay_nameless() -> None:
    window = make_resource(Kind.WINDOW, window=Window(takes="借金・契約", how="電話", anonymous=True))
    told = dict(wording.details(window, NOW, JA))
    assert told["相談内容"] == "借金・契約"
    assert told["匿名"] == "名前を言わずに相談できます"


def test_that_a_talents_contact_is_not_on_the_screen_either() -> None:
    talent = make_resource(
        Kind.TALENT,
        contact=Contact(phone="042-000-7777", url="https://example.jp"),
        talent=Talent(subjects=("絵手紙",), registered_until=date(2027, 3, 31)),
    )
    told = dict(wording.details(talent, NOW, JA))
    assert told["連絡先"] == "連絡は窓口を通じて"
    assert "7777" not in str(told)
    assert told["登録期限"] == "2027年3月31日"


def test_that_an_address_is_not_said_twice() -> None:
    facility = make_resource(Kind.FACILITY, title="公民館", place=Place(name="公民館", address="本町1-1"))
    told = dict(wording.details(facility, NOW, JA))
    assert told["場所"] == "本町1-1"
    assert "住所" not in told


@given(resources())
def test_that_every_record_has_details_without_empty_ones(resource: Resource) -> None:
    for c in (JA, EN):
        for label, text in wording.details(resource, NOW, c):
            assert label
            assert text
