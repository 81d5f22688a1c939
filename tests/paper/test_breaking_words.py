"""Lines in other languages: they end between words, and no mark is parted from its letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.breaking import NEVER_FIRST, NEVER_LAST
from desk.paper.fonts import typeface
from desk.paper.look import look_of
from desk.paper.ruby import Text
from desk.paper.scripts import joins
from desk.records.codes import Mode
from desk.records.sheet import Side
from tests.paper.test_glyph_font import SENTENCES

BODY = look_of(Side(mode=Mode.STANDARD, language="ko")).body


def set_in(text: str, width: float, language: str) -> list[str]:
    set_lines = Text.of(text, BODY, typeface(language=language)).set_lines(width)
    return ["".join(cell.text for cell in line) for line in set_lines]


@given(st.sampled_from(sorted(SENTENCES)), st.integers(1, 4), st.floats(80, 460))
def test_that_no_line_begins_or_ends_badly_in_any_language(language: str, times: int, width: float) -> None:
    text = SENTENCES[language] * times
    found = set_in(text, width, language)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    for line in found[1:]:
        assert line[0] not in NEVER_FIRST, line
        assert not joins(line[0]), line
    for line in found[:-1]:
        assert line.rstrip()[-1] not in NEVER_LAST, line
    for line in found:
        assert typeface(language=language).width(line.rstrip("，。、 "), BODY.size) <= width + 0.1


@pytest.mark.parametrize("language", ["vi", "ne", "fil", "pt", "ko"])
@pytest.mark.parametrize("width", [110, 160, 230])
def test_that_words_between_spaces_stay_whole(language: str, width: int) -> None:
    text = SENTENCES[language]
    words = {word for line in set_in(text, width, language) for word in line.replace("-", " ").split()}
    assert words <= set(text.replace("-", " ").split())


@pytest.mark.parametrize(
    ("text", "language", "good", "bad"),
    [
        ("กรุณาสมัครทางโทรศัพท์ที่ศาลาประชาคม", "th", "โทรศัพท์", "โทร"),
        ("请在报名前打电话到中央公民馆询问开放时间", "zh-Hans", "公民馆", "公民"),
        ("အိမ်\u200bထောင်စု\u200bများအတွက်", "my", "အိမ်\u200b", "အိမ"),
    ],
)
def test_that_words_without_spaces_are_known(text: str, language: str, good: str, bad: str) -> None:
    starts = {text[: len("".join(set_in(text, width, language)[0]))] for width in range(50, 300, 5)}
    assert any(start.endswith(good) for start in starts)
    assert not any(start.endswith(bad) for start in starts)


def test_that_a_number_stays_with_the_word_that_counts_it() -> None:
    for width in range(60, 200, 5):
        assert any("12월" in line for line in set_in("신청은 12월 5일까지입니다.", width, "ko"))
