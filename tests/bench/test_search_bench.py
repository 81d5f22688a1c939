"""The figures of search, printed by ``pytest -m bench -s``; and that they are taken of what they say."""

from __future__ import annotations

import json

import pytest

from desk.work.bench_keystrokes import keystrokes
from desk.work.bench_search import bench_search


@pytest.mark.bench
def test_that_search_is_measured_beside_its_rivals(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(json.dumps(bench_search([10_000]), ensure_ascii=False, indent=2))


def test_that_the_benchmark_tells_every_figure() -> None:
    found = bench_search([200], runs=1)["200"]
    assert set(found) == {"build", "update_ms", "desk_ms", "stale_ms", "rivals"}
    assert set(found["rivals"]) == {"LIKE", "FTS5 trigram", "Tantivy", "PostgreSQL"}
    assert {"all", "one letter", "romaji", "three words", "open and free"} <= set(found["desk_ms"])


def test_that_keystrokes_are_many_and_of_every_sort() -> None:
    typed = keystrokes()
    assert len({text for _sort, text in typed}) == len(typed) >= 500
    assert {sort for sort, _text in typed} >= {"one letter", "kana", "romaji", "two words", "three words"}
