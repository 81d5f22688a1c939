"""Words that are read alike (こうえん: 公園, 講演, 公演): each is counted, and its hits stand together.

The word with the most hits comes first; before all, what is written in the very kana that were typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desk.records.search import Homophone
from desk.search.expression import Expression, any_of, match, word
from desk.search.rows import Row
from desk.search.terms import Chunk, inside

_SAME = 0.8
"""Words of which the one stands nearly wherever the other does are one word spelled twice: 受付, 受け付け."""
_OVER = 0.1
"""Scores below this share of a hit's are those of what is over, which stays last."""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one word, as a number with a bit for each rowid."""

    word: str
    rows: int

    @property
    def total(self) -> int:
        """How many they are."""
        return self.rows.bit_count()


def groups(chunks: Sequence[Chunk], matching: Callable[[Expression], int]) -> tuple[Group, ...]:
    """The words that a text typed in kana or romaji may be, with their rows; none where it can only be one.

    ``matching`` tells the hits that satisfy an expression, as a number with a bit for each rowid.
    """
    if len(chunks) != 1 or len(chunks[0].homophones) < 2:
        return ()
    found: list[Group] = []
    for term in chunks[0].homophones:
        one = Group(term, matching(any_of((match(word(term)), match(inside(term))))))
        if one.rows and not any(_is_same(one, other) for other in found):
            found.append(one)
    found.sort(key=lambda group: -group.total)
    return tuple(found) if len(found) > 1 else ()


def _is_same(one: Group, other: Group) -> bool:
    return (one.rows & other.rows).bit_count() >= _SAME * min(one.total, other.total)


def told(found: Sequence[Group]) -> tuple[Homophone, ...]:
    """The words with their numbers of hits."""
    return tuple(Homophone(word=group.word, total=group.total) for group in found)


def together(ranked: Sequence[tuple[float, Row]], found: Sequence[Group], literal: int) -> list[tuple[float, Row]]:
    """Ranked rows with those of one word together; ``literal`` are those that have the kana themselves, as bits."""
    first, *others = [_Holds(rows) for rows in (literal, *(group.rows for group in found))]

    def place(hit: tuple[float, Row]) -> int:
        score, row = hit
        if score < highest * _OVER:
            return len(found) + 2
        if first.has(row.row):
            return -1
        return next((number for number, holds in enumerate(others) if holds.has(row.row)), len(found))

    highest = max((score for score, _row in ranked), default=0.0)
    ordered = sorted(ranked, key=place)
    least, kept = highest, []
    for score, row in ordered:
        least = min(least, score)
        kept.append((least, row))
    return kept


class _Holds:
    """Tells of single rows whether they are among those of a number."""

    def __init__(self, rows: int) -> None:
        self._bytes = rows.to_bytes(rows.bit_length() // 8 + 1, "little")

    def has(self, row: int) -> bool:
        at = row >> 3
        return at < len(self._bytes) and bool(self._bytes[at] >> (row & 7) & 1)
