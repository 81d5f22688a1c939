"""Work on very many records in several processes; where those can't be started or die, in this one."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from desk.records.resource import Resource
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.entry import EntryMaker, Term
from desk.search.inverting import inverted, lay_down
from desk.search.lexicon import Lexicon
from desk.search.waiting import Stretch

Batch = tuple[list[tuple[int, bytes]], list[Term]]
"""The order and the encoded entry of each record, and the words that weren't told before."""
Item = TypeVar("Item")
Result = TypeVar("Result")


class Worker:
    """What one process does: makes entries, and inverts their tokens."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon, today: date) -> None:
        self._maker = EntryMaker(analyser.load(), vocabulary, lexicon)
        self._encode = msgspec.msgpack.Encoder().encode
        self._today = today

    def make(self, batch: Iterable[Resource]) -> Batch:
        """The entries of some records."""
        entries = [self._maker.make(resource, self._today) for resource in batch]
        return [(entry.order, self._encode(entry)) for entry in entries], self._maker.terms()

    def invert(self, stretch: Stretch) -> Path:
        """Lay down the tokens of some waiting entries, each with the places of the records that have it; tells where."""
        tokens = (entry.tokens for entry in stretch.entries())
        lay_down(stretch.tokens_path, inverted(stretch.block, stretch.first, tokens))
        return stretch.tokens_path


class Crew(AbstractContextManager["Crew"]):
    """So many other processes; none of them, where all is to be done here."""

    def __init__(self, processes: int, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        from multiprocessing import get_context

        self._given = (vocabulary, lexicon, date.today())
        self._most_waiting = processes * 2
        self._here: Worker | None = None
        self._pool: ProcessPoolExecutor | None = None
        if processes:
            given = (msgspec.msgpack.encode(self._given),)
            self._pool = ProcessPoolExecutor(processes, get_context("spawn"), _start, given)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def make(self, batches: Iterable[list[Resource]]) -> Iterator[Batch]:
        """The entries of all batches, in their order."""
        encode = msgspec.msgpack.Encoder().encode
        return self._spread(batches, Worker.make, _make, encode)

    def invert(self, stretches: Iterable[Stretch]) -> Iterator[Path]:
        """Where the tokens of each stretch of waiting entries are laid down; others work ahead while one is taken in."""
        return self._spread(stretches, Worker.invert, _invert, _as_it_is)

    def _spread(
        self,
        items: Iterable[Item],
        here: Callable[[Worker, Item], Result],
        there: Callable[[Any], Result],
        packed: Callable[[Item], Any],
    ) -> Iterator[Result]:
        """Begin with the work: ``here`` does an item in this process, ``there`` what ``packed`` makes of it in another."""
        left = iter(items)
        waiting: deque[tuple[Item, Future[Result]]] = deque()

        def give() -> None:
            for item in islice(left, self._most_waiting - len(waiting)):
                waiting.append((item, self._submitted(there, packed(item))))

        give()
        return self._results(waiting, left, give, here)

    def _submitted(self, there: Callable[[Any], Result], given: Any) -> Future[Result]:
        try:
            if self._pool is None:
                raise BrokenProcessPool
            return self._pool.submit(there, given)
        except BrokenProcessPool as error:
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost

    def _results(
        self,
        waiting: deque[tuple[Item, Future[Result]]],
        left: Iterator[Item],
        give: Callable[[], None],
        here: Callable[[Worker, Item], Result],
    ) -> Iterator[Result]:
        try:
            while waiting:
                result = waiting[0][1].result()
                waiting.popleft()
                give()
                yield result
        except BrokenProcessPool:
            self._pool = None
        for item in chain((item for item, _future in waiting), left):
            yield here(self._worker(), item)

    def _worker(self) -> Worker:
        if self._here is None:
            self._here = Worker(*self._given)
        return self._here


_mine: list[Worker] = []


def _start(given: bytes) -> None:
    # Nothing that a worker makes holds itself, and the collector would look at all its words again and again.
    gc.disable()
    _mine.append(Worker(*msgspec.msgpack.decode(given, type=tuple[Vocabulary, Lexicon, date])))


def _make(batch: bytes) -> Batch:
    return _mine[0].make(msgspec.msgpack.decode(batch, type=list[Resource]))


def _as_it_is(item: Item) -> Item:
    return item


def _invert(stretch: Stretch) -> Path:
    return _mine[0].invert(stretch)
