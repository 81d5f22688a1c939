"""Lines begin and end well in narrow cells and on wide sheets, with ruby and without, and where a page ends."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.paper.fonts import typeface
from desk.paper.look import look_of
from desk.paper.names import Names
from desk.paper.readings import Reader
from desk.paper.rows import Row
from desk.paper.ruby import Text
from desk.records.codes import Mode
from desk.records.sheet import Side
from desk.work.bench_kinsoku import judged
from tests.paper.test_breaking import PIECES
from tests.paper.test_readings_expected import expected

BAD = (
    "bad starts",
    "bad ends",
    "numbers torn apart",
    "wider than the line",
    "ruby over other than kanji",
    "kanji without ruby",
    "last lines of one or two characters",
)
announcements = st.lists(st.sampled_from([*PIECES, *expected()]), min_size=3, max_size=12).map("。".join)
modes = st.sampled_from([Mode.STANDARD, Mode.LARGE, Mode.FURIGANA])


def text_in(mode: Mode, text: str) -> Text:
    style = look_of(Side(mode=mode)).body
    segments = Reader(names=Names()).read(text) if style.ruby else ((text, ""),)
    return Text(segments, style, typeface())


def bad_in(text: Text, width: float) -> dict[str, int]:
    found: Counter[str] = judged(text, width)
    return {name: found[name] for name in BAD if found[name]}


@settings(max_examples=40)
@given(announcements, modes, st.floats(80, 460))
def test_that_no_line_begins_or_ends_badly_at_any_width(text: str, mode: Mode, width: float) -> None:
    assert bad_in(text_in(mode, text), width) == {}


@settings(max_examples=25)
@given(announcements, modes, st.floats(120, 460), st.floats(40, 400))
def test_that_a_page_ends_between_the_same_lines(text: str, mode: Mode, width: float, room: float) -> None:
    whole = text_in(mode, text)
    lines = [[cell.text for cell in line] for line in whole.set_lines(width)]
    parts = whole.split(width, room)
    if len(parts) == 2:
        first, rest = ([[cell.text for cell in line] for line in part.set_lines(width)] for part in parts)
        assert first + rest == lines
        assert len(lines) < 4 or min(len(first), len(rest)) >= 2


@settings(max_examples=15)
@given(announcements, modes, st.floats(120, 300), st.floats(60, 400))
def test_that_a_cell_that_goes_over_two_pages_loses_nothing(text: str, mode: Mode, width: float, room: float) -> None:
    value = text_in(mode, text)
    label = text_in(mode, "内容")
    row = Row(label=label, under=None, values=(value,), x=0, width=width + 80, label_width=80, rule=(0, 0, 0))
    parts = row.split(room)
    if parts is not None:
        told = [cell.text for part in parts for v in part.values for line in v.set_lines(width) for cell in line]  # type: ignore[attr-defined]
        assert "".join(told).replace(" ", "") == value.words().replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.LARGE])
def test_that_a_word_with_okurigana_is_not_torn_where_there_is_room(mode: Mode) -> None:
    text = text_in(mode, "希望する方は、往復はがきでお申し込みください。読み聞かせと話し合いの会です。")
    for width in range(220, 461, 7):
        for line in ("".join(cell.text for cell in line) for line in text.set_lines(float(width))):
            assert not line.endswith(("申し", "読み", "話し"))
