"""Texts made fit for setting."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.plain_text import one_line, plain


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("か\u3099くしゅう", "がくしゅう"),
        ("神\ufe00", "神"),
        ("\ufa19", "\ufa19"),
        ("葛\U000e0100城", "葛城"),
        ("一\r\n二\r三\v四", "一\n二\n三\n四"),
        ("一\n\n\n二", "一\n二"),
        ("a\tb\u00a0c  d", "a b c d"),
        ("\ufeff先頭\u200bの印", "先頭の印"),
        ("ベル\x07音\x00", "ベル音"),
        ("全角　空白", "全角　空白"),
    ],
)
def test_that_what_cannot_be_seen_goes_and_what_can_stays(given_text: str, expected: str) -> None:
    assert plain(given_text) == expected


@given(st.text(max_size=60))
def test_that_nothing_is_left_that_cannot_be_set(text: str) -> None:
    made = plain(text)
    assert plain(made) == made
    assert "\n" not in one_line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in made if c != "\n")
