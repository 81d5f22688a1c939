"""Whatever was built, written later, written anew or taken out: an expression finds what it says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.resource import Resource
from desk.records.vocabulary import Vocabulary
from desk.search import inverting, schema
from desk.search.expression import Expression, all_of, any_of, without
from desk.search.find import Index
from desk.search.postings import Postings
from desk.search.writing import IndexWriter
from tests.make import make_resource
from tests.search.conftest import MakeIndex

WORDS = ("料理", "囲碁", "手話")


def record(key: int, words: frozenset[str]) -> Resource:
    return make_resource(id=str(key), title="題", summary="と".join(sorted(words)), description="", keywords=())


def found(path: Path, expression: Expression) -> set[str]:
    connection = schema.connect(path)
    try:
        postings = Postings()
        postings.refresh(connection)
        ids = dict(connection.execute("SELECT rowid, id FROM doc").fetchall())
        bits = postings.find(connection, expression, 0)
        return {ids[row] for row in range(bits.bit_length()) if bits >> row & 1}
    finally:
        connection.close()


SETS = st.frozensets(st.sampled_from(WORDS))
CHANGES = st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), SETS)), max_size=8)


@given(st.dictionaries(st.integers(0, 5), SETS), CHANGES, st.booleans())
def test_that_expressions_find_what_they_say_after_any_changes(
    tmp_path_factory: pytest.TempPathFactory,
    built: dict[int, frozenset[str]],
    changes: list[tuple[int, frozenset[str] | None]],
    settles: bool,
) -> None:
    path = tmp_path_factory.mktemp("index") / "index.db"
    held = dict(built)
    with pytest.MonkeyPatch.context() as patch, IndexWriter(path) as writer:
        patch.setattr(inverting, "_MOST_FRESH", 2 if settles else 1_000)
        writer.rebuild([record(key, words) for key, words in built.items()], Vocabulary(), {})
        for key, words in changes:
            if words is None:
                held.pop(key, None)
                writer.delete([str(key)])
            else:
                held[key] = words
                writer.upsert([record(key, words)])
    one, other, third = (f"a{word}" for word in WORDS)
    assert found(path, "") == {str(key) for key in held}
    assert found(path, one) == {str(key) for key, words in held.items() if WORDS[0] in words}
    assert found(path, any_of([one, other])) == {str(key) for key, words in held.items() if words & set(WORDS[:2])}
    assert found(path, all_of([one, other])) == {str(key) for key, words in held.items() if words >= set(WORDS[:2])}
    assert found(path, without("", third)) == {str(key) for key, words in held.items() if WORDS[2] not in words}
    assert found(path, without(any_of([one, other]), third)) == {
        str(key) for key, words in held.items() if words & set(WORDS[:2]) and WORDS[2] not in words
    }


def test_that_a_reader_follows_what_is_written_and_settled(
    tmp_path: Path, make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inverting, "_MOST_FRESH", 3)
    path = tmp_path / "followed.db"
    with IndexWriter(path) as writer:
        writer.rebuild([record(0, frozenset({"囲碁"}))], Vocabulary(), {})
        with Index(path) as index:
            for key in range(1, 9):
                writer.upsert([record(key, frozenset({"囲碁"}))])
                assert index.count == key + 1
                assert _total(index) == key + 1
            writer.upsert([record(3, frozenset({"手話"}))])
            writer.delete(["4"])
            assert _total(index) == 7


def _total(index: Index) -> int:
    from datetime import datetime

    from desk.records.search import Query

    return index.find(Query(text="囲碁"), datetime(2026, 6, 15)).total
