"""The city's words at the desk: what was searched for in vain, what a word would help, and the workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from desk.errors import DeskError
from desk.records.consultation import Search
from desk.records.search import Query
from desk.records.vocabulary import Held, Helped, Missed, Phrase, Synonyms, Term
from desk.services.consultations import log_consultation
from desk.work.desk import Desk
from desk.work.people import vocabulary
from desk.work.searching import search
from desk.work.upkeep import tend
from desk.work.vocabulary import (
    export_vocabulary,
    held_words,
    helped_by,
    import_vocabulary,
    missed_at_hand,
    missed_searches,
    remove_word,
    undo_words,
    write_word,
)
from tests.make import make_filing
from tests.work.conftest import OPEN_COURSE

NOW = datetime.now(UTC).replace(microsecond=0)
PHONE = Synonyms(words=("ガラホ", "スマートフォン"))


def file_search(desk: Desk, text: str, *, delivered: bool, days_ago: int = 1) -> datetime:
    moment = NOW - timedelta(days=days_ago)
    filing = make_filing(searches=(Search(text=text),), offers=(), started=moment, ended=moment)
    if delivered:
        with desk.database.writing() as session:
            log_consultation(session, filing, desk="K7")
    else:
        desk.outbox.put(filing)
    return moment


def found(desk: Desk, text: str) -> int:
    return search(desk, Query(text=text)).total


def test_that_searches_in_vain_are_told_wherever_they_lie(desk: Desk) -> None:
    file_search(desk, "ガラホ", delivered=True, days_ago=3)
    latest = file_search(desk, "ガラホ", delivered=False)
    file_search(desk, "090-1234-5678", delivered=True)
    file_search(desk, "古い言葉", delivered=True, days_ago=400)
    assert missed_searches(desk) == (Missed(text="ガラホ", times=2, empty=2, last=latest),)
    assert missed_at_hand(desk) == (Missed(text="ガラホ", times=1, empty=1, last=latest),)


def test_that_a_draft_tells_which_searches_it_would_have_helped(desk: Desk) -> None:
    missed = tuple(Missed(text=text, times=2, empty=2, last=NOW) for text in ("ガラホ", "ウクレレ"))
    title = OPEN_COURSE.title
    assert helped_by(desk, PHONE, missed) == (Helped(text="ガラホ", times=2, before=0, after=1, first_after=title),)
    assert found(desk, "ガラホ") == 0


def test_that_a_word_reaches_search_and_is_taken_back(desk: Desk) -> None:
    edit = write_word(desk, Held(entry=PHONE), "田中")
    tend(desk)
    assert found(desk, "ガラホ") == 1
    undo_words(desk, (edit.id,), "田中")
    tend(desk)
    assert found(desk, "ガラホ") == 0


def test_that_a_word_taken_away_is_gone_from_all_copies(desk: Desk) -> None:
    digital = next(held for held in held_words(desk) if isinstance(held.entry, Term) and held.entry.code == "digital")
    remove_word(desk, digital, "田中")
    tend(desk)
    assert {term.code for term in vocabulary(desk).terms} == {"senior"}
    assert {term.code for term in desk.index.vocabulary.terms} == {"senior"}


def test_that_a_workbook_goes_out_and_comes_in(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "words.xlsx"
    assert export_vocabulary(desk, str(file)) == 2
    report = import_vocabulary(desk, str(file), remove_missing=True)
    assert (report.new, report.changed, report.unchanged, report.removed, report.refused) == (0, 0, 2, 0, 0)
    book = openpyxl.load_workbook(file)
    book["言い回し"].append(["スマホがわからない", "スマートフォン", "デジタル"])
    book.save(file)
    preview = import_vocabulary(desk, str(file), dry_run=True)
    assert len(held_words(desk)) == 2
    done = import_vocabulary(desk, str(file), "田中")
    assert replace(done, edits=()) == preview
    told = Phrase(says=("スマホがわからない",), words=("スマートフォン",), needs=("digital",))
    assert told in [held.entry for held in held_words(desk)]
    undo_words(desk, done.edits, "田中")
    assert len(held_words(desk)) == 2


def test_that_what_is_no_workbook_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "words.xlsx"
    file.write_text("言い回し", encoding="utf-8")
    with pytest.raises(DeskError, match=r"words\.xlsx"):
        import_vocabulary(desk, str(file))
