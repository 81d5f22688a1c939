"""Trying a word out before it is added: what it speaks to, and what search would find with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desk.records.search import Query
from desk.records.vocabulary import Phrase, Synonyms, Term, Vocabulary
from desk.search import analyser, lexicon
from desk.search.drafting import Draft, together
from desk.search.find import Index
from desk.search.writing import IndexWriter
from tests.make import make_course

NOW = datetime(2026, 11, 20, 10)
BRUSH = Vocabulary(synonyms=(Synonyms(words=("お筆", "書道")),))
CITY = Vocabulary(
    terms=(Term(scheme="need", code="arts", name="芸術", synonyms=("絵",)),),
    phrases=(Phrase(says=("ひま",), words=("サークル",)),),
    synonyms=(Synonyms(words=("笛", "フルート")),),
    stopwords=("教えて",),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    path = tmp_path / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild([make_course(title="書道入門", keywords=()), make_course(title="ヨガ", keywords=())], CITY, {})
    return Index(path)


def test_that_synonyms_are_tried_out_without_being_kept(index: Index) -> None:
    draft = Draft(BRUSH, analyser.load(), CITY.stopwords)
    with index:
        ((before, after),) = index.try_out(draft, ["お筆", "ヨガ"], NOW)
        assert (before.query.text, before.total, after.total) == ("お筆", 0, 1)
        assert after.hits[0].resource.title == "書道入門"
        assert index.find(Query(text="お筆"), NOW).total == 0


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("夜、眠れなくて", True), ("ねむれない", True), ("眠い", False), ("", False), ("ヨガ", False), ('"', False)],
)
def test_that_a_phrase_speaks_to_texts_that_say_it_in_any_form(text: str, speaks: bool) -> None:
    draft = Draft(Vocabulary(phrases=(Phrase(says=("眠れない",), needs=("health",)),)), analyser.load())
    assert draft.speaks_to(text) is speaks


def test_that_two_lexicons_together_are_the_lexicon_of_both() -> None:
    load = analyser.load()
    more = Vocabulary(phrases=(Phrase(says=("絵", "ひま"), words=("美術",)),), synonyms=BRUSH.synonyms)
    # Terms stand before phrases in a lexicon, so that only phrases and synonyms can simply follow.
    both = Vocabulary(
        terms=CITY.terms,
        phrases=(*CITY.phrases, *more.phrases),
        synonyms=(*CITY.synonyms, *more.synonyms),
        stopwords=CITY.stopwords,
    )
    assert together(lexicon.made(CITY, load), lexicon.made(more, load)) == lexicon.made(both, load)
