"""What may serve instead of a near miss: its next term, the same subject elsewhere, a circle, somebody who teaches it.

None of them misses what the person asked for. In this order, one of each sort at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk.records.codes import Condition, Kind, Relation, State
from desk.records.resource import Resource
from desk.records.search import Alternative, Query
from desk.records.state import first_day
from desk.search import analyser
from desk.search.candidates import Candidates, facet_match
from desk.search.columns import Row
from desk.search.entry import KINDS, STATES, facet_token
from desk.search.expression import Expression, all_of, any_of
from desk.search.ranking import Ranking
from desk.search.similar import marks
from desk.text import fold

if TYPE_CHECKING:
    from desk.search.answer import Known

_MOST_OF_A_MARK = 300
"""Records that a word or need is compared by: the newest; more would be any."""
_WORDS, _NEED = 8.0, 3.0
"""What the words that were asked for, and a narrow need, weigh beside one word of the title."""
_NO_SUBJECTS = frozenset(
    {
        "companionship",
        "child_experience",
        "volunteering",
        "teaching",
        "presenting",
        "find_teacher",
        "find_place",
        "find_funds",
    }
)
"""Needs that say with whom or what for, not what is learned: two records that share one may be of anything."""
_MOST_READ = 30
"""Records that are looked into for another term of a course."""

_TO_ATTEND = (State.OPEN, State.FEW_LEFT, State.NONE_NEEDED, State.UNKNOWN)
_TO_COME = (*_TO_ATTEND, State.BEFORE)
_SORTS: tuple[tuple[str, frozenset[Kind]], ...] = (
    ("elsewhere", frozenset({Kind.COURSE, Kind.PROGRAMME})),
    ("circle", frozenset({Kind.CIRCLE})),
    ("talent", frozenset({Kind.TALENT})),
)
_TERM = re.compile(
    r"(?:19|20)\d\d年?度?|(?:令和|平成|r|h)\d+年?度?|[0-9]+月(?:期|コース|生|開講)?|[①-⑳]"
    r"|(?:第|その|パート|part)?[0-9一二三四五六七八九十]+[回期次弾]?(?=$|[^0-9a-zぁ-んァ-ヶ一-龠])|第[0-9一二三四五六七八九十]+[回期次弾]"
    r"|[前後]期|[上下]半期|(?<![ぁ-んァ-ヶ一-龠])[春夏秋冬](?:期|季|の部)?(?![ぁ-んァ-ヶ一-龠])|午[前後]の部"
)
"""What tells one term from another, in folded letters; 初級 and 中級 aren't such words: they are other courses."""
_NO_LETTERS = re.compile(r"[\W_]+")


class Instead:
    """Looks for what may serve, for the near misses of one question; ``words`` is the expression for its words."""

    def __init__(
        self,
        connection: Any,
        known: Known,
        check: Callable[[], None],
        query: Query,
        now: datetime,
        ask: Candidates,
        ranking: Ranking,
        words: Expression,
    ) -> None:
        self._connection = connection
        self._known = known
        self._check = check
        self._now = now
        self._ask = ask
        self._ranking = ranking
        self._words = words
        self._open_only = Condition.OPEN_NOW in query.conditions or Condition.CLOSING_SOON in query.conditions
        # Of the filters, what the person needs holds for every alternative; kinds and the day don't.
        self._needed = facet_match(query, ("circumstance", "condition"))
        self._on = ask.on(query.on) if query.on is not None else ""

    def of(self, row: int, resource: Resource) -> tuple[Alternative, ...]:
        """What may serve instead of this record; nothing is known before the analyser is there."""
        self._check()
        if analyser.loaded() is None:
            return ()
        found = []
        term = self._next_term(resource) if resource.course is not None else None
        if term is not None:
            found.append(Alternative(how="next_term", resource=term))
        weights = self._weights(resource)
        weights.pop(row, None)
        rows = self._suiting(weights)
        for how, kinds in _SORTS:
            best = self._best(how, kinds, rows, weights, resource)
            if best is not None and all(best.id != one.resource.id for one in found):
                found.append(Alternative(how=how, resource=best))
        return tuple(found)

    def _weights(self, resource: Resource) -> dict[int, float]:
        """Records about the same as this one, and how much so.

        About the same is what the words that were asked for find, too; what serves the very same need (趣味・教養 alone is
        too wide for that); or what shares a need in the wide sense and a word of the title.
        """
        weights: dict[int, float] = {}
        for number in self._found(self._words) if self._words else ():
            weights[number] = _WORDS
        subjects = [code for code in resource.needs if code.partition("/")[0] not in _NO_SUBJECTS]
        narrow = {code for code in subjects if "/" in code}
        for code in narrow:
            for number in self._found(any_of([facet_token("need", code)])):
                weights[number] = weights.get(number, 0.0) + _NEED
        wide = any_of(facet_token("need", code) for code in subjects)
        bare = replace(resource, keywords=(), needs=())
        for expression, _weight, _reason in marks(self._connection, bare) if wide else ():
            for number in self._found(all_of((expression, wide))):
                weights[number] = weights.get(number, 0.0) + 1.0
        return weights

    def _found(self, wanted: Expression) -> set[int]:
        return self._ask.matching(all_of((wanted, *self._needed)), _MOST_OF_A_MARK)

    def _suiting(self, weights: dict[int, float]) -> list[Row]:
        nearest = sorted(weights, key=lambda number: (-weights[number], -number))[:_MOST_OF_A_MARK]
        return self._ask.suiting(nearest) if nearest else []

    def _best(
        self, how: str, kinds: frozenset[Kind], rows: Iterable[Row], weights: dict[int, float], missed: Resource
    ) -> Resource | None:
        """The one most alike of these kinds that one can go to."""
        states = (State.OPEN, State.FEW_LEFT) if self._open_only else _TO_ATTEND
        fitting = [row for row in rows if KINDS[row.kind] in kinds and STATES[row.state] in states and not row.gone]
        if how == "elsewhere" and self._on:
            there = self._ask.matching(self._on)
            fitting = [row for row in fitting if row.row in there]
        fitting.sort(key=lambda row: (-weights[row.row], -self._ranking.score(row)))
        for row in fitting[:_MOST_READ]:
            found = self._known.resource(self._connection, row.row)
            if not (how == "elsewhere" and _is_same_series(found, missed)):
                return found
        return None

    def _next_term(self, missed: Resource) -> Resource | None:
        """The next part of the same series that one can still apply for: as staff linked it, else by title."""
        begins = first_day(missed)
        found = [
            (day, other.id, other)
            for other in self._terms(missed)
            if (day := first_day(other)) is not None and day >= self._now.date() and (begins is None or day > begins)
        ]
        return min(found, key=lambda term: term[:2])[2] if found else None

    def _terms(self, missed: Resource) -> Iterator[Resource]:
        linked = self._linked(missed)
        series = replace(missed, title=_without_term(missed.title), keywords=(), needs=())
        words = [expression for expression, _weight, _reason in marks(self._connection, series)]
        course = any_of([facet_token("kind", Kind.COURSE)])
        alike = self._found(all_of((*words, course))) if words else set()
        for row in self._ask.suiting([*linked, *alike]):
            if STATES[row.state] not in _TO_COME or row.gone:
                continue
            other = self._known.resource(self._connection, row.row)
            if other.id != missed.id and (row.row in linked or _is_same_series(other, missed)):
                yield other

    def _linked(self, missed: Resource) -> set[int]:
        """The rows of what staff linked as the same series, from either end."""
        targets = [link.target for link in missed.links if link.relation is Relation.SAME_SERIES]
        find = "SELECT rowid FROM doc WHERE id = ?"
        found = {row for target in targets for (row,) in self._connection.execute(find, (target,)).fetchall()}
        back = self._connection.execute("SELECT source FROM link WHERE target = ?", (missed.id,)).fetchall()
        for (row,) in back:
            links = self._known.resource(self._connection, row).links
            if any(link.target == missed.id and link.relation is Relation.SAME_SERIES for link in links):
                found.add(row)
        return found


def series_of(title: str) -> str:
    """A title without what tells one term from another: はじめての書道（第3期）, はじめての書道 2026年度 → はじめての書道."""
    return _NO_LETTERS.sub("", _without_term(title)) or _NO_LETTERS.sub("", fold(title))


def _without_term(title: str) -> str:
    return _TERM.sub(" ", fold(title))


def _is_same_series(one: Resource, other: Resource) -> bool:
    """Another term of the same course: nearly the same title, offered by the same organisation."""
    names = {resource.organization.name if resource.organization is not None else "" for resource in (one, other)}
    return len(names) == 1 and series_of(one.title) == series_of(other.title)
