"""Candidates for the lexicon: what was searched for in vain, without what tells of a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desk.database import Database
from desk.records.consultation import Filing, Offer, Search
from desk.records.ids import new_id
from desk.services.consultations import log_consultation
from desk.services.missed_searches import Vain, is_presentable, missed, vain_in, vain_searches
from tests.make import make_filing

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
DAY = datetime(2026, 11, 20, 1, tzinfo=UTC)


def filing(*searches: tuple[str, int], day: datetime = DAY, picked: bool = False, by_hand: bool = False) -> Filing:
    told = tuple(Search(text=text, total=total) for text, total in searches)
    offers = [Offer(id=new_id(), title="書道", resource_id=new_id())] * picked
    offers += [Offer(id=new_id(), title="星の会")] * by_hand
    return make_filing(searches=told, offers=tuple(offers), started=day, ended=day + timedelta(minutes=5))


FILINGS = (
    filing(("フラワーアレンジ", 0), ("生け花", 4), picked=True),
    filing(("生け花", 4), by_hand=True),
    filing(("ふらわーあれんじ", 0), day=DAY + timedelta(days=1)),
    filing(("書道", 9), ("", 0), picked=True),
    filing(("生け花", 4), day=datetime(2025, 1, 1, tzinfo=UTC)),
)


def test_that_what_found_nothing_or_led_to_no_pick_is_counted(database: Database) -> None:
    with database.writing() as session:
        for one in FILINGS:
            log_consultation(session, one, desk="K7")
    with database.reading() as session:
        found = missed(vain_searches(session, SINCE), 10)
    assert [(one.text, one.times, one.empty, one.last) for one in found] == [
        ("ふらわーあれんじ", 2, 2, DAY + timedelta(days=1)),
        ("生け花", 1, 0, DAY),
    ]


def test_that_what_waits_is_counted_as_what_was_delivered(database: Database) -> None:
    with database.writing() as session:
        for one in FILINGS:
            log_consultation(session, one, desk="K7")
    with database.reading() as session:
        told = vain_searches(session, datetime(2020, 1, 1, tzinfo=UTC))
    waiting = [vain for one in FILINGS for vain in vain_in(one.consultation)]
    assert sorted(told, key=repr) == sorted(waiting, key=repr)


def test_that_only_so_many_are_told() -> None:
    vain = [Vain(f"言葉{letter}", 0, DAY) for letter in "あいう"]
    assert len(missed(vain, 2)) == 2


@pytest.mark.parametrize("text", ["定年してから毎日ひまで", "ＤＶ", "3歳の子と", "ukulele", "100円でできること"])
def test_that_everyday_words_are_shown(text: str) -> None:
    assert is_presentable(text)


@pytest.mark.parametrize(
    "text",
    [
        "090-1234-5678",
        "０９０１２３４５６７８",
        "tanaka@example.jp",
        "S30.1.15 1955",
        "",
        "  ",
        "123",
        "あ" * 61,
        "https://a.jp",
        "一行目\n二行目",
    ],
)
def test_that_numbers_and_addresses_of_a_person_are_not_shown(text: str) -> None:
    assert not is_presentable(text)
