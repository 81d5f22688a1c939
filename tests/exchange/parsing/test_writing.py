"""What all cells have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.writing import cleaned, is_nothing, is_spreadsheet_error, one_line, plain


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("　茶道　教室 ", "茶道 教室"),
        ("一行目\r\n二行目\r三行目", "一行目\n二行目\n三行目"),
        ("IKODE_x000B_展示", "IKODE\n展示"),
        ("a\x00b\x07c", "a b c"),
        ("段\n\n\n\n落", "段\n\n落"),
        ("\ufeff先頭", "先頭"),
    ],
)
def test_that_clutter_is_cleaned_away(text: str, stored: str) -> None:
    assert cleaned(text) == stored


def test_that_a_circled_number_does_not_join_the_number_after_it() -> None:
    assert plain("①４月１３日") == "①4月13日"


def test_that_a_line_break_between_japanese_letters_says_nothing() -> None:
    assert one_line("紙粘土で\n干支を作ろう\nin 2024") == "紙粘土で干支を作ろう in 2024"


@pytest.mark.parametrize("text", ["", "－", "―", "ー", "-", "‐", "/", " ", "…"])
def test_that_a_dash_is_nothing(text: str) -> None:
    assert is_nothing(text)


def test_that_words_and_zero_are_something() -> None:
    assert not is_nothing("なし")
    assert not is_nothing("0")


def test_that_a_failed_formula_is_known() -> None:
    assert is_spreadsheet_error("#REF!")
    assert not is_spreadsheet_error("#1 講座")


@given(st.text())
def test_that_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
