"""The rows of the city's words: found, made, and changed with what the feed is told of it."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desk import changes
from desk.models import Phrase, SynonymGroup, Term
from desk.models.words import WordRow, word_record
from desk.records import vocabulary as words
from desk.records.ids import new_id

TABLES: dict[type[words.Entry], type[WordRow]] = {
    words.Term: Term,
    words.Phrase: Phrase,
    words.Synonyms: SynonymGroup,
}


def row_of(session: Session, row_id: str) -> WordRow | None:
    """The row of an id in whichever table it is, taken away or not."""
    found = (session.get(table, row_id) for table in TABLES.values())
    return cast("WordRow | None", next((row for row in found if row is not None), None))


def new_row(session: Session, entry: words.Entry, key: str = "") -> WordRow:
    """A row that says nothing yet, so that the feed tells of all that is written to it; it stands after all others.

    ``key`` names it in files; without one it is made up.
    """
    row_id = new_id()
    row: WordRow
    match entry:
        case words.Term():
            row = Term(scheme=entry.scheme, code=entry.code, parent="", name="", reading="", english="", synonyms=[])
        case words.Phrase():
            row = Phrase(says=[], words=[], needs=[], life_stages=[], circumstances=[], distress=False, theme="")
        case words.Synonyms():
            row = SynonymGroup(words=[], theme="")
    if not isinstance(row, Term):
        row.key = key or f"city:{row_id}"
    table = type(row)
    last = session.scalar(select(func.max(table.position))) or 0
    row.id, row.version, row.position, row.touched, row.gone = row_id, 0, last + 1, False, True
    session.add(row)
    session.flush()
    return row


def set_columns(row: WordRow, values: dict[str, Any], action: str) -> changes.Entry | None:
    """Set these columns; what the feed is to be told of those that differ, None where none does."""
    difference = {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}
    if not difference or set(difference) == {"touched"}:
        return None
    for name, (_before, after) in difference.items():
        setattr(row, name, after)
    row.version += 1
    return changes.Entry(
        kind=changes.VOCABULARY, entity_id=row.id, version=row.version, action=action, difference=difference
    )


def held_of(row: WordRow) -> words.Held:
    """A row as an editor reads it."""
    key = "" if isinstance(row, Term) else row.key
    return words.Held(id=row.id, version=row.version, entry=word_record(row), touched=row.touched, key=key)
