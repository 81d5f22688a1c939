"""One question answered: candidates, filters, counts, order, and the page of hits with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from desk.records.codes import Condition
from desk.records.hours import Hours
from desk.records.resource import Resource
from desk.records.search import Alternative, Hit, Homophone, Query
from desk.search import compact, counting, homophones, nearly, ranking, reasons, suiting
from desk.search.advice import Advice
from desk.search.candidates import (
    CAP,
    SORTS,
    Candidates,
    Passes,
    exact_match,
    facet_match,
    read_hours,
)
from desk.search.cells import cells_around
from desk.search.entry import STATES
from desk.search.exactly import phrase
from desk.search.expression import NOTHING, TITLE, Expression, Node, Rows, all_of, any_of, match, without, word
from desk.search.instead import Grade, Instead, sorts_for
from desk.search.kindred import Kindred
from desk.search.person import Person
from desk.search.postings import Postings
from desk.search.rows import KeptRows, Row, is_closing_soon, is_open
from desk.search.strata import Strata, Stratum
from desk.search.terms import Chunk, Understood
from desk.search.walking import reach
from desk.search.widening import Widening

_EVERY = 1 << 30
_RINGS = (5, 15, 45, 120)
"""Minutes on foot of the rings in which the nearest are looked for where there are too many to measure all."""
_FIRST = 101.0
"""The score of an advice desk for somebody in distress: above all that words can reach."""
_MOST_KEPT = 1_000
"""Records kept decoded, those that were shown last."""


class Known:
    """What a reader keeps of an index between questions: sets of codes, kinds of opening hours, the decoder."""

    def __init__(self) -> None:
        self.sets: dict[int, frozenset[str]] = {}
        self.hours: dict[str, Hours] = {}
        self._last_hours = 0
        self.cities: dict[str, int] = {}
        self._fields: dict[int, reasons.Fields] = {}
        self._decoder = compact.decoder()
        self.postings = Postings()
        self.rows = KeptRows()
        self.kindred = Kindred()

    def refresh(self, connection: Any) -> None:
        """Read the sets that came since the last time, whose numbers are never given twice; forget the records."""
        self._fields.clear()
        self.kindred.refresh()
        self.postings.refresh(connection)
        self.rows.refresh(connection, self.postings.blocks_through)
        last = max(self.sets, default=0)
        for number, codes in connection.execute("SELECT id, codes FROM code_set WHERE id > ?", (last,)):
            self.sets[number] = frozenset(msgspec.json.decode(codes))
        hours, self._last_hours = read_hours(connection, self._last_hours)
        self.hours.update(hours)
        self.cities.update(connection.execute("SELECT name, id FROM city").fetchall())

    def decode(self, body: bytes) -> Resource:
        """A stored record."""
        return self._decoder.decode(body)

    def resource(self, connection: Any, row: int) -> Resource:
        """The record under a rowid."""
        return self.fields(connection, row).resource

    def fields(self, connection: Any, row: int) -> reasons.Fields:
        """The record under a rowid with its texts. While somebody types, the same ones come again and again."""
        found = self._fields.pop(row, None)
        if found is None:
            body = connection.execute("SELECT body FROM record WHERE rowid = ?", (row,)).fetchone()[0]
            found = reasons.Fields(self.decode(body))
            if len(self._fields) >= _MOST_KEPT:
                del self._fields[next(iter(self._fields))]
        self._fields[row] = found
        return found


class Answer:
    """The answer to one question, worked out within one transaction of one reader.

    ``hits`` does the work; ``total``, ``facets``, ``approximate`` and ``homophones`` tell the counts afterwards. ``check`` raises
    when the question is stale.
    """

    def __init__(
        self,
        connection: Any,
        known: Known,
        check: Callable[[], None],
        query: Query,
        asked: Understood,
        now: datetime,
    ) -> None:
        self._connection = connection
        self._known = known
        self._check = check
        self._query = query
        self._chunks = asked.chunks
        self._meant = [code for concept in asked.meant for code in concept.codes]
        self._now = now
        self._person = Person(query, now, known.cities)
        self._ask = Candidates(connection, now, known.hours, known.postings, known.rows, check, self._person)
        self._on = all_of((self._ask.on(query.on) if query.on is not None else "", *exact_match(query)))
        words = all_of(map(self._saying, asked.chunks)) if asked.words_count else NOTHING
        unwanted = any_of(map(self._saying, asked.without))
        words = without(words, unwanted)
        self._words = words
        self._advice = Advice(asked, self._ask)
        self._distress = asked.distress
        self._whole = all_of((words, self._on))
        self._widening = Widening(asked, words, unwanted, self._on, self._ask, self._kindred)
        self._tests = counting.tests(query, known.sets)
        self._filtered = reasons.of_filters(query)
        last = query.offset + query.limit
        self._strata = Strata(self._ask, last)
        self._letters = sum(len(chunk.raw) for chunk in asked.chunks)
        self._lowest_level = 0.0
        self.total = 0
        self._is_tally = False
        self.facets: dict[str, dict[str, int]] = {}
        self.homophones: tuple[Homophone, ...] = ()

    def _saying(self, chunk: Chunk) -> Expression:
        """The records that have what a chunk says; one with a minus is taken as it stands."""
        if chunk.exact:
            return phrase(self._connection, chunk, self._ask.matching, self._known.decode, self._check)
        return match(chunk.literal if chunk.unwanted else chunk.broad)

    def _kindred(self, kanji: str) -> tuple[str, ...]:
        return self._known.kindred.of(self._connection, kanji)

    @property
    def approximate(self) -> bool:
        """Whether there were too many to count."""
        return self._strata.approximate

    @property
    def is_at_a_loss(self) -> bool:
        """Whether no record has all the words of the text, whatever the filters."""
        if not self._chunks or self._distress:
            return False
        return not self._ask.matching(all_of(match(chunk.broad) for chunk in self._chunks), 1)

    def is_known(self, node: Node) -> bool:
        """Whether any record has what a part of the text says, whatever the filters."""
        return bool(self._ask.matching(match(node), 1))

    def hits(self) -> tuple[Hit, ...]:
        """The page of hits that was asked for."""
        rows = self._found()
        self._check()
        ranked = ranking.Ranking(self._levels(rows), self._letters, self._ways(rows), self._ask.suited(rows))
        self._check()
        last = self._query.offset + self._query.limit
        advice, others = self._parted(rows)
        first = [(_FIRST, row) for row in advice]
        best = self._by_homophone(rows, ranked) or ranked.best(others, max(last - len(first), 0))
        return self._page([*first, *best][self._query.offset : last])

    def tally(self) -> int:
        """How many hits there are, where nobody looks at them or at other counts."""
        self._is_tally = True
        self._parted(self._found())
        return self.total

    def _parted(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """The advice desks that stand first in distress, and all other rows; tells the total."""
        advice = {row.row: row for row in self._advice.rows()}
        others = [row for row in rows if row.row not in advice]
        self.total += len(others) + len(advice) - len(rows)
        return list(advice.values()), others

    def _by_homophone(self, rows: Sequence[Row], ranked: ranking.Ranking) -> list[tuple[float, Row]]:
        """All rows in their order where the text may be one of several words; tells the words, too."""
        filters = self._filters(SORTS) if self.approximate else [Rows(frozenset(row.row for row in rows))]

        def matching(wanted: Expression) -> int:
            return self._ask.all_bits(all_of((wanted, self._whole, *filters)))

        found = homophones.groups(self._chunks, matching)
        self.homophones = homophones.told(found)
        if not found:
            return []
        literal = matching(match(word(self._chunks[0].raw)))
        return homophones.together(ranked.best(rows, len(rows)), found, literal)

    def near_misses(self) -> tuple[Hit, ...]:
        """As many near misses as were asked for, best first; none where neither words nor themes tell what is near."""
        query = self._query
        if self._distress:
            return ()
        must = facet_match(query, nearly.must_hold(query))
        words = self._words
        wanted = all_of((words, *exact_match(query), *must))
        if not wanted or not query.near_misses:
            return ()
        self._check()
        candidates = self._nearby(wanted)
        on = frozenset(self._ask.matching(self._ask.on(query.on), _EVERY)) if query.on is not None else None
        ranked = ranking.Ranking(self._levels([row for row, _mask in candidates]), self._letters)
        near = nearly.nearest(candidates, self._person, query, self._known.sets, on, ranked.score, query.near_misses)
        serving = Instead(self._connection, self._known, self._check, query, self._now, self._ask, ranked, words)
        return tuple(self._near_miss(one, ranked.score(one.row), serving) for one in near)

    def instead_of(self, resource: Resource, grade: Grade) -> tuple[Alternative, ...]:
        """What may serve in place of a record that was found before, whatever was searched for."""
        sorts = sorts_for(resource)
        if not sorts:
            return ()
        found = self._connection.execute("SELECT rowid FROM doc WHERE id = ?", (resource.id,)).fetchone()
        serving = Instead(
            self._connection,
            self._known,
            self._check,
            self._query,
            self._now,
            self._ask,
            ranking.Ranking(None, 0),
            "",
            sorts=sorts,
            grade=grade,
            by_title=True,
        )
        return serving.of(-1 if found is None else found[0], resource)

    def _nearby(self, wanted: Expression) -> list[tuple[Row, int]]:
        """Candidates for near misses: what has the words, else what comes near to them."""
        found = self._ask.with_masks(wanted)
        if len(found) >= CAP and self._chunks:
            in_title = (match(chunk.literal, TITLE) for chunk in self._chunks)
            found = list(dict.fromkeys((*self._ask.with_masks(all_of((wanted, *in_title))), *found)))
        near = self._widening.levels
        for row, _mask in found:
            near.pop(row.row, None)
        if found or not near:
            return found
        must = nearly.must_hold(self._query)
        tests = {sort: test for sort, test in self._tests.items() if sort in must}
        held = {row.row for row in counting.passing(self._ask.of(near), tests)}
        return [(row, mask) for row, mask in self._ask.masks_of(near) if row.row in held]

    def _near_miss(self, near: nearly.Near, score: float, serving: Instead) -> Hit:
        hit = self._hit(score, near.row)
        failed = set(near.parts)
        return replace(
            hit,
            why=tuple(reason for reason in hit.why if reason.code not in failed and reason.code != "on"),
            why_not=nearly.why_not(near, hit.resource, self._query, self._now),
            instead=serving.of(near.row.row, hit.resource),
        )

    def _found(self) -> list[Row]:
        """The rows to be ranked; tells the counts too."""
        (rows, scale), *more = self._strata.of(self._whole)
        if not more:
            rows = [*rows, *self._widening.rows()]
            hits = counting.passing(rows, self._tests)
            self.total = len(hits)
            self._count([sort for sort in SORTS if sort not in self._tests], [(hits, scale)])
            for sort in self._tests if not self._is_tally else ():
                self._count([sort], [(counting.passing(rows, self._tests, without=sort), scale)])
            return hits
        whole = all_of((self._whole, *self._filters(SORTS)))
        strata = self._strata.of(whole, self._open_only(SORTS))
        self.total = round(sum(len(rows) * scale for rows, scale in strata))
        if self._is_tally:
            return [row for rows, _scale in strata for row in rows]
        self._count([sort for sort in SORTS if sort not in self._tests], strata)
        for sort in self._tests:
            others = [other for other in SORTS if other != sort]
            wanted = all_of((self._whole, *self._filters(others)))
            self._count([sort], self._strata.of(wanted, self._open_only(others)))
        rows = [row for rows, _scale in strata for row in rows]
        return self._with_best(rows, whole) if len(strata) > 1 else rows

    def _filters(self, sorts: Sequence[str]) -> list[Expression]:
        """Expressions for the filters of these sorts; what closes soon is looked for among what closes these days."""
        asked = self._query.conditions if "condition" in sorts else ()
        closing = [self._ask.closing()] if Condition.CLOSING_SOON in asked else []
        return [*facet_match(self._query, sorts), *closing]

    def _open_only(self, sorts: Sequence[str]) -> Passes | None:
        asked = self._query.conditions if "condition" in sorts else ()
        if Condition.CLOSING_SOON in asked:
            return is_closing_soon
        return is_open if Condition.OPEN_NOW in asked else None

    def _count(self, sorts: Sequence[str], strata: Sequence[Stratum]) -> None:
        if not self._is_tally:
            self.facets.update(counting.count(sorts, strata, self._query, self._known.sets))

    def _with_best(self, rows: list[Row], whole: Expression) -> list[Row]:
        """A sample, and with it those that would stand on top: title matches, or what closes next."""
        passes = self._open_only(SORTS)
        best: list[Row] = []
        rows = [*rows, *self._nearest(whole, passes)]
        if self._chunks:
            in_title = (match(chunk.literal, TITLE) for chunk in self._chunks)
            titles = all_of((whole, *in_title))
            rows = [*rows, *self._nearest(titles, passes)]
            best = self._ask.rows(titles, passes, self._strata.sample)
            if len(best) >= self._strata.sample and not self._query.nearest_first:
                # Title matches alone fill the page: the sample was for the counts.
                self._lowest_level = ranking.IN_TITLE
                return best
        elif not self._on:
            best = counting.passing(self._ask.closing_soon(passes, CAP), self._tests)
        return sorted({*rows, *best}, reverse=True)

    def _nearest(self, wanted: Expression, passes: Passes | None) -> list[Row]:
        """What lies nearest, where the nearest are to come first: going out in rings until there is a page of it."""
        found: list[Row] = []
        town = self._query.town if self._query.nearest_first else None
        for minutes in _RINGS if town is not None else ():
            assert town is not None
            found = self._ask.rows(all_of((wanted, cells_around(town, reach(minutes)))), passes, CAP)
            if len(found) >= self._query.offset + self._query.limit:
                break
        return found

    def _levels(self, rows: Sequence[Row]) -> Mapping[int, float] | None:
        if not self._chunks:
            return None
        levels = ranking.levels(self._chunks, [row.row for row in rows], self._ask.those, self._lowest_level)
        lifts = {row: levels.get(row, ranking.REST) + lift for row, lift in self._widening.lifts.items()}
        return {**levels, **lifts, **self._widening.levels}

    def _ways(self, rows: Sequence[Row]) -> Mapping[int, float] | None:
        town = self._query.town
        return self._ask.ways(rows, town) if self._query.nearest_first and town is not None else None

    def _page(self, page: list[tuple[float, Row]]) -> tuple[Hit, ...]:
        return tuple(self._hit(score, row) for score, row in page)

    def _hit(self, score: float, row: Row) -> Hit:
        self._check()
        fields = self._known.fields(self._connection, row.row)
        resource = fields.resource
        codes = self._codes(row, resource) if self._filtered or self._meant else {}
        if score == _FIRST:
            why, matched = reasons.reasons_of_clues(fields, self._advice.clues_of(row.row), self._filtered, codes)
            why += tuple(suiting.open_today(resource, self._now))
        elif row.row in self._widening.levels:
            clues = self._widening.clues_of(row.row)
            why, matched = reasons.reasons_of_clues(fields, clues, self._filtered, codes)
        else:
            why, matched = reasons.reasons(fields, self._chunks, self._meant, self._filtered, codes)
        return Hit(
            resource=resource,
            score=round(score, 2),
            state=STATES[row.state],
            why=(*why, *suiting.suits(resource, self._query, self._now)),
            matched=matched,
            minutes=suiting.walk_of(resource, self._query),
        )

    def _codes(self, row: Row, resource: Resource) -> dict[str, frozenset[str]]:
        """What the index holds of a record for each sort of filter."""
        sets = self._known.sets
        return {
            "kind": frozenset((str(resource.kind),)),
            "life_stage": sets[row.stages],
            "need": sets[row.needs],
            "circumstance": sets[row.circumstances],
            "condition": counting.held(row, sets),
        }
