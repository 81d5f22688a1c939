"""How fast the index answers, beside other ways to search the same records in the same run (``desk bench search``).

Everything that a keystroke at the counter costs is in the desk's figure: analysis, other words, rank, reasons, 20 whole
records, counts of every filter. All questions are asked three times over; each figure is the median of the three. p99 is
told rather than the worst, because other programs share the machine.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from desk.records.codes import Condition
from desk.records.resource import Resource
from desk.records.search import Query
from desk.search import analyser, lexicon, texts
from desk.search.entry import EntryMaker
from desk.search.find import Index, Interrupted
from desk.search.writing import IndexWriter
from desk.work import bench_corpus as corpus
from desk.work.bench_keystrokes import keystrokes
from desk.work.bench_rivals import LIMIT, Asked, Filled, Rival, filled, postgres_rival, sqlite_rivals, tantivy_rival

SIZES = (10_000,)
RUNS = 3
_SLOW_FROM = 20_000
"""With so many records, ways that read everything are asked every eighth question only."""
_EIGHTH = 8
_UPDATES = 100
_STALE = 40
_MOST_FOR_RIVALS = 200_000
"""With more records, only the desk is measured: the others' tokens would fill the memory."""

_FILTERS: dict[str, dict[str, Any]] = {
    "one life stage": {"life_stages": ("senior",)},
    "open and free": {"conditions": (Condition.OPEN_NOW, Condition.FREE)},
    "on one day": {"on": corpus.TODAY + timedelta(days=9)},
    "a person": {"age": 68, "fee_at_most": 1000},
}


def bench_search(sizes: Sequence[int] = SIZES, *, runs: int = RUNS, rivals: bool = True) -> dict[str, Any]:
    """For each number of records: build, size, update, every sort of keystroke, filters, stale questions, rivals."""
    before = _memory()
    analyser.load().words("公民館で健康体操を楽しむ")
    figures: dict[str, Any] = {
        "keystrokes": len(keystrokes()),
        "analyser_mb": round((_memory() - before) / 1e6, 1),
    }
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            figures[str(size)] = _measured(size, Path(folder), runs, rivals=rivals and size <= _MOST_FOR_RIVALS)
    return figures


def _measured(size: int, folder: Path, runs: int, *, rivals: bool) -> dict[str, Any]:
    path = folder / "index.db"
    figures: dict[str, Any] = {}
    with IndexWriter(path) as writer:
        made_up = _MadeUp(size)
        started = time.perf_counter()
        writer.rebuild(made_up, corpus.vocabulary(), {}, processes=2)
        seconds = time.perf_counter() - started - made_up.seconds
        figures["build"] = _build(size, seconds, path)
        changed = list(corpus.resources(_UPDATES, seed=8))
        figures["update_ms"] = _figures([_timed(writer.upsert, [record]) for record in changed])
    with Index(path) as index:
        figures["desk_ms"] = _desk(index, runs)
        figures["stale_ms"] = _figures(list(_stale(index)))
        if rivals:
            records = list(corpus.resources(size))
            asked = [(sort, Asked(text=text, expression=index.expression(text))) for sort, text in keystrokes()]
            figures["rivals"] = {rival["name"]: rival for rival in _rivals(records, folder, asked, runs)}
    return figures


class _MadeUp:
    """The made-up records one by one; ``seconds``: how long making them up took, which is no part of a build."""

    def __init__(self, size: int) -> None:
        self._records = corpus.resources(size)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Resource]:
        return self

    def __next__(self) -> Resource:
        started = time.perf_counter()
        try:
            return next(self._records)
        finally:
            self.seconds += time.perf_counter() - started


def _build(size: int, seconds: float, path: Path) -> dict[str, Any]:
    """Records a second, and the file's bytes: what is searched, and the stored records apart."""
    sample = list(corpus.resources(2_000))
    text = sum(len("\n".join((one.title, one.reading, *texts.names(one), texts.body(one))).encode()) for one in sample)
    stored = _stored(path)
    searched = path.stat().st_size - stored
    return {
        "records_per_second": round(size / seconds),
        "file_mb": round(path.stat().st_size / 1e6, 1),
        "records_mb": round(stored / 1e6, 1),
        "search_mb": round(searched / 1e6, 1),
        "search_per_text": round(searched / (text / len(sample) * size), 2),
    }


def _stored(path: Path) -> int:
    """The bytes that the table of stored records takes."""
    from desk.search import schema

    alone = path.with_name("records.db")
    connection = schema.connect(path)
    try:
        connection.execute("ATTACH DATABASE ? AS alone", (str(alone),))
        page = connection.execute("PRAGMA main.page_size").fetchone()[0]
        connection.execute(f"PRAGMA alone.page_size={page}")
        connection.execute("PRAGMA alone.journal_mode=OFF")
        connection.execute("CREATE TABLE alone.record (rowid INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        connection.execute("INSERT INTO alone.record SELECT rowid, body FROM record ORDER BY rowid")
    finally:
        connection.close()
    size = alone.stat().st_size
    alone.unlink()
    return size


def _desk(index: Index, runs: int) -> dict[str, Any]:
    def find(query: Query) -> object:
        return index.find(query, corpus.NOW)

    asked = [(sort, Query(text=text, limit=LIMIT)) for sort, text in keystrokes()]
    for _sort, query in asked[:: len(asked) // 40]:
        find(query)
    gc.freeze()  # as ``load_analyser`` does
    found = _passes(runs, find, asked)
    for name, filters in _FILTERS.items():
        narrowed = [(name, Query(text=query.text, limit=LIMIT, **filters)) for _sort, query in asked]
        found[name] = _passes(runs, find, narrowed)[name]
    return found


def _stale(index: Index) -> Iterator[float]:
    """How long a question still runs after a newer one interrupted it."""
    asked = [text for _sort, text in keystrokes()]
    for number in range(_STALE):
        begun = threading.Event()
        ended: list[float] = []

        def ask(begun: threading.Event, ended: list[float]) -> None:
            try:
                for text in asked:
                    begun.set()
                    index.find(Query(text=text, limit=LIMIT), corpus.NOW)
            except Interrupted:
                pass
            ended.append(time.perf_counter())

        asking = threading.Thread(target=ask, args=(begun, ended))
        asking.start()
        begun.wait()
        time.sleep(0.002 + number * 0.0007)
        stopped = time.perf_counter()
        while not ended:
            # Between two questions there is nothing to stop: the next one is.
            index.interrupt()
            time.sleep(0.0002)
        asking.join()
        yield (ended[0] - stopped) * 1000


def _rivals(
    records: Sequence[Resource], folder: Path, asked: Sequence[tuple[str, Asked]], runs: int
) -> Iterator[dict[str, Any]]:
    vocabulary = corpus.vocabulary()

    def rows() -> Iterator[Filled]:
        maker = EntryMaker(analyser.load(), vocabulary, lexicon.made(vocabulary, analyser.load()))
        return filled(records, maker)

    with ExitStack() as stack:
        for rival in stack.enter_context(sqlite_rivals(records, folder)):
            scarce = _EIGHTH if len(records) >= _SLOW_FROM else 1
            yield _rival(rival, asked[::scarce], 1 if scarce > 1 else runs)
        for name, made in (("Tantivy", tantivy_rival(rows(), folder)), ("PostgreSQL", postgres_rival(rows()))):
            found = stack.enter_context(made)
            yield _rival(found, asked, runs) if found is not None else {"name": name, "missing": "not installed"}


def _rival(rival: Rival, asked: Sequence[tuple[str, Asked]], runs: int) -> dict[str, Any]:
    told: dict[str, Any] = {"name": rival.name, "fill_seconds": round(rival.built_seconds, 1)}
    told["size_mb"] = round(rival.size / 1e6, 1)
    told["ms"] = _passes(runs, rival.ask, asked)
    if rival.update is not None:
        told["update_ms"] = _figures([_timed(rival.update, number) for number in range(1, _UPDATES + 1)])
    return told


def _passes(runs: int, work: Callable[[Any], object], asked: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The figures of every sort of question: all are asked one after the other, as often as there are runs."""
    passes = [[(sort, _timed(work, question)) for sort, question in asked] for _run in range(runs)]
    found = {"all": _of_runs([[time for _sort, time in times] for times in passes])}
    for wanted in dict.fromkeys(sort for sort, _question in asked):
        found[wanted] = _of_runs([[time for sort, time in times if sort == wanted] for times in passes])
    return found


def _timed(work: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - started) * 1000


def _figures(times: Sequence[float]) -> str:
    return _of_runs([times])


def _of_runs(runs: Sequence[Sequence[float]]) -> str:
    """p50 / p95 / p99 in milliseconds, each the median of the runs."""
    found = []
    for part in (0.5, 0.95, 0.99):
        found.append(statistics.median(sorted(times)[min(int(len(times) * part), len(times) - 1)] for times in runs))
    return " / ".join(f"{figure:.2f}" for figure in found)


def _memory() -> int:
    import psutil

    return int(psutil.Process().memory_info().rss)
