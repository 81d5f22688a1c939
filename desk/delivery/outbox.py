"""What this desk filed and the truth does not have yet, in one small local file; with it the drafts of open cases.

A filing is durable here before anything else happens with it, and leaves only when the truth has it. What was
delivered stays a few days as ``recent``, so that today's log and its sheets are at hand when the truth is away.
The file is the desk's own; nothing of it is ever shared or indexed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlcipher3 import dbapi2

from desk.delivery import reading_box, referral_box
from desk.delivery.reading_box import ReadingBox
from desk.delivery.referral_box import ReferralBox
from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.records.case import Case
from desk.records.consultation import Consultation, Correction, Filing, Handout
from desk.records.kept import case_of, filing_of

RECENT_DAYS = 3
"""How long a delivered filing stays at hand: over a weekend, and no longer, since it may hold what residents said."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS filing (
    id TEXT PRIMARY KEY, slip TEXT NOT NULL, filed TEXT NOT NULL, delivered TEXT, fault TEXT NOT NULL DEFAULT '',
    body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS filing_slip ON filing (slip);
CREATE TABLE IF NOT EXISTS draft (id TEXT PRIMARY KEY, saved TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS slip (day TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, body BLOB NOT NULL);
"""
_WAITING = """(
    SELECT slip, fault FROM filing WHERE delivered IS NULL UNION ALL
    SELECT slip, fault FROM referral WHERE delivered IS NULL UNION ALL
    SELECT word, fault FROM reading WHERE delivered IS NULL
)"""
Kept = TypeVar("Kept")


class Outbox:
    """The local file behind a path. Safe to share between threads, and between this process and the courier."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection: Any = None
        self.referrals = ReferralBox(self._transaction)
        """Residents who were handed on to another window."""
        self.readings = ReadingBox(self._transaction)
        """Words that staff here read otherwise than the desk did."""

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        """One durable transaction: what it wrote is on the disk when the block is left."""
        with self._lock:
            try:
                connection = self._open()
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            except (dbapi2.OperationalError, dbapi2.DatabaseError, OSError) as error:
                self._connection = None
                raise DeskError(
                    _(
                        "記録用のファイルに書けません（{path}）。ディスクの空きと、書き込みの許可を確かめてください。"
                    ).format(path=self.path)
                ) from error

    def _open(self) -> Any:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = dbapi2.connect(str(self.path), timeout=10, isolation_level=None, check_same_thread=False)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "secure_delete=ON"):
                connection.execute(f"PRAGMA {pragma}")
            connection.executescript(_SCHEMA + referral_box.SCHEMA + reading_box.SCHEMA)
            self._connection = connection
        return self._connection

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def next_slip(self, desk: str, day: date) -> str:
        """Give out the next slip number of this desk, such as "K7-261121-03"; never the same one twice."""
        with self._transaction() as connection:
            row = connection.execute(
                "INSERT INTO slip (day, last) VALUES (?, 1) "
                "ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
                (day.isoformat(),),
            ).fetchone()
        return f"{desk}-{day:%y%m%d}-{row[0]:02}"

    def put(self, filing: Filing) -> None:
        """Make a filing durable and forget the draft it came from. Putting it again changes nothing."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO filing (id, slip, filed, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (filing.consultation.id, filing.consultation.slip, _now(), msgspec.json.encode(filing)),
            )
            connection.execute("DELETE FROM draft WHERE id = ?", (filing.consultation.id,))

    def waiting(self) -> tuple[Filing, ...]:
        """What the truth does not have yet, oldest first."""
        return self._filings("delivered IS NULL ORDER BY filed, id")

    def waiting_count(self) -> int:
        """How many filings, referrals and corrected readings wait."""
        with self._transaction() as connection:
            (count,) = connection.execute(f"SELECT count(*) FROM {_WAITING}").fetchone()
        return int(count)

    def consultations(self) -> tuple[Consultation, ...]:
        """Everything at hand, delivered or not, newest first; each says which it is."""
        with self._transaction() as connection:
            rows = connection.execute("SELECT body, delivered FROM filing ORDER BY filed DESC, id DESC").fetchall()
        return tuple(replace(filing_of(body).current, delivered=delivered is not None) for body, delivered in rows)

    def handout(self, slip: str) -> Handout | None:
        """The sheet given under a slip number, when it is still at hand."""
        found = self._filings("slip = ?", slip)
        return found[0].handout if found else None

    def correct(self, changed: Consultation, who: str) -> Consultation | None:
        """Correct a filing that still waits; None when it does not, so that the truth must be corrected.

        ``changed.version`` is the version that was read. Raises LostRace when it was corrected since.
        """
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT body FROM filing WHERE id = ? AND delivered IS NULL", (changed.id,)
            ).fetchone()
            if row is None:
                return None
            filing = filing_of(row[0])
            if filing.current.version != changed.version:
                raise LostRace(
                    _("ほかの人が先に直しました。新しい内容を確かめて、もう一度お試しください。"), mine={}, theirs={}
                )
            correction = Correction(consultation=changed, who=who, at=datetime.now(UTC))
            filing = replace(filing, corrections=(*filing.corrections, correction))
            self._rewrite(connection, filing)
        return filing.current

    def refresh(self, changed: Consultation) -> None:
        """Bring what is at hand of a delivered consultation to the form that the truth has now."""
        with self._transaction() as connection:
            row = connection.execute("SELECT body FROM filing WHERE id = ?", (changed.id,)).fetchone()
            if row is not None:
                filing = filing_of(row[0])
                self._rewrite(connection, replace(filing, consultation=changed, corrections=()))

    def filing(self, consultation_id: str) -> Filing | None:
        """What is at hand of one consultation."""
        found = self._filings("id = ?", consultation_id)
        return found[0] if found else None

    def mark_delivered(self, filing: Filing) -> None:
        """The truth has this filing; one that was corrected while it was on its way goes on waiting."""
        with self._transaction() as connection:
            row = connection.execute("SELECT body FROM filing WHERE id = ?", (filing.consultation.id,)).fetchone()
            # The records are compared, not their bytes: those of an earlier version lack what is new.
            if row is not None and filing_of(row[0]) == filing:
                connection.execute(
                    "UPDATE filing SET delivered = ?, fault = '' WHERE id = ?", (_now(), filing.consultation.id)
                )
            connection.execute("DELETE FROM filing WHERE delivered < ?", (oldest_at_hand(),))

    @staticmethod
    def _rewrite(connection: Any, filing: Filing) -> None:
        connection.execute(
            "UPDATE filing SET body = ? WHERE id = ?", (msgspec.json.encode(filing), filing.consultation.id)
        )

    def note_fault(self, consultation_id: str, fault: str) -> None:
        """Remember why a filing could not be delivered, for the doctor; it goes on waiting."""
        with self._transaction() as connection:
            connection.execute("UPDATE filing SET fault = ? WHERE id = ?", (fault, consultation_id))

    def faults(self) -> tuple[tuple[str, str], ...]:
        """Slip numbers (of readings: words) and reasons of what the truth refused."""
        with self._transaction() as connection:
            rows = connection.execute(f"SELECT slip, fault FROM {_WAITING} WHERE fault != ''")
            return tuple((slip, fault) for slip, fault in rows.fetchall())

    def save_draft(self, case: Case) -> None:
        """Keep an open case as it stands."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO draft (id, saved, body) VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET saved = excluded.saved, body = excluded.body",
                (case.id, _now(), msgspec.json.encode(case)),
            )

    def drafts(self) -> tuple[Case, ...]:
        """Every case that is open or on hold, the one touched last first."""
        with self._transaction() as connection:
            rows = connection.execute("SELECT body FROM draft ORDER BY saved DESC").fetchall()
        return tuple(case_of(body) for (body,) in rows)

    def discard_draft(self, case_id: str) -> None:
        """Forget a draft."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM draft WHERE id = ?", (case_id,))

    def keep(self, name: str, value: object) -> None:
        """Keep a copy of something public that the window needs while the truth is away (staff, windows, words)."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO kept (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
                (name, msgspec.json.encode(value)),
            )

    def kept(self, name: str, type_: type[Kept]) -> Kept | None:
        """The copy kept under a name; None when there is none."""
        with self._transaction() as connection:
            row = connection.execute("SELECT body FROM kept WHERE name = ?", (name,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=type_)

    def _filings(self, where: str, *values: str) -> tuple[Filing, ...]:
        with self._transaction() as connection:
            rows = connection.execute(f"SELECT body FROM filing WHERE {where}", values).fetchall()
        return tuple(filing_of(body) for (body,) in rows)


def oldest_at_hand() -> str:
    """The moment (ISO) before which what was delivered is at hand no longer."""
    return (datetime.now(UTC) - timedelta(days=RECENT_DAYS)).isoformat()


def _now() -> str:
    return datetime.now(UTC).isoformat()
