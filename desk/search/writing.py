"""Writing the index: built anew beside the old one, or record by record while others read.

A new index is built in a file of its own and then copied into place as one transaction (SQLite's backup), so that
readers keep their connection, on Windows too, and see the old index until the new one is whole.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from desk.records.resource import Resource
from desk.records.town import Town
from desk.records.vocabulary import Vocabulary
from desk.search import analyser, inverting, lexicon, schema
from desk.search.blocks import SHIFT
from desk.search.bulk import Prepared, prepared
from desk.search.entry import Entry, EntryMaker, Term, in_entries
from desk.search.facts import Facts
from desk.search.lexicon import Lexicon
from desk.search.names import write_names
from desk.search.rows import packed, put
from desk.search.schema import IndexUnusable, understood
from desk.search.towns import write_towns
from desk.text import loose

Progress = Callable[[int], None]
"""Called with how many records are done; may raise ``errors.Cancelled`` to stop."""

_FIT = f"INSERT INTO fit VALUES ({', '.join('?' * (len(Facts._fields) + 1))})"


class IndexWriter:
    """The one who writes an index file. Its transactions are short, and readers never wait for them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: Any = None
        self._maker: EntryMaker | None = None
        self._build = ""

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._maker = None

    def rebuild(
        self,
        resources: Iterable[Resource],
        vocabulary: Vocabulary,
        cursor: Mapping[str, int],
        progress: Progress | None = None,
        *,
        processes: int = 0,
        anchor: str = "",
        towns: Iterable[Town] = (),
    ) -> int:
        """Build the index anew; until the end the old one answers. Returns how many records it holds.

        ``processes``: how many to take for the analysis besides this one; 0 analyses here. ``anchor``: the id of
        the feed's row at the cursor, by which another database with as many rows is told apart.
        """
        self.close()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        words = lexicon.made(vocabulary, analyser.load())
        fresh = self._path.with_name(f"{self._path.name}.{uuid.uuid4().hex}.part")
        try:
            with prepared(resources, vocabulary, words, fresh, progress, processes) as ready:
                _fill(fresh, ready, vocabulary, words, cursor, anchor, towns)
                count = len(ready)
            self._put_in_place(fresh)
        finally:
            fresh.unlink(missing_ok=True)
        return count

    def upsert(self, resources: Sequence[Resource], cursor: Mapping[str, int] | None = None) -> None:
        """Write these records as they are now. Raises IndexUnusable."""
        self.update(resources, (), cursor)

    def delete(self, ids: Iterable[str], cursor: Mapping[str, int] | None = None) -> None:
        """Take these records out of the index; unknown ids are no error. Raises IndexUnusable."""
        self.update((), ids, cursor)

    def update(
        self,
        resources: Sequence[Resource],
        gone: Iterable[str] = (),
        cursor: Mapping[str, int] | None = None,
        anchor: str = "",
        towns: Iterable[Town] | None = None,
    ) -> None:
        """Write these records, take those ids out, and note how far the feed was followed: one transaction.

        ``towns``, where given, take the place of all that are there. Raises IndexUnusable.
        """
        connection = self._opened()
        maker = self._made()
        # Were the transaction to fail, the words that this maker holds for told would be missing.
        self._maker = None
        with understood():
            entries = [maker.make(resource, date.today()) for resource in resources]
            terms = maker.terms()
            with _transaction(connection):
                filler = _Filler(connection)
                for entry in entries:
                    is_new = not _taken_out(connection, entry.id)
                    row = inverting.next_row(connection)
                    numbers = filler.add(row, entry, counts=is_new)
                    inverting.add_fresh(connection, row, entry.tokens, numbers)
                    filler.flush()
                for resource_id in gone:
                    _taken_out(connection, resource_id)
                _write_terms(connection, terms, filler.words)
                inverting.settle(connection)
                if towns is not None:
                    write_towns(connection, towns)
                _advance(connection, cursor, anchor)
        self._maker = maker

    def reword(self, vocabulary: Vocabulary) -> bool:
        """Take in the city's words where that leaves the entries as they are; false where they must be made anew.

        Raises IndexUnusable.
        """
        connection = self._opened()
        with understood():
            if in_entries(schema.vocabulary_of(connection)) != in_entries(vocabulary):
                return False
            words = lexicon.made(vocabulary, analyser.load())
            with _transaction(connection):
                _put_words(connection, vocabulary, words)
        self._maker = None
        return True

    def cursor(self) -> dict[str, int]:
        """How far the change feed was followed. Raises IndexUnusable."""
        with understood():
            return schema.cursor_of(self._opened())

    def _opened(self) -> Any:
        """The connection to a current index; opened anew when the file was built anew meanwhile."""
        if self._connection is None:
            self._connection = schema.connect(self._path)
        try:
            with understood():
                if not schema.is_current(self._connection):
                    raise IndexUnusable
                build = schema.get(self._connection, "build")
                if build != self._build:
                    self._maker, self._build = None, build
        except IndexUnusable:
            self.close()
            raise
        return self._connection

    def _made(self) -> EntryMaker:
        if self._maker is None:
            self._maker = EntryMaker(
                analyser.load(), schema.vocabulary_of(self._connection), schema.lexicon_of(self._connection)
            )
        return self._maker

    def _put_in_place(self, fresh: Path) -> None:
        """Copy the new index over the old one as one transaction; what isn't a database is replaced."""
        if schema.status(self._path).state not in ("missing", "damaged"):
            try:
                with understood():
                    _copy(fresh, self._path)
                schema.accept(self._path)
                return
            except IndexUnusable:
                pass
        for leftover in ("-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + leftover).unlink(missing_ok=True)
        fresh.replace(self._path)
        schema.accept(self._path)
        connection = schema.connect(self._path)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()


def _copy(source: Path, target: Path) -> None:
    reading, writing = schema.connect(source), schema.connect(target)
    try:
        writing.execute("PRAGMA journal_mode=WAL")
        reading.backup(writing)
        writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        reading.close()
        writing.close()


def _fill(
    path: Path,
    ready: Prepared,
    vocabulary: Vocabulary,
    words: Lexicon,
    cursor: Mapping[str, int],
    anchor: str,
    towns: Iterable[Town],
) -> None:
    connection = schema.connect(path, must_exist=False)
    try:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-64000"):
            connection.execute(f"PRAGMA {pragma}")
        schema.create(connection)
        connection.execute("BEGIN")
        filler = _Filler(connection)
        laid_down: list[Path] = []
        for stretch, inverted in ready.blocks():
            numbers = bytearray()
            for offset, entry in enumerate(stretch.entries(), start=stretch.first):
                put(numbers, offset, filler.add((stretch.block << SHIFT) + offset, entry))
            inverting.write_numbers(connection, stretch.block, bytes(numbers))
            laid_down.append(inverted())
        filler.flush()
        inverting.write_tokens(connection, map(inverting.laid_down, laid_down))
        _write_terms(connection, ready.terms, filler.words)
        write_towns(connection, towns)
        for statement in schema.INDEXES:
            connection.execute(statement)
        schema.put(connection, "analyser", analyser.version())
        _put_words(connection, vocabulary, words)
        schema.put(connection, "built_at", datetime.now().isoformat(timespec="seconds"))
        _advance(connection, cursor, anchor)
        schema.put(connection, "blocks_through", str(len(ready)))
        schema.put(connection, "top", str(len(ready)))
        schema.put(connection, "going_on_from", str(ready.over + 1))
        schema.put(connection, "build", uuid.uuid4().hex)
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")
    finally:
        connection.close()


_INTO_DOC = "INSERT INTO doc (rowid, id, closes) VALUES (?, ?, ?)"
_INTO_RECORD = "INSERT INTO record (rowid, body) VALUES (?, ?)"
_AT_ONCE = 500


class _Filler:
    """Writes entries into the tables, giving each set of codes and each kind of opening hours one number.

    What belongs to a rowid is written for some hundred records at once; ``flush`` writes what is left.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._docs: list[tuple[object, ...]] = []
        self._fits: list[tuple[object, ...]] = []
        self._records: list[tuple[object, ...]] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._named: set[str] = set()
        self.words: Counter[str] = Counter()

    def add(self, row: int, entry: Entry, *, counts: bool = True) -> bytes:
        """Write one entry under this rowid, which must be free; ``counts``: its words are new to the index.

        Returns its numbers, packed.
        """
        sets = [self._number("code_set", "codes", codes) for codes in entry.sets]
        if entry.hours:
            self._number("hours", "body", entry.hours)
        *facts, city = entry.facts
        self._docs.append((row, entry.id, entry.numbers[3]))
        self._fits.append((row, *facts, self._number("city", "name", str(city)) if city else 0))
        self._records.append((row, entry.body))
        if len(self._docs) == _AT_ONCE:
            self.flush()
        for target in entry.targets:
            self._connection.execute("INSERT INTO link (target, source) VALUES (?, ?)", (target, row))
        new_names = tuple(name for name in entry.names if name[0] not in self._named)
        if new_names:
            write_names(self._connection, new_names)
            self._named.update(name[0] for name in new_names)
        if counts:
            self.words.update(entry.words.split())
        return packed(entry.numbers, sets)

    def flush(self) -> None:
        """Write what waits."""
        for statement, rows in ((_INTO_DOC, self._docs), (_FIT, self._fits), (_INTO_RECORD, self._records)):
            self._connection.executemany(statement, rows)
            rows.clear()

    def _number(self, table: str, column: str, value: str) -> int:
        number = self._numbers.get((table, value))
        if number is None:
            find = f"SELECT id FROM {table} WHERE {column} = ?"
            row = self._connection.execute(find, (value,)).fetchone()
            if row is None:
                self._connection.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (value,))
                row = self._connection.execute(find, (value,)).fetchone()
            number = self._numbers[table, value] = int(row[0])
        return number


def _write_terms(connection: Any, terms: Iterable[Term], counted: Counter[str]) -> None:
    """Write the words with their readings and synonym groups, and add to the counts of those that were met.

    A count says in about how many records a word stands; records that leave the index are not taken off again.
    """
    synonyms: set[tuple[int, str]] = set()
    rows: dict[str, tuple[str, str, str]] = {}
    for term in terms:
        rows.setdefault(term.token, (term.token, term.reading, loose(term.reading)))
        synonyms.update((group, term.token) for group in term.groups)
    connection.executemany(
        "INSERT INTO term (term, reading, loose, count) VALUES (?,?,?,0) ON CONFLICT (term) DO NOTHING",
        sorted(rows.values()),
    )
    connection.executemany("INSERT OR IGNORE INTO synonym (grp, term) VALUES (?, ?)", sorted(synonyms))
    connection.executemany("UPDATE term SET count = count + ? WHERE term = ?", [(n, t) for t, n in counted.items()])


def _taken_out(connection: Any, resource_id: str) -> bool:
    """Remove a record; returns whether it was there."""
    known = connection.execute("SELECT rowid FROM doc WHERE id = ?", (resource_id,)).fetchone()
    if known is None:
        return False
    row = int(known[0])
    inverting.take_out(connection, row)
    for table in ("record", "fit", "doc"):
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
    connection.execute("DELETE FROM link WHERE source = ?", (row,))
    return True


def _put_words(connection: Any, vocabulary: Vocabulary, words: Lexicon) -> None:
    schema.put(connection, "vocabulary", msgspec.json.encode(vocabulary).decode())
    schema.put(connection, "lexicon", msgspec.json.encode(words).decode())
    schema.put(connection, "worded", uuid.uuid4().hex)


def _advance(connection: Any, cursor: Mapping[str, int] | None, anchor: str) -> None:
    schema.put(connection, "updated_at", datetime.now().isoformat(timespec="seconds"))
    if cursor is not None:
        schema.put(connection, "cursor", msgspec.json.encode(dict(cursor)).decode())
        schema.put(connection, "anchor", anchor)


@contextmanager
def _transaction(connection: Any) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
