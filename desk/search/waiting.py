"""Entries that wait in a file until all records are known, because their order decides their rowids."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from desk.search.blocks import SHIFT, SIZE
from desk.search.entry import GOING_ON, Entry

_SIZE_BYTES = 4


class Stretch(NamedTuple):
    """Entries of one block: their file, where in it each begins, and the place of the first one in the block."""

    path: Path
    starts: array[int]
    block: int
    first: int

    @property
    def tokens_path(self) -> Path:
        """Where their tokens are laid down."""
        return self.path.with_name(f"{self.path.name}.{self.block}")

    def entries(self) -> Iterator[Entry]:
        """The entries in the order of their rowids."""
        decoder = msgspec.msgpack.Decoder(Entry)
        with self.path.open("rb") as file:
            for start in self.starts:
                file.seek(start)
                size = int.from_bytes(file.read(_SIZE_BYTES), "big")
                yield decoder.decode(file.read(size))


class Waiting:
    """Takes in entries in any order and gives them in that of their rowids. The file must be removed afterwards."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._orders = array("Q")
        self._starts = array("Q")
        self._end = 0

    @property
    def over(self) -> int:
        """How many of them are over already; they come first."""
        return sum(order < GOING_ON for order in self._orders)

    def __len__(self) -> int:
        return len(self._orders)

    def take(self, entries: Iterable[tuple[int, bytes]]) -> None:
        """Keep encoded entries, each with its order."""
        for order, payload in entries:
            self._orders.append(order)
            self._starts.append(self._end)
            self._file.write(len(payload).to_bytes(_SIZE_BYTES, "big") + payload)
            self._end += len(payload) + _SIZE_BYTES

    def stretches(self) -> Iterator[Stretch]:
        """All that were taken in, block after block; the first rowid is 1."""
        self._file.flush()
        starts = array("Q", (self._starts[at] for at in sorted(range(len(self)), key=self._orders.__getitem__)))
        for begin in range(0, len(starts) + 1, SIZE):
            held = starts[max(begin - 1, 0) : begin + SIZE - 1]
            if held:
                yield Stretch(self._path, held, begin >> SHIFT, int(begin == 0))

    def close(self) -> None:
        """Remove the file, and what was laid down beside it."""
        self._file.close()
        for path in self._path.parent.glob(f"{self._path.name}*"):
            path.unlink(missing_ok=True)
