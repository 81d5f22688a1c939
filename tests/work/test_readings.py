"""Readings that staff correct: in use at once, on every desk once delivered, kept with the sheet, refused where wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.paper.preview import page_text
from desk.records.case import Case, Sheet
from desk.records.codes import Mode
from desk.records.reading import Source
from desk.records.sheet import Choices
from desk.services import readings as truth
from desk.services.storing import Storing, store
from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE, hand_over, prepare_sheet, sheet_of
from desk.work.readings import city_readings, correct_reading, corrections, reading_of, word_under
from desk.work.upkeep import tend
from tests.make import make_case, make_course
from tests.paper.reading import middle_of, squeezed

FURIGANA = Choices(mode=Mode.FURIGANA)


def sheet_for(desk: Desk, **described: str) -> tuple[Case, Sheet]:
    return prepare_sheet(desk, make_case(make_course(**described), choices=FURIGANA))


@pytest.fixture
def other(settings: Settings, tmp_path: Path) -> Iterator[Desk]:
    """Another desk of the same city."""
    home = tmp_path / "other"
    made = Desk(
        Settings(home=home, preferences=Preferences(desk="B3"), database_override=f"sqlite:///{settings.home}/desk.db")
    )
    yield made
    made.close()


def test_that_a_correction_is_in_use_at_once_and_without_the_truth(desk: Desk) -> None:
    before, now = correct_reading(desk, "市場", "シジョウ", "田中")
    assert (before.reading, before.source) == ("いちば", Source.RULE)
    assert (now.reading, now.source, now.by) == ("しじょう", Source.CITY, "田中")
    _case, sheet = sheet_for(desk, title="市場を歩く", reading="")
    assert "しじょう" in squeezed(page_text(sheet.pdf))


def test_that_all_desks_of_the_city_have_it_once_it_is_delivered(desk: Desk, other: Desk) -> None:
    correct_reading(desk, "向台町", "むこうだいちょう", "田中")
    assert tend(desk).waiting == 0
    tend(other)
    assert city_readings(other) == {"向台町": "むこうだいちょう"}
    with desk.database.reading() as session:
        (kept,) = truth.readings(session)
    assert (kept.word, kept.reading, kept.by) == ("向台町", "むこうだいちょう", "田中")
    correct_reading(other, "向台町", "", "佐藤")
    tend(other)
    tend(desk)
    assert city_readings(desk) == {}


def test_that_a_correction_can_be_taken_back_before_and_after_it_was_delivered(desk: Desk) -> None:
    correct_reading(desk, "市場", "しじょう", "")
    correct_reading(desk, "市場", "", "")
    assert city_readings(desk) == {}
    tend(desk)
    correct_reading(desk, "市場", "しじょう", "")
    tend(desk)
    correct_reading(desk, "市場", "", "")
    tend(desk)
    assert city_readings(desk) == {}
    assert reading_of(desk, "市場").source is Source.RULE


def test_that_the_same_correction_twice_is_one(desk: Desk) -> None:
    correct_reading(desk, "市場", "しじょう", "")
    correct_reading(desk, "市場", "しじょう", "")
    assert len(desk.outbox.readings.waiting()) == 1


def test_that_of_two_desks_the_later_correction_counts_whichever_arrives_first(desk: Desk) -> None:
    correct_reading(desk, "市場", "しじょう", "田中")
    (early,) = desk.outbox.readings.waiting()
    late = replace(early, id="018f0000-0000-7000-8000-000000000001", reading="いちば", at=early.at + timedelta(1))
    with desk.database.writing() as session:
        assert truth.set_reading(session, late, desk="B3")
        assert not truth.set_reading(session, early, desk="K7")
        assert not truth.set_reading(session, late, desk="B3")
    with desk.database.reading() as session:
        assert [told.reading for told in truth.readings(session)] == ["いちば"]


def test_that_a_slow_clock_does_not_lose_a_correction(desk: Desk) -> None:
    correct_reading(desk, "市場", "しじょう", "")
    (told,) = desk.outbox.readings.waiting()
    desk.outbox.readings.put(
        replace(told, id="018f0000-0000-7000-8000-000000000002", reading="いちば", at=told.at + timedelta(hours=1))
    )
    correct_reading(desk, "市場", "しじょう", "")
    assert corrections(desk)["市場"].reading == "しじょう"


@pytest.mark.parametrize(
    ("word", "reading", "said"),
    [
        ("方", "方", "漢字が残っています"),
        ("方", "kata", "ひらがなかカタカナ"),
        ("方", "ー", "ひらがなかカタカナ"),
        ("方", "ん", "ひらがなかカタカナ"),
        ("申し込み", "もうすこみ", "かなの部分と合いません"),
        ("申し込み", "もう", "かなの部分と合いません"),
        ("かな", "かな", "漢字のある言葉"),
        ("", "かな", "漢字のある言葉"),
        ("長" * 41, "かな", "文字まで"),
    ],
)
def test_that_what_is_no_reading_is_refused_with_a_sentence(desk: Desk, word: str, reading: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        correct_reading(desk, word, reading, "")
    assert corrections(desk) == {}


@pytest.mark.parametrize(
    ("word", "reading"), [("𠮷野", "よしの"), ("髙島", "たかしま"), ("３階", "さんがい"), ("申し込み", "モウシコミ")]
)
def test_that_any_word_with_kanji_can_be_corrected(desk: Desk, word: str, reading: str) -> None:
    _before, now = correct_reading(desk, word, reading, "")
    assert now.source is Source.CITY
    assert squeezed(now.reading) == {"モウシコミ": "もうしこみ"}.get(reading, reading)


def test_that_a_sheet_keeps_the_readings_that_it_was_given_with(desk: Desk) -> None:
    correct_reading(desk, "市場", "しじょう", "")
    correct_reading(desk, "向台町", "むこうだいちょう", "")
    case, sheet = sheet_for(desk, title="市場を歩く", reading="", summary="")
    assert sheet.handout.readings == (("市場", "しじょう"),)
    done = hand_over(desk, case, sheet, TO_FILE, False)
    correct_reading(desk, "市場", "いちば", "")
    given = sheet_of(desk, done.slip)
    assert given is not None
    assert given.pdf == sheet.pdf


def test_that_the_reading_of_a_record_is_told_as_such(desk: Desk) -> None:
    named = make_course(title="向台の歴史", reading="ムコウダイノレキシ")
    with desk.database.writing() as session:
        store(session, [Storing(resource=named)], desk="K7", who="")
    tend(desk)
    known = reading_of(desk, "向台の歴史")
    assert (known.reading, known.source) == ("むこうだいのれきし", Source.RECORD)


def test_that_a_word_that_nobody_reads_is_told_so(desk: Desk) -> None:
    known = reading_of(desk, "𠮷")
    assert (known.reading, known.source) == ("", Source.NOBODY)


def test_that_the_word_under_a_point_of_the_sheet_is_found(desk: Desk) -> None:
    correct_reading(desk, "向台町", "むこうだいちょう", "田中")
    _case, sheet = sheet_for(desk, title="向台町の体操", reading="", summary="希望する方はお申し込みください。")
    expected = {
        "台": ("向台町", "むこうだいちょう", Source.CITY, "田中"),
        "体": ("体操", "たいそう", Source.DICTIONARY, ""),
        "方": ("方", "かた", Source.RULE, ""),
        "込": ("申し込み", "もうしこみ", Source.DICTIONARY, ""),
    }
    for character, told in expected.items():
        known = word_under(desk, sheet, 0, *middle_of(sheet.pdf, character))
        assert known is not None
        assert (known.word, known.reading, known.source, known.by) == told
    assert word_under(desk, sheet, 0, 1, 1) is None
    assert word_under(desk, sheet, 7, 100, 100) is None
