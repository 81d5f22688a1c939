"""The outbox: durable before anything else, never a number twice, nothing lost and nothing doubled."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from desk.delivery.outbox import Outbox
from desk.errors import DeskError, LostRace
from desk.records.codes import Band, Mode
from desk.records.consultation import Staff
from desk.records.search import Slot
from desk.records.town import Town
from tests.make import make_case, make_course, make_filing


@pytest.fixture
def outbox(home: Path) -> Iterator[Outbox]:
    made = Outbox(home / "outbox.db")
    yield made
    made.close()


def test_that_slip_numbers_count_for_each_day_and_never_repeat(outbox: Outbox) -> None:
    given: list[str] = []

    def take() -> None:
        for _n in range(20):
            given.append(outbox.next_slip("K7", date(2026, 11, 21)))

    threads = [threading.Thread(target=take) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [f"K7-261121-{n:02}" for n in range(1, 81)]
    assert outbox.next_slip("K7", date(2026, 11, 22)) == "K7-261122-01"


def test_that_a_filing_survives_the_process_and_a_second_put(outbox: Outbox) -> None:
    filing = make_filing()
    outbox.put(filing)
    outbox.put(replace(filing, handout=None))
    outbox.close()
    again = Outbox(outbox.path)
    assert again.waiting() == (filing,)
    assert again.handout(filing.consultation.slip) == filing.handout
    again.close()


def test_that_filing_takes_the_draft_away(outbox: Outbox) -> None:
    filing = make_filing()
    outbox.save_draft(make_case(id=filing.consultation.id))
    outbox.put(filing)
    assert outbox.drafts() == ()


def test_that_a_draft_keeps_the_person(outbox: Outbox) -> None:
    izumi = Town(code="1", municipality="みほん市", name="泉町一丁目", latitude=35.7, longitude=139.5)
    slots = (Slot(weekday=5, band=Band.MORNING), Slot(band=Band.EVENING))
    case = make_case(age=67, ties=(), slots=slots, town=izumi, within=20, noted=("need:health",))
    outbox.save_draft(case)
    assert outbox.drafts() == (case,)


def test_that_drafts_come_back_as_they_were_the_last_first(outbox: Outbox) -> None:
    first, second = make_case(make_course(), memo="一"), make_case(memo="二", held=True)
    outbox.save_draft(first)
    outbox.save_draft(second)
    outbox.save_draft(replace(first, memo="三"))
    assert outbox.drafts() == (replace(first, memo="三"), second)


def test_that_what_was_delivered_stays_at_hand_and_no_longer_waits(outbox: Outbox) -> None:
    filing = make_filing()
    outbox.put(filing)
    outbox.mark_delivered(filing)
    assert outbox.waiting() == ()
    (told,) = outbox.consultations()
    assert told.delivered


def test_that_a_correction_made_while_delivering_goes_on_waiting(outbox: Outbox) -> None:
    filing = make_filing()
    outbox.put(filing)
    outbox.correct(replace(filing.consultation, memo="あとから"), "佐藤")
    outbox.mark_delivered(filing)
    (waiting,) = outbox.waiting()
    assert waiting.current.memo == "あとから"
    assert waiting.current.version == 2


def test_that_a_filing_of_an_earlier_version_is_read_and_leaves_once_it_is_delivered(outbox: Outbox) -> None:
    filing = make_filing()
    outbox.put(filing)
    told = msgspec.to_builtins(filing)
    del told["handout"]["choices"], told["handout"]["fonts"]
    told["handout"] |= {"mode": "furigana", "language": "ja", "greeting": ""}
    with outbox._transaction() as connection:
        connection.execute("UPDATE filing SET body = ?", (msgspec.json.encode(told),))
    (waiting,) = outbox.waiting()
    assert waiting.handout is not None
    assert waiting.handout.choices.mode is Mode.FURIGANA
    outbox.mark_delivered(waiting)
    assert outbox.waiting() == ()


def test_that_two_corrections_of_one_version_are_a_lost_race(outbox: Outbox) -> None:
    told = make_filing().consultation
    outbox.put(replace(make_filing(), consultation=told))
    outbox.correct(replace(told, memo="先"), "佐藤")
    with pytest.raises(LostRace):
        outbox.correct(replace(told, memo="後"), "鈴木")


def test_that_a_delivered_filing_is_not_corrected_here(outbox: Outbox) -> None:
    filing = make_filing()
    outbox.put(filing)
    outbox.mark_delivered(filing)
    assert outbox.correct(replace(filing.consultation, memo="後"), "鈴木") is None


def test_that_copies_are_kept_for_when_the_truth_is_away(outbox: Outbox) -> None:
    people = (Staff(id="1", name="田中"),)
    outbox.keep("staff", people)
    assert outbox.kept("staff", tuple[Staff, ...]) == people
    assert outbox.kept("windows", tuple[Staff, ...]) is None


def test_that_a_folder_in_its_place_is_told_in_a_sentence(home: Path) -> None:
    (home / "outbox.db").mkdir()
    with pytest.raises(DeskError, match="記録用のファイル"):
        Outbox(home / "outbox.db").put(make_filing())
