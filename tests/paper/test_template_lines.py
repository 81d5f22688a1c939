"""The line of a file at which something is said."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.template_lines import Lines, line_of

TEXT = '''\
# a comment
name = { ja = "図書館",  en = "Library" }

[item]   # another
blocks = [
    "title",  # "kind" comes later
    "kind",
]
rows = ["when"]
[sentences.ja]
closing = """
またどうぞ。
[item] は見出しではありません。
"""
heading = "ご案内"
sentences.en.heading = "x"
'''


@pytest.mark.parametrize(
    ("path", "words", "line"),
    [
        (("name",), "", 2),
        (("name", "en"), "", 2),
        (("item",), "", 4),
        (("item", "blocks"), "", 5),
        (("item", "blocks"), '"kind",', 7),
        (("item", "rows"), "when", 9),
        (("item", "rows"), "nowhere", 9),
        (("sentences",), "", 10),
        (("sentences", "ja", "closing"), "", 11),
        (("sentences", "ja", "closing"), "またどうぞ", 12),
        (("sentences", "ja", "heading"), "", 15),
        (("sentences", "ja", "sentences", "en", "heading"), "", 16),
        (("item", "absent"), "", 4),
        (("absent",), "", 1),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_that_a_key_is_found_at_its_line(path: tuple[str, ...], words: str, line: int, ending: str) -> None:
    assert Lines(TEXT.replace("\n", ending)).of(path, words) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = \n", 2), ("a = 1\n\nb = [1,\n", 3), ('a = """\n\n', 1), ("a = 1\na = 2\n", 2), ("= 1", 1)],
)
def test_that_what_cannot_be_read_has_a_line(text: str, line: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert line_of(caught.value, text) == line


@given(st.text(alphabet='ab[]{}="\n,.# 1', max_size=60))
def test_that_a_line_is_within_the_file_whatever_it_says(text: str) -> None:
    assert 1 <= Lines(text).of(("a", "b"), "1") <= text.count("\n") + 1
