"""What may serve instead of a near miss: its next term, the same subject elsewhere, a circle, somebody who teaches it.

None of them misses what the person asked for. In this order, one of each sort at most. The same is asked for what lies
in the tray and shouldn't reach paper as it is; there what serves is graded, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk.records.codes import Condition, Kind, Relation, State
from desk.records.resource import Resource
from desk.records.search import Alternative, Query
from desk.records.state import first_day
from desk.search import analyser
from desk.search.candidates import OPEN_STATES, Candidates, facet_match
from desk.search.entry import KINDS, STATES, facet_token
from desk.search.expression import Expression, all_of, any_of
from desk.search.ranking import Ranking
from desk.search.rows import Row
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
_EVERY = 1 << 30

_TO_ATTEND = (State.OPEN, State.FEW_LEFT, State.NONE_NEEDED, State.UNKNOWN)
_TO_COME = (*_TO_ATTEND, State.BEFORE)
_SORTS: tuple[tuple[str, frozenset[Kind]], ...] = (
    ("elsewhere", frozenset({Kind.COURSE, Kind.PROGRAMME})),
    ("circle", frozenset({Kind.CIRCLE})),
    ("talent", frozenset({Kind.TALENT})),
)
_LEARNT = frozenset({Kind.COURSE, Kind.PROGRAMME, Kind.CIRCLE, Kind.TALENT})
"""Kinds that stand in for each other."""
_MOST_TRIED = 40
"""Candidates of a sort that are read to find one that nothing speaks against."""
_TERM = re.compile(
    r"(?:19|20)\d\d年?度?|(?:令和|平成|r|h)\d+年?度?|[0-9]+月(?:期|コース|生|開講)?|[①-⑳]"
    r"|(?:第|その|パート|part)?[0-9一二三四五六七八九十]+[回期次弾]?(?=$|[^0-9a-zぁ-んァ-ヶ一-龠])|第[0-9一二三四五六七八九十]+[回期次弾]"
    r"|[前後]期|[上下]半期|(?<![ぁ-んァ-ヶ一-龠])[春夏秋冬](?:期|季|の部)?(?![ぁ-んァ-ヶ一-龠])|午[前後]の部"
)
"""What tells one term from another, in folded letters; 初級 and 中級 aren't such words: they are other courses."""
_NO_LETTERS = re.compile(r"[\W_]+")


Grade = Callable[[Resource], int | None]
"""How well a record serves as it stands: 0 without reserve, 1 where there is nothing better, None not at all."""


def sorts_for(missed: Resource) -> tuple[tuple[str, frozenset[Kind]], ...]:
    """What may stand in for a record of this kind: for a hall another hall, and nothing for advice, money or a book."""
    if missed.kind is Kind.FACILITY:
        return (("elsewhere", frozenset({Kind.FACILITY})),)
    return _SORTS if missed.kind in _LEARNT else ()


class Instead:
    """Looks for what may serve, for the near misses of one question; ``words`` is the expression for its words.

    Where no words were asked for and a record names no need, ``by_title`` compares by the words of its title.
    """

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
        *,
        sorts: tuple[tuple[str, frozenset[Kind]], ...] = _SORTS,
        grade: Grade | None = None,
        by_title: bool = False,
    ) -> None:
        self._sorts, self._grade, self._by_title = sorts, grade, by_title
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
        self._there = ask.matching(ask.on(query.on), _EVERY) if query.on is not None else None
        self._kinds = any_of(facet_token("kind", kind) for _how, kinds in sorts for kind in sorted(kinds))
        self._pools: dict[Expression, list[Row]] = {}

    def of(self, row: int, resource: Resource) -> tuple[Alternative, ...]:
        """What may serve instead of this record; nothing is known before the analyser is there."""
        self._check()
        if analyser.loaded() is None:
            return ()
        found = []
        term = self._next_term(resource) if resource.course is not None else None
        if term is not None:
            found.append(Alternative(how="next_term", resource=term))
        alike = self._alike(resource)
        for how, kinds in self._sorts:
            best = self._best(how, kinds, alike, row, resource)
            if best is not None and all(best.id != one.resource.id for one in found):
                found.append(Alternative(how=how, resource=best))
        return tuple(found)

    def _alike(self, resource: Resource) -> list[tuple[float, Row]]:
        """What one can go to and is about the same as this record, the most alike first.

        About the same is what the words that were asked for find, too; what serves the very same need (趣味・教養 alone is
        too wide for that); or, of a record without such a need, what shares a wide one and a word of the title.
        """
        weights: dict[int, float] = {}
        rows: dict[int, Row] = {}
        for weight, expression in self._marks_of(resource):
            for row in self._attendable(expression):
                weights[row.row] = weights.get(row.row, 0.0) + weight
                rows[row.row] = row
        return sorted(
            ((weights[number], row) for number, row in rows.items()),
            key=lambda found: (-found[0], -self._ranking.score(found[1])),
        )

    def _marks_of(self, resource: Resource) -> Iterator[tuple[float, Expression]]:
        if self._words:
            yield _WORDS, self._words
        subjects = [code for code in resource.needs if code.partition("/")[0] not in _NO_SUBJECTS]
        narrow = [code for code in subjects if "/" in code]
        for code in narrow:
            yield _NEED, any_of([facet_token("need", code)])
        if subjects and not narrow:
            wide = any_of(facet_token("need", code) for code in subjects)
            title = replace(resource, keywords=(), needs=())
            words = any_of(expression for expression, _weight, _reason in marks(self._connection, title))
            if words:
                yield 1.0, all_of((words, wide))
        if not subjects and self._by_title:
            for expression, weight, _reason in marks(self._connection, replace(resource, keywords=(), needs=())):
                yield weight, expression

    def _attendable(self, wanted: Expression) -> list[Row]:
        """What satisfies an expression, suits the person, and can be gone to; the newest. Asked only once for each."""
        found = self._pools.get(wanted)
        if found is None:
            self._check()
            states = OPEN_STATES if self._open_only else _TO_ATTEND
            rows = self._ask.suiting(self._found(all_of((wanted, self._kinds))))
            found = self._pools[wanted] = [row for row in rows if STATES[row.state] in states and not row.gone]
        return found

    def _found(self, wanted: Expression) -> set[int]:
        return self._ask.matching(all_of((wanted, *self._needed)), _MOST_OF_A_MARK)

    def _best(
        self, how: str, kinds: frozenset[Kind], alike: Sequence[tuple[float, Row]], own: int, missed: Resource
    ) -> Resource | None:
        """The one most alike of these kinds that isn't the record itself or another term of it."""
        there = self._there if how == "elsewhere" else None
        second, tried = None, 0
        for _weight, row in alike:
            if KINDS[row.kind] not in kinds or row.row == own or (there is not None and row.row not in there):
                continue
            found = self._known.resource(self._connection, row.row)
            if how == "elsewhere" and _is_same_series(found, missed):
                continue
            grade = self._graded(found)
            if grade == 0:
                return found
            second, tried = second or (found if grade == 1 else None), tried + 1
            if tried >= _MOST_TRIED:
                break
        return second

    def _graded(self, found: Resource) -> int | None:
        return self._grade(found) if self._grade is not None else 0

    def _next_term(self, missed: Resource) -> Resource | None:
        """The next part of the same series that one can still apply for: as staff linked it, else by title."""
        begins = first_day(missed)
        found = [
            (day, other.id, other)
            for other in self._terms(missed)
            if (day := first_day(other)) is not None
            and day >= self._now.date()
            and (begins is None or day > begins)
            and self._graded(other) is not None
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
