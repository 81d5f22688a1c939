"""How a sheet is set until staff choose: by what is known of the person, else as the desk did it before."""

from __future__ import annotations

from typing import Any

import pytest

from desk.records.codes import Mode
from desk.records.sheet import Choices, Side
from desk.work.sheet_choice import remember, suggested
from tests.make import make_case

BESIDE_VIETNAMESE = Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi"))


@pytest.mark.parametrize(
    ("person", "choices", "because"),
    [
        ({}, Choices(), None),
        ({"life_stages": ("senior",)}, Choices(mode=Mode.LARGE), ("life_stage", "senior")),
        ({"circumstances": ("low_vision",)}, Choices(mode=Mode.LARGE), ("circumstance", "low_vision")),
        ({"noted": ("life_stage:senior",)}, Choices(mode=Mode.LARGE), ("life_stage", "senior")),
        (
            {"circumstances": ("foreign_resident",)},
            Choices(mode=Mode.EASY),
            ("circumstance", "foreign_resident"),
        ),
        (
            {"circumstances": ("studying_japanese",), "life_stages": ("senior",)},
            Choices(mode=Mode.EASY),
            ("circumstance", "studying_japanese"),
        ),
        (
            {"circumstances": ("foreign_resident",), "speaks": "vi"},
            BESIDE_VIETNAMESE,
            ("circumstance", "foreign_resident"),
        ),
        ({"speaks": "vi"}, BESIDE_VIETNAMESE, ("language", "vi")),
        (
            {"speaks": "zh"},
            Choices(mode=Mode.PAIR, language="easy", beside=Side(language="zh-Hans")),
            ("language", "zh"),
        ),
        ({"speaks": "es"}, Choices(), None),
        ({"speaks": "ja"}, Choices(), None),
    ],
)
def test_that_a_sheet_suits_what_is_known_of_the_person(
    person: dict[str, Any], choices: Choices, because: tuple[str, str] | None
) -> None:
    found = suggested(make_case(**person), {})
    assert (found.choices, found.because) == (choices, because)


def test_that_a_language_is_set_as_it_was_last_time() -> None:
    last = Choices(language="vi", mono=True)
    kept = remember(last, {})
    assert suggested(make_case(speaks="vi"), kept).choices == last
    assert suggested(make_case(speaks="ko"), kept).choices.beside == Side(language="ko")
    assert suggested(make_case(), kept).choices == Choices()


def test_that_a_pair_is_kept_for_the_language_beside_the_japanese() -> None:
    kept = remember(BESIDE_VIETNAMESE, {"ja": Choices(mono=True)})
    assert kept == {"ja": Choices(mono=True), "vi": BESIDE_VIETNAMESE}


def test_that_neither_greeting_nor_large_print_goes_on_to_the_next_person() -> None:
    kept = remember(Choices(mode=Mode.LARGE, mono=True, greeting="田中さんへ"), {"ja": Choices(mode=Mode.FURIGANA)})
    assert kept["ja"] == Choices(mode=Mode.FURIGANA, mono=True)


def test_that_readings_and_the_copier_go_on() -> None:
    kept = remember(Choices(mode=Mode.FURIGANA, mono=True), {})
    assert suggested(make_case(), kept).choices == Choices(mode=Mode.FURIGANA, mono=True)
    assert suggested(make_case(life_stages=("senior",)), kept).choices == Choices(mode=Mode.LARGE, mono=True)


def test_that_a_template_is_the_desks_in_every_language_from_then_on() -> None:
    kept = remember(Choices(language="vi", template="friendly"), {"ko": Choices(language="ko")})
    assert suggested(make_case(), kept).choices == Choices(template="friendly")
    assert suggested(make_case(speaks="ko"), kept).choices == Choices(language="ko", template="friendly")
    assert suggested(make_case(life_stages=("senior",)), kept).choices.template == "friendly"
    back = remember(Choices(), kept)
    assert suggested(make_case(speaks="vi"), back).choices == Choices(language="vi")
