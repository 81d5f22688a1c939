"""Where, how much, for whom, how to apply and whom to ask."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Kind, Residency, Selection, State
from desk.records.resource import (
    Application,
    Childcare,
    Circle,
    Contact,
    Course,
    Facility,
    Grant,
    Organization,
    Participation,
    Place,
    Provenance,
    Resource,
    Talent,
)
from tests.make import make_resource, resources

JA, EN = catalogue("ja"), catalogue("en")
NOW = datetime(2026, 11, 20, 10, 30)


def course(**fields: Any) -> Resource:
    return make_resource(**fields)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(name="中央公民館", room="2階 第3会議室"), "中央公民館 2階 第3会議室"),
        (Place(name="中央公民館 ホール", room="ホール"), "中央公民館 ホール"),
        (Place(name="中央公民館"), "中央公民館"),
        (Place(name="", address="本町1-1"), "本町1-1"),
        (None, ""),
    ],
)
def test_that_a_place_is_said_with_its_room(place: Place | None, expected: str) -> None:
    assert wording.where(course(place=place), JA) == expected


def test_that_a_facility_says_its_address_not_its_own_name() -> None:
    facility = make_resource(Kind.FACILITY, title="中央公民館", place=Place(name="中央公民館", address="本町1-1"))
    assert wording.where(facility, JA) == "本町1-1"


def test_that_what_happens_on_a_screen_says_so() -> None:
    assert wording.where(course(participation=Participation(online=True)), JA) == "オンライン"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"fee": 0}, "無料"),
        ({"fee": 500}, "500円"),
        ({"fee": 500, "course": Course(material_fee=300)}, "500円（材料費 300円）"),
        ({"fee": 0, "course": Course(material_fee=300)}, "無料（材料費 300円）"),
        ({"course": Course(material_fee=300)}, "材料費 300円"),
        ({"fee": 1500, "fee_note": "市外の方は2,000円"}, "1,500円（市外の方は2,000円）"),
        ({"fee": 1500, "fee_note": "１，５００円（教材をふくむ）"}, "１，５００円（教材をふくむ）"),
        ({"fee": 0, "fee_note": "無料（保険料は別）"}, "無料（保険料は別）"),
        ({"fee_note": "実費"}, "実費"),
        ({}, ""),
    ],
)
def test_that_a_fee_is_said_once_and_whole(fields: dict[str, Any], expected: str) -> None:
    assert wording.fee(course(**fields), JA) == expected


def test_that_other_kinds_have_their_own_money() -> None:
    circle = Circle(monthly_fee=2000, admission_fee=1000)
    assert wording.fee(make_resource(Kind.CIRCLE, circle=circle), JA) == "月2,000円（入会金 1,000円）"
    assert wording.fee(make_resource(Kind.CIRCLE, circle=Circle(monthly_fee=0)), JA) == "無料"
    assert wording.fee(make_resource(Kind.GRANT, grant=Grant(amount="上限10万円")), JA) == "上限10万円"
    assert wording.fee(make_resource(Kind.TALENT, talent=Talent(fee_note="交通費のみ")), JA) == "交通費のみ"


def test_that_places_are_counted_with_their_note() -> None:
    assert wording.capacity(course(course=Course(capacity=20)), JA) == "20人"
    assert wording.capacity(course(course=Course(capacity=10, capacity_note="親子で1組")), JA) == "10人（親子で1組）"
    assert wording.capacity(course(course=Course(capacity=10, capacity_note="10組20人")), JA) == "10組20人"


@pytest.mark.parametrize(
    ("application", "expected"),
    [
        (
            Application(closes=datetime(2026, 12, 1), selection=Selection.FIRST_COME, method="電話"),
            "12月1日（火）まで・先着順・電話",
        ),
        (
            Application(opens=datetime(2026, 12, 1, 9), closes=datetime(2026, 12, 20, 23, 59)),
            "12月1日（火）9:00から12月20日（日）まで",
        ),
        (Application(opens=datetime(2026, 12, 1, 9)), "12月1日（火）9:00から"),
        (Application(opens=datetime(2026, 11, 1), closes=datetime(2027, 1, 8)), "2027年1月8日（金）まで"),
        (Application(closes=datetime(2026, 11, 10, 17)), "11月10日（火）17:00で受付終了"),
        (Application(state=State.NONE_NEEDED, method="直接会場へ"), "申込不要・直接会場へ"),
        (
            Application(state=State.FEW_LEFT, state_as_of=date(2026, 11, 18), closes=datetime(2026, 12, 1)),
            "残りわずか（11月18日（水）現在）・12月1日（火）まで",
        ),
        (Application(), ""),
    ],
)
def test_that_one_is_told_until_when_and_how_to_apply(application: Application, expected: str) -> None:
    assert wording.application(course(application=application), NOW, JA) == expected


def test_that_a_place_needs_no_application_without_saying_so() -> None:
    assert wording.application(make_resource(Kind.FACILITY), NOW, JA) == ""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"audience": "小学生", "age_from": 6, "age_to": 12}, "小学生・6～12歳"),
        ({"audience": "18歳以上の方", "age_from": 18}, "18歳以上の方"),
        ({"age_from": 60}, "60歳以上"),
        ({"age_to": 15}, "15歳まで"),
        ({"age_from": 3, "age_to": 3}, "3歳"),
        ({"residency": tuple(Residency)}, "市内在住・在勤・在学の方"),
        ({"residency": (Residency.RESIDENT, Residency.WORKER)}, "市内在住・市内在勤の方"),
        ({"audience": "市民の方", "residency": (Residency.RESIDENT,)}, "市民の方"),
        ({}, ""),
    ],
)
def test_that_one_is_told_for_whom_it_is(fields: dict[str, Any], expected: str) -> None:
    assert wording.audience(course(**fields), JA) == expected


def test_that_help_to_take_part_comes_with_its_conditions() -> None:
    known = Participation(
        childcare=Childcare(months_from=18, places=6, deadline=date(2026, 11, 25), fee=300),
        sign_language=True,
        sign_language_notice=14,
        captioning=True,
        wheelchair=True,
        languages=("en", "中国語"),
        online=True,
        note="介助者は無料",
    )
    assert wording.participation(course(participation=known), JA) == (
        "保育あり（1歳6か月から・6人まで・保育料 300円・11月25日（水）までに申込）",
        "手話通訳（14日前までに申込）",
        "要約筆記あり",
        "車いす可",
        "オンライン参加可",
        "対応言語 英語・中国語",
        "介助者は無料",
    )


def test_that_what_is_missing_is_for_staff_only() -> None:
    known = Participation(wheelchair=False, individual=False, sign_language=False)
    assert wording.participation(course(participation=known), JA) == ()
    assert wording.participation(course(participation=known), JA, absent=True) == (
        "車いすでは利用できません",
        "団体のみ",
        "手話通訳なし",
    )


def test_that_a_building_says_what_it_has() -> None:
    building = make_resource(
        Kind.FACILITY,
        facility=Facility(barrier_free=("エレベーター", "車いす可")),
        participation=Participation(wheelchair=True),
    )
    assert wording.participation(building, JA) == ("車いす可", "エレベーター")


CONTACT = Contact(
    name="中央公民館",
    phone="042-000-0001",
    extension="12",
    fax="042-000-0002",
    email="k@example.jp",
    url="https://example.jp",
)


def test_that_a_contact_says_every_way() -> None:
    assert wording.contact(course(contact=CONTACT), JA) == (
        "中央公民館",
        "電話 042-000-0001（内線 12）",
        "FAX 042-000-0002",
        "メール k@example.jp",
    )
    provider = Organization(name="生涯学習課", section="学習係", phone="042-000-0009")
    assert wording.contact(course(organization=provider), JA) == ("生涯学習課 学習係", "電話 042-000-0009")
    assert wording.contact(course(), JA) == ()


def test_that_a_talent_is_reached_through_the_desk_unless_it_consented() -> None:
    mediated = make_resource(Kind.TALENT, contact=CONTACT, organization=Organization(name="会", phone="042-000-0009"))
    assert wording.contact(mediated, JA) == ("連絡は窓口を通じて",)
    assert wording.phone(mediated, JA) == ""
    assert wording.page(mediated) == ""
    direct = make_resource(Kind.TALENT, contact=CONTACT, talent=Talent(direct_contact=True))
    assert wording.phone(direct, JA) == "042-000-0001（内線 12）"
    assert wording.page(direct) == "https://example.jp"


def test_that_a_private_provider_carries_its_sentence() -> None:
    private = course(organization=Organization(name="まなびの森", is_private=True))
    assert wording.private_note(private, JA) == "内容・申込は主催者へ直接ご確認ください。"
    assert wording.private_note(course(organization=Organization(name="公民館")), JA) == ""


def test_that_a_record_says_when_it_was_confirmed_and_where_it_comes_from() -> None:
    told = course(
        provenance=Provenance(
            source="市オープンデータ",
            source_updated_on=date(2026, 10, 1),
            confirmed_on=date(2026, 11, 1),
            confirmed_by="公民館",
        )
    )
    assert wording.confirmed(told, JA) == "2026年11月1日 確認（公民館）"
    assert wording.confirmed(told, JA, by=False) == "2026年11月1日 確認"
    assert wording.source(told, JA) == "市オープンデータ（2026年10月1日 更新）"
    assert wording.confirmed(course(), JA) == "未確認"


@given(resources())
def test_that_every_record_can_be_said_in_every_language(resource: Resource) -> None:
    for c in (JA, EN):
        said = [
            wording.when(resource, c),
            wording.where(resource, c),
            wording.fee(resource, c),
            wording.capacity(resource, c),
            wording.application(resource, NOW, c),
            wording.audience(resource, c),
            wording.belongings(resource, c),
            wording.provider(resource, c),
            wording.source(resource, c),
            *wording.contact(resource, c),
            *wording.participation(resource, c, absent=True),
        ]
        assert all(isinstance(text, str) for text in said)
        assert "None" not in "".join(said).replace(str(resource), "") or "None" in str(resource)
