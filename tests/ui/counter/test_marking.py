"""What was looked for is marked in a title, whatever width or kana it is written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text import fold
from desk.ui.counter.marking import spans


@pytest.mark.parametrize(
    ("title", "words", "marked"),
    [
        ("はじめての英語", ("英語",), ["英語"]),
        ("スマホ教室", ("すまほ",), ["スマホ"]),
        ("ｽﾏﾎで写真", ("すまほ",), ["ｽﾏﾎ"]),
        ("ﾊﾟｿｺﾝ入門", ("ぱそこん",), ["ﾊﾟｿｺﾝ"]),
        ("ヴァイオリンを弾く", ("ばいおりん",), ["ヴァイオリン"]),
        ("ＰＣとpc", ("pc",), ["ＰＣ", "pc"]),
        ("英語で英会話", ("英語", "英会話"), ["英語", "英会話"]),
        ("料理教室", ("料理", "料理教室"), ["料理教室"]),
        ("書道", ("絵画",), []),
        ("書道", ("",), []),
        ("", ("書道",), []),
        ("㍻の歌", ("平成",), ["㍻"]),
    ],
)
def test_that_matches_are_found_in_the_spelling_of_the_title(
    title: str, words: tuple[str, ...], marked: list[str]
) -> None:
    assert [title[start : start + length] for start, length in spans(title, words)] == marked


@given(st.text(max_size=30), st.text(min_size=1, max_size=5))
def test_that_spans_lie_within_the_title_and_do_not_touch(title: str, word: str) -> None:
    found = spans(title, (fold(word),))
    ends = [0, *(start + length for start, length in found)]
    assert all(length > 0 for _start, length in found)
    assert all(start >= end for (start, _length), end in zip(found, ends, strict=False))
    assert ends[-1] <= len(title)


@given(st.text(alphabet="あいうアイウ英語abc", min_size=1, max_size=12), st.data())
def test_that_every_part_of_a_title_is_found_in_it(title: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(title) - 1))
    part = title[start : data.draw(st.integers(start + 1, len(title)))]
    covered = {n for begin, length in spans(title, (fold(part),)) for n in range(begin, begin + length)}
    assert set(range(start, start + len(part))) <= covered
