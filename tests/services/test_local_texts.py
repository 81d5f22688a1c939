"""Texts of a record in other languages: kept with it, told to the feed, undoable, and never lost by an import."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk import changes
from desk.database import Database
from desk.errors import DeskError, LostRace
from desk.models.facts import public_record
from desk.records.editing import Edit
from desk.records.resource import LocalText
from desk.services import resources as service
from desk.services.import_merging import edited_at_counter, merged
from desk.services.local_texts import with_own_texts, write_text
from desk.services.storing import Storing, store
from tests.make import make_course

COURSE = make_course()


@pytest.fixture
def kept(database: Database) -> Database:
    with database.writing() as session:
        store(session, [Storing(resource=COURSE)], desk="K7", who="")
    return database


def _write(kept: Database, language: str, title: str, text: str, *, version: int = 1) -> Edit:
    with kept.writing() as session:
        return write_text(session, COURSE.id, version, language, title, text, desk="K7", who="田中")


def test_that_a_text_is_kept_with_the_record_and_told_to_the_feed(kept: Database) -> None:
    edit = _write(kept, "easy", "スマホの 教室", " スマホの 使い方を 習います。 ")
    said = edit.resource.text_in("easy")
    assert said is not None
    assert (said.title, said.text, said.by) == ("スマホの 教室", "スマホの 使い方を 習います。", "田中")
    with kept.reading() as session:
        assert public_record(session, COURSE.id) == edit.resource
        told, difference = changes.history(session, COURSE.id)[-1]
    assert (told.action, told.who, list(difference)) == ("write_text", "田中", ["texts"])


def test_that_each_language_has_one_text_and_an_empty_one_takes_it_away(kept: Database) -> None:
    _write(kept, "easy", "", "一つ目です。")
    _write(kept, "vi", "", "Một.", version=2)
    edit = _write(kept, "easy", "", "二つ目です。", version=3)
    assert [(text.language, text.text) for text in edit.resource.texts] == [("easy", "二つ目です。"), ("vi", "Một.")]
    edit = _write(kept, "easy", " ", "", version=4)
    assert [text.language for text in edit.resource.texts] == ["vi"]


def test_that_undo_brings_back_one_language_and_leaves_the_others(kept: Database) -> None:
    _write(kept, "easy", "", "一つ目です。")
    second = _write(kept, "easy", "", "二つ目です。", version=2)
    _write(kept, "vi", "", "Một.", version=3)
    with kept.writing() as session:
        undone = service.undo(session, second.id, desk="K7", who="田中").resource
    assert {text.language: text.text for text in undone.texts} == {"easy": "一つ目です。", "vi": "Một."}


def test_that_what_was_written_again_since_is_not_undone(kept: Database) -> None:
    first = _write(kept, "easy", "", "一つ目です。")
    _write(kept, "easy", "", "二つ目です。", version=2)
    with kept.writing() as session, pytest.raises(DeskError):
        service.undo(session, first.id, desk="K7", who="田中")


def test_that_a_text_for_another_state_of_the_record_is_a_lost_race(kept: Database) -> None:
    _write(kept, "easy", "", "一つ目です。")
    with pytest.raises(LostRace):
        _write(kept, "easy", "", "二つ目です。", version=1)


@pytest.mark.parametrize("language", ["ja", "xx", ""])
def test_that_only_languages_of_paper_other_than_japanese_are_kept(kept: Database, language: str) -> None:
    with pytest.raises(DeskError):
        _write(kept, language, "", "文です。")


def test_that_an_import_leaves_the_texts_as_they_are(kept: Database) -> None:
    held = _write(kept, "easy", "スマホの 教室", "スマホの 使い方を 習います。").resource
    with kept.reading() as session:
        history = [(told.action, difference) for told, difference in changes.history(session, COURSE.id)]
    said = replace(COURSE, title="新しい題", texts=())
    after, kept_fields, overruled = merged(held, said, edited_at_counter(history))
    assert (after.texts, after.title) == (held.texts, "新しい題")
    assert (kept_fields, overruled) == ([], [])


def test_that_a_record_written_whole_keeps_its_texts(kept: Database) -> None:
    held = _write(kept, "easy", "スマホの 教室", "スマホの 使い方を 習います。").resource
    with kept.writing() as session:
        store(session, [Storing(resource=held)], desk="K7", who="")
    with kept.reading() as session:
        found = public_record(session, COURSE.id)
    assert found is not None
    assert found.texts == held.texts


def test_that_a_sample_dated_anew_keeps_what_staff_wrote(kept: Database) -> None:
    _write(kept, "easy", "", "職員の文です。")
    told = replace(
        COURSE, texts=(LocalText(language="easy", text="見本の文です。"), LocalText(language="vi", text="Một."))
    )
    with kept.writing() as session:
        store(session, [Storing(resource=one) for one in with_own_texts(session, [told])], desk="K7", who="")
    with kept.reading() as session:
        found = public_record(session, COURSE.id)
    assert found is not None
    assert {text.language: text.text for text in found.texts} == {"easy": "職員の文です。", "vi": "Một."}
