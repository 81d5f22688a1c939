"""What the index keeps of a title and its reading."""

from __future__ import annotations

from array import array
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.codes import Kind, State
from desk.records.resource import Application, Course, Meeting, Resource
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.blocks import token_number
from desk.search.entry import GOING_ON, LONGEST_TOKEN, EntryMaker, beginnings, pieces, reading_tokens, title_tokens
from desk.search.lexicon import Lexicon
from desk.text import fold, nfkc, runs, sayable
from tests.make import make_course, make_resource, resources, texts

TODAY = date(2026, 6, 15)


def test_that_a_title_is_told_by_beginnings_and_letters() -> None:
    starts, inside = title_tokens("英会話サロン", analyser.load().words("英会話サロン"))
    assert {"英", "英会", "英会話サロン".replace("サロン", "さろん"), "会話", "さろ"} <= starts
    assert "話さ" not in starts
    assert {"話さ", "会話さ", "ろん"} <= inside


@given(st.one_of(texts(), st.text()))
def test_that_every_part_of_a_title_is_among_its_tokens(title: str) -> None:
    clean = nfkc(sayable(title))
    _starts, inside = title_tokens(clean, analyser.load().words(clean))
    for run in runs(fold(clean)):
        for size in (2, 3):
            assert {run[at : at + size] for at in range(len(run) - size + 1)} <= inside


@pytest.mark.parametrize("reading", ["ヤボノテンジンサマ", "ヤボ ノ テンジンサマ", "やぼのてんじんさま"])
def test_that_the_records_own_reading_counts(reading: str) -> None:
    tokens = reading_tokens(analyser.load().words("谷保の天神さま"), reading)
    assert {"やぼ", "てんじん", "さま"} <= tokens


def test_that_tokens_have_a_longest() -> None:
    assert beginnings("あ" * 30)[-1] == "あ" * LONGEST_TOKEN
    assert pieces("あ") == []


@given(resources())
def test_that_any_record_makes_an_entry_of_clean_tokens(resource: Resource) -> None:
    maker = EntryMaker(analyser.load(), Vocabulary(), Lexicon())
    entry = maker.make(resource, TODAY)
    placed, words = maker.tokens(resource)
    tokens = {place + word for place, there in placed.items() for word in there}
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
