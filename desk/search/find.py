"""Searching the index: text and filters in, hits with reasons and counts out. Knows nothing but the index file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlcipher3 import dbapi2

from desk.records.browse import Named, Surroundings, organizer_of, place_of
from desk.records.resource import Resource
from desk.records.search import Alternative, Correction, NextStep, Query, Results
from desk.records.town import Town
from desk.records.vocabulary import Vocabulary
from desk.search import analyser, schema
from desk.search.answer import Answer, Known
from desk.search.correcting import corrections
from desk.search.drafting import Draft
from desk.search.expression import Expression, all_of, match
from desk.search.instead import Grade
from desk.search.lexicon import Lexicon
from desk.search.names import Sort, find_names
from desk.search.phrasing import Finder
from desk.search.schema import IndexUnusable, understood
from desk.search.similar import similar
from desk.search.spelling import Speller
from desk.search.steps import linked_steps, next_steps
from desk.search.terms import Understood, understand
from desk.search.towns import find_towns, town_of_code


class Interrupted(Exception):
    """A newer question made this one stop."""


class Index:
    """A reader of one index file. Any thread may ask, one at a time; ``interrupt`` may be called meanwhile.

    Raises IndexUnusable, here and in every question, when the file is missing, damaged or of another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._connection: Any = schema.connect(path)
        self._file = _identity(path)
        self._build = ""
        self._worded = ""
        self._version = -1
        self._known = Known()
        self._vocabulary = Vocabulary()
        self._finder = Finder(Lexicon())
        self._speller: Speller | None = None
        self._spelled = ("", -1)
        try:
            with self._reading():
                pass
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.interrupt()
        with self._lock:
            self._connection.close()

    def interrupt(self) -> None:
        """Make the question that is running now, if any, raise Interrupted within milliseconds. From any thread."""
        self._stop.set()
        self._connection.interrupt()

    @property
    def count(self) -> int:
        """How many records the index holds."""
        with self._reading() as connection:
            return schema.count_of(connection)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the index was built with."""
        with self._reading():
            return self._vocabulary

    def resource(self, resource_id: str) -> Resource | None:
        """One record; None when the index doesn't hold it."""
        return self.resources([resource_id]).get(resource_id)

    def resources(self, ids: Sequence[str]) -> dict[str, Resource]:
        """The records of these ids; those that the index doesn't hold are left out."""
        with self._reading() as connection:
            sql = "SELECT record.body FROM doc JOIN record ON record.rowid = doc.rowid WHERE doc.id = ?"
            bodies = ((resource_id, connection.execute(sql, (resource_id,)).fetchone()) for resource_id in ids)
            return {resource_id: self._known.decode(body[0]) for resource_id, body in bodies if body is not None}

    def towns(self, text: str, limit: int = 8, *, first: str = "") -> tuple[Town, ...]:
        """The 町丁目 that what was typed so far may mean, best first; those of the municipality ``first`` before others."""
        with self._reading() as connection:
            return find_towns(connection, text, limit, first)

    def cities(self) -> dict[str, int]:
        """How many records each municipality has, the one with most first; what doesn't say whose it is isn't counted."""
        with self._reading() as connection:
            sql = "SELECT city.name, count(*) FROM fit JOIN city ON city.id = fit.city GROUP BY city.id"
            found = connection.execute(sql).fetchall()
        return dict(sorted(found, key=lambda city: (-city[1], city[0])))

    def town(self, code: str) -> Town | None:
        """One 町丁目; None when the index has none of this code."""
        with self._reading() as connection:
            return town_of_code(connection, code)

    def try_out(self, draft: Draft, texts: Iterable[str], now: datetime) -> list[tuple[Results, Results]]:
        """For each text that a draft speaks to: what it finds, and what it would find with the draft; one hit of each."""
        with self._reading():
            finder = draft.added_to(self._finder.lexicon)
        queries = [Query(text=text, limit=1) for text in texts if draft.speaks_to(text)]
        return [(self.find(query, now), self.find(query, now, finder)) for query in queries]

    def find(self, query: Query, now: datetime, finder: Finder | None = None) -> Results:
        """Answer a question as of a local wall-clock moment. Raises Interrupted, IndexUnusable.

        ``finder``: what finds the city's words in the text, in place of those that it has now.
        """
        started = time.perf_counter()
        with self._reading() as connection:
            asked = understand(query.text, analyser.loaded(), connection, finder or self._finder)
            self._check()
            answer = Answer(connection, self._known, self._check, query, asked, now)
            hits = answer.hits()
            return Results(
                query=query,
                hits=hits,
                total=answer.total,
                suggestions=asked.suggestions,
                distress=asked.distress,
                homophones=answer.homophones,
                approximate=answer.approximate,
                facets=answer.facets,
                near_misses=answer.near_misses(),
                corrections=self._corrections(query, asked, answer, now),
                elapsed_ms=(time.perf_counter() - started) * 1000,
            )

    def instead_of(self, resource: Resource, query: Query, now: datetime, grade: Grade) -> tuple[Alternative, ...]:
        """What may serve in place of a record, for the person of a query; of what is asked for, that alone counts.

        None before the analyser is there.
        """
        asked = replace(query, text="", kinds=(), needs=(), on=None, place="", organization="")
        with self._reading() as connection:
            said = understand("", analyser.loaded(), connection, self._finder)
            answer = Answer(connection, self._known, self._check, asked, said, now)
            return answer.instead_of(resource, grade)

    def expression(self, text: str) -> Expression:
        """What all words of a text ask of the tokens: by it, other ways to search the same tokens are measured."""
        with self._reading() as connection:
            asked = understand(text, analyser.loaded(), connection, self._finder)
        return all_of(match(chunk.broad) for chunk in asked.chunks)

    def _corrections(self, query: Query, asked: Understood, answer: Answer, now: datetime) -> tuple[Correction, ...]:
        """もしかして, where a word of the text is nowhere."""
        if not answer.is_at_a_loss:
            return ()

        def total(text: str) -> int:
            corrected = replace(query, text=text, offset=0, limit=1, near_misses=0)
            said = understand(text, analyser.loaded(), self._connection, self._finder)
            return Answer(self._connection, self._known, self._check, corrected, said, now).tally()

        return corrections(query.text, asked, analyser.loaded(), self._spelling, answer.is_known, total)

    def _spelling(self) -> Speller:
        state = (self._build, self._version)
        if self._speller is None or self._spelled != state:
            self._speller, self._spelled = Speller(self._connection, self._finder.lexicon), state
        return self._speller

    def similar(self, resource_id: str, now: datetime, limit: int = 20) -> Results:
        """Records about the same, the most alike first; none for an unknown id. Waits for the analyser."""
        started = time.perf_counter()
        with self._reading() as connection:
            hits = similar(connection, self._known, self._check, resource_id, now, limit)
        elapsed = (time.perf_counter() - started) * 1000
        return Results(query=Query(limit=limit), hits=hits, total=len(hits), elapsed_ms=elapsed)

    def names(self, sort: Sort, text: str = "", limit: int = 200) -> tuple[Named, ...]:
        """The places or organisations whose name or reading holds a text, in the order of their readings."""
        with self._reading() as connection:
            return find_names(connection, self._known.postings, sort, text, limit)

    def surroundings(self, resource_id: str, now: datetime) -> Surroundings | None:
        """Where a record leads, and what else there is at its place and by its organisation; None for an unknown id."""
        resource = self.resource(resource_id)
        if resource is None:
            return None
        at_place = Query(place=place_of(resource), limit=1)
        by_organization = Query(organization=organizer_of(resource), limit=1)
        return Surroundings(
            steps=self.next_steps(resource_id, now),
            place=self._others(at_place, at_place.place, resource_id, now),
            organization=self._others(by_organization, by_organization.organization, resource_id, now),
        )

    def _others(self, query: Query, name: str, resource_id: str, now: datetime) -> Named | None:
        """How much a query finds; None where it is no more than the record itself."""
        if not name:
            return None
        found = self.find(query, now)
        is_more = found.total > 1 or any(hit.resource.id != resource_id for hit in found.hits)
        return Named(name=name, total=found.total) if is_more else None

    def next_steps(self, resource_id: str, now: datetime) -> tuple[NextStep, ...]:
        """Where a record leads, and what led to it; none for an unknown id. Waits for the analyser."""
        with self._reading() as connection:
            return next_steps(connection, self._known, self._check, resource_id, now)

    def linked_steps(self, resource_id: str, now: datetime) -> tuple[NextStep, ...]:
        """The steps that staff linked, from a record and to it; none for an unknown id."""
        with self._reading() as connection:
            return linked_steps(connection, self._known, resource_id, now)

    def _check(self) -> None:
        if self._stop.is_set():
            raise Interrupted

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """One reader's view of the file, the same until the end, with what is known of it up to date."""
        with self._lock:
            self._stop.clear()
            try:
                with understood():
                    self._follow_file()
                    self._connection.execute("BEGIN")
                    try:
                        self._refresh()
                        yield self._connection
                    finally:
                        if self._connection.in_transaction:
                            self._connection.execute("COMMIT")
            except IndexUnusable as error:
                if self._stop.is_set() and isinstance(error.__cause__, dbapi2.OperationalError):
                    raise Interrupted from None
                if error.__cause__ is not None and not isinstance(error.__cause__, dbapi2.OperationalError):
                    schema.refuse(self._path)
                raise

    def _follow_file(self) -> None:
        """Turn to a new file that stands in the place of the old one; a file that is gone answers until then."""
        file = _identity(self._path)
        if file is not None and file != self._file:
            self._connection.close()
            self._connection, self._file = schema.connect(self._path), file
            self._version = -1

    def _refresh(self) -> None:
        """Read again what changed since the last question; nothing did, most of the time."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        if not schema.is_readable(self._connection):
            raise IndexUnusable
        build = schema.get(self._connection, "build")
        if build != self._build:
            self._known = Known()
        worded = schema.get(self._connection, "worded")
        if worded != self._worded:
            self._vocabulary, self._worded = schema.vocabulary_of(self._connection), worded
            self._finder = Finder(schema.lexicon_of(self._connection))
        self._known.refresh(self._connection)
        self._build, self._version = build, version


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells one file from another under the same name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
