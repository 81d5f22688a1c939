"""People in distress first: the advice desks for what was said, whatever the filters and before anything else."""

from __future__ import annotations

from collections.abc import Sequence

from desk.records.codes import Kind, State
from desk.search.blocks import SHIFT, SIZE
from desk.search.candidates import Candidates
from desk.search.entry import NAMED, STATES, facet_token
from desk.search.expression import Expression, all_of
from desk.search.meaning import Clue, clues
from desk.search.rows import Row
from desk.search.terms import Understood
from desk.search.widening import widened

MOST = 5
"""Advice desks that stand before all else: more would hide what follows."""
_LEAST = 0.4
"""A desk that fits less than this share of what the best one fits is left out."""
_GENERAL = "daily_life"
"""The need that desks for any trouble bear."""
_OVER = frozenset(STATES.index(state) for state in (State.ENDED, State.CANCELLED))
_WINDOWS = facet_token("kind", Kind.WINDOW)


class Advice:
    """The advice desks for one text; none where it holds no words of distress."""

    def __init__(self, asked: Understood, ask: Candidates) -> None:
        self._ask = ask
        distress = [concept for concept in asked.meant if concept.distress]
        self._clues = clues((), distress, self._count, ask.top) if distress else ()

    def rows(self) -> list[Row]:
        """The desks whose needs or words fit, those that fit best first; else those for any trouble, else any."""
        if not self._clues:
            return []
        weights = widened(self._clues, _WINDOWS, self._ask.bits, self._ask.blocks)
        least = _LEAST * max(weights.values(), default=0.0)
        fitting = [row for row in weights if weights[row] >= least and any(map(_tells, self.clues_of(row)))]
        for found in (fitting, self._any(NAMED + facet_token("need", _GENERAL)), self._any("")):
            there = self._there(found)
            if there:
                return there[:MOST]
        return []

    def clues_of(self, row: int) -> list[Clue]:
        """The clues that a desk meets."""
        block, place = row >> SHIFT, row & SIZE - 1
        return [clue for clue in self._clues if self._ask.bits(clue.anywhere, block) >> place & 1]

    def _any(self, expression: Expression) -> list[int]:
        return sorted(self._ask.matching(all_of((_WINDOWS, expression))), reverse=True)

    def _there(self, rowids: Sequence[int]) -> list[Row]:
        """These rows in their order, without those that are over or gone."""
        rows = {row.row: row for row in self._ask.of(rowids)}
        found = [rows[number] for number in rowids if number in rows]
        return [row for row in found if not row.gone and row.state not in _OVER]

    def _count(self, expression: Expression) -> int:
        return sum(self._ask.bits(expression, block).bit_count() for block in self._ask.blocks)


def _tells(clue: Clue) -> bool:
    """Whether a clue tells of the trouble: a life stage alone does not."""
    return clue.reason.code in ("meaning", "title")
