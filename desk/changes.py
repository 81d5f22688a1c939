"""The change feed: every write appends to it in its own transaction, and readers follow it by sequence per desk.

It is the audit trail, the undo history, and what the search index reads to catch up. A sequence number is given out
under the row of its desk, so that a reader which has seen number n of a desk never misses a smaller one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import func, insert, or_, select, true, update
from sqlalchemy.orm import Session

from desk.models import Change, ChangePayload, FeedDesk, RecordKey
from desk.models.bulk import Bulk
from desk.records.ids import new_id

RESOURCE = "resource"
CONSULTATION = "consultation"
REFERRAL = "referral"
VOCABULARY = "vocabulary"
OFFICE = "office"
TOWNS = "towns"
READING = "reading"

Cursor = dict[str, int]
Difference = Mapping[str, tuple[Any, Any]]

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One write to be told: ``difference`` maps fields to (before, after), each fit for JSON.

    ``private`` entries are sealed with the record's own key.
    """

    kind: str
    entity_id: str
    version: int
    action: str
    difference: Difference
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thin row of the feed."""

    id: str
    desk: str
    sequence: int
    kind: str
    entity_id: str
    version: int
    action: str
    who: str
    at: datetime


def append(session: Session, entries: Sequence[Entry], *, desk: str, who: str) -> list[str]:
    """Tell the feed of these writes, in this transaction; returns the ids of the rows in order."""
    if not entries:
        return []
    last = _allocate(session, desk, len(entries))
    now = datetime.now(UTC)
    ids = [new_id() for _entry in entries]
    dialect = session.get_bind().dialect
    rows, payloads = Bulk(Change, dialect), Bulk(ChangePayload, dialect)
    for number, (row_id, entry) in enumerate(zip(ids, entries, strict=True), start=1):
        rows.add(
            {
                "id": row_id,
                "desk": desk,
                "sequence": last - len(entries) + number,
                "kind": entry.kind,
                "entity_id": entry.entity_id,
                "version": entry.version,
                "action": entry.action,
                "who": who,
                "at": now,
            }
        )
        payloads.add({"change_id": row_id, "sealed": entry.private, "body": _body(session, entry)})
    rows.write(session)
    payloads.write(session)
    return ids


def _allocate(session: Session, desk: str, count: int) -> int:
    """Reserve the next numbers of this desk under its row; returns the last one reserved."""
    reserve = (
        update(FeedDesk)
        .where(FeedDesk.code == desk)
        .values(sequence=FeedDesk.sequence + count)
        .returning(FeedDesk.sequence)
        .execution_options(synchronize_session=False)
    )
    last = session.scalar(reserve)
    if last is None:
        session.execute(insert(FeedDesk).values(id=new_id(), code=desk, sequence=0))
        last = session.scalar(reserve)
    assert last is not None
    return last


def _body(session: Session, entry: Entry) -> bytes:
    plain = msgspec.json.encode({field: list(pair) for field, pair in entry.difference.items()})
    if not entry.private:
        return plain
    nonce = _nonce()
    return nonce + AESGCM(_key(session, entry.entity_id)).encrypt(nonce, plain, entry.entity_id.encode())


def _nonce() -> bytes:
    import os

    return os.urandom(_NONCE_BYTES)


def _key(session: Session, entity_id: str) -> bytes:
    held = session.get(RecordKey, entity_id)
    if held is None:
        held = RecordKey(entity_id=entity_id, key=AESGCM.generate_key(bit_length=128))
        session.add(held)
        session.flush()
    return held.key


def read_since(session: Session, cursor: Cursor, limit: int = 1000) -> list[Told]:
    """What was told after this cursor, each desk's in its order, at most ``limit`` rows."""
    seen = [(Change.desk == desk) & (Change.sequence > sequence) for desk, sequence in cursor.items()]
    newcomers = Change.desk.not_in(list(cursor)) if cursor else true()
    rows = session.scalars(
        select(Change).where(or_(newcomers, *seen)).order_by(Change.desk, Change.sequence).limit(limit)
    )
    return [_told(row) for row in rows]


def advanced(cursor: Cursor, told: Iterable[Told]) -> Cursor:
    """The cursor after these rows have been taken in."""
    moved = dict(cursor)
    for row in told:
        moved[row.desk] = max(moved.get(row.desk, 0), row.sequence)
    return moved


def head(session: Session) -> Cursor:
    """The cursor of a reader that has seen everything."""
    rows = session.execute(select(FeedDesk.code, FeedDesk.sequence))
    return {row.code: row.sequence for row in rows}


def history(session: Session, entity_id: str) -> list[tuple[Told, dict[str, list[Any]]]]:
    """Everything told of one record, oldest first, with its differences; what was erased has none."""
    rows = session.execute(
        select(Change, ChangePayload)
        .join(ChangePayload, ChangePayload.change_id == Change.id)
        .where(Change.entity_id == entity_id)
        .order_by(Change.at, Change.desk, Change.sequence)
    )
    return [(_told(change), _opened(session, change, payload)) for change, payload in rows]


def difference_of(session: Session, change_id: str) -> tuple[Told, dict[str, list[Any]]] | None:
    """One row of the feed with its difference; None when there is no such row."""
    row = session.execute(select(Change, ChangePayload).join(ChangePayload).where(Change.id == change_id)).one_or_none()
    return None if row is None else (_told(row[0]), _opened(session, row[0], row[1]))


def count(session: Session) -> int:
    """How many writes were ever told."""
    return session.scalar(select(func.count()).select_from(Change)) or 0


def _opened(session: Session, change: Change, payload: ChangePayload) -> dict[str, list[Any]]:
    body = payload.body
    if payload.sealed:
        held = session.get(RecordKey, change.entity_id)
        if held is None:
            return {}
        body = AESGCM(held.key).decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], change.entity_id.encode())
    opened: dict[str, list[Any]] = msgspec.json.decode(body)
    return opened


def _told(row: Change) -> Told:
    return Told(
        id=row.id,
        desk=row.desk,
        sequence=row.sequence,
        kind=row.kind,
        entity_id=row.entity_id,
        version=row.version,
        action=row.action,
        who=row.who,
        at=row.at,
    )
