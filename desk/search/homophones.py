"""Words that are read alike (こうえん: 公園, 講演, 公演): each is counted, and its hits stand together.

The word with the most hits comes first; before all, what is written in the very kana that were typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
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
    """The hits of one word."""

    word: str
    rows: frozenset[int]


def groups(chunks: Sequence[Chunk], matching: Callable[[Expression], AbstractSet[int]]) -> tuple[Group, ...]:
    """The words that a text typed in kana or romaji may be, with their rows; none where it can only be one.

    ``matching`` tells the hits that satisfy an expression.
    """
    if len(chunks) != 1 or len(chunks[0].homophones) < 2:
        return ()
    found: list[Group] = []
    for term in chunks[0].homophones:
        having = frozenset(matching(any_of((match(word(term)), match(inside(term))))))
        if having and not any(len(having & other.rows) >= _SAME * min(len(having), len(other.rows)) for other in found):
            found.append(Group(term, having))
    found.sort(key=lambda group: -len(group.rows))
    return tuple(found) if len(found) > 1 else ()


def told(found: Sequence[Group]) -> tuple[Homophone, ...]:
    """The words with their numbers of hits."""
    return tuple(Homophone(word=group.word, total=len(group.rows)) for group in found)


def together(
    ranked: Sequence[tuple[float, Row]], found: Sequence[Group], literal: frozenset[int]
) -> list[tuple[float, Row]]:
    """Ranked rows with those of one word together; ``literal`` are those that have the kana themselves."""

    def place(hit: tuple[float, Row]) -> int:
        score, row = hit
        if score < highest * _OVER:
            return len(found) + 2
        if row.row in literal:
            return -1
        return next((number for number, group in enumerate(found) if row.row in group.rows), len(found))

    highest = max((score for score, _row in ranked), default=0.0)
    ordered = sorted(ranked, key=place)
    least, kept = highest, []
    for score, row in ordered:
        least = min(least, score)
        kept.append((least, row))
    return kept
