"""The bench of sheets gives figures that can be compared."""

from __future__ import annotations

from desk.work.bench_handout import bench_handout


def test_that_a_sheet_is_measured_beside_a_bare_canvas() -> None:
    figures = bench_handout()
    for mode in ("standard", "furigana"):
        sheet, canvas = figures[f"{mode}_s"], figures[f"{mode}_canvas_s"]
        assert 0 < canvas < sheet
        assert figures[f"{mode}_ratio"] > 1
    assert figures["first_of_process_s"] > 0
    assert figures["title"]
