"""Texts are taken apart into words, exact phrases and words that must not stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.search.asking import Piece, taken_apart
from desk.text import runs


def plain(*texts: str) -> list[Piece]:
    """Words, of which the last one may go on."""
    return [Piece(text) for text in texts[:-1]] + [Piece(texts[-1], unfinished=True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("料理", plain("料理")),
        ("料理 ", [Piece("料理")]),
        ("料理　囲碁", plain("料理", "囲碁")),
        ("料理・囲碁 C++", plain("料理", "囲碁", "C++")),
        ('"市民 講座"', [Piece("市民 講座", exact=True)]),
        ("「市民講座」 囲碁", [Piece("市民講座", exact=True), *plain("囲碁")]),
        ("“市民講座”", [Piece("市民講座", exact=True)]),
        ("＂市民講座＂", [Piece("市民講座", exact=True)]),
        ('"料理', plain("料理")),
        ('""', []),
        ("料理 -子ども", [Piece("料理"), Piece("子ども", without=True, unfinished=True)]),
        ("料理 －子ども ", [Piece("料理"), Piece("子ども", without=True)]),
        ("料理 ー子ども", plain("料理", "ー子ども")),
        ("-料理", [Piece("料理", without=True, unfinished=True)]),
        ("T-1", plain("T", "1")),
        ("料理 -", plain("料理")),
        ("料理 - 子ども", plain("料理", "子ども")),
        ('料理 -"子ども 食堂"', [Piece("料理"), Piece("子ども 食堂", exact=True, without=True)]),
        ("sa-kuru", plain("sa-kuru")),
        ("kin'youbi", plain("kin'youbi")),
        ("it's", plain("it", "s")),
        ("e-mail", plain("e", "mail")),
        ("りょうr", [Piece("りょう", unfinished=True, begun="r")]),
        ("囲碁 ｽﾏh", [Piece("囲碁"), Piece("スマ", unfinished=True, begun="h")]),
        ("りょうr ", [Piece("りょうr")]),
        ("プランB", plain("プランB")),
        ("", []),
        (" 　", []),
        ("！？", []),
    ],
)
def test_that_a_text_is_words_phrases_and_words_left_out(text: str, pieces: list[Piece]) -> None:
    assert list(taken_apart(text)) == pieces


@given(st.text(alphabet='料理ab -－"“”「」 　\u0000-', max_size=40))
def test_that_every_piece_has_letters_and_only_the_last_may_go_on(text: str) -> None:
    pieces = taken_apart(text)
    assert all(runs(piece.text) for piece in pieces)
    assert not any(piece.unfinished for piece in pieces[:-1])
