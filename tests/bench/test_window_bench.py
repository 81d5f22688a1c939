"""What the window costs, beside a bare window and a bare repaint in the same run."""

from __future__ import annotations

from typing import Any

import pytest

from desk.ui.bench import bench_paint, bench_start


def shown(figures: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    with capsys.disabled():
        print()
        for name, value in figures.items():
            print(f"  {name}: {value}")
    return figures


@pytest.mark.bench
def test_that_the_start_shows_cards_beside_a_bare_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(bench_start(), capsys)["cards_painted"] > 0


@pytest.mark.bench
def test_that_every_keystroke_is_painted_at_full_size(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(bench_paint(), capsys)["keystrokes"] > 50


@pytest.mark.slow
def test_that_every_keystroke_is_measured_to_its_painting() -> None:
    figures = bench_paint(500)
    assert figures["keystrokes"] > 50
    assert figures["keystroke_p95_ms"] >= figures["keystroke_p50_ms"] > figures["bare_repaint_p50_ms"] > 0
    assert figures["with_counts_and_suggestions_p50_ms"] >= figures["keystroke_p50_ms"]
