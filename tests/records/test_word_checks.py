"""What can stand among the city's words is told by field, whatever was typed."""

from __future__ import annotations

from hypothesis import given

from desk.records.vocabulary import Phrase, Synonyms, Term
from desk.records.word_checks import MOST_WORDS, problems_of
from tests.make import texts

KNOWN = {("need", "reading"), ("life_stage", "senior")}


def test_that_all_that_is_wrong_is_told_at_once_by_field() -> None:
    phrase = Phrase(says=(), words=("あ" * 61, "い、う"), needs=("none",), life_stages=("senior",))
    problems = problems_of(phrase, KNOWN)
    assert set(problems) == {"says", "words", "needs"}
    assert problems["words"].count("。") == 2


def test_that_what_can_stand_has_no_problems() -> None:
    assert problems_of(Phrase(says=("本が読みたい",), needs=("reading",)), KNOWN) == {}
    assert problems_of(Phrase(says=("死にたい",), distress=True), KNOWN) == {}
    assert problems_of(Synonyms(words=("習字", "書道")), KNOWN) == {}
    assert problems_of(Term(scheme="need", code="reading/aloud", name="朗読", parent="reading"), KNOWN) == {}


def test_that_a_list_without_end_is_refused() -> None:
    words = tuple(f"言葉{number}" for number in range(MOST_WORDS + 1))
    assert set(problems_of(Synonyms(words=words), KNOWN)) == {"words"}


@given(text=texts())
def test_that_any_text_is_taken_or_told(text: str) -> None:
    for problem in problems_of(Phrase(says=(text,), words=(text,)), set()).values():
        assert problem.endswith("。")
