"""F12: on record once and durable before the printer is asked; nothing guarded reaches paper unseen."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desk.errors import DeskError
from desk.i18n import catalogue
from desk.records import wording
from desk.records.case import TrayItem
from desk.records.codes import Channel, Delivery, Guard, Kind, Relation, State
from desk.records.consultation import Search
from desk.records.ids import new_id
from desk.records.resource import Application, Contact, Course, Link, Meeting, Provenance, Resource
from desk.services.storing import Storing, store
from desk.text import squeeze
from desk.work.cases import held_back
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE, hand_over, prepare_sheet, reprint, sheet_of
from desk.work.upkeep import tend
from tests.make import make_case, make_course, make_resource


def test_that_a_hand_over_is_on_record_and_on_paper(desk: Desk, course: Resource) -> None:
    case, sheet = prepare_sheet(desk, make_case(course, memo="お孫さんと"))
    done = hand_over(desk, case, sheet, TO_FILE, False)
    assert Path(done.pdf).read_bytes() == sheet.pdf
    (filing,) = desk.outbox.waiting()
    assert filing.handout == sheet.handout
    assert filing.consultation.slip == done.slip == sheet.handout.slip
    assert (filing.consultation.memo, filing.consultation.window) == ("お孫さんと", "中央公民館")
    assert [offer.resource_id for offer in filing.consultation.offers] == [course.id]


def test_that_a_second_f12_reprints_and_logs_nothing(desk: Desk, course: Resource) -> None:
    case, sheet = prepare_sheet(desk, make_case(course))
    first = hand_over(desk, case, sheet, TO_FILE, False)
    second = hand_over(desk, replace(case, filed=True), sheet, TO_FILE, False)
    assert (second.slip, second.reprinted) == (first.slip, True)
    assert len(desk.outbox.waiting()) == 1


def test_that_the_same_case_sent_twice_is_one_record(desk: Desk, course: Resource) -> None:
    case, sheet = prepare_sheet(desk, make_case(course))
    hand_over(desk, case, sheet, TO_FILE, False)
    hand_over(desk, case, sheet, TO_FILE, False)
    assert len(desk.outbox.waiting()) == 1


def test_that_a_phone_call_is_logged_and_not_printed(desk: Desk, course: Resource) -> None:
    done = hand_over(desk, make_case(course, channel=Channel.PHONE), None, TO_FILE, False)
    assert done.pdf == ""
    (filing,) = desk.outbox.waiting()
    assert filing.handout is None
    assert filing.consultation.offers[0].delivery is Delivery.SPOKEN


def test_that_a_flyer_is_logged_and_not_printed(desk: Desk, course: Resource) -> None:
    flyer = TrayItem(id=new_id(), resource=course, delivery=Delivery.FLYER)
    typed = TrayItem(id=new_id(), title="星の会", contact="042-000-0099")
    case, sheet = prepare_sheet(desk, replace(make_case(), tray=(flyer, typed)))
    assert [item.title for item in sheet.handout.items] == ["星の会"]
    hand_over(desk, case, sheet, TO_FILE, False)
    offers = desk.outbox.waiting()[0].consultation.offers
    assert [offer.delivery for offer in offers] == [Delivery.FLYER, Delivery.PRINTED]


@pytest.mark.parametrize(
    ("state", "guard"),
    [(State.FULL, Guard.FULL), (State.CANCELLED, Guard.CANCELLED), (State.POSTPONED, Guard.POSTPONED)],
)
def test_that_a_guarded_item_needs_a_deliberate_act(desk: Desk, state: State, guard: Guard) -> None:
    stale = make_course(application=Application(state=state))
    case = make_case(stale)
    (held,) = held_back(case, datetime.now(), 40_000)
    assert held == (case.tray[0], (guard,))
    with pytest.raises(DeskError):
        hand_over(desk, case, None, TO_FILE, False)
    assert desk.outbox.waiting() == ()
    seen = replace(case, tray=(replace(case.tray[0], accepted=(guard,)),))
    done = hand_over(desk, seen, None, TO_FILE, False)
    (filing,) = desk.outbox.waiting()
    assert filing.handout is not None
    assert filing.handout.items[0].guards == (guard,)
    assert filing.consultation.offers[0].guards == (guard,)
    assert Path(done.pdf).is_file()


def test_that_an_empty_tray_is_logged_without_a_sheet(desk: Desk) -> None:
    done = hand_over(desk, make_case(), None, TO_FILE, False)
    assert (done.pdf, done.problem) == ("", "")
    assert len(desk.outbox.waiting()) == 1
    with pytest.raises(DeskError):
        prepare_sheet(desk, make_case())


def test_that_a_printer_that_fails_keeps_log_and_pdf(desk: Desk, course: Resource) -> None:
    done = hand_over(desk, make_case(course), None, "no-such-queue", False)
    assert done.problem
    assert Path(done.pdf).is_file()
    assert len(desk.outbox.waiting()) == 1


@pytest.mark.skipif(os.name == "nt", reason="folders there have no write bit")
def test_that_a_folder_in_the_way_of_the_pdf_keeps_the_log(desk: Desk, course: Resource) -> None:
    desk.settings.sheets.write_text("not a folder")
    done = hand_over(desk, make_case(course), None, TO_FILE, False)
    assert done.problem
    assert len(desk.outbox.waiting()) == 1


@pytest.mark.parametrize("delivered", [False, True])
def test_that_a_sheet_is_printed_again_exactly_as_given(desk: Desk, course: Resource, delivered: bool) -> None:
    case, sheet = prepare_sheet(desk, make_case(course))
    done = hand_over(desk, case, sheet, TO_FILE, False)
    if delivered:
        tend(desk)
        with desk.outbox._transaction() as connection:
            connection.execute("DELETE FROM filing")
    again = sheet_of(desk, done.slip)
    assert again is not None
    assert again.pdf == sheet.pdf
    assert reprint(desk, done.slip, TO_FILE).slip == done.slip


def test_that_an_unknown_slip_is_told_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(DeskError, match="X9-000000-00"):
        reprint(desk, "X9-000000-00", TO_FILE)


def test_that_what_was_only_noted_is_on_record_beside_what_narrowed(desk: Desk) -> None:
    noted = ("need:health", "life_stage:senior", "circumstance:caregiving")
    hand_over(desk, make_case(needs=("culture",), life_stages=("senior",), noted=noted), None, TO_FILE, False)
    (filing,) = desk.outbox.waiting()
    consultation = filing.consultation
    assert (consultation.needs, consultation.life_stages) == (("culture", "health"), ("senior",))
    assert consultation.circumstances == ("caregiving",)


@pytest.mark.parametrize("words", ["死にたい", "夫に殴られる", "借金がかさむ", "DVから逃げたい"])
def test_that_words_of_distress_are_on_no_paper_and_in_no_file_name(desk: Desk, words: str) -> None:
    """Everywhere that words can stand: the box, the searches, the memo. The sheet holds the window that helps."""
    window = make_resource(Kind.WINDOW, title="こころの相談室", contact=Contact(name="保健所", phone="042-000-0009"))
    case = make_case(
        window,
        text=words,
        memo=words,
        searches=(Search(text=words, filters=("need:daily_life",), total=3),),
    )
    case = replace(case, tray=tuple(replace(item, accepted=tuple(Guard)) for item in case.tray))
    case, sheet = prepare_sheet(desk, case)
    done = hand_over(desk, case, sheet, TO_FILE, False)
    document = PdfReader(done.pdf)
    said = "".join(page.extract_text() for page in document.pages) + str(document.metadata)
    assert "こころの相談室" in squeeze(said)
    assert squeeze(words) not in squeeze(said)
    assert words.encode() not in sheet.pdf
    assert words not in done.pdf
    assert [offer.title for offer in desk.outbox.waiting()[0].consultation.offers] == ["こころの相談室"]


def _linked(desk: Desk, course: Resource) -> tuple[Resource, Resource]:
    """A circle born of the course, and one more that closed down; both with links to it."""
    born, gone = (
        make_resource(
            Kind.CIRCLE,
            title=title,
            links=(Link(relation=Relation.BORN_OF, target=course.id),),
            provenance=course.provenance,
            vanished_on=vanished_on,
        )
        for title, vanished_on in (("スマホの会", None), ("もうない会", date(2026, 1, 1)))
    )
    with desk.database.writing() as session:
        store(session, [Storing(resource=born), Storing(resource=gone)], desk="K7", who="")
    tend(desk)
    return born, gone


def test_that_the_sheet_tells_next_steps_only_where_the_case_wants_them(desk: Desk, course: Resource) -> None:
    born, gone = _linked(desk, course)
    _case, sheet = prepare_sheet(desk, make_case(course))
    assert sheet.handout.items[0].steps == ()
    _case, sheet = prepare_sheet(desk, make_case(course, next_steps=True))
    assert [step.resource.id for step in sheet.handout.items[0].steps] == [born.id]
    assert born.title in _squeezed(sheet.pdf)
    assert gone.title not in _squeezed(sheet.pdf)
    _case, both = prepare_sheet(desk, make_case(course, born, next_steps=True))
    assert both.handout.items[0].steps == (), "it is an item of the sheet anyway"


def test_that_a_sheet_goes_without_next_steps_where_the_index_is_gone(desk: Desk, course: Resource) -> None:
    _linked(desk, course)
    fresh = Desk(desk.settings)
    desk.settings.index_path.unlink()
    try:
        _case, sheet = prepare_sheet(fresh, make_case(course, next_steps=True))
        assert sheet.handout.items[0].steps == ()
    finally:
        fresh.close()


def _squeezed(pdf: bytes) -> str:
    return squeeze("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


REASONS: dict[Guard, dict[str, object]] = {
    Guard.BEFORE: {"application": Application(opens=datetime.now() + timedelta(days=3))},
    Guard.ENDED: {"course": Course(meetings=(Meeting(starts=datetime(2020, 1, 1, 10)),))},
    Guard.CLOSED: {"application": Application(closes=datetime.now() - timedelta(days=1))},
    Guard.FULL: {"application": Application(state=State.FULL)},
    Guard.CANCELLED: {"application": Application(state=State.CANCELLED)},
    Guard.POSTPONED: {"application": Application(state=State.POSTPONED)},
    Guard.UNCONFIRMED: {"provenance": Provenance(source="市報")},
}


@pytest.mark.parametrize("guard", REASONS)
def test_that_each_reason_is_held_back_and_then_stands_on_the_sheet_in_words(desk: Desk, guard: Guard) -> None:
    stale = make_course(**REASONS[guard])
    case = make_case(stale)
    assert held_back(case, datetime.now(), 40_000) == ((case.tray[0], (guard,)),)
    with pytest.raises(DeskError):
        hand_over(desk, case, None, TO_FILE, False)
    assert desk.outbox.consultations() == ()
    done = hand_over(desk, replace(case, tray=(replace(case.tray[0], accepted=(guard,)),)), None, TO_FILE, False)
    c = catalogue("ja")
    text = _squeezed(Path(done.pdf).read_bytes())
    assert squeeze(f"【{wording.guard_label(guard, c)}】{wording.guard(guard, stale, datetime.now(), c)}") in text
