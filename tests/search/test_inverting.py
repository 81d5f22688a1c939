"""Tokens of blocks are laid down, joined and read as they were."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.search import inverting, postings, schema
from desk.search.blocks import SHIFT, block_of, decode, key, token_number
from desk.search.expression import Expression, all_of, any_of
from desk.search.postings import Postings

WORDS = ("t料理", "t囲碁", "a手話", "k公民館")
RECORDS = st.lists(st.frozensets(st.sampled_from(WORDS)), max_size=20)


def packed(words: frozenset[str]) -> bytes:
    return array("q", map(token_number, words)).tobytes()


@given(RECORDS, st.integers(0, 1))
def test_that_each_token_tells_its_records(records: Sequence[frozenset[str]], first: int) -> None:
    found = dict(inverting.inverted(3, first, map(packed, records)))
    assert list(found) == sorted(found)
    for word in WORDS:
        there = [first + number for number, words in enumerate(records) if word in words]
        stored = found.get(key(3, token_number(word)))
        assert (stored is not None) == bool(there)
        assert decode(stored) == sum(1 << place for place in there) if stored else not there
    assert all(block_of(at) == 3 for at in found)


@given(st.lists(RECORDS, min_size=1, max_size=5), st.booleans())
def test_that_what_is_laid_down_is_found_in_each_block(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[Sequence[frozenset[str]]], forgets: bool
) -> None:
    folder = tmp_path_factory.mktemp("blocks")
    paths: list[Path] = []
    for number, records in enumerate(blocks):
        paths.append(folder / str(number))
        inverting.lay_down(paths[-1], inverting.inverted(number, 1, map(packed, records)))
    connection = schema.connect(folder / "index.db", must_exist=False)
    try:
        schema.create(connection)
        inverting.write_tokens(connection, map(inverting.laid_down, paths))
        schema.put(connection, "top", str((len(blocks) << SHIFT) - 1))
        with pytest.MonkeyPatch.context() as patch:
            if forgets:
                patch.setattr(postings, "_MOST_BYTES", 1)
                patch.setattr(postings, "_MOST_KEPT", 1)
            check(connection, blocks)
    finally:
        connection.close()


def check(connection: Any, blocks: list[Sequence[frozenset[str]]]) -> None:
    """Every expression finds in every block what it says."""
    asked = Postings()
    asked.refresh(connection)
    some = frozenset(WORDS[:2])
    tests: list[tuple[Expression, Callable[[frozenset[str]], bool]]] = [
        (any_of(some), lambda words: not some.isdisjoint(words)),
        (all_of(some), some.issubset),
    ]
    tests += [(word, frozenset({word}).issubset) for word in WORDS]
    for expression, test in tests:
        for number in (*range(len(blocks)), *reversed(range(len(blocks)))):
            there = [place for place, words in enumerate(blocks[number], start=1) if test(words)]
            assert asked.find(connection, expression, number) == sum(1 << place for place in there)
