"""The city's words in the truth: what ships is brought in, and a later edition leaves alone what the city changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk import changes
from desk.models import Phrase, Stopword, SynonymGroup, Term
from desk.records import vocabulary as words
from desk.records.ids import new_id

Row = TypeVar("Row", Term, Phrase, SynonymGroup, Stopword)
Shipped = Iterable[tuple[str, dict[str, Any]]]
"""Rows of one table as they ship: the key that stays theirs in every edition, and the columns."""


def store_vocabulary(session: Session, vocabulary: words.Vocabulary, *, desk: str, who: str) -> None:
    """Bring the city's words to this edition, but for what the city itself changed or took away.

    New rows are added and known ones changed. Terms and stopwords are never taken away; of phrases and synonyms those
    that a theme of this edition has no more.
    """
    entries = [
        *_stored(session, Term, _terms(vocabulary)),
        *_stored(session, Phrase, _phrases(vocabulary), {phrase.theme for phrase in vocabulary.phrases}),
        *_stored(session, SynonymGroup, _synonyms(vocabulary), {group.theme for group in vocabulary.synonyms}),
        *_stored(session, Stopword, _stopwords(vocabulary)),
    ]
    session.flush()
    changes.append(session, entries, desk=desk, who=who)


def _stored(
    session: Session, table: type[Row], shipped: Shipped, themes: Iterable[str] = ()
) -> Iterator[changes.Entry]:
    held = {_key(row): row for row in session.scalars(select(table))}
    kept = set()
    for key, values in shipped:
        kept.add(key)
        row = held.get(key)
        if row is None:
            row = table(id=new_id(), version=0, touched=False, gone=False)
            if not isinstance(row, Term):
                row.key = key
            session.add(row)
        elif row.touched or not _differs(row, values):
            continue
        for name, value in values.items():
            setattr(row, name, value)
        row.gone = False
        row.version += 1
        yield _entry(row, "store")
    for theme in themes:
        for key, row in held.items():
            if getattr(row, "theme", "") == theme and key not in kept and not row.touched and not row.gone:
                row.gone = True
                row.version += 1
                yield _entry(row, "drop")


def _key(row: Term | Phrase | SynonymGroup | Stopword) -> str:
    return f"{row.scheme}:{row.code}" if isinstance(row, Term) else row.key


def _differs(row: Term | Phrase | SynonymGroup | Stopword, values: Mapping[str, Any]) -> bool:
    """Whether the edition says something else. A row that moved within its theme says the same."""
    passed_over = () if isinstance(row, Term) else ("position",)
    return row.gone or any(getattr(row, name) != value for name, value in values.items() if name not in passed_over)


def _entry(row: Term | Phrase | SynonymGroup | Stopword, action: str) -> changes.Entry:
    return changes.Entry(
        kind=changes.VOCABULARY,
        entity_id=row.id,
        version=row.version,
        action=action,
        difference={"name": ("", name(row))},
    )


def name(row: Term | Phrase | SynonymGroup | Stopword) -> str:
    """What a row is called in a history: its name, or the first of its words."""
    if isinstance(row, Term):
        return row.name
    if isinstance(row, Stopword):
        return row.word
    return (row.says if isinstance(row, Phrase) else row.words)[0]


def _terms(vocabulary: words.Vocabulary) -> Shipped:
    for term in vocabulary.terms:
        yield f"{term.scheme}:{term.code}", columns(term)


def _phrases(vocabulary: words.Vocabulary) -> Shipped:
    for position, phrase in enumerate(vocabulary.phrases):
        yield f"{phrase.theme}:{phrase.says[0]}", columns(phrase) | {"position": position}


def _synonyms(vocabulary: words.Vocabulary) -> Shipped:
    for position, group in enumerate(vocabulary.synonyms):
        yield f"{group.theme}:{group.words[0]}", columns(group) | {"position": position}


def _stopwords(vocabulary: words.Vocabulary) -> Shipped:
    for position, word in enumerate(vocabulary.stopwords):
        yield word, {"word": word, "position": position}


def columns(record: words.Term | words.Phrase | words.Synonyms) -> dict[str, Any]:
    """The fields of a record as columns: lists of words as JSON holds them."""
    values = {name: getattr(record, name) for name in record.__slots__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
