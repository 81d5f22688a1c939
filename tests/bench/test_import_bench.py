"""What an import costs, beside bare inserts of the same rows in the same run."""

from __future__ import annotations

from typing import Any

import pytest

from desk.work.bench_import import bench_import


@pytest.mark.bench
@pytest.mark.parametrize("rows", [5_000, 50_000])
def test_that_an_import_is_measured_beside_bare_inserts(rows: int, capsys: pytest.CaptureFixture[str]) -> None:
    figures: dict[str, Any] = bench_import(rows)
    with capsys.disabled():
        print()
        for name, value in figures.items():
            print(f"  {name}: {value}")


def test_that_the_benchmark_imports_what_it_says() -> None:
    figures = bench_import(300)
    assert figures["rows"] == 300
    assert figures["rows_written"] > 300
    assert all(value > 0 for value in figures.values())
