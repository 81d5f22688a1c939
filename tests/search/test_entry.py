"""What the index keeps of a record."""

from __future__ import annotations

from array import array
from datetime import date, timedelta

from hypothesis import given

from desk.records.codes import Kind, State
from desk.records.resource import Application, Course, Meeting, Resource
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.blocks import token_number
from desk.search.entry import GOING_ON, EntryMaker
from desk.search.lexicon import Lexicon
from tests.make import make_course, make_resource, resources

TODAY = date(2026, 6, 15)


@given(resources())
def test_that_any_record_makes_an_entry_of_clean_tokens(resource: Resource) -> None:
    maker = EntryMaker(analyser.load(), Vocabulary(), Lexicon())
    entry = maker.make(resource, TODAY)
    made, words = maker.tokens(resource)
    tokens = set(made.texts())
    assert token_number(f"k_{resource.kind}") in array("q", entry.tokens)
    assert {token_number(token) for token in tokens} <= set(array("q", entry.tokens))
    assert all(token.split() == [token] for token in tokens | words)
    assert all(term.token for term in maker.terms())
    assert maker.terms() == []


def test_that_what_is_over_comes_before_what_goes_on() -> None:
    from datetime import datetime

    maker = EntryMaker(analyser.load(), Vocabulary(), Lexicon())
    past = Course(meetings=(Meeting(starts=datetime.combine(TODAY - timedelta(days=1), datetime.min.time())),))
    over = [
        make_resource(course=past),
        make_resource(Kind.CIRCLE, vanished_on=TODAY),
        make_course(application=Application(state=State.CANCELLED)),
    ]
    assert all(maker.make(resource, TODAY).order < GOING_ON for resource in over)
    assert maker.make(make_course(), TODAY).order >= GOING_ON
