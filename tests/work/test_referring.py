"""Handing on: what was not ticked is nowhere, and what was given is on record once, printed, and answered."""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desk.errors import DeskError
from desk.records.case import Case, TrayItem
from desk.records.codes import Kind, OfferOutcome, Passed, ReferralResult, ReferralState
from desk.records.consultation import CounterWindow, HandoutItem, Search
from desk.records.ids import new_id
from desk.records.referral import PassedFact, ReferralPlan, ReferralSheet
from desk.records.resource import Contact, Resource, Window
from desk.records.sheet import Choices
from desk.services import office
from desk.services.storing import Storing, store
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE
from desk.work.people import this_window
from desk.work.referring import (
    KEPT,
    answer_referral,
    passable,
    prepare_referral,
    receiver_of,
    receivers,
    refer,
    referrals,
    referrals_at_hand,
    reprint_referral,
    tried,
)
from desk.work.upkeep import tend
from tests.make import make_case, make_resource

CENTRE = make_resource(
    Kind.WINDOW,
    title="女性の悩みとDVの相談",
    reading="ジョセイノナヤミトディーブイノソウダン",
    contact=Contact(name="男女平等推進センター", phone="042-222-2222"),
    window=Window(takes="配偶者からの暴力", how="電話"),
)


@pytest.fixture
def centre(desk: Desk) -> Resource:
    """An advice desk whose very name tells, as the index has it."""
    with desk.database.writing() as session:
        store(session, [Storing(resource=CENTRE)], desk="K7", who="")
    tend(desk)
    found = desk.index.resource(CENTRE.id)
    assert found is not None
    return found


@pytest.fixture
def case(course: Resource) -> Case:
    """A person of whom much is known, in distress."""
    return make_case(
        course,
        slip="K7-261120-09",
        life_stages=("senior",),
        noted=("need:digital",),
        circumstances=(),
        text="夫の暴力がこわい",
        searches=(Search(text="夫の暴力がこわい", total=2),),
        memo="ご本人は山田さん",
        staff="田中 花",
    )


def make_plan(case: Case, centre: Resource, facts: tuple[PassedFact, ...] = (), **changes: object) -> ReferralPlan:
    fields: dict[str, object] = {
        "id": new_id(),
        "slip": case.slip,
        "case_id": case.id,
        "to": receiver_of(centre).to,
        "ask": "お話を聞いてください。",
        "facts": facts,
        "staff": case.staff,
    }
    return ReferralPlan(**(fields | changes))  # type: ignore[arg-type]


def text_of(sheet: ReferralSheet) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(BytesIO(sheet.pdf)).pages))


def test_that_a_case_tells_in_words_what_could_be_passed_on(desk: Desk, case: Case) -> None:
    assert {fact.sort: fact.text for fact in passable(desk, case)} == {
        Passed.LIFE_STAGE: "高齢期",
        Passed.NEEDS: "デジタル",
        Passed.QUESTION: "夫の暴力がこわい",
    }


@pytest.mark.parametrize("ticked", [(), (Passed.LIFE_STAGE,), (Passed.NEEDS, Passed.QUESTION), tuple(Passed)])
def test_that_what_was_not_ticked_is_nowhere(
    desk: Desk, case: Case, centre: Resource, ticked: tuple[Passed, ...], caplog: pytest.LogCaptureFixture
) -> None:
    known = (
        *passable(desk, case),
        PassedFact(sort=Passed.NAME, text="髙橋 𠮷子"),
        PassedFact(sort=Passed.PHONE, text="090-0000-1234"),
    )
    plan = make_plan(case, centre, tuple(fact for fact in known if fact.sort in ticked))
    sheet = prepare_referral(desk, plan)
    done = refer(desk, sheet, TO_FILE)
    tend(desk)
    said = text_of(sheet)
    kept = b"".join(file.read_bytes() for file in desk.settings.home.rglob("*") if file.suffix in (".db", ".db-wal"))
    for fact in known:
        is_ticked = fact.sort in ticked
        assert (re.sub(r"\s+", "", fact.text) in said) is is_ticked
        assert (fact.text.encode() in kept) is (is_ticked or fact.text in ("デジタル", "高齢期"))
        assert fact.text not in caplog.text
        assert fact.text not in done.pdf
        assert fact.text not in str(PdfReader(BytesIO(sheet.pdf)).metadata)
    assert "山田" not in said
    assert "山田".encode() not in kept


def test_that_the_other_window_is_named_discreetly_on_paper_and_fully_to_staff(
    desk: Desk, case: Case, centre: Resource
) -> None:
    sheet = prepare_referral(desk, make_plan(case, centre))
    assert sheet.referral.to_name == "女性の悩みとDVの相談"
    assert "男女平等推進センター" in text_of(sheet)
    assert "DV" not in text_of(sheet)
    assert "暴力" not in text_of(sheet)


def test_that_staff_are_told_of_words_that_tell(desk: Desk, case: Case, centre: Resource) -> None:
    facts = tuple(fact for fact in passable(desk, case) if fact.sort is Passed.QUESTION)
    assert prepare_referral(desk, make_plan(case, centre)).telling == ()
    assert prepare_referral(desk, make_plan(case, centre, facts)).telling == ("夫の暴力",)


def test_that_it_is_on_record_once_and_printed_as_often_as_wanted(desk: Desk, case: Case, centre: Resource) -> None:
    sheet = prepare_referral(desk, make_plan(case, centre))
    first, second = refer(desk, sheet, TO_FILE), refer(desk, sheet, TO_FILE)
    assert (first.reprinted, second.reprinted) == (False, True)
    assert Path(first.pdf).read_bytes() == sheet.pdf
    assert len(desk.outbox.referrals.waiting()) == 1
    tend(desk)
    (told,) = referrals(desk)
    assert (told.slip, told.consultation_id, told.delivered) == ("K7-261120-09", case.id, True)
    again = reprint_referral(desk, told, TO_FILE)
    assert Path(again.pdf).read_bytes() == sheet.pdf


def test_that_two_windows_of_one_visit_have_two_files_under_one_number(
    desk: Desk, case: Case, centre: Resource
) -> None:
    files = {refer(desk, prepare_referral(desk, make_plan(case, centre)), TO_FILE).pdf for _n in range(2)}
    assert len(files) == 2
    assert {Path(file).name[:12] for file in files} == {"K7-261120-09"}


def test_that_a_referral_without_a_visit_gets_a_number_of_its_own(desk: Desk, case: Case, centre: Resource) -> None:
    slips = {prepare_referral(desk, make_plan(case, centre, slip="", case_id=None)).referral.slip for _n in range(2)}
    assert len(slips) == 2


def test_that_nothing_is_given_without_saying_what_for(desk: Desk, case: Case, centre: Resource) -> None:
    with pytest.raises(DeskError, match="お願い"):
        prepare_referral(desk, make_plan(case, centre, ask=" 　"))


def test_that_what_came_back_is_entered_before_and_after_delivery(desk: Desk, case: Case, centre: Resource) -> None:
    refer(desk, prepare_referral(desk, make_plan(case, centre)), TO_FILE)
    (told,) = referrals_at_hand(desk)
    received = answer_referral(desk, replace(told, received=date(2026, 11, 22)), "佐藤 次郎")
    assert received.state is ReferralState.RECEIVED
    tend(desk)
    (held,) = referrals(desk)
    assert (held.received, held.delivered) == (date(2026, 11, 22), True)
    answered = answer_referral(desk, replace(held, result=ReferralResult.DONE), "佐藤 次郎")
    assert answered.state is ReferralState.ANSWERED
    assert [one.result for one in referrals_at_hand(desk)] == [ReferralResult.DONE]


def test_that_what_was_tried_is_named_discreetly_with_its_result(desk: Desk, centre: Resource) -> None:
    typed = TrayItem(id=new_id(), title="星の会", contact="042-000-0099")
    assert tried(desk, typed, OfferOutcome.FULL).title == "星の会"
    assert tried(desk, typed, OfferOutcome.FULL).result == "満員"
    assert tried(desk, TrayItem(id=new_id(), resource=centre)).title == "男女平等推進センター"


def test_that_receivers_are_advice_desks_and_the_city_s_other_windows(desk: Desk, centre: Resource) -> None:
    assert [one.name for one in receivers(desk, "")] == ["女性の悩みとDVの相談"], "this window itself is none"
    assert [one.name for one in receivers(desk, "男女平等")] == ["女性の悩みとDVの相談"]
    assert receivers(desk, "存在しない窓口") == ()


def test_that_two_windows_of_one_name_are_both_offered(desk: Desk) -> None:
    twins = [make_resource(Kind.WINDOW, title="法律相談", contact=Contact(phone=f"042-000-000{n}")) for n in (1, 2)]
    with desk.database.writing() as session:
        store(session, [Storing(resource=one) for one in twins], desk="K7", who="")
    tend(desk)
    assert [one.name for one in receivers(desk, "法律相談")] == ["法律相談", "法律相談"]


def test_that_without_an_index_the_city_s_windows_can_be_chosen(desk: Desk, settings: Settings) -> None:
    other = CounterWindow(id=new_id(), code="kita", name="北公民館", city="みほん市", contact="042-000-0009")
    with desk.database.writing() as session:
        office.store_windows(session, [this_window(desk), other], desk="K7")
    tend(desk)
    settings.index_path.write_bytes(b"no index")
    fresh = Desk(settings)
    assert [one.name for one in receivers(fresh, "")] == ["北公民館"]
    fresh.close()


def test_that_while_the_truth_is_away_all_goes_on_here(
    desk: Desk, settings: Settings, case: Case, centre: Resource
) -> None:
    away = Desk(replace(settings, database_override="postgresql://nobody@127.0.0.1:1/none"))
    refer(away, prepare_referral(away, make_plan(case, centre)), TO_FILE)
    tend(away)
    (told,) = referrals(away)
    assert not told.delivered
    answer_referral(away, replace(told, note="電話あり"), "佐藤 次郎")
    away.close()
    tend(desk)
    (held,) = referrals(desk)
    assert (held.note, held.version, held.delivered) == ("電話あり", 2, True)


def test_that_files_of_older_referrals_leave_the_home(desk: Desk, case: Case, centre: Resource) -> None:
    file = Path(refer(desk, prepare_referral(desk, make_plan(case, centre)), TO_FILE).pdf)
    handout = file.with_name("K7-261120-09.pdf")
    handout.write_bytes(b"a sheet for the resident")
    old = time.time() - KEPT.total_seconds() - 60
    for one in (file, handout):
        os.utime(one, (old, old))
    referrals(desk)
    assert not file.exists()
    assert handout.exists(), "a sheet of ご案内 holds nothing of the person"


def test_that_the_copy_is_set_as_the_resident_reads(desk: Desk, case: Case, centre: Resource) -> None:
    sheet = prepare_referral(desk, make_plan(case, centre, choices=Choices(language="vi", greeting="またどうぞ")))
    assert sheet.unreviewed == ("vi",)
    assert sheet.referral.choices.greeting == ""
    assert "Phiếu" in text_of(sheet)


def test_that_a_window_that_was_typed_by_hand_does(desk: Desk, case: Case, centre: Resource) -> None:
    to = HandoutItem(title="福祉総務課", contact="電話 042-000-3000")
    sheet = prepare_referral(desk, make_plan(case, centre, to=to))
    assert sheet.referral.to_name == "福祉総務課"
    assert "042-000-3000" in text_of(sheet)
