"""How the city reads words, in the truth: corrections from every desk, the latest of each word."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk import changes
from desk.models.reading import WordReading
from desk.records.reading import Reading


def set_reading(session: Session, told: Reading, *, desk: str) -> bool:
    """Keep a correction and tell the feed; false when a later one of this word, or this very one, is kept already."""
    row = session.scalar(select(WordReading).where(WordReading.word == told.word).with_for_update())
    if row is not None and row.at >= told.at:
        return False
    before = row.reading if row is not None else ""
    if row is None:
        row = WordReading(id=told.id, word=told.word, reading=told.reading, by=told.by, at=told.at, version=1)
        session.add(row)
    else:
        row.reading, row.by, row.at, row.version = told.reading, told.by, told.at, row.version + 1
    session.flush()
    entry = changes.Entry(
        kind=changes.READING,
        entity_id=row.id,
        version=row.version,
        action="set" if told.reading else "remove",
        difference={"word": (told.word, told.word), "reading": (before, told.reading)},
    )
    changes.append(session, [entry], desk=desk, who=told.by)
    return True


def readings(session: Session) -> tuple[Reading, ...]:
    """The latest correction of every word, those taken back among them."""
    rows = session.scalars(select(WordReading).order_by(WordReading.word))
    return tuple(Reading(id=row.id, word=row.word, reading=row.reading, by=row.by, at=row.at) for row in rows)
