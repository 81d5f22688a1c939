"""How a sheet is set, in words."""

from __future__ import annotations

import pytest

from desk import i18n
from desk.records import wording
from desk.records.codes import Mode
from desk.records.sheet import LANGUAGE_LABELS, OWN_NAMES, Choices, Side


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Choices(), "標準"),
        (Choices(mode=Mode.LARGE), "大きな文字"),
        (Choices(mode=Mode.EASY), "やさしい日本語"),
        (Choices(mode=Mode.LARGE, language="easy"), "大きな文字・やさしい日本語"),
        (Choices(language="vi"), "ベトナム語"),
        (Choices(mode=Mode.FURIGANA, language="vi"), "ふりがな・ベトナム語"),
        (Choices(mode=Mode.PAIR, beside=Side(language="vi")), "日本語とベトナム語"),
        (Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi")), "やさしい日本語とベトナム語"),
        (Choices(mode=Mode.PAIR, language="vi", beside=Side()), "ベトナム語と日本語"),
    ],
)
def test_that_how_a_sheet_is_set_is_said_in_a_few_words(chosen: Choices, words: str) -> None:
    assert wording.choices(chosen, i18n.catalogue("ja")) == words


def test_that_every_language_has_a_name_for_staff_and_calls_itself_something() -> None:
    assert OWN_NAMES.keys() == LANGUAGE_LABELS.keys()
    assert wording.sheet_language("xx", i18n.catalogue("ja")) == "xx"
