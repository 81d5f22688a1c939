"""The city's words: what ships is brought in, and a later edition leaves the city's own changes alone."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from desk import changes
from desk.database import Database
from desk.exchange.vocabulary import read_vocabulary
from desk.models import Phrase as PhraseRow
from desk.models.words import city_vocabulary
from desk.records.vocabulary import Phrase, Synonyms, Term, Vocabulary
from desk.services.vocabulary import store_vocabulary

TERMS = (Term(scheme="need", code="reading", name="読書", synonyms=("本",)),)
RETIRED = Phrase(says=("定年", "退職"), words=("シニア",), needs=("reading",), theme="life")
IDLE = Phrase(says=("ひま",), words=("サークル",), theme="life")
BRUSH = Synonyms(words=("習字", "書道"), theme="culture")
EDITION = Vocabulary(terms=TERMS, phrases=(RETIRED, IDLE), synonyms=(BRUSH,), stopwords=("教えて",))


def stored(database: Database, edition: Vocabulary) -> Vocabulary:
    with database.writing() as session:
        store_vocabulary(session, edition, desk="K7", who="")
    with database.reading() as session:
        return city_vocabulary(session)


def told(database: Database) -> int:
    with database.reading() as session:
        return len([row for row in changes.read_since(session, {}, 100_000) if row.kind == changes.VOCABULARY])


def test_that_what_ships_is_what_the_city_starts_with(database: Database) -> None:
    shipped = read_vocabulary()
    held = stored(database, shipped)
    assert set(held.terms) == set(shipped.terms)
    assert held.phrases == shipped.phrases
    assert held.synonyms == shipped.synonyms
    assert held.stopwords == shipped.stopwords


def test_that_the_same_edition_twice_changes_nothing(database: Database) -> None:
    first = stored(database, EDITION)
    before = told(database)
    assert stored(database, EDITION) == first == EDITION
    assert told(database) == before == 5


def test_that_a_later_edition_adds_changes_and_drops(database: Database) -> None:
    stored(database, EDITION)
    longer = replace(RETIRED, says=("定年", "退職", "リタイア"))
    new = Phrase(says=("孫",), words=("親子",), theme="life")
    later = replace(EDITION, phrases=(new, longer))
    assert stored(database, later) == later
    assert stored(database, EDITION) == EDITION


def test_that_a_theme_which_an_edition_lacks_stays(database: Database) -> None:
    stored(database, EDITION)
    assert stored(database, Vocabulary(terms=TERMS)) == EDITION


def test_that_what_the_city_changed_or_took_away_outlives_an_edition(database: Database) -> None:
    stored(database, EDITION)
    with database.writing() as session:
        retired, idle = session.scalars(select(PhraseRow).order_by(PhraseRow.position))
        retired.words, retired.touched = ["地域デビュー"], True
        idle.gone, idle.touched = True, True
    later = replace(EDITION, phrases=(replace(RETIRED, words=("シニア", "仲間")), replace(IDLE, words=("茶話会",))))
    assert stored(database, later).phrases == (replace(RETIRED, words=("地域デビュー",)),)
