"""How a sheet is set: one thing is told in one way only."""

from __future__ import annotations

from desk.records.codes import Mode
from desk.records.sheet import Choices, Side


def test_that_easy_japanese_is_a_mode_and_a_language_at_once() -> None:
    assert Choices(mode=Mode.EASY).language == "easy"
    assert Choices(mode=Mode.EASY, language="vi").language == "easy"
    assert Choices(language="easy").mode is Mode.EASY
    assert Choices(mode=Mode.LARGE, language="easy").mode is Mode.LARGE
    assert Side(language="easy") == Side(mode=Mode.EASY)


def test_that_a_pair_has_two_sides_and_nothing_else_has() -> None:
    pair = Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi"))
    assert pair.sides == (Side(mode=Mode.EASY), Side(language="vi"))
    assert pair.languages == ("easy", "vi")
    assert Choices(mode=Mode.PAIR).mode is Mode.STANDARD
    assert Choices(mode=Mode.LARGE, beside=Side(language="vi")).sides == (Side(mode=Mode.LARGE),)


def test_that_readings_stand_on_furigana_and_easy_sheets() -> None:
    assert [mode for mode in Mode if mode is not Mode.PAIR and Side(mode=mode).has_ruby] == [Mode.FURIGANA, Mode.EASY]
    assert Side(mode=Mode.LARGE, language="easy").has_ruby
