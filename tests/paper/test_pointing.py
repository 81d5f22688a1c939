"""What stands under a point of a page."""

from __future__ import annotations

from functools import cache

import pytest

from desk.paper.handout import set_handout
from desk.paper.pointing import line_at
from desk.records.codes import Mode
from tests.paper.reading import middle_of
from tests.paper.sheets import make_handout, smartphone_course


@cache
def sheet_in(mode: Mode) -> bytes:
    course = smartphone_course(title="𠮷野の体操", reading="", summary="希望する方はお申し込みください。")
    return set_handout(make_handout(course, mode=mode)).pdf


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.LARGE, Mode.FURIGANA])
@pytest.mark.parametrize(("character", "line"), [("希", "希望する方は"), ("歳", "60歳以上"), ("体", "𠮷野の体操")])
def test_that_the_line_is_told_with_the_place_of_the_character(mode: Mode, character: str, line: str) -> None:
    found = line_at(sheet_in(mode), 0, *middle_of(sheet_in(mode), character))
    assert found is not None
    text, place = found
    assert line in text
    assert text[place] == character


def test_that_who_points_at_ruby_means_what_it_stands_over() -> None:
    x, y = middle_of(sheet_in(Mode.FURIGANA), "望")
    found = line_at(sheet_in(Mode.FURIGANA), 0, x, y - 13)
    assert found is not None
    text, place = found
    assert text[place] in "希望"


def test_that_a_label_and_the_text_beside_it_are_two_lines() -> None:
    found = line_at(sheet_in(Mode.STANDARD), 0, *middle_of(sheet_in(Mode.STANDARD), "定"))
    assert found is not None
    assert found[0] == "定員"


def test_that_blank_paper_has_no_line() -> None:
    assert line_at(sheet_in(Mode.STANDARD), 0, 3, 3) is None
    assert line_at(sheet_in(Mode.STANDARD), 9, 100, 100) is None
