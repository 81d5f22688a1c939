"""The corrections of readings in the outbox: durable here first, in use at once, delivered to all desks once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import msgspec

from desk.records.reading import Reading

SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (
    id TEXT PRIMARY KEY, word TEXT NOT NULL, filed TEXT NOT NULL, delivered TEXT, fault TEXT NOT NULL DEFAULT '',
    body BLOB NOT NULL
);
"""


class ReadingBox:
    """The part of an outbox that holds corrections of readings. ``transaction`` is the outbox's own."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Any]]) -> None:
        self._transaction = transaction

    def put(self, told: Reading) -> None:
        """Make a correction durable. Putting it again changes nothing."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO reading (id, word, filed, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (told.id, told.word, told.at.isoformat(), msgspec.json.encode(told)),
            )

    def waiting(self) -> tuple[Reading, ...]:
        """What the truth does not have yet, oldest first."""
        return self._readings("WHERE delivered IS NULL")

    def all(self) -> tuple[Reading, ...]:
        """Everything at hand, delivered or not, oldest first."""
        return self._readings("")

    def mark_delivered(self, told: Reading, forget_before: str) -> None:
        """The truth has this correction. What was delivered before ``forget_before`` (ISO) leaves."""
        with self._transaction() as connection:
            connection.execute("UPDATE reading SET delivered = ?, fault = '' WHERE id = ?", (_now(), told.id))
            connection.execute("DELETE FROM reading WHERE delivered < ?", (forget_before,))

    def note_fault(self, reading_id: str, fault: str) -> None:
        """Remember why a correction could not be delivered, for the doctor; it goes on waiting."""
        with self._transaction() as connection:
            connection.execute("UPDATE reading SET fault = ? WHERE id = ?", (fault, reading_id))

    def _readings(self, where: str) -> tuple[Reading, ...]:
        with self._transaction() as connection:
            rows = connection.execute(f"SELECT body FROM reading {where} ORDER BY filed, id").fetchall()
        return tuple(msgspec.json.decode(body, type=Reading) for (body,) in rows)


def _now() -> str:
    return datetime.now(UTC).isoformat()
