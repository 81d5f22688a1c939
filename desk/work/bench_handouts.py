"""How fast sheets are set, beside a bare canvas and other typesetters with the same cards (``desk bench handouts``).

All set three hundred cards, a hundred pages of three; each round has cards that no earlier one had, and everybody's turn comes
in each round. Processor time stands beside the clock's, because machines are shared; ratios are of processor time.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import psutil

from desk.paper.floor import CARDS_A_PAGE, bare_canvas, paragraphs
from desk.paper.handout import set_handout
from desk.paper.preview import page_count
from desk.records.codes import Mode
from desk.records.resource import Resource
from desk.records.sheet import Choices, Side
from desk.work.bench_cards import cards, courses, handout_of
from desk.work.sheet_rivals import Setter, rivals, ruby_rivals

PAGES = 100
ROUNDS = 3
HANDOUTS = 1_000
_CANVAS = "bare canvas"
_LOOKED_UP = ", readings looked up"
_WARM = 500
"""Sheets until every cache is as full as it gets."""
_TRACED = 100

WAYS = {
    "standard": Choices(mode=Mode.STANDARD),
    "furigana": Choices(mode=Mode.FURIGANA),
    "large": Choices(mode=Mode.LARGE),
    "easy": Choices(mode=Mode.EASY),
    "pair": Choices(mode=Mode.PAIR, beside=Side(language="en")),
}


@dataclass(slots=True)
class _Times:
    """What one of them took in each round, and how many pages it made."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    pages: int = 0

    def take(self, work: Callable[[], bytes]) -> None:
        gc.collect()
        clock, processor = time.perf_counter(), time.process_time()
        pdf = work()
        self.clock.append(time.perf_counter() - clock)
        self.processor.append(time.process_time() - processor)
        self.pages = page_count(pdf)


def bench_handouts(
    *, pages: int = PAGES, rounds: int = ROUNDS, handouts: int = HANDOUTS, more: Mapping[str, Setter] | None = None
) -> dict[str, Any]:
    """Seconds for so many pages in every way and by every rival, then for single sheets, then what memory they take.

    ``more``: rivals that only the caller can reach.
    """
    first = _first_sheet()
    others: dict[str, Callable[[Any], bytes] | None] = {
        "bare canvas, the desk's codes": lambda given: bare_canvas(given, quick_codes=True),
        "reportlab Paragraph": paragraphs,
        **rivals(),
        **(more or {}),
        **ruby_rivals(),
        **{name + _LOOKED_UP: _looking_up(setter) for name, setter in ruby_rivals().items()},
    }
    return {
        "cards": pages * CARDS_A_PAGE,
        "hundred_pages": _measured(pages, rounds, others),
        "one_sheet_ms": {"first_of_process": round(1000 * first, 1), **_single(rounds)},
        "memory": _alone(handouts),
    }


def _looking_up(setter: Setter | None) -> Callable[[Sequence[Resource]], bytes] | None:
    """A rival that is not spared what its readings cost: it has none of its own."""
    return None if setter is None else lambda given: setter(cards(given))


def _alone(handouts: int) -> dict[str, Any]:
    """What sheets take in a process that has set nothing else."""
    program = (
        "import json, sys; from desk.work.bench_handouts import memory; print(json.dumps(memory(int(sys.argv[1]))))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(handouts)], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _first_sheet() -> float:
    """Seconds until the first sheet of this process is set: fonts read, dictionary loaded."""
    handout = handout_of(courses(1, seed=999), WAYS["furigana"])
    start = time.perf_counter()
    set_handout(handout)
    return time.perf_counter() - start


def _measured(pages: int, rounds: int, others: Mapping[str, Callable[[Any], bytes] | None]) -> dict[str, Any]:
    times: dict[str, _Times] = {name: _Times() for name in (_CANVAS, *WAYS, *others)}
    for number in range(rounds):
        given = courses(pages, seed=number)
        ready = cards(courses(pages, seed=number + rounds))
        times[_CANVAS].take(lambda ready=ready: bare_canvas(ready))  # type: ignore[misc]
        for name, choices in WAYS.items():
            times[name].take(lambda given=given, choices=choices: _set(given, choices))  # type: ignore[misc]
        for name, setter in others.items():
            if setter is not None:
                # Who looks the readings up gets courses that nobody has looked up.
                fresh = courses(pages, seed=number + 2 * rounds) if name.endswith(_LOOKED_UP) else ready
                times[name].take(lambda setter=setter, fresh=fresh: setter(fresh))  # type: ignore[misc]
    floor = statistics.median(times[_CANVAS].processor)
    return {name: _told(taken, floor) if taken.clock else "not installed" for name, taken in times.items()}


def _set(resources: Sequence[Resource], choices: Choices) -> bytes:
    return set_handout(handout_of(resources, choices)).pdf


def _told(taken: _Times, floor: float) -> dict[str, Any]:
    processor = statistics.median(taken.processor)
    return {
        "s": round(statistics.median(taken.clock), 3),
        "processor_s": round(processor, 3),
        "times_canvas": round(processor / floor, 2),
        "pages": taken.pages,
        "pages_a_second": round(taken.pages / processor, 1),
    }


def _single(rounds: int) -> dict[str, float]:
    """Milliseconds of the clock for a sheet with three cards."""
    sheets = [courses(1, seed=100 + number) for number in range(5 * rounds)]
    found = {}
    for name, choices in WAYS.items():
        taken = _Times()
        for given in sheets:
            taken.take(lambda given=given, choices=choices: _set(given, choices))  # type: ignore[misc]
        found[name] = round(1000 * statistics.median(taken.clock), 1)
    return found


def memory(handouts: int) -> dict[str, Any]:
    """How the process grows while handouts are set, in every way by turns and no two alike: resident, and Python's own.

    Counted from the five hundredth on (or the first half of fewer), when the caches are nearly full.
    """
    process, ways, traced = psutil.Process(), list(WAYS.values()), min(_TRACED, handouts)
    sheets = iter(courses(handouts + traced, seed=77))

    def set_some(count: int) -> None:
        for number in range(count):
            _set([next(sheets)], ways[number % len(ways)])
        gc.collect()

    warm = min(_WARM, handouts // 2)
    set_some(warm)
    before = process.memory_info().rss
    set_some(handouts - warm)
    after = process.memory_info().rss
    tracemalloc.start()
    set_some(traced // 2)
    kept = tracemalloc.get_traced_memory()[0]
    set_some(traced // 2)
    kept = tracemalloc.get_traced_memory()[0] - kept
    tracemalloc.stop()
    return {
        "handouts": handouts,
        "resident_mb": round(after / 1e6, 1),
        "grown_kb_a_handout": round((after - before) / 1e3 / (handouts - warm), 2),
        "python_kept_kb_a_handout": round(kept / 1e3 / (traced // 2), 2),
    }
