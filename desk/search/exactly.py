"""Exact phrases: of the records that have a phrase's words, those in which it stands letter by letter.

The index knows which words a record has, not how they follow each other; so the records are read. Of very many the
newest are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desk.records.resource import Resource
from desk.search import texts
from desk.search.expression import Expression, Rows, match
from desk.search.terms import Chunk
from desk.text import fold

MOST = 2_000
"""Records read for one phrase: some 30 ms."""
_BATCH = 200


def phrase(
    connection: Any,
    chunk: Chunk,
    matching: Callable[[Expression, int], set[int]],
    decode: Callable[[bytes], Resource],
    check: Callable[[], None],
) -> Expression:
    """The records in which a quoted chunk stands. ``matching`` asks for so many rowids; ``check`` stops a stale question."""
    found: set[int] = set()
    candidates = sorted(matching(match(chunk.literal), MOST), reverse=True)
    for start in range(0, len(candidates), _BATCH):
        check()
        found |= _having(connection, candidates[start : start + _BATCH], chunk.exact, decode)
    return Rows(frozenset(found))


def _having(connection: Any, rows: Sequence[int], exact: str, decode: Callable[[bytes], Resource]) -> set[int]:
    listed = ",".join(map(str, rows))
    bodies = connection.execute(f"SELECT rowid, body FROM record WHERE rowid IN ({listed})")
    # What is stored is searched first, which costs a tenth of reading it as a record.
    return {row for row, body in bodies if exact in fold(body.decode()) and exact in _text(decode(body))}


def _text(resource: Resource) -> str:
    return fold("\n".join((resource.title, *texts.names(resource), texts.body(resource))))
