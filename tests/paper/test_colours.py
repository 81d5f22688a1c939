"""Colours that a city writes, and whether they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.colours import LEAST_CONTRAST, colour, contrast, is_colour, readable_on
from desk.paper.look import BLACK, WHITE, Palette

PARTS = st.tuples(*(st.floats(0, 1) for _part in range(3)))


def test_that_contrast_is_counted_as_the_rules_for_the_web_count_it() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21.0)
    assert contrast(colour("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast(WHITE, WHITE) == 1.0


def test_that_a_colour_is_written_with_six_digits() -> None:
    assert is_colour("#00aaFF")
    for text in ("00aaFF", "#0af", "#00aaFG", "red", "#00aaFF ", "#００ａａＦＦ"):
        assert not is_colour(text)


def test_that_the_own_accent_is_the_one_that_the_standard_template_names() -> None:
    assert colour("#004A6B") == pytest.approx(Palette().accent, abs=0.001)


@given(PARTS, PARTS)
def test_that_whatever_stands_on_a_band_can_be_read(ground: tuple[float, ...], wanted: tuple[float, ...]) -> None:
    assert contrast(readable_on(ground, wanted), ground) >= LEAST_CONTRAST
