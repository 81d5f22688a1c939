"""The referrals in the outbox: durable here first, delivered once, at hand for a few days as filings are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from desk.errors import LostRace
from desk.i18n import _
from desk.records.referral import Answer, Referral, SentReferral

SCHEMA = """
CREATE TABLE IF NOT EXISTS referral (
    id TEXT PRIMARY KEY, slip TEXT NOT NULL, filed TEXT NOT NULL, delivered TEXT, fault TEXT NOT NULL DEFAULT '',
    body BLOB NOT NULL
);
"""


class ReferralBox:
    """The part of an outbox that holds referrals. ``transaction`` is the outbox's own."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Any]]) -> None:
        self._transaction = transaction

    def put(self, referral: Referral) -> None:
        """Make a referral durable. Putting it again changes nothing."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO referral (id, slip, filed, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (referral.id, referral.slip, _now(), msgspec.json.encode(SentReferral(referral=referral))),
            )

    def waiting(self) -> tuple[SentReferral, ...]:
        """What the truth does not have yet, oldest first."""
        with self._transaction() as connection:
            rows = connection.execute("SELECT body FROM referral WHERE delivered IS NULL ORDER BY filed, id").fetchall()
        return tuple(_sent(body) for (body,) in rows)

    def all(self) -> tuple[Referral, ...]:
        """Everything at hand, delivered or not, newest first; each says which it is."""
        with self._transaction() as connection:
            rows = connection.execute("SELECT body, delivered FROM referral ORDER BY filed DESC, id DESC").fetchall()
        return tuple(replace(_sent(body).current, delivered=delivered is not None) for body, delivered in rows)

    def referral(self, referral_id: str) -> Referral | None:
        """One referral, when it is at hand."""
        return next((one for one in self.all() if one.id == referral_id), None)

    def answer(self, changed: Referral, who: str) -> Referral | None:
        """Enter what came back of a referral that still waits; None when it does not, so that the truth must have it.

        ``changed.version`` is the version that was read. Raises LostRace when something was entered since.
        """
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT body FROM referral WHERE id = ? AND delivered IS NULL", (changed.id,)
            ).fetchone()
            if row is None:
                return None
            sent = _sent(row[0])
            if sent.current.version != changed.version:
                raise LostRace(
                    _("ほかの人が先に直しました。新しい内容を確かめて、もう一度お試しください。"), mine={}, theirs={}
                )
            answer = Answer(referral=changed, who=who, at=datetime.now(UTC))
            sent = replace(sent, answers=(*sent.answers, answer))
            _rewrite(connection, sent)
        return sent.current

    def refresh(self, changed: Referral) -> None:
        """Bring what is at hand of a delivered referral to the form that the truth has now."""
        with self._transaction() as connection:
            if connection.execute("SELECT 1 FROM referral WHERE id = ?", (changed.id,)).fetchone() is not None:
                _rewrite(connection, SentReferral(referral=changed))

    def mark_delivered(self, sent: SentReferral, forget_before: str) -> None:
        """The truth has this referral; one that was answered while it was on its way goes on waiting.

        What was delivered before ``forget_before`` (ISO) leaves.
        """
        with self._transaction() as connection:
            row = connection.execute("SELECT body FROM referral WHERE id = ?", (sent.referral.id,)).fetchone()
            if row is not None and _sent(row[0]) == sent:
                connection.execute(
                    "UPDATE referral SET delivered = ?, fault = '' WHERE id = ?", (_now(), sent.referral.id)
                )
            connection.execute("DELETE FROM referral WHERE delivered < ?", (forget_before,))

    def note_fault(self, referral_id: str, fault: str) -> None:
        """Remember why a referral could not be delivered, for the doctor; it goes on waiting."""
        with self._transaction() as connection:
            connection.execute("UPDATE referral SET fault = ? WHERE id = ?", (fault, referral_id))


def _sent(body: bytes) -> SentReferral:
    return msgspec.json.decode(body, type=SentReferral)


def _rewrite(connection: Any, sent: SentReferral) -> None:
    connection.execute("UPDATE referral SET body = ? WHERE id = ?", (msgspec.json.encode(sent), sent.referral.id))


def _now() -> str:
    return datetime.now(UTC).isoformat()
