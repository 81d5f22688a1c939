"""Ruby over the kanji part of a word only, and readings cut among words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.aligning import aligned, fit


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
    [
        ("申し込み", "もうしこみ", [("申", "もう"), ("し", ""), ("込", "こ"), ("み", "")]),
        ("食べる", "たべる", [("食", "た"), ("べる", "")]),
        ("お茶", "おちゃ", [("お", ""), ("茶", "ちゃ")]),
        ("取り扱い", "とりあつかい", [("取", "と"), ("り", ""), ("扱", "あつか"), ("い", "")]),
        ("公民館", "こうみんかん", [("公民館", "こうみんかん")]),
        ("ピアノ教室", "ぴあのきょうしつ", [("ピアノ", ""), ("教室", "きょうしつ")]),
        ("今日", "きょう", [("今日", "きょう")]),
    ],
)
def test_that_ruby_stands_over_the_kanji_only(word: str, reading: str, expected: list[tuple[str, str]]) -> None:
    assert fit(word, reading) == expected


def test_that_a_word_whose_kana_are_not_in_its_reading_is_read_as_one() -> None:
    assert fit("明日は", "みょうにち") == [("明日は", "みょうにち")]


KANJI = st.text(alphabet="漢字学習講座公民館", min_size=1, max_size=3)
KANA = st.text(alphabet="あいうえおかきくけこさしす", min_size=1, max_size=6)


@given(st.lists(st.tuples(KANJI, KANA), min_size=1, max_size=5))
def test_that_nothing_of_a_reading_is_lost_or_doubled(words: list[tuple[str, str]]) -> None:
    reading = "".join(kana for _word, kana in words)
    found = aligned(words, reading)
    assert found is not None
    cost, segments = found
    assert cost == 0
    assert [segment for segment in segments if segment[0]] == words


@given(st.lists(st.tuples(KANJI, KANA), min_size=2, max_size=4), KANA)
def test_that_every_cut_gives_the_whole_reading(words: list[tuple[str, str]], other: str) -> None:
    """The record's letters stand on paper, whatever the dictionary expected."""
    reading = other + "".join(kana for _word, kana in words[1:])
    found = aligned(words, reading)
    if found is not None:
        assert "".join(ruby for _base, ruby in found[1]) == reading
        assert "".join(base for base, _ruby in found[1]) == "".join(word for word, _kana in words)
