"""Making the entries of many records, with little memory whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from desk.records.resource import Resource
from desk.records.vocabulary import Vocabulary
from desk.search.crew import Crew
from desk.search.entry import Term
from desk.search.lexicon import Lexicon
from desk.search.waiting import Stretch, Waiting

_BATCH = 500
_WORTH_PROCESSES = 4_000
"""Records below which starting other processes (half a second each) gains nothing."""


class Prepared:
    """All entries, ready to be written block by block, and the words that stand in them."""

    def __init__(self, waiting: Waiting, terms: list[Term], crew: Crew) -> None:
        self._waiting = waiting
        self._crew = crew
        self.terms = terms

    @property
    def over(self) -> int:
        """How many of the records are over already; they come first."""
        return self._waiting.over

    def __len__(self) -> int:
        return len(self._waiting)

    def blocks(self) -> Iterator[tuple[Stretch, Callable[[], Path]]]:
        """The entries of each block, and what then tells where its tokens are, which others invert in the meantime."""
        stretches = list(self._waiting.stretches())
        inverted = self._crew.invert(stretches)
        for stretch in stretches:
            yield stretch, inverted.__next__


@contextmanager
def prepared(
    resources: Iterable[Resource],
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    beside: Path,
    progress: Callable[[int], None] | None,
    processes: int,
) -> Iterator[Prepared]:
    """Analyse all records in this process and so many others; the file beside the index is gone afterwards."""
    left = iter(resources)
    first = list(islice(left, _WORTH_PROCESSES if processes else 0))
    others = processes if len(first) == _WORTH_PROCESSES else 0
    with (
        Crew(others, vocabulary, lexicon) as crew,
        closing(Waiting(beside.with_name(beside.name + ".entries"))) as waiting,
    ):
        terms: list[Term] = []
        for entries, told in crew.make(_batches(first, left)):
            waiting.take(entries)
            terms += told
            if progress is not None:
                progress(len(waiting))
        yield Prepared(waiting, terms, crew)


def _batches(first: list[Resource], rest: Iterator[Resource]) -> Iterator[list[Resource]]:
    for start in range(0, len(first), _BATCH):
        yield first[start : start + _BATCH]
    while batch := list(islice(rest, _BATCH)):
        yield batch
