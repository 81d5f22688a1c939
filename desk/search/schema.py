"""The index file: its tables, how it is opened, and whether it can be used.

One SQLite file that may be deleted at any time. It holds public facts only.

``doc`` tells the rowid of each id. ``record`` holds the resource as JSON, ``packed`` what decides filters, state and
order (see ``rows``), ``fit`` what decides whether somebody can take part. Sets of codes are numbers of rows in
``code_set``. ``posting`` tells which rowids hold a token (see ``blocks``, ``expression`` and ``entry``); ``fresh`` and
``dead`` are what came and went since. ``link`` tells of an id the rowids of records that lead to it, ``name`` the names of
places and organisations. A rowid is given once: a record that is written anew gets the next one. Rowids of records
that were over when the index was built are the lowest, the others are in random order: walking down from the newest
meets a fair sample of what is still useful.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
from sqlcipher3 import dbapi2

from desk.errors import DeskError
from desk.i18n import _
from desk.records.vocabulary import Vocabulary
from desk.search import analyser, facts, towns
from desk.search.lexicon import Lexicon

SCHEMA = 16
_APPLICATION = 0x4D44534B  # "MDSK"

TABLES = (
    "CREATE TABLE doc (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, closes INTEGER)",
    "CREATE TABLE record (rowid INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE code_set (id INTEGER PRIMARY KEY, codes TEXT NOT NULL UNIQUE)",
    "CREATE TABLE hours (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE)",
    """CREATE TABLE term (
        term TEXT PRIMARY KEY, reading TEXT NOT NULL, loose TEXT NOT NULL, count INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE link (
        target TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (target, source)
    ) WITHOUT ROWID""",
    """CREATE TABLE name (
        token TEXT PRIMARY KEY, name TEXT NOT NULL, reading TEXT NOT NULL, folded TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE synonym (grp INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY (grp, term)) WITHOUT ROWID",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    towns.TABLE,
    facts.TABLE,
    facts.CITIES,
    "CREATE TABLE posting (rowid INTEGER PRIMARY KEY, rows BLOB NOT NULL)",
    "CREATE TABLE packed (block INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE fresh (rowid INTEGER PRIMARY KEY, tokens BLOB NOT NULL, numbers BLOB NOT NULL)",
    "CREATE TABLE dead (rowid INTEGER PRIMARY KEY, row INTEGER NOT NULL)",
)
_TABLE_NAMES = frozenset(re.findall(r"CREATE TABLE (\w+)", " ".join(TABLES)))
INDEXES = (
    "CREATE UNIQUE INDEX doc_id ON doc (id)",
    "CREATE INDEX doc_closes ON doc (closes) WHERE closes IS NOT NULL",
    "CREATE INDEX link_source ON link (source)",
    "CREATE INDEX term_reading ON term (reading)",
    "CREATE INDEX term_loose ON term (loose)",
)


class IndexUnusable(DeskError):
    """The index file is missing, damaged or of another version; building it anew helps."""

    def __init__(self) -> None:
        super().__init__(_("検索用のデータを作り直す必要があります。少し待ってから、もう一度お試しください。"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStatus:
    """What an index file is good for. ``outdated`` means it was made by other rules and should be rebuilt.

    One that only another analyser made goes on answering until then (``is_readable``). ``dead``: how many of its
    records were written anew or taken out since it was built.
    ``cursor`` is how far the change feed was followed, ``anchor`` the id of the feed's row there; ``size`` in bytes; ``built_at`` and ``updated_at`` (the last
    time it was brought up to date) are local wall-clock times.
    """

    state: Literal["ready", "missing", "damaged", "outdated"]
    count: int = 0
    built_at: datetime | None = None
    updated_at: datetime | None = None
    analyser: str = ""
    cursor: dict[str, int] = field(default_factory=dict)
    anchor: str = ""
    size: int = 0
    dead: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether it can be searched."""
        return self.state == "ready"

    @property
    def problem(self) -> str:
        """What is wrong and what to do, as a sentence; empty when it can be searched."""
        match self.state:
            case "ready":
                return ""
            case "missing":
                return _("検索用の索引がまだありません。desk index rebuild で作れます。")
            case "damaged":
                return _("検索用の索引が壊れています。desk index rebuild で作り直せます。")
            case "outdated":
                return _("検索用の索引が古い版のものです。desk index rebuild で作り直せます。")


def connect(path: Path, *, must_exist: bool = True, wait: float = 30.0) -> Any:
    """A connection that any thread may use, one at a time. Raises IndexUnusable where there is no such file."""
    if must_exist and not path.is_file():
        raise IndexUnusable
    with understood():
        connection = dbapi2.connect(str(path), timeout=wait, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA cache_size=-16000")
        connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def create(connection: Any) -> None:
    """Make the tables in an empty file; the indexes follow once it is filled."""
    # Records of a kilobyte or two fill pages of 4 KB badly.
    connection.execute("PRAGMA page_size=8192")
    connection.execute(f"PRAGMA application_id={_APPLICATION}")
    connection.execute(f"PRAGMA user_version={SCHEMA}")
    for statement in TABLES:
        connection.execute(statement)


def is_readable(connection: Any) -> bool:
    """Whether the file's tables are those of this version: it can be searched, whatever analyser made its tokens."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        return False
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA)


def is_current(connection: Any) -> bool:
    """Whether the file was made by this version's rules, its analyser's among them: it can be written, too."""
    return is_readable(connection) and get(connection, "analyser") == analyser.version()


def get(connection: Any, name: str) -> str:
    """One value of ``meta``; empty when it isn't there."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])


def put(connection: Any, name: str, value: str) -> None:
    """Set one value of ``meta``."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def count_of(connection: Any) -> int:
    """How many records the index holds: each was given the next rowid, and those that went are noted."""
    return int(get(connection, "top") or 0) - int(connection.execute("SELECT count(*) FROM dead").fetchone()[0])


def vocabulary_of(connection: Any) -> Vocabulary:
    """The vocabulary that the index was built with."""
    stored = get(connection, "vocabulary")
    return msgspec.json.decode(stored, type=Vocabulary) if stored else Vocabulary()


def lexicon_of(connection: Any) -> Lexicon:
    """What residents say, as it was made ready from that vocabulary."""
    stored = get(connection, "lexicon")
    return msgspec.json.decode(stored, type=Lexicon) if stored else Lexicon()


def cursor_of(connection: Any) -> dict[str, int]:
    """How far the change feed was followed, as sequence per desk."""
    stored = get(connection, "cursor")
    return msgspec.json.decode(stored, type=dict[str, int]) if stored else {}


@contextmanager
def understood() -> Iterator[None]:
    """Turn what SQLite says about a broken or foreign file into IndexUnusable."""
    try:
        yield
    except (dbapi2.DatabaseError, msgspec.MsgspecError, zlib.error, struct.error) as error:
        if isinstance(error, dbapi2.ProgrammingError):
            raise
        raise IndexUnusable from error


def refuse(path: Path) -> None:
    """Note that a reader met damage in this file, which a look at its beginning doesn't tell: it is to be built anew."""
    _refused(path).touch()


def accept(path: Path) -> None:
    """The file was built anew."""
    _refused(path).unlink(missing_ok=True)


def _refused(path: Path) -> Path:
    return path.with_name(path.name + ".refused")


def status(path: Path, *, thorough: bool = False) -> IndexStatus:
    """What this file is good for; never raises for whatever lies there.

    ``thorough`` also reads every page (about a second for 100,000 records) and so finds damage in the middle.
    """
    if not path.is_file():
        return IndexStatus(state="missing")
    if _refused(path).exists():
        return IndexStatus(state="damaged", size=path.stat().st_size)
    try:
        connection = connect(path)
    except IndexUnusable:
        return IndexStatus(state="damaged")
    try:
        with understood():
            return _examined(connection, path.stat().st_size, thorough)
    except (IndexUnusable, OSError, ValueError):
        return IndexStatus(state="damaged")
    finally:
        connection.close()


def _examined(connection: Any, size: int, thorough: bool) -> IndexStatus:
    if connection.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION and not is_readable(connection):
        return IndexStatus(state="outdated", size=size)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not tables >= _TABLE_NAMES:
        return IndexStatus(state="damaged", size=size)
    if thorough and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        return IndexStatus(state="damaged", size=size)
    built, updated = get(connection, "built_at"), get(connection, "updated_at")
    return IndexStatus(
        state="ready" if is_current(connection) else "outdated",
        count=count_of(connection),
        built_at=datetime.fromisoformat(built) if built else None,
        updated_at=datetime.fromisoformat(updated) if updated else None,
        analyser=get(connection, "analyser"),
        cursor=cursor_of(connection),
        anchor=get(connection, "anchor"),
        size=size,
        dead=connection.execute("SELECT count(*) FROM dead").fetchone()[0],
    )
