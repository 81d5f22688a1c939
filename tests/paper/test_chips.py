"""Chips: pictograms with their words in lines, inside the room they have, in every size of type."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desk.i18n import catalogue
from desk.paper.chips import Chip, Chips
from desk.paper.fonts import typeface
from desk.paper.handout import set_handout
from desk.paper.item import chips_of
from desk.paper.look import look_of
from desk.paper.pictograms import pictograms
from desk.paper.preview import page_text
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.codes import Mode
from desk.records.sheet import SHEET_LANGUAGES, Side
from tests.paper.sheets import make_handout
from tests.paper.test_short_facts import everything, facility

MODES = (Mode.STANDARD, Mode.LARGE, Mode.FURIGANA)


def chips(side: Side, width: float) -> Chips:
    setting = Setting(typeface=typeface(language=side.language), look=look_of(side), catalogue=catalogue(side.language))
    return Chips(chips_of(facility(), setting), 0.0, width)


@pytest.mark.parametrize("width", [90.0, 235.0, 455.0])
@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_that_no_chip_leaves_its_column_or_touches_another(language: str, width: float) -> None:
    for mode in MODES:
        made = chips(Side(mode=mode, language=language), width)
        boxes = [(x, y, x + c.width(width), y + c.height(width)) for c, x, y in made._placed()]
        assert all(right <= width + 0.1 for _x, _y, right, _b in boxes)
        assert max(bottom for *_rest, bottom in boxes) <= made.height
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (language, mode, one, other)


def test_that_a_pictogram_is_never_smaller_than_14_points_and_grows_with_its_word() -> None:
    sides = [chips(Side(mode=mode), 455.0).chips[0].side for mode in MODES]
    assert min(sides) >= 14.0
    assert sides[1] > 1.5 * sides[0]


def test_that_a_word_without_a_pictogram_has_room_for_its_frame() -> None:
    style = look_of(Side()).chip
    text = Text.of("無料", style, typeface())
    framed, signed = Chip(text), Chip(text, pictograms()["parking"])
    assert framed.width(200.0) > text.natural_width + style.size
    assert signed.before > signed.side


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.FURIGANA, Mode.EASY, Mode.LARGE])
def test_that_what_is_copied_from_a_sheet_has_each_word_once_and_whole(mode: Mode) -> None:
    text = page_text(set_handout(make_handout(everything(), mode=mode)).pdf)
    words = ["車いす可", "手話通訳"] if mode is not Mode.EASY else ["車いすで行けます", "インターネット"]
    assert all(text.count(word) == 1 for word in words), text


def test_that_a_pair_has_each_pictogram_once_with_its_word_in_both_languages() -> None:
    sheet = set_handout(make_handout(everything(), mode=Mode.PAIR, beside=Side(language="en")))
    text = page_text(sheet.pdf).replace("\r", "")
    lines = text.split("\n")
    for one, other in (("車いす可", "Wheelchair"), ("手話通訳", "Sign language"), ("無料", "Free")):
        assert any(one in line and other.lower() in after.lower() for line, after in pairwise(lines)), text
