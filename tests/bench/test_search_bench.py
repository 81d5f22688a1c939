"""The figures of search, printed by ``pytest -m bench -s``."""

from __future__ import annotations

import pytest

from tests.bench import search_bench


@pytest.mark.bench
def test_that_search_is_measured_beside_its_rivals(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        search_bench.main([10_000])


def test_that_the_benchmark_runs(capsys: pytest.CaptureFixture[str]) -> None:
    search_bench.main([300])
    told = capsys.readouterr().out
    assert "LIKE, ranked" in told
    assert "trigram FTS5" in told
    assert told.count("desk, ") == 4
