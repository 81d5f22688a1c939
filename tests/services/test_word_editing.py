"""What the city changes of its own words: under the version that was read, told to the feed, and undoable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desk import changes
from desk.database import Database
from desk.errors import DeskError, LostRace
from desk.models.words import city_vocabulary
from desk.records.editing import WordEdit
from desk.records.vocabulary import Entry, Held, Phrase, Synonyms, Term, Vocabulary
from desk.services.vocabulary import store_vocabulary
from desk.services.word_editing import held_words, remove_word, undo_word, write_word

READING = Term(scheme="need", code="reading", name="読書", synonyms=("本",))
ALOUD = Term(scheme="need", code="reading/aloud", name="朗読", parent="reading", position=1)
SENIOR = Term(scheme="life_stage", code="senior", name="シニア", age_from=65)
RETIRED = Phrase(says=("定年", "退職"), words=("シニア",), needs=("reading",), theme="life")
BRUSH = Synonyms(words=("習字", "書道"), theme="culture")
EDITION = Vocabulary(terms=(SENIOR, READING, ALOUD), phrases=(RETIRED,), synonyms=(BRUSH,))
NEW = Phrase(says=("ひま",), words=("サークル",), life_stages=("senior",))


@pytest.fixture
def words(database: Database) -> Database:
    with database.writing() as session:
        store_vocabulary(session, EDITION, desk="K7", who="")
    return database


def do(words: Database, verb: Callable[..., WordEdit], what: Any) -> WordEdit:
    with words.writing() as session:
        return verb(session, what, desk="K7", who="田中")


def now(words: Database) -> Vocabulary:
    with words.reading() as session:
        return city_vocabulary(session)


def held(words: Database, entry: Entry) -> Held:
    with words.reading() as session:
        return next(one for one in held_words(session) if one.entry == entry)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RETIRED, replace(RETIRED, says=("定年", "リタイア"), distress=True)),
        (BRUSH, replace(BRUSH, words=("習字", "書道", "お習字"))),
        (READING, replace(READING, name="読み書き", synonyms=("本", "図書"))),
    ],
)
def test_that_a_change_is_told_with_who_and_taken_back(words: Database, before: Entry, after: Entry) -> None:
    told = now(words)
    edit = do(words, write_word, replace(held(words, before), entry=after))
    assert edit.held is not None
    assert (edit.held.entry, edit.held.version, edit.held.touched) == (after, 2, True)
    with words.reading() as session:
        row, fields = changes.history(session, edit.held.id)[-1]
    assert (row.kind, row.who, row.action, row.version) == (changes.VOCABULARY, "田中", "write", 2)
    assert {field for field in fields if field != "touched"} == {
        field for field in before.__slots__ if getattr(before, field) != getattr(after, field)
    }
    undone = do(words, undo_word, edit.id)
    assert undone.held is not None
    assert (undone.held.version, undone.held.touched) == (3, False)
    assert now(words) == told


@pytest.mark.parametrize(
    "entry",
    [
        NEW,
        Synonyms(words=("笛", "フルート")),
        Term(scheme="need", code="reading/letters", name="手紙", parent="reading"),
    ],
)
def test_that_what_is_added_is_there_and_taken_back(words: Database, entry: Entry) -> None:
    told = now(words)
    edit = do(words, write_word, Held(entry=entry))
    assert edit.held is not None
    after = now(words)
    listed = (*after.terms, *after.phrases, *after.synonyms)
    assert len(listed) == 6
    assert edit.held.entry in listed
    assert entry == (replace(after.terms[-1], position=0) if isinstance(entry, Term) else edit.held.entry)
    do(words, undo_word, edit.id)
    assert now(words) == told


def test_that_what_is_taken_away_stays_away_until_undone(words: Database) -> None:
    edit = do(words, remove_word, held(words, RETIRED))
    assert edit.held is None
    assert now(words).phrases == ()
    with words.writing() as session:
        store_vocabulary(session, EDITION, desk="K7", who="")
    assert now(words).phrases == ()
    do(words, undo_word, edit.id)
    assert now(words).phrases == (RETIRED,)


def test_that_a_term_which_was_taken_away_can_come_again(words: Database) -> None:
    do(words, remove_word, held(words, ALOUD))
    again = replace(ALOUD, name="音読")
    do(words, write_word, Held(entry=again))
    assert again in now(words).terms
    with pytest.raises(DeskError, match="もう使われています"):
        do(words, write_word, Held(entry=again))


def test_that_a_lost_race_shows_both_sides(words: Database) -> None:
    read = held(words, RETIRED)
    do(words, write_word, replace(read, entry=replace(RETIRED, words=("仲間",))))
    with pytest.raises(LostRace) as lost:
        do(words, write_word, replace(read, entry=replace(RETIRED, words=("生きがい", "趣味"))))
    assert lost.value.mine == {"words": "生きがい、趣味"}
    assert lost.value.theirs == {"words": "仲間"}
    with pytest.raises(LostRace):
        do(words, remove_word, read)


def test_that_nothing_changed_is_nothing_told(words: Database) -> None:
    with words.reading() as session:
        told = changes.count(session)
    edit = do(words, write_word, held(words, BRUSH))
    with words.reading() as session:
        assert changes.count(session) == told
    assert edit.id == ""
    assert held(words, BRUSH).touched is False


def test_that_undo_stops_at_a_later_change(words: Database) -> None:
    edit = do(words, write_word, replace(held(words, BRUSH), entry=replace(BRUSH, words=("習字", "毛筆"))))
    assert edit.held is not None
    do(words, write_word, replace(edit.held, entry=replace(BRUSH, words=("習字", "お習字"))))
    with pytest.raises(DeskError, match="別の変更"):
        do(words, undo_word, edit.id)


@pytest.mark.parametrize(("term", "told"), [(READING, "朗読"), (SENIOR, "ひま")])
def test_that_a_term_that_others_need_stays(words: Database, term: Term, told: str) -> None:
    do(words, write_word, Held(entry=NEW))
    with pytest.raises(DeskError, match=told):
        do(words, remove_word, held(words, term))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (replace(NEW, says=()), "言い回し"),
        (replace(NEW, words=(), life_stages=()), "一つ以上"),
        (replace(NEW, needs=("none",)), "none"),
        (replace(NEW, circumstances=("senior",)), "senior"),
        (replace(NEW, says=("あ" * 61,)), "長すぎます"),
        (replace(NEW, says=("定年\t後",)), "使えません"),
        (replace(NEW, words=("  ",)), "使えません"),
        (Synonyms(words=("習字",)), "二つ以上"),
        (Term(scheme="need", code="読書", name="読書"), "英数字"),
        (Term(scheme="need", code="a/b", name="朗読", parent="a"), "a"),
        (Term(scheme="life_stage", code="old", name="高齢", age_from=70, age_to=60), "年齢"),
        (Term(scheme="life_stage", code="old", name=" "), "名前"),
    ],
)
def test_that_what_cannot_stand_is_told(words: Database, entry: Entry, told: str) -> None:
    before = now(words)
    with pytest.raises(DeskError, match=told) as refused:
        do(words, write_word, Held(entry=entry))
    assert str(refused.value).endswith("。")
    assert now(words) == before


def test_that_a_code_stays_as_it_is(words: Database) -> None:
    with pytest.raises(DeskError, match="コード"):
        do(words, write_word, replace(held(words, ALOUD), entry=replace(ALOUD, code="reading/voice")))
