"""The index follows the truth by the change feed, and is built anew where it can't."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from desk import changes
from desk.database import Database
from desk.models import Change
from desk.models import Resource as ResourceRow
from desk.records.codes import Kind, State
from desk.records.ids import new_id
from desk.records.resource import Application, Resource, Talent
from desk.records.search import Query
from desk.records.talent import TalentPrivate
from desk.records.vocabulary import Phrase, Synonyms, Term, Vocabulary
from desk.search import build, schema
from desk.search.find import Index
from desk.search.schema import status
from desk.search.writing import IndexWriter
from desk.services import office, storing
from desk.services import resources as service
from desk.services.vocabulary import store_vocabulary
from tests.make import make_course, make_resource

NOW = datetime(2026, 6, 15, 10)


@pytest.fixture
def path(home: Path) -> Path:
    return home / "index.db"


def store(database: Database, *resources: Resource, desk: str = "K7") -> None:
    with database.writing() as session:
        storing.store(session, [storing.Storing(resource=resource) for resource in resources], desk=desk, who="")


def remove(database: Database, resource: Resource) -> None:
    with database.writing() as session:
        session.execute(delete(ResourceRow).where(ResourceRow.id == resource.id))
        entry = changes.Entry(kind=changes.RESOURCE, entity_id=resource.id, version=2, action="delete", difference={})
        changes.append(session, [entry], desk="K7", who="")


def follow(database: Database, path: Path) -> frozenset[tuple[str, str]]:
    with database.reading() as session:
        return build.follow(session, path)


def titles(path: Path) -> set[str]:
    with Index(path) as index:
        return {hit.resource.title for hit in index.find(Query(limit=1000), NOW).hits}


def test_that_following_takes_in_exactly_what_changed(database: Database, path: Path) -> None:
    first, second = make_course(title="囲碁"), make_course(title="書道")
    store(database, first)
    assert follow(database, path) == build.EVERYTHING
    built = status(path).built_at
    assert follow(database, path) == frozenset()
    store(database, second)
    store(database, replace(first, title="将棋"), desk="B3")
    assert follow(database, path) == {(changes.RESOURCE, first.id), (changes.RESOURCE, second.id)}
    assert titles(path) == {"将棋", "書道"}
    remove(database, second)
    assert follow(database, path) == {(changes.RESOURCE, second.id)}
    assert titles(path) == {"将棋"}
    assert status(path).built_at == built
    assert status(path).cursor == {"B3": 1, "K7": 3}


def test_that_an_edit_at_the_counter_is_found_at_once(database: Database, path: Path) -> None:
    course = make_course(title="囲碁")
    store(database, course)
    follow(database, path)
    with Index(path) as index:
        with database.writing() as session:
            service.change_state(session, course.id, 1, State.FULL, desk="K7", who="田中")
        follow(database, path)
        (hit,) = index.find(Query(text="囲碁"), NOW).hits
    assert hit.state == State.FULL
    assert hit.resource.version == 2


def test_that_a_lost_or_damaged_index_is_built_anew(database: Database, path: Path) -> None:
    store(database, make_course(title="囲碁"))
    for damage in (lambda: None, path.unlink, lambda: path.write_bytes(b"x" * 5000)):
        if path.exists():
            damage()
        assert follow(database, path) in (build.EVERYTHING, frozenset())
        assert titles(path) == {"囲碁"}


def test_that_a_restored_backup_or_another_database_is_noticed(database: Database, path: Path, tmp_path: Path) -> None:
    store(database, make_course(title="囲碁"))
    follow(database, path)
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    other.migrate()
    assert follow(other, path) == build.EVERYTHING
    assert titles(path) == set()
    # As many rows of the feed, but not the same ones.
    store(other, make_course(title="書道"))
    follow(other, path)
    follow(database, path)
    assert titles(path) == {"囲碁"}
    follow(other, path)
    assert titles(path) == {"書道"}
    other.dispose()


def test_that_a_gap_in_the_feed_means_building_anew(database: Database, path: Path) -> None:
    store(database, make_course(title="囲碁"))
    follow(database, path)
    store(database, make_course(title="書道"))
    store(database, make_course(title="将棋"))
    with database.writing() as session:
        session.execute(delete(Change).where(Change.sequence == 2))
    assert follow(database, path) == build.EVERYTHING
    assert titles(path) == {"囲碁", "書道", "将棋"}


def test_that_many_changes_are_built_anew(database: Database, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(database, make_course(title="囲碁"))
    follow(database, path)
    monkeypatch.setattr(build, "_REBUILD_FROM", 1)
    store(database, make_course(title="書道"), make_course(title="将棋"))
    assert follow(database, path) == build.EVERYTHING
    assert titles(path) == {"囲碁", "書道", "将棋"}


def test_that_the_citys_words_reach_the_filters(database: Database, path: Path) -> None:
    store(database, make_resource(title="鼓笛", needs=("music",), age_from=6, age_to=12))
    follow(database, path)
    words = Vocabulary(
        terms=(
            Term(scheme="need", code="music", name="音楽", parent="culture"),
            Term(scheme="need", code="culture", name="趣味"),
            Term(scheme="life_stage", code="elementary", name="小学生", age_from=6, age_to=12),
        )
    )
    with database.writing() as session:
        store_vocabulary(session, words, desk="K7", who="")
    assert changes.VOCABULARY in {kind for kind, _id in follow(database, path)}
    with Index(path) as index:
        assert index.find(Query(needs=("culture",), life_stages=("elementary",)), NOW).total == 1
        assert {term.code for term in index.vocabulary.terms} == {"music", "culture", "elementary"}


def test_that_words_which_act_on_the_text_alone_leave_the_entries_as_they_are(database: Database, path: Path) -> None:
    store(database, make_resource(title="鼓笛", needs=("music",)))
    terms = (
        Term(scheme="need", code="music", name="音楽"),
        Term(scheme="life_stage", code="elementary", name="小学生", age_from=6, age_to=12),
    )

    def taken_in(words: Vocabulary) -> str:
        with database.writing() as session:
            store_vocabulary(session, words, desk="K7", who="")
        follow(database, path)
        assert index.vocabulary == replace(words, terms=index.vocabulary.terms)
        assert set(index.vocabulary.terms) == set(words.terms)
        return _meta(path, "build")

    follow(database, path)
    with Index(path) as index:
        built = taken_in(Vocabulary(terms=terms))
        phrase = Phrase(says=("笛を吹きたい",), needs=("music",), theme="culture")
        lexicon = Vocabulary(
            terms=terms,
            phrases=(phrase,),
            synonyms=(Synonyms(words=("笛", "フルート"), theme="culture"),),
            stopwords=("教えて",),
        )
        assert taken_in(lexicon) == built
        assert taken_in(replace(lexicon, phrases=(replace(phrase, words=("鼓笛",)),))) == built
        for number in range(len(terms)):
            words = [replace(term, synonyms=("笛",)) if term is terms[number] else term for term in terms]
            assert taken_in(replace(lexicon, terms=tuple(words))) != built


def _meta(path: Path, name: str) -> str:
    connection = schema.connect(path)
    try:
        return schema.get(connection, name)
    finally:
        connection.close()


def test_that_the_age_of_the_data_is_told_when_nothing_changes(database: Database, path: Path) -> None:
    store(database, make_course())
    follow(database, path)
    cursor = status(path).cursor
    connection = schema.connect(path)
    schema.put(connection, "updated_at", (datetime.now() - timedelta(minutes=5)).isoformat(timespec="seconds"))
    connection.close()
    assert follow(database, path) == frozenset()
    told = status(path)
    assert told.updated_at is not None
    assert datetime.now() - told.updated_at < timedelta(minutes=1)
    assert told.cursor == cursor


def test_that_building_tells_how_far_it_is(database: Database, path: Path) -> None:
    store(database, *(make_course() for _number in range(3)))
    told: list[int] = []
    with database.reading() as session:
        assert build.rebuild_from(session, path, told.append) == 3
    assert told == [3]


def test_that_nothing_private_is_in_the_file(database: Database, path: Path) -> None:
    secrets = {
        "legal_name": "秘密本名太郎",
        "address": "秘密町三丁目",
        "phone": "090-9876-5432",
        "email": "himitsu@example.jp",
        "note": "秘密の覚え書き",
    }
    talent = make_resource(Kind.TALENT, title="ウクレレを教えます", talent=Talent(subjects=("ウクレレ",)))
    store(database, talent)
    with database.writing() as session:
        office.store_talent_private(session, [TalentPrivate(resource_id=talent.id, **secrets)])
    follow(database, path)
    store(database, replace(talent, summary="初心者も歓迎", application=Application(state=State.OPEN)))
    follow(database, path)
    assert titles(path) == {"ウクレレを教えます"}
    held = b"".join(file.read_bytes() for file in path.parent.glob("index.db*"))
    assert "ウクレレを教えます".encode() in held
    for secret in secrets.values():
        assert secret.encode() not in held
        assert secret.encode("utf-16-le") not in held


def test_that_a_consultation_leaves_the_index_as_it_is(database: Database, path: Path) -> None:
    from desk.services.consultations import log_consultation
    from tests.make import make_filing

    course = make_course(title="囲碁")
    store(database, course)
    follow(database, path)
    with database.writing() as session:
        log_consultation(session, make_filing(course), desk="K7")
    changed = follow(database, path)
    assert {kind for kind, _id in changed} == {changes.CONSULTATION}
    held = b"".join(file.read_bytes() for file in path.parent.glob("index.db*"))
    assert "お孫さんと写真".encode() not in held


def test_that_an_index_can_be_filled_without_the_truth(path: Path) -> None:
    with IndexWriter(path) as writer:
        writer.rebuild([make_course(id=new_id(), title="囲碁")], Vocabulary(), {})
    assert titles(path) == {"囲碁"}
    assert status(path).updated_at is not None
    assert status(path).updated_at.date() == date.today()  # type: ignore[union-attr]
