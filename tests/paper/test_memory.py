"""A counter sets sheets all day: what one took is given back."""

from __future__ import annotations

import gc
import tracemalloc

import pytest

from desk.paper.handout import set_handout
from desk.paper.preview import page_image
from desk.work.bench_cards import courses, handout_of
from desk.work.bench_handouts import WAYS

SHEETS = 5
KEPT = 4_000
"""Bytes a sheet may leave behind; a sheet that is not given back leaves some hundred thousand."""


@pytest.mark.slow
def test_that_sheets_set_again_and_again_take_no_more_memory() -> None:
    resources = courses(1, seed=31)
    handouts = [handout_of(resources, choices) for choices in WAYS.values()]

    def set_all(times: int) -> None:
        for _time in range(times):
            for handout in handouts:
                page_image(set_handout(handout).pdf, 0, 0.5)
        gc.collect()

    set_all(2)
    tracemalloc.start()
    try:
        set_all(1)
        before = tracemalloc.get_traced_memory()[0]
        set_all(SHEETS)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown / (SHEETS * len(handouts)) < KEPT
