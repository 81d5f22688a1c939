"""Texts made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾊﾞｲｵﾘﾝ", "ばいおりん"),
        ("ヴァイオリン", "バイオリン"),
        ("Ｅｘｃｅｌ", "excel"),
        ("は\u3099", "ば"),
        ("  囲碁　\n入門 ", "囲碁 入門"),
    ],
)
def test_that_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert text.fold(one) == text.fold(other)


@given(st.text())
def test_that_folding_twice_changes_nothing_in_japanese(given: str) -> None:
    kept = "".join(ch for ch in given if "\u3000" <= ch <= "\u9fff" or "\uff00" <= ch <= "\uffef")
    assert text.fold(text.fold(kept)) == text.fold(kept)


@pytest.mark.parametrize(
    ("romaji", "kana"),
    [
        ("ryouri", "りょうり"),
        ("ryour", "りょう"),
        ("ryo", "りょ"),
        ("ry", ""),
        ("kitte", "きって"),
        ("kitt", "きっ"),
        ("matcha", "まっちゃ"),
        ("sinbun", "しんぶん"),
        ("shinbun", "しんぶん"),
        ("zyudou", "じゅどう"),
        ("judou", "じゅどう"),
        ("annai", "あんない"),
        ("annnai", "あんない"),
        ("hon'ya", "ほんや"),
        ("sports", ""),
        ("online", ""),
        ("skate", ""),
        ("", ""),
        ("料理", ""),
    ],
)
def test_that_romaji_spells_kana_and_english_does_not(romaji: str, kana: str) -> None:
    assert text.kana_from_romaji(romaji) == kana


@pytest.mark.parametrize(
    ("letters", "kana"),
    [
        ("g", "がぎぐげご"),
        ("n", "なにぬねのん"),
        ("sh", "し"),
        ("ky", "き"),
        ("t", "たちつてと"),
        ("kk", "っ"),
        ("v", "ばびぶべぼ"),
        ("q", ""),
    ],
)
def test_that_letters_begin_the_kana_of_their_row(letters: str, kana: str) -> None:
    assert set(text.kana_begun(letters)) == set(kana)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("こうえん", "こえん"),
        ("りょうり", "りょり"),
        ("すうがく", "すがく"),
        ("スーパー", "すぱ"),
        ("うえの", "うえの"),
        ("いえ", "いえ"),
    ],
)
def test_that_long_vowels_are_dropped_loosely(long: str, short: str) -> None:
    assert text.loose(long) == short


def test_that_runs_are_what_stands_between_punctuation() -> None:
    assert text.runs("お茶・お花「C++入門」 100% スーパー F#、a_b") == [
        "お茶",
        "お花",
        "C++入門",
        "100",
        "スーパー",
        "F#",
        "a",
        "b",
    ]


@given(st.text())
def test_that_what_is_sayable_can_be_written_anywhere(given: str) -> None:
    said = text.sayable(given)
    said.encode()
    assert "\x00" not in said
    assert len(said) == len(given)


def test_that_kana_is_kana() -> None:
    assert text.is_kana("りょうリー")
    assert not text.is_kana("料り")
    assert not text.is_kana("")
