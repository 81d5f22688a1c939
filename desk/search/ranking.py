"""The order of hits: what can be joined now comes before what can't, and what is over comes last.

A score is between 0 and 100. Words decide most of it (title before reading before names before body), then how much
of the title they are, then how soon one must act. A full, closed or not yet open record keeps part of its score; one
that is over, cancelled or gone from its source comes after everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter

from desk.records.codes import State
from desk.search.entry import STATES
from desk.search.expression import ANYWHERE, NAMES, TITLE, TITLE_WORDS, Expression, match
from desk.search.rows import Row
from desk.search.terms import Chunk

_SHARE = {
    STATES.index(State.BEFORE): 0.75,
    STATES.index(State.WAITLIST): 0.65,
    STATES.index(State.FULL): 0.6,
    STATES.index(State.POSTPONED): 0.55,
    STATES.index(State.CLOSED): 0.5,
    STATES.index(State.CANCELLED): 0.04,
    STATES.index(State.ENDED): 0.004,
}
"""What each state leaves of a score of 18 to 100: the last two come after all else, and what ended comes last."""
_GONE_SHARE = 0.004
_FULL_TITLE = 12.0
_SOON = 4.0
_SUITED = 4.0
_NEAREST = 30.0
"""Less than lies between a title and the rest."""
_OVER = 0.1
"""States that leave less than this share are those of what is over."""


class Ranking:
    """Scores candidates of one question.

    ``levels`` gives for each candidate how well its words match, 0 to 80; None where no words were asked for.
    ``letters``: how many letters were typed. ``ways``: how far each is, in metres, where the nearest come first: then only
    whether the words stand in the title counts before the way, and what is over comes last. ``suited``: how much of
    what the person asked is known to hold, 0 to 1; the rest isn't known.
    """

    def __init__(
        self,
        levels: Mapping[int, float] | None,
        letters: int,
        ways: Mapping[int, float] | None = None,
        suited: Mapping[int, float] | None = None,
    ) -> None:
        self._levels = levels
        self._letters = letters
        self._ways = ways
        self._suited = suited or {}

    def score(self, row: Row) -> float:
        """The score of one candidate."""
        if self._ways is not None:
            return self._by_way(row, self._ways)
        if self._levels is None:
            base = 50.0 + 40.0 * row.urgency
        else:
            level = self._levels.get(row.row, REST)
            base = level + _SOON * row.urgency
            if level >= IN_TITLE:
                base += _full_title(self._letters)[row.width]
        base += _SUITED * self._suited.get(row.row, 0.0)
        if row.gone:
            return base * _GONE_SHARE
        return base * _SHARE.get(row.state, 1.0)

    def _by_way(self, row: Row, ways: Mapping[int, float]) -> float:
        in_title = self._levels is None or self._levels.get(row.row, REST) >= IN_TITLE
        metres = ways.get(row.row)
        base = (IN_TITLE if in_title else REST) + (_NEAREST / (1 + metres / 1000) if metres is not None else 0.0)
        over = _GONE_SHARE if row.gone else _SHARE.get(row.state, 1.0)
        return base * over if over < _OVER else base

    def best(self, rows: Sequence[Row], count: int) -> list[tuple[float, Row]]:
        """The best candidates with their scores, best first; equals stand as in the index, the newest first."""
        plain = self._ways is None and not self._suited
        scores = self._scores(rows) if plain else map(self.score, rows)
        return nlargest(count, zip(scores, rows, strict=True))

    def _scores(self, rows: Sequence[Row]) -> list[float]:
        """``score`` for many rows without a call for each, where neither way nor person matters."""
        shares = [_SHARE.get(state, 1.0) for state in range(len(STATES))]
        if self._levels is None:
            return [(50.0 + 40.0 * row.urgency) * (_GONE_SHARE if row.gone else shares[row.state]) for row in rows]
        level_of, found = self._levels.get, []
        full = _full_title(self._letters)
        for row, _kind, _stages, _needs, _circumstances, _conditions, gone, width, state, _soon, urgency in rows:
            level = level_of(row, REST)
            base = level + _SOON * urgency + (full[width] if level >= IN_TITLE else 0.0)
            found.append(base * (_GONE_SHARE if gone else shares[state]))
        return found


@lru_cache(maxsize=64)
def _full_title(letters: int) -> list[float]:
    """What so many typed letters add where the title has 0, 1, 2 … letters (255 or more count as 255)."""
    return [_FULL_TITLE * min(letters / (width or 1), 1.0) for width in range(256)]


REST = 18.0
"""The level of a match by synonyms, in the body."""
IN_TITLE = 52.0
"""From this level on the words stand in the title, or something that means the same does."""
_LITERAL = ((30.0, ANYWHERE), (42.0, NAMES), (68.0, TITLE), (80.0, TITLE_WORDS))
Those = Callable[[Iterable[int], Expression], list[int]]
"""Asks the index which of some rowids, the newest first, satisfy an expression."""

_IN_TITLE_OF_MANY = 80.0
"""Of several words, only those in the title are told apart: each further place would be one more search for each."""


def levels(chunks: Sequence[Chunk], rows: Sequence[int], those: Those, lowest: float = 0.0) -> dict[int, float]:
    """How well each candidate's words match, the mean over the chunks of the text; REST for those not among them.

    The candidates are known to reach ``lowest``; lower levels aren't asked for.
    """
    if len(chunks) == 1:
        return _levels_of_one(chunks[0], rows, those, lowest)
    total: dict[int, float] = {}
    for chunk in chunks:
        in_title = match(chunk.literal, TITLE)
        for row in those(rows, in_title) if in_title else ():
            total[row] = total.get(row, REST) + (_IN_TITLE_OF_MANY - REST) / len(chunks)
    return total


def _levels_of_one(chunk: Chunk, rows: Sequence[int], those: Those, lowest: float) -> dict[int, float]:
    asked = [(level, match(chunk.literal, places)) for level, places in _LITERAL]
    if chunk.broad != chunk.literal:
        asked.append((IN_TITLE, match(chunk.broad, TITLE)))
    best: dict[int, float] = {}
    rest: Sequence[int] = rows
    for level, found in sorted(asked, key=itemgetter(0), reverse=True):
        if found and rest and level >= lowest:
            best.update(dict.fromkeys(those(rest, found), level))
            rest = [row for row in rest if row not in best]
    return best
