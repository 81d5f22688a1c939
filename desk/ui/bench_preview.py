"""What staff wait for at the counter: F9 to the page on the screen, F12 to the sheet handed over (``desk bench handouts``).

In a process of its own, so that the first F9 is one as after a start; nothing is set ahead for any of them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk import settings as setup
from desk.records.codes import Mode
from desk.records.consultation import Search
from desk.records.resource import Resource
from desk.settings import Settings
from desk.work.start import initialise

_MODES = (Mode.STANDARD, Mode.FURIGANA)
_TIMES = 7
_PATIENCE = 120.0


def bench_preview() -> dict[str, Any]:
    """Milliseconds of the first F9 and the median of the next ones, in two ways of reading; of F12 with a file for a printer."""
    with tempfile.TemporaryDirectory() as folder:
        home = initialise(setup.load(Path(folder)).with_preferences(printer="file", theme="light"), sample=True).home
        program = "import sys; from desk.ui.bench_preview import measure; measure(sys.argv[1])"
        done = subprocess.run(
            [sys.executable, "-c", program, str(home)],
            capture_output=True,
            text=True,
            check=True,
            env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(home: str) -> None:
    """Print the figures of a desk as JSON."""
    print(json.dumps(_measured(setup.load(Path(home)))))


def _measured(home: Settings) -> dict[str, Any]:
    from desk.ui.opening import application_here, open_window
    from desk.work.paper_ready import load_paper
    from desk.work.searching import load_analyser

    window = open_window(application_here(), home)
    window.resize(1366, 768)
    window.show()
    until(lambda: window.content is not None)
    main: Any = window.content
    loaded: list[object] = []
    # What a start loads by itself, asked for once more to know when it is there; and what it writes is written by then.
    main.context.background.read(window, load_analyser, then=loaded.append)
    main.context.background.write(window, load_paper, then=loaded.append, failed=loaded.append)
    counter = main.screen_named("counter")
    until(lambda: len(loaded) > 1 and counter.searching.results is not None)
    resources = [hit.resource for hit in counter.searching.results.hits]
    found = {"first_f9": round(_f9(counter, resources[0], Mode.STANDARD), 1)}
    for mode in _MODES:
        times = [_f9(counter, resource, mode) for resource in resources[1 : 1 + _TIMES]]
        found[f"f9_{mode.value}"] = round(statistics.median(times), 1)
    found["f12"] = round(statistics.median([_f12(counter, one) for one in resources[1 : 1 + _TIMES]]), 1)
    window.close()
    return found


def until(is_so: Callable[[], bool]) -> None:
    """Let the window live until this is so. It looks again every half millisecond: a picture may come without an event."""
    from PySide6.QtCore import QCoreApplication

    deadline = time.perf_counter() + _PATIENCE
    while not is_so():
        if time.perf_counter() > deadline:
            raise TimeoutError("the window did not answer")
        QCoreApplication.processEvents()
        time.sleep(0.0005)


def _pick(counter: Any, resource: Resource, mode: Mode) -> None:
    counter.controller.start_next()
    counter.controller.pick(resource, Search(text="", total=0))
    counter.controller.set_mode(mode)
    counter.handing._settled.stop()  # what would set the sheet ahead


def _f9(counter: Any, resource: Resource, mode: Mode) -> float:
    """Until the page is painted at the size of the screen."""
    _pick(counter, resource, mode)
    flow = counter.acts.preview_flow
    started = time.perf_counter()
    flow.open()
    until(lambda: flow.dialog is not None and flow.dialog.panel.sheet is not None)
    pages = flow.dialog.panel.pages
    until(pages.is_sharp)
    pages.viewport().repaint()
    seconds = time.perf_counter() - started
    flow.dialog.panel.closed.emit()
    until(lambda: flow.dialog is None)
    return 1000 * seconds


def _f12(counter: Any, resource: Resource) -> float:
    """Until the case is on record and its sheet where it goes."""
    _pick(counter, resource, Mode.STANDARD)
    started = time.perf_counter()
    counter.handing.hand_over(log_only=False, search=None)
    until(lambda: counter.controller.case.filed)
    return 1000 * (time.perf_counter() - started)
