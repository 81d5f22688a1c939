"""A sheet that was given, told anew as of today: found by its number, on record once, and nothing of it lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.paper.handout import set_handout
from desk.records.case import Sheet, TrayItem
from desk.records.codes import Guard, Kind, Mode, State
from desk.records.consultation import HandoutItem, Staff
from desk.records.ids import new_id
from desk.records.resource import Application, Contact, Resource
from desk.services.storing import Storing, store
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE, hand_over, prepare_sheet, sheet_of
from desk.work.today import hand_over_at_hand, hand_over_today, sheet_of_today
from desk.work.upkeep import tend
from tests.make import make_case, make_resource
from tests.paper.reading import text_of

CLERK = Staff(id=new_id(), name="田中 花")


@pytest.fixture
def given(desk: Desk, course: Resource) -> Sheet:
    """A sheet that was handed over, in large print and in short."""
    case = make_case(course, needs=("digital",), life_stages=("senior",), memo="また来ます")
    typed = TrayItem(id=new_id(), title="星の会", contact="042-000-0099")
    choices = replace(case.choices, mode=Mode.LARGE, mono=True, greeting="ようこそ")
    short = replace(case.tray[0], short=True)
    case, sheet = prepare_sheet(desk, replace(case, tray=(short, typed), choices=choices))
    hand_over(desk, case, sheet, TO_FILE, False)
    return sheet


def put(desk: Desk, course: Resource, **changes: object) -> None:
    """Have the record say something else from now on."""
    with desk.database.writing() as session:
        store(session, [Storing(resource=replace(course, **changes))], desk="K7", who="")  # type: ignore[arg-type]
    tend(desk)


def test_that_it_is_the_same_sheet_with_what_is_so_today(desk: Desk, course: Resource, given: Sheet) -> None:
    put(desk, course, title="はじめてのスマホ教室", fee=7777)
    sheet = sheet_of_today(desk, given.handout)
    today, typed = sheet.handout.items
    assert today.resource is not None
    assert (today.resource.title, today.resource.fee, today.short) == ("はじめてのスマホ教室", 7777, True)
    assert (typed.title, typed.contact) == ("星の会", "042-000-0099")
    assert sheet.handout.choices == given.handout.choices
    text = text_of(sheet)
    assert "【変更】7,777円" in text
    assert "前の名前：はじめてのスマートフォン" in text


def test_that_it_has_a_number_of_its_own_and_names_the_former_one(desk: Desk, given: Sheet) -> None:
    sheet = sheet_of_today(desk, given.handout)
    assert sheet.handout.slip != given.handout.slip
    assert sheet.handout.former is not None
    assert sheet.handout.former.slip == given.handout.slip
    assert given.handout.slip in text_of(sheet)


def test_that_what_is_not_on_record_any_more_stays_and_is_told(desk: Desk, given: Sheet) -> None:
    item, typed = given.handout.items
    assert item.resource is not None
    gone = replace(item, resource=replace(item.resource, id="gone"))
    sheet = sheet_of_today(desk, replace(given.handout, items=(gone, typed)))
    assert sheet.handout.items[0].is_gone
    assert item.resource.title in text_of(sheet)
    assert "【登録なし】" in text_of(sheet)


def test_that_no_name_that_says_too_much_comes_back_as_a_former_one(desk: Desk, given: Sheet) -> None:
    """The window was given under a name that only later became a word of distress."""
    window = make_resource(Kind.WINDOW, title="DVの相談", contact=Contact(name="男女平等推進センター"))
    renamed = replace(window, title="女性の相談")
    put(desk, renamed)
    item = HandoutItem(resource=window)
    for one in (item, replace(item, resource=replace(window, id="gone"))):
        text = text_of(sheet_of_today(desk, replace(given.handout, items=(one,))))
        assert "DV" not in text
    assert "女性の相談" in text_of(sheet_of_today(desk, replace(given.handout, items=(item,))))


def test_that_what_speaks_against_it_now_is_on_the_sheet_and_on_record(
    desk: Desk, course: Resource, given: Sheet
) -> None:
    put(desk, course, application=Application(state=State.CANCELLED))
    sheet = sheet_of_today(desk, given.handout)
    assert "【中止】" in text_of(sheet)
    hand_over_today(desk, sheet, CLERK, TO_FILE)
    visit = desk.outbox.filing(sheet.handout.consultation_id or "")
    assert visit is not None
    assert visit.consultation.offers[0].guards == (Guard.CANCELLED,)


@pytest.fixture(params=["at this desk", "delivered"])
def found(request: pytest.FixtureRequest, desk: Desk, given: Sheet) -> Sheet:
    """The sheet from the outbox, or from the truth when this desk has it no more."""
    if request.param == "delivered":
        tend(desk)
        with desk.outbox._transaction() as connection:
            connection.execute("DELETE FROM filing")
    sheet = sheet_of(desk, given.handout.slip)
    assert sheet is not None
    return sheet


def test_that_who_came_back_is_on_record_with_what_was_known(desk: Desk, found: Sheet) -> None:
    sheet = sheet_of_today(desk, found.handout)
    done = hand_over_today(desk, sheet, CLERK, TO_FILE)
    assert Path(done.pdf).read_bytes() == sheet.pdf
    filing = desk.outbox.filing(done.consultation_id)
    assert filing is not None
    visit = filing.consultation
    assert (visit.slip, visit.staff, visit.window) == (done.slip, "田中 花", "中央公民館")
    assert (visit.needs, visit.life_stages) == (("digital",), ("senior",))
    assert found.handout.slip in visit.memo
    assert "また来ます" not in visit.memo
    assert [offer.title for offer in visit.offers] == ["はじめてのスマートフォン", "星の会"]


def test_that_a_second_f12_prints_and_logs_nothing_more(desk: Desk, given: Sheet) -> None:
    sheet = sheet_of_today(desk, given.handout)
    first = hand_over_today(desk, sheet, CLERK, TO_FILE)
    second = hand_over_today(desk, sheet, CLERK, TO_FILE)
    assert (first.reprinted, second.reprinted) == (False, True)
    assert len(desk.outbox.consultations()) == 2


@pytest.mark.parametrize("delivered", [False, True])
def test_that_it_is_found_by_its_own_number_exactly_as_given(desk: Desk, given: Sheet, delivered: bool) -> None:
    sheet = sheet_of_today(desk, given.handout)
    done = hand_over_today(desk, sheet, CLERK, TO_FILE)
    if delivered:
        tend(desk)
        with desk.outbox._transaction() as connection:
            connection.execute("DELETE FROM filing")
    again = sheet_of(desk, done.slip)
    assert again is not None
    assert again.pdf == sheet.pdf


def test_that_a_sheet_of_today_can_be_told_anew_once_more(desk: Desk, course: Resource, given: Sheet) -> None:
    first = sheet_of_today(desk, given.handout)
    put(desk, course, fee=7777)
    second = sheet_of_today(desk, first.handout)
    assert second.handout.former is not None
    assert second.handout.former.slip == first.handout.slip
    item = second.handout.items[0]
    assert item.former is not None
    assert item.former.former is None, "only what was told last is compared"
    assert "【変更】7,777円" in text_of(second)


def test_that_it_goes_without_the_truth(desk: Desk, given: Sheet) -> None:
    """The index, the outbox and the copy of the windows are enough."""
    sheet = sheet_of_today(desk, given.handout)
    done = hand_over_at_hand(desk, sheet, None, TO_FILE)
    filing = desk.outbox.filing(done.consultation_id)
    assert filing is not None
    assert filing.consultation.needs == ("digital",)


def test_that_the_given_sheet_stays_as_it_was(desk: Desk, course: Resource, given: Sheet) -> None:
    put(desk, course, fee=7777)
    hand_over_today(desk, sheet_of_today(desk, given.handout), CLERK, TO_FILE)
    again = sheet_of(desk, given.handout.slip)
    assert again is not None
    assert again.pdf == given.pdf
    assert set_handout(given.handout, confirmation_days=40_000).pdf == given.pdf
