"""What the window costs, beside what Qt alone costs in the same run (``desk bench start`` and ``paint``)."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk import settings as setup
from desk.records.ids import new_id
from desk.records.resource import Resource
from desk.settings import Settings

if TYPE_CHECKING:
    from desk.ui.bench_watch import PaintWatch

ROUNDS = 7
"""Starts of each kind; the first of each is not counted, since it fills the file cache."""
RESOURCES = 100_000
_PATIENCE_MS = 120_000
TYPED = "スマートフォン|すまほ|書道|しょどう|英語 初心者|えいかいわ|囲碁|子育て 相談|料理|りょうり|パソコン|健康体操|図書館|合唱|防災"  # in every language
"""What residents say, typed letter by letter, one search after another."""

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, told)
def told():
    print("{}", flush=True)
    sys.stdin.readline()
    application.quit()
application = QApplication([])
window = Bare()
window.resize(1366, 768)
window.show()
application.exec()
"""

_DESK = """
import json, sys
from pathlib import Path
import psutil
from desk import app, cli, i18n, journal, settings
from desk.ui import opening
here = settings.load(Path(sys.argv[1]))
i18n.activate(here.preferences.language)
journal.begin(here.log_path)
application = opening.application_here()
window = opening.open_window(application, here)
figures = {}
def memory():
    return round(psutil.Process().memory_info().rss / 1e6, 1)
def on_painted():
    print(json.dumps({"cards": window.first_look.cards.model().rowCount()}), flush=True)
def on_furnished():
    from desk.ui import furnishing
    furnishing.load_dictionary = lambda context: None
    window.content.screen_named("counter").searching.arrived.connect(on_ready)
def on_ready(_results, _is_anew):
    if not figures:
        from desk.work.searching import load_analyser
        figures["before"] = memory()
        window.content.context.background.read(window, load_analyser, then=on_loaded)
def on_loaded(_none):
    figures["after"] = memory()
    print(json.dumps(figures), flush=True)
    sys.stdin.readline()
    window.close()
    application.quit()
window.first_painted.connect(on_painted)
window.furnished.connect(on_furnished)
window.show()
application.exec()
"""


def bench_start() -> dict[str, Any]:
    """From the start of the process to the first paint: the desk with the cards of its last state, and a bare window.

    Times in milliseconds (medians), memory in megabytes of resident set.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = _sample_home(Path(folder)).home
        _started(_DESK, home)  # leaves the state of its screen behind
        bare, desk = [], []
        for _round in range(ROUNDS):
            bare.append(_started(_BARE, home))
            desk.append(_started(_DESK, home))
    if not desk[-1]["cards"]:
        raise AssertionError("the first paint had no cards")
    bare_ms = statistics.median(one["ms"] for one in bare[1:])
    desk_ms = statistics.median(one["ms"] for one in desk[1:])
    return {
        "cards_painted": desk[-1]["cards"],
        "bare_window_ms": round(bare_ms, 1),
        "desk_ms": round(desk_ms, 1),
        "ratio": round(desk_ms / bare_ms, 2),
        "memory_before_analyser_mb": statistics.median(one["before"] for one in desk),
        "memory_after_analyser_mb": statistics.median(one["after"] for one in desk),
        "starts": ROUNDS - 1,
    }


def bench_paint(resources: int = RESOURCES) -> dict[str, Any]:
    """From a keystroke to its results painted, over so many resources, beside a bare repaint of the same cards.

    Times in milliseconds.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        home = _sample_home(Path(folder))
        _fill_index(home, resources)
        return {"resources": resources, **_measured(home)}


def _measured(home: Settings) -> dict[str, Any]:
    from desk.ui.bench_watch import PaintWatch
    from desk.ui.opening import application_here, open_window
    from desk.work.searching import load_analyser

    window = open_window(application_here(), home)
    window.resize(1366, 768)
    window.show()
    _until(lambda: window.content is not None)
    main: Any = window.content
    loaded: list[object] = []
    main.context.background.read(window, load_analyser, then=loaded.append)
    counter = main.screen_named("counter")
    _until(lambda: bool(loaded) and counter.searching.results is not None)
    watch = PaintWatch(counter.view.results)
    counter.searching.arrived.connect(watch.expect)
    for text in _keystrokes():  # once for the file cache
        _keystroke(watch, counter, text)
    measured = [_keystroke(watch, counter, text) for text in _keystrokes()]
    painted, settled = [one[0] for one in measured], [one[1] for one in measured]
    counter.view.search.setText("")
    _until(lambda: counter.searching.results is not None)
    bare = [_repaint(watch, counter) for _text in _keystrokes()]
    window.close()
    return {
        "keystrokes": len(painted),
        "keystroke_p50_ms": _share(painted, 0.50),
        "keystroke_p95_ms": _share(painted, 0.95),
        "with_counts_and_suggestions_p50_ms": _share(settled, 0.50),
        "with_counts_and_suggestions_p95_ms": _share(settled, 0.95),
        "bare_repaint_p50_ms": _share(bare, 0.50),
        "bare_repaint_p95_ms": _share(bare, 0.95),
    }


def _keystrokes() -> Iterator[str]:
    """What stands in the box after each keystroke."""
    for word in TYPED.split("|"):
        for length in range(1, len(word) + 1):
            yield word[:length]


def _keystroke(watch: PaintWatch, counter: Any, text: str) -> tuple[float, float]:
    """Write one more letter: the time until its results, or what stands in their place, are on the screen.

    And the time until the counts on the chips and the line of suggestions have followed and are painted as well.
    """
    from PySide6.QtCore import QCoreApplication

    _settle()
    watch.begin()
    started = time.perf_counter()
    counter.view.search.setText(text)
    _until(lambda: watch.painted > 0)
    painted = watch.painted - started
    if counter.flow.is_settling:
        _until(lambda: not counter.flow.is_settling)
    QCoreApplication.processEvents()
    return painted * 1000, (time.perf_counter() - started) * 1000


def _repaint(watch: PaintWatch, counter: Any) -> float:
    """Paint the same cards once more, with nothing behind it."""
    _settle()
    watch.begin()
    watch.expect()
    started = time.perf_counter()
    counter.view.results.update()
    counter.view.results.cards.viewport().update()
    _until(lambda: watch.painted > 0)
    return (watch.painted - started) * 1000


def _settle() -> None:
    """Let everything end that the keystroke before has left to do; nobody types faster than that."""
    from PySide6.QtCore import QCoreApplication

    for _round in range(3):
        QCoreApplication.processEvents()


def _until(is_so: Callable[[], bool]) -> None:
    """Let the window live until this is so."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not is_so():
        if deadline.hasExpired():
            raise TimeoutError("the window did not answer")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _sample_home(folder: Path) -> Settings:
    from desk.work.start import initialise

    return initialise(setup.load(folder).with_preferences(printer="file", theme="light"), sample=True)


def _fill_index(home: Settings, count: int) -> None:
    """Put so many records into the index: the sample's, each again and again at another place."""
    from desk.exchange.sample import read_sample
    from desk.exchange.vocabulary import read_vocabulary
    from desk.search.build import status
    from desk.search.writing import IndexWriter

    followed = status(home.index_path)
    sample = read_sample(date.today()).resources
    with IndexWriter(home.index_path) as writer:
        writer.rebuild(
            _varied(sample, count),
            read_vocabulary(),
            followed.cursor,
            processes=os.cpu_count() or 1,
            anchor=followed.anchor,
        )


def _varied(sample: Sequence[Resource], count: int) -> Iterator[Resource]:
    for number in range(count):
        one = sample[number % len(sample)]
        where = sample[(number * 7 + number // len(sample)) % len(sample)].place or one.place
        yield replace(one, id=new_id(), title=f"{one.title}　{where.name}" if where else one.title, place=where)


def _started(code: str, home: Path) -> dict[str, Any]:
    """Start a process with a window, and end it again; its figures, with ``ms`` until it said that it had painted."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(home)],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    figures = json.loads(process.stdout.readline())
    figures["ms"] = (time.perf_counter() - started) * 1000
    if code is _DESK:
        figures.update(json.loads(process.stdout.readline()))
    process.communicate("end\n")
    return figures  # type: ignore[no-any-return]


def _environment() -> dict[str, str]:
    """As on anybody's machine: Python keeps what it compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def _share(times: Sequence[float], share: float) -> float:
    """The time that this share of all stayed below."""
    return round(sorted(times)[min(len(times) - 1, int(len(times) * share))], 1)
