"""The index file: built, kept up to date under readers' eyes, and never the end when it is lost or damaged."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desk.errors import Cancelled
from desk.records.codes import Kind
from desk.records.resource import Resource
from desk.records.search import Query
from desk.records.vocabulary import Term, Vocabulary
from desk.search import schema
from desk.search.find import Index
from desk.search.schema import IndexUnusable, status
from desk.search.writing import IndexWriter
from desk.work import bench_corpus as corpus
from tests.make import make_course, make_resource

NOW = datetime(2026, 6, 15, 10)
VOCABULARY = Vocabulary(terms=(Term(scheme="need", code="health", name="健康づくり"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.db"


def build(path: Path, *resources: Resource) -> None:
    with IndexWriter(path) as writer:
        writer.rebuild(resources, VOCABULARY, {"A": 3})


def titles(index: Index, text: str = "") -> set[str]:
    return {hit.resource.title for hit in index.find(Query(text=text), NOW).hits}


def ask(path: Path) -> None:
    with Index(path) as index:
        for text in ("", "料理", "教室 公民館"):
            index.find(Query(text=text, limit=300), NOW)


def test_that_an_index_says_what_it_is(path: Path) -> None:
    assert status(path).state == "missing"
    assert status(path).problem
    build(path, make_course(), make_course())
    state = status(path, thorough=True)
    assert (state.state, state.count, state.cursor, state.problem) == ("ready", 2, {"A": 3}, "")
    assert state.size > 0
    assert state.built_at is not None


def test_that_records_come_back_as_they_were(path: Path) -> None:
    records = [make_course(), *corpus.resources(50), *(make_resource(kind) for kind in Kind)]
    build(path, *records)
    with Index(path) as index:
        assert index.count == len(records)
        assert index.resources([r.id for r in records]) == {r.id: r for r in records}
        assert index.resource("unknown") is None
        assert index.vocabulary == VOCABULARY


def test_that_a_reader_sees_every_write_at_once(path: Path) -> None:
    old = make_resource(id="1", title="囲碁入門")
    build(path, old)
    with Index(path) as index, IndexWriter(path) as writer:
        assert titles(index, "囲碁") == {"囲碁入門"}
        writer.upsert([make_resource(id="1", title="将棋入門"), make_resource(id="2", title="書道")], {"A": 4})
        assert titles(index, "囲碁") == set()
        assert titles(index, "将棋") == {"将棋入門"}
        assert titles(index, "しょどう") == {"書道"}
        assert index.count == 2
        writer.delete(["1", "unknown"], {"A": 5})
        assert titles(index) == {"書道"}
        assert writer.cursor() == {"A": 5}
        writer.rebuild([old], VOCABULARY, {"A": 6})
        assert titles(index) == {"囲碁入門"}
        writer.upsert([make_resource(id="3", title="水墨画")])
        assert titles(index) == {"囲碁入門", "水墨画"}
        assert writer.cursor() == {"A": 6}


def test_that_the_old_index_answers_while_a_new_one_is_built(path: Path) -> None:
    build(path, make_resource(id="1", title="囲碁入門"))
    seen: list[set[str]] = []

    def records() -> Iterable[Resource]:
        yield make_resource(id="2", title="書道")
        with Index(path) as index:
            seen.append(titles(index))

    build(path, *records())
    with IndexWriter(path) as writer, Index(path) as index:
        writer.rebuild(records(), VOCABULARY, {})
        assert seen == [{"囲碁入門"}, {"書道"}]
        assert titles(index) == {"書道"}


def test_that_a_cancelled_build_leaves_the_old_index_and_no_litter(path: Path) -> None:
    build(path, make_resource(title="囲碁入門"))

    def stop(done: int) -> None:
        raise Cancelled

    with IndexWriter(path) as writer, pytest.raises(Cancelled):
        writer.rebuild([make_resource(title="書道")], VOCABULARY, {}, stop)
    with Index(path) as index:
        assert titles(index) == {"囲碁入門"}
    assert [file.name for file in path.parent.iterdir() if "part" in file.name] == []


@pytest.mark.parametrize("damage", ["garbage", "empty", "truncated", "foreign", "zeroed"])
def test_that_damage_is_recognised_and_mended(path: Path, damage: str) -> None:
    build(path, *corpus.resources(300))
    whole = path.read_bytes()
    match damage:
        case "garbage":
            path.write_bytes(b"this is no database" * 1000)
        case "empty":
            path.write_bytes(b"")
        case "truncated":
            path.write_bytes(whole[: len(whole) // 2])
        case "zeroed":
            path.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
        case "foreign":
            path.unlink()
            other = dbapi2.connect(str(path))
            other.execute("CREATE TABLE notes (text)")
            other.close()
    assert not status(path, thorough=True).is_ready
    with pytest.raises(IndexUnusable):
        ask(path)
    build(path, make_resource(title="囲碁入門"))
    assert status(path, thorough=True).is_ready
    with Index(path) as index:
        assert titles(index) == {"囲碁入門"}


def test_that_another_analysers_index_is_outdated_and_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(path, make_course())
    monkeypatch.setattr(schema.analyser, "version", lambda: "another")
    assert status(path).state == "outdated"
    with IndexWriter(path) as writer, pytest.raises(IndexUnusable):
        writer.upsert([make_course()])
    build(path, make_course())
    assert status(path).is_ready


def test_that_another_analysers_index_answers_until_a_new_one_stands(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(path, make_resource(title="囲碁入門"))
    monkeypatch.setattr(schema.analyser, "version", lambda: "another")
    with Index(path) as index:
        assert status(path).state == "outdated"
        assert titles(index) == {"囲碁入門"}
        build(path, make_resource(title="書道"))
        assert status(path).is_ready
        assert titles(index) == {"書道"}


def test_that_damage_which_only_a_reader_meets_is_told_and_mended(path: Path) -> None:
    build(path, *(make_resource(id=f"{number}", title=f"囲碁{number}") for number in range(40)))
    connection = dbapi2.connect(str(path))
    connection.execute("UPDATE posting SET rows = x'01ff'")
    connection.commit()
    connection.close()
    assert status(path).is_ready
    with Index(path) as index:
        with pytest.raises(IndexUnusable):
            index.find(Query(text="囲碁"), NOW)
        assert status(path).state == "damaged"
        build(path, make_resource(title="囲碁入門"))
        assert status(path).is_ready
        assert titles(index) == {"囲碁入門"}


def test_that_records_are_counted_after_any_change(path: Path) -> None:
    build(path, make_resource(id="a"), make_resource(id="b"))
    with IndexWriter(path) as writer, Index(path) as index:
        writer.upsert([make_resource(id="b"), make_resource(id="c")])
        writer.delete(["a", "never"])
        assert index.count == status(path).count == 2


def test_that_a_reader_outlives_the_file_and_turns_to_the_next(path: Path) -> None:
    build(path, make_resource(title="囲碁入門"))
    with Index(path) as index:
        for file in path.parent.iterdir():
            file.unlink()
        assert status(path).state == "missing"
        assert titles(index) == {"囲碁入門"}
        build(path, make_resource(title="書道"))
        assert titles(index) == {"書道"}


def test_that_readers_and_a_writer_do_not_disturb_each_other(path: Path) -> None:
    build(path, *corpus.resources(200))
    stop, failures = threading.Event(), []

    def ask() -> None:
        with Index(path) as index:
            while not stop.is_set():
                results = index.find(Query(text="教室", limit=500), NOW)
                if results.total != len(results.hits):
                    failures.append(results.total)

    asking = [threading.Thread(target=ask) for _number in range(3)]
    for thread in asking:
        thread.start()
    with IndexWriter(path) as writer:
        for start in range(0, 200, 20):
            writer.upsert(list(corpus.resources(200, seed=8))[start : start + 20])
        writer.rebuild(corpus.resources(100), VOCABULARY, {})
        writer.delete(f"{number:08d}" for number in range(50))
    stop.set()
    for thread in asking:
        thread.join()
    assert failures == []
    with Index(path) as index:
        assert index.count == 50


def test_that_what_is_written_one_by_one_is_found_as_if_built(path: Path, tmp_path: Path) -> None:
    records = list(corpus.resources(120))
    build(path, *records)
    grown = tmp_path / "grown.db"
    with IndexWriter(grown) as writer:
        writer.rebuild([], VOCABULARY, {})
        for record in records:
            writer.upsert([record])
    with Index(path) as built, Index(grown) as other:
        for text in ("", "料理", "りょうり", "はじ", "公民館 教", "シニア"):
            query = Query(text=text, limit=200)
            first, second = built.find(query, corpus.NOW), other.find(query, corpus.NOW)
            assert {(h.resource.id, h.score, h.why) for h in first.hits} == {
                (h.resource.id, h.score, h.why) for h in second.hits
            }
            assert first.facets == second.facets


@pytest.mark.slow
def test_that_other_processes_make_the_same_index(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    done: list[int] = []
    with IndexWriter(path) as writer:
        assert writer.rebuild(corpus.resources(4_600), VOCABULARY, {}, done.append, processes=2) == 4_600
    with IndexWriter(other) as writer:
        writer.rebuild(corpus.resources(4_600), VOCABULARY, {})
    assert done == sorted(done)
    assert done[-1] == 4_600
    with Index(path) as one, Index(other) as two:
        for text in ("囲碁", "うくれれ", "谷戸公民館 ヨガ"):
            query = Query(text=text, limit=500)
            first, second = one.find(query, corpus.NOW), two.find(query, corpus.NOW)
            assert (first.hits, first.facets) == (second.hits, second.facets)
