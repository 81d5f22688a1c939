"""From the truth to the index: built anew from all records, or brought up to date by the change feed.

The only module of this room that knows the truth.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk import changes
from desk.models import Change
from desk.models.facts import iterate_public, public_records
from desk.models.town import all_towns
from desk.models.words import city_vocabulary
from desk.search.schema import IndexStatus, IndexUnusable, status
from desk.search.writing import IndexWriter

EVERYTHING = frozenset(
    (kind, "") for kind in (changes.RESOURCE, changes.VOCABULARY, changes.OFFICE, changes.TOWNS, changes.READING)
)
"""What ``follow`` tells of as changed when it can't tell what did."""

_BATCH = 500
_REBUILD_FROM = 2_000
_STAMP_EVERY = timedelta(minutes=1)


def rebuild_from(
    session: Session, path: Path, progress: Callable[[int], None] | None = None, *, processes: int = 0
) -> int:
    """Build the index anew from all records of the truth; until the end the old one answers.

    Returns how many records it holds. ``progress`` is called with how many are done and may raise Cancelled.
    ``processes``: how many to take for the analysis besides this one, worth it from some thousands of records.
    """
    # Taken first: what is written meanwhile is at worst taken in twice, never missed.
    cursor = changes.head(session)
    with IndexWriter(path) as writer:
        return writer.rebuild(
            iterate_public(session),
            city_vocabulary(session),
            cursor,
            progress,
            processes=processes,
            anchor=_anchor(session, cursor),
            towns=all_towns(session),
        )


def follow(
    session: Session, path: Path, progress: Callable[[int], None] | None = None, *, processes: int = 0
) -> frozenset[tuple[str, str]]:
    """Bring the index up to date with the feed; returns what changed, of every kind, as (kind, id).

    A missing, damaged or outdated file is built anew, and so is one whose place in the feed isn't there any more
    (a restored backup, another database), or that misses more than following is worth. ``progress`` is only called
    then; it and ``processes`` as for ``rebuild_from``.
    """
    state = status(path)
    if state.is_ready and not _is_lost(session, state):
        try:
            return _followed(session, path, state.cursor, state.updated_at)
        except IndexUnusable:
            pass
    rebuild_from(session, path, progress, processes=processes)
    return EVERYTHING


def _followed(
    session: Session, path: Path, cursor: changes.Cursor, updated_at: datetime | None
) -> frozenset[tuple[str, str]]:
    changed: set[tuple[str, str]] = set()
    with IndexWriter(path) as writer:
        while told := changes.read_since(session, cursor, _BATCH):
            if _has_gap(cursor, told):
                raise IndexUnusable
            changed.update((row.kind, row.entity_id) for row in told)
            cursor = changes.advanced(cursor, told)
            # Before the cursor is written: were the work to stop in between, the words would never come.
            if any(row.kind == changes.VOCABULARY for row in told) and not writer.reword(city_vocabulary(session)):
                raise IndexUnusable
            ids = sorted({row.entity_id for row in told if row.kind == changes.RESOURCE})
            records = public_records(session, ids)
            gone = [key for key in ids if key not in records]
            towns = all_towns(session) if any(row.kind == changes.TOWNS for row in told) else None
            writer.update(list(records.values()), gone, cursor, _anchor(session, cursor), towns)
        if not changed and (updated_at is None or datetime.now() - updated_at >= _STAMP_EVERY):
            writer.update([], [], cursor, _anchor(session, cursor))
    return frozenset(changed)


def _is_lost(session: Session, state: IndexStatus) -> bool:
    """Whether the index's place isn't in this feed, or so much came that building anew is quicker or leaves less behind."""
    head = changes.head(session)
    if any(sequence > head.get(desk, 0) for desk, sequence in state.cursor.items()):
        return True
    if state.anchor != _anchor(session, state.cursor):
        return True
    behind = sum(sequence - state.cursor.get(desk, 0) for desk, sequence in head.items())
    return behind > max(_REBUILD_FROM, state.count // 3) or state.dead > max(_REBUILD_FROM, state.count)


def _anchor(session: Session, cursor: changes.Cursor) -> str:
    """The id of one row of the feed at this cursor; another database with as many rows has another."""
    if not cursor:
        return ""
    desk, sequence = min(cursor.items())
    return session.scalar(select(Change.id).where(Change.desk == desk, Change.sequence == sequence)) or ""


def _has_gap(cursor: changes.Cursor, told: list[changes.Told]) -> bool:
    """Whether rows of the feed are missing between the cursor and these (each desk's come in their order)."""
    expected = dict(cursor)
    for row in told:
        if row.sequence != expected.get(row.desk, 0) + 1:
            return True
        expected[row.desk] = row.sequence
    return False


__all__ = ["EVERYTHING", "follow", "rebuild_from", "status"]
