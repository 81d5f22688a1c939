"""What the index keeps of a title and its reading."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.search import analyser
from desk.search.blocks import token_number
from desk.search.tokens import LONGEST_TOKEN, Numbers, Tokens, beginnings, of_reading, of_title
from desk.text import fold, is_kana, nfkc, runs, sayable
from tests.make import texts


def of(title: str, reading: str = "") -> set[str]:
    words = analyser.load().words(title)
    starts, inside = of_title(title, words)
    return set(Tokens(whole={}, begun={"t": starts, "r": of_reading(words, reading)}, inside=inside).texts())


def test_that_a_title_is_told_by_beginnings_and_letters() -> None:
    tokens = of("英会話サロン")
    assert {
        "t英",
        "t英会",
        "t英会話さろん",
        "t会話",
        "tさろ",
        "s話さ",
        "s会話さ",
        "sろん",
        "rえい",
        "rかいわ",
    } <= tokens
    assert "t話さ" not in tokens


@given(st.one_of(texts(), st.text()))
def test_that_every_part_of_a_title_is_among_its_tokens(title: str) -> None:
    clean = nfkc(sayable(title))
    tokens = of(clean)
    for run in runs(fold(clean)):
        for size in (2, 3):
            assert {"s" + run[at : at + size] for at in range(len(run) - size + 1)} <= tokens
        assert {"t" + token for token in beginnings(run)} <= tokens


@given(st.one_of(texts(), st.text()), st.text())
def test_that_readings_make_clean_tokens(title: str, reading: str) -> None:
    tokens = {token[1:] for token in of(nfkc(sayable(title)), reading) if token[0] == "r"}
    assert all(token.isalnum() or is_kana(token) for token in tokens)


@pytest.mark.parametrize("reading", ["ヤボノテンジンサマ", "ヤボ ノ テンジンサマ", "やぼのてんじんさま"])
def test_that_the_records_own_reading_counts(reading: str) -> None:
    assert {"rやぼ", "rてんじん", "rさま"} <= of("谷保の天神さま", reading)


def test_that_tokens_have_a_longest() -> None:
    assert beginnings("あ" * 30)[-1] == "あ" * LONGEST_TOKEN
    assert max(map(len, of("あ" * 30, "ア" * 30))) == LONGEST_TOKEN + 1


@given(texts(), st.sets(st.text(min_size=1)))
def test_that_every_token_has_its_number_once(title: str, others: set[str]) -> None:
    words = analyser.load().words(nfkc(sayable(title)))
    starts, inside = of_title(nfkc(sayable(title)), words)
    tokens = Tokens(whole={"w": {"会"}, "a": {"会"}}, begun={"t": starts, "r": of_reading(words, "")}, inside=inside)
    made = Numbers()
    expected = sorted({*map(token_number, tokens.texts()), *map(token_number, others)})
    assert sorted(array("q", made.of(tokens, others))) == expected
    assert sorted(array("q", made.of(tokens, others))) == expected
