"""A workbook of words taken in: compared, told, written in one go, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk import changes
from desk.database import Database
from desk.models.words import city_vocabulary
from desk.records.vocabulary import Entry, Phrase, Synonyms, Term, Vocabulary
from desk.records.word_file import WordDraft, WordFile, WordReport, sort_of
from desk.services.vocabulary import store_vocabulary
from desk.services.word_editing import held_words, remove_word, undo_words
from desk.services.word_importing import take_in

READING = Term(scheme="need", code="reading", name="読書", synonyms=("本",))
ALOUD = Term(scheme="need", code="reading/aloud", name="朗読", parent="reading", position=1)
SENIOR = Term(scheme="life_stage", code="senior", name="シニア", age_from=65)
RETIRED = Phrase(says=("定年", "退職"), words=("シニア",), needs=("reading",), theme="life")
IDLE = Phrase(says=("ひま",), words=("サークル",), theme="life")
BRUSH = Synonyms(words=("習字", "書道"), theme="culture")
EDITION = Vocabulary(terms=(SENIOR, READING, ALOUD), phrases=(RETIRED, IDLE), synonyms=(BRUSH,))
ALL: tuple[Entry, ...] = (SENIOR, READING, ALOUD, RETIRED, IDLE, BRUSH)
KEYS = {RETIRED: "life:定年", IDLE: "life:ひま", BRUSH: "culture:習字"}
STARS = Phrase(says=("夜空",), words=("天体観測",))


@pytest.fixture
def words(database: Database) -> Database:
    with database.writing() as session:
        store_vocabulary(session, EDITION, desk="K7", who="")
    return database


def file(*entries: Entry, keys: dict[Entry, str] | None = None) -> WordFile:
    """The sheets of these entries, their rows numbered as in a workbook."""
    named = KEYS if keys is None else keys
    drafts = [
        WordDraft(
            sheet=sort_of(entry),
            row=number,
            key=named.get(entry, ""),
            entry=replace(entry, position=0) if isinstance(entry, Term) else entry,
        )
        for number, entry in enumerate(entries, start=2)
    ]
    return WordFile(drafts=tuple(drafts), sorts={draft.sheet: draft.sheet for draft in drafts})


def taken(words: Database, told: WordFile, *, remove_missing: bool = False, dry_run: bool = False) -> WordReport:
    with words.writing() as session:
        return take_in(session, told, remove_missing=remove_missing, dry_run=dry_run, desk="K7", who="田中")


def now(words: Database) -> Vocabulary:
    with words.reading() as session:
        return city_vocabulary(session)


def counts(report: WordReport) -> tuple[int, int, int, int, int, int]:
    """New, changed, unchanged, removed, refused, missing."""
    return report.new, report.changed, report.unchanged, report.removed, report.refused, report.missing


def test_that_the_same_words_change_nothing(words: Database) -> None:
    with words.reading() as session:
        told = changes.count(session)
    assert counts(taken(words, file(*ALL), remove_missing=True)) == (0, 0, 6, 0, 0, 0)
    with words.reading() as session:
        assert changes.count(session) == told


def test_that_a_preview_tells_what_is_done_and_does_nothing(words: Database) -> None:
    before = now(words)
    told = file(
        STARS,
        replace(RETIRED, says=("退職", "定年")),
        BRUSH,
        keys={replace(RETIRED, says=("退職", "定年")): "life:定年"},
    )
    preview = taken(words, told, remove_missing=True, dry_run=True)
    assert now(words) == before
    assert preview.edits == ()
    done = taken(words, told, remove_missing=True)
    assert replace(done, edits=()) == preview
    assert counts(done) == (1, 1, 1, 1, 0, 0)
    assert [(one.what, one.name) for one in done.changes] == [("new", "夜空"), ("changed", "退職"), ("removed", "ひま")]
    assert now(words).phrases == (STARS, replace(RETIRED, says=("退職", "定年")))
    again = taken(words, told, remove_missing=True)
    assert counts(again) == (0, 0, 3, 0, 0, 0)


def test_that_all_of_it_is_taken_back_at_once(words: Database) -> None:
    before = now(words)
    done = taken(words, file(STARS, replace(BRUSH, words=("習字", "毛筆")), ALOUD, READING), remove_missing=True)
    assert counts(done) == (1, 1, 2, 2, 0, 0)
    with words.writing() as session:
        undo_words(session, done.edits, desk="K7", who="田中")
    assert now(words) == before


def test_that_what_the_file_lacks_stays_unless_told_otherwise(words: Database) -> None:
    report = taken(words, file(RETIRED))
    assert counts(report) == (0, 0, 1, 0, 0, 1)
    assert now(words) == EDITION


def test_that_sorts_without_a_sheet_are_left_alone(words: Database) -> None:
    taken(words, file(BRUSH), remove_missing=True)
    assert now(words) == EDITION


def test_that_a_term_others_need_stays_and_is_told(words: Database) -> None:
    other = Term(scheme="need", code="stars", name="星")
    report = taken(words, file(other), remove_missing=True)
    assert counts(report) == (1, 0, 0, 1, 0, 1)
    (problem,) = report.problems
    assert "読書" in problem.message
    assert {term.code for term in now(words).of("need")} == {"reading", "stars"}


def test_that_rows_which_cannot_stand_are_told_and_the_rest_is_done(words: Database) -> None:
    told = file(
        STARS,
        replace(IDLE, words=(), says=("ひま",)),
        replace(STARS, words=("星座",)),
        Phrase(says=("孫",), needs=("none",)),
    )
    report = taken(words, told)
    assert counts(report)[:5] == (1, 0, 0, 0, 3)
    assert [(problem.row, problem.sheet) for problem in report.problems] == [
        (3, "phrase"),
        (4, "phrase"),
        (5, "phrase"),
    ]
    assert "2行目" in report.problems[1].message
    assert "none" in report.problems[2].message
    assert set(now(words).phrases) == {RETIRED, IDLE, STARS}


def test_that_a_row_without_its_number_is_known_by_its_first_word(words: Database) -> None:
    longer = replace(RETIRED, words=("シニア", "仲間"))
    assert counts(taken(words, file(longer, keys={})))[:3] == (0, 1, 0)
    assert longer in now(words).phrases


def test_that_what_another_desk_added_keeps_its_number(words: Database) -> None:
    told = file(STARS, replace(STARS, theme="夜"), keys={STARS: "city:1", replace(STARS, theme="夜"): "city:2"})
    assert counts(taken(words, told))[:3] == (2, 0, 0)
    assert counts(taken(words, told))[:3] == (0, 0, 2)
    with words.reading() as session:
        assert {"city:1", "city:2"} <= {one.key for one in held_words(session)}


def test_that_what_was_taken_away_comes_again_with_a_file(words: Database) -> None:
    with words.writing() as session:
        idle = next(one for one in held_words(session) if one.entry == IDLE)
        remove_word(session, idle, desk="K7", who="")
    assert counts(taken(words, file(IDLE)))[:3] == (0, 1, 0)
    assert now(words) == EDITION
