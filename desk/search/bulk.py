"""Analysing many records: in this process or in several, with little memory whatever their number.

What is ready waits in a file beside the index until all records are known, because their order decides their rowids.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from desk.records.resource import Resource
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.entry import GOING_ON, Entry, EntryMaker, Term
from desk.search.lexicon import Lexicon

_BATCH = 500
_WORTH_PROCESSES = 4_000
"""Records below which starting other processes (half a second each) gains nothing."""

Batch = tuple[list[tuple[int, bytes]], list[Term]]


class Prepared:
    """Entries on disk, to be read in the order of their rowids, and the words that stand in them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._orders = array("Q")
        self._starts = array("Q")
        self._end = 0
        self.terms: list[Term] = []

    @property
    def over(self) -> int:
        """How many of them are over already; they come first."""
        return sum(order < GOING_ON for order in self._orders)

    def __len__(self) -> int:
        return len(self._orders)

    def take(self, batch: Batch) -> None:
        """Keep what was analysed."""
        entries, terms = batch
        for order, payload in entries:
            self._orders.append(order)
            self._starts.append(self._end)
            self._file.write(len(payload).to_bytes(4, "big") + payload)
            self._end += len(payload) + 4
        self.terms.extend(terms)

    def entries(self) -> Iterator[Entry]:
        """All entries, those that are over first."""
        decoder = msgspec.msgpack.Decoder(Entry)
        for number in sorted(range(len(self._orders)), key=self._orders.__getitem__):
            self._file.seek(self._starts[number])
            size = int.from_bytes(self._file.read(4), "big")
            yield decoder.decode(self._file.read(size))


@contextmanager
def prepared(
    resources: Iterable[Resource],
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    beside: Path,
    progress: Callable[[int], None] | None,
    processes: int,
) -> Iterator[Prepared]:
    """Analyse all records; the file beside the index is gone afterwards."""
    waiting = beside.with_name(beside.name + ".entries")
    try:
        with waiting.open("w+b") as file:
            ready = Prepared(file)
            for batch in _analysed(iter(resources), vocabulary, lexicon, processes):
                ready.take(batch)
                if progress is not None:
                    progress(len(ready))
            yield ready
    finally:
        waiting.unlink(missing_ok=True)


def _analysed(
    resources: Iterator[Resource], vocabulary: Vocabulary, lexicon: Lexicon, processes: int
) -> Iterator[Batch]:
    first = list(islice(resources, _WORTH_PROCESSES if processes else 0))
    if len(first) == _WORTH_PROCESSES:
        yield from _in_processes(_batches(first, resources), vocabulary, lexicon, processes)
        return
    maker, today = EntryMaker(analyser.load(), vocabulary, lexicon), date.today()
    for batch in _batches(first, resources):
        yield _made(maker, batch, today)


def _batches(first: list[Resource], rest: Iterator[Resource]) -> Iterator[list[Resource]]:
    for start in range(0, len(first), _BATCH):
        yield first[start : start + _BATCH]
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _made(maker: EntryMaker, batch: Iterable[Resource], today: date) -> Batch:
    encode = msgspec.msgpack.Encoder().encode
    entries = [maker.make(resource, today) for resource in batch]
    return [(entry.order, encode(entry)) for entry in entries], maker.terms()


def _in_processes(
    batches: Iterator[list[Resource]], vocabulary: Vocabulary, lexicon: Lexicon, processes: int
) -> Iterator[Batch]:
    """Spread the batches; where other processes can't be started or die, go on in this one."""
    from multiprocessing import get_context

    encode = msgspec.msgpack.Encoder().encode
    given = (encode((vocabulary, lexicon)), date.today())
    waiting: deque[tuple[Future[Batch], list[Resource]]] = deque()
    maker: EntryMaker | None = None
    with ProcessPoolExecutor(processes, get_context("spawn"), _start, given) as pool:
        try:
            while True:
                while len(waiting) < processes * 2 and maker is None and (batch := next(batches, None)):
                    waiting.append((pool.submit(_work, encode(batch)), batch))
                if not waiting:
                    break
                future, batch = waiting[0]
                try:
                    result = future.result()
                except BrokenProcessPool:
                    maker = EntryMaker(analyser.load(), vocabulary, lexicon)
                    break
                waiting.popleft()
                yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    if maker is not None:
        for batch in [pair[1] for pair in waiting]:
            yield _made(maker, batch, date.today())
        for batch in batches:
            yield _made(maker, batch, date.today())


_worker: list[tuple[EntryMaker, date]] = []


def _start(words: bytes, today: date) -> None:
    vocabulary, lexicon = msgspec.msgpack.decode(words, type=tuple[Vocabulary, Lexicon])
    _worker.append((EntryMaker(analyser.load(), vocabulary, lexicon), today))


def _work(batch: bytes) -> Batch:
    maker, today = _worker[0]
    return _made(maker, msgspec.msgpack.decode(batch, type=list[Resource]), today)
