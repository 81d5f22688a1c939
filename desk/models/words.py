"""From the tables of the city's words to records."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk.models.vocabulary import Phrase, Stopword, SynonymGroup, Term
from desk.records import vocabulary as words

WordRow = Term | Phrase | SynonymGroup


def city_vocabulary(session: Session) -> words.Vocabulary:
    """The city's words as they are now: what it took away is left out."""
    stopwords = session.scalars(select(Stopword.word).where(~Stopword.gone).order_by(Stopword.position, Stopword.key))
    return words.Vocabulary(
        terms=tuple(map(term_record, term_rows(session))),
        phrases=tuple(map(phrase_record, phrase_rows(session))),
        synonyms=tuple(map(synonyms_record, synonym_rows(session))),
        stopwords=tuple(stopwords),
    )


def term_rows(session: Session) -> list[Term]:
    """The terms of all schemes in the city's order."""
    return list(session.scalars(select(Term).where(~Term.gone).order_by(Term.scheme, Term.position, Term.code)))


def phrase_rows(session: Session) -> list[Phrase]:
    """The phrases by theme; the city's own, which have no place in an edition, after those of the edition."""
    order = (Phrase.theme, Phrase.position, Phrase.key)
    return list(session.scalars(select(Phrase).where(~Phrase.gone).order_by(*order)))


def synonym_rows(session: Session) -> list[SynonymGroup]:
    """The groups of synonyms by theme, as the phrases."""
    order = (SynonymGroup.theme, SynonymGroup.position, SynonymGroup.key)
    return list(session.scalars(select(SynonymGroup).where(~SynonymGroup.gone).order_by(*order)))


def word_record(row: WordRow) -> words.Entry:
    """The record of a row of any of these tables."""
    match row:
        case Term():
            return term_record(row)
        case Phrase():
            return phrase_record(row)
        case SynonymGroup():
            return synonyms_record(row)


def term_record(row: Term) -> words.Term:
    """The record of a term."""
    same = {name: getattr(row, name) for name in words.Term.__slots__ if name != "synonyms"}
    return words.Term(**same, synonyms=tuple(row.synonyms))


def phrase_record(row: Phrase) -> words.Phrase:
    """The record of a phrase."""
    return words.Phrase(
        says=tuple(row.says),
        words=tuple(row.words),
        needs=tuple(row.needs),
        life_stages=tuple(row.life_stages),
        circumstances=tuple(row.circumstances),
        distress=row.distress,
        theme=row.theme,
    )


def synonyms_record(row: SynonymGroup) -> words.Synonyms:
    """The record of a group of synonyms."""
    return words.Synonyms(words=tuple(row.words), theme=row.theme)
