"""分かち書き: spaces after phrases, none inside names, numbers and short labels, and no character lost."""

from __future__ import annotations

import pytest
from hypothesis import given

from desk.easy.spacing import spaced, spaced_segments
from tests.make import texts


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("スマホの使いかたを習います。", "スマホの 使いかたを 習います。"),
        ("お金はいりません（0円）", "お金は いりません（0円）"),
        ("月曜日から金曜日まで", "月曜日から 金曜日まで"),
        ("行く前に電話で聞いてください。", "行く 前に 電話で 聞いてください。"),
        ("みんなで作って食べます。", "みんなで 作って 食べます。"),
        ("持ってくるもの", "持ってくるもの"),
        ("2026年12月5日（土曜日）", "2026年12月5日（土曜日）"),
    ],
)
def test_that_spaces_stand_after_phrases(text: str, apart: str) -> None:
    assert spaced(text) == apart


def test_that_a_name_is_not_parted() -> None:
    name = "けやきの森の小さな図書館"
    assert name in spaced(f"{name}で本を借りることができます。", [name])


def test_that_a_piece_with_a_reading_is_not_parted() -> None:
    segments = (("行", "い"), ("く", ""), ("前", "まえ"), ("に電話で聞いてください。", ""))
    assert spaced_segments(segments) == (
        ("行", "い"),
        ("く", ""),
        (" ", ""),
        ("前", "まえ"),
        ("に 電話で 聞いてください。", ""),
    )


@given(texts())
def test_that_only_spaces_are_added(text: str) -> None:
    assert spaced(text).replace(" ", "") == text.replace(" ", "")


def test_that_a_text_written_with_spaces_keeps_just_these() -> None:
    written = "電話の かけかた、写真の とりかたです。1人ずつ ゆっくり 教えます。"
    assert spaced(written) == written


def test_that_a_single_space_does_not_make_a_spaced_text() -> None:
    assert spaced("けやき野駅北口から 歩いて8分です。いろいろな人がいます。").count(" ") > 2
