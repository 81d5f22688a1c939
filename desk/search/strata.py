"""The candidates for an expression: all of them where they are few, else fair samples with what each stands for."""

from __future__ import annotations

from desk.search.candidates import CAP, SAMPLE, Candidates, Passes, Span
from desk.search.expression import Expression
from desk.search.rows import Row

_NARROWED = 4
"""Where facts of a person or a state narrow what matches, up to so many times the cap are looked at one by one."""

Stratum = tuple[list[Row], float]
"""Rows, and how many records there are for each of them."""


class Strata:
    """Gathers the candidates of one question, each expression only once.

    ``last``: the number of hits down to which the page reaches. ``approximate``: whether anything was sampled.
    """

    def __init__(self, ask: Candidates, last: int) -> None:
        self._ask = ask
        self._cap = max(CAP, last)
        self.sample = max(SAMPLE, last)
        self.approximate = False
        self._seen: dict[tuple[Expression, Passes | None], list[Stratum]] = {}

    def of(self, wanted: Expression, passes: Passes | None = None) -> list[Stratum]:
        """All candidates as one stratum; where they are many, samples of what goes on and of what is over."""
        known = self._seen.get((wanted, passes))
        if known is None:
            known = self._seen[wanted, passes] = self._gathered(wanted, passes)
        return known

    def _gathered(self, wanted: Expression, passes: Passes | None) -> list[Stratum]:
        is_narrowed = self._ask.is_narrowed or passes is not None
        # Of very many, enough suit nearly everybody: looking at them all first would be for nothing.
        if not self._ask.exceeds(wanted, _NARROWED * self._cap if is_narrowed else self._cap):
            rows = self._ask.rows(wanted, passes, self._cap + 1)
            if len(rows) <= self._cap:
                return [(rows, 1.0)]
        middle = self._ask.going_on_from
        going_on = self._sampled(wanted, passes, Span(middle, self._ask.top), self.sample)
        if passes is None and len(going_on[0]) < self.sample:
            over = self._ask.rows(wanted, passes, self._cap, Span(1, middle - 1))
            if len(over) < self._cap:
                return [([*going_on[0], *over], 1.0)]
        self.approximate = True
        if passes is not None:
            # Hardly anything that is over is open: looking for it would read all that is over.
            return [going_on, ([], 1.0)]
        behind = max(self.sample // 4, self.sample - len(going_on[0]))
        return [going_on, self._sampled(wanted, passes, Span(1, middle - 1), behind)]

    def _sampled(self, wanted: Expression, passes: Passes | None, span: Span, count: int) -> Stratum:
        """So many candidates of a stretch of rowids, and how many records there are for each of them.

        Rowids are dense and their order is random, so the part of the stretch that they were met on tells the rest.
        """
        rows = self._ask.rows(wanted, passes, count, span)
        if len(rows) < count or not rows:
            return rows, 1.0
        return rows, (span.last - span.first + 1) / (span.last - rows[-1].row + 1)
