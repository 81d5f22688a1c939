"""A sheet as text: the same words as on paper, in its language and mode."""

from __future__ import annotations

from dataclasses import replace

from desk.paper.handout import text_of
from desk.records.codes import Guard, Mode
from desk.records.consultation import HandoutItem
from desk.records.sheet import Choices, Side
from tests.paper.sheets import PAGE, SLIP, make_handout, smartphone_course


def test_that_everything_that_one_needs_to_go_there_is_said() -> None:
    text = text_of(make_handout(smartphone_course()))
    for words in ("ご案内", SLIP, "■ はじめてのスマートフォン", "12月5日", "本町公民館", "無料", "042-000-1101", PAGE):
        assert words in text
    assert "（ほん" not in text


def test_that_readings_follow_in_brackets_where_the_sheet_has_them() -> None:
    text = text_of(replace(make_handout(smartphone_course()), choices=Choices(mode=Mode.FURIGANA)))
    assert "本町（ほんちょう）公民館（こうみんかん）" in text
    assert "申（もう）" in text


def test_that_it_is_in_the_language_of_the_sheet_with_japanese_beside() -> None:
    text = text_of(replace(make_handout(smartphone_course()), choices=Choices(language="en")))
    assert "When / 日時" in text or "When / いつ" in text
    assert "はじめてのスマートフォン" in text
    assert "Free" in text


def test_that_two_languages_follow_one_another_for_each_item() -> None:
    choices = Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi"))
    text = text_of(replace(make_handout(smartphone_course(), smartphone_course()), choices=choices))
    assert [line[:2] for line in text.splitlines() if line[:2] in ("1.", "2.")] == ["1.", "1.", "2.", "2."]


def test_that_warnings_are_said_in_words() -> None:
    handout = make_handout(smartphone_course())
    warned = replace(handout, items=tuple(replace(item, guards=(Guard.FULL,)) for item in handout.items))
    assert "【満員】" in text_of(warned)


def test_that_what_was_typed_by_hand_stays_as_it_was_typed() -> None:
    item = HandoutItem(title="ハローワーク", contact="042-000-9999", url="https://example.com/a?b=1")
    text = text_of(replace(make_handout(), items=(item,)))
    assert "■ ハローワーク\n連絡先: 042-000-9999\nhttps://example.com/a?b=1" in text


def test_that_an_item_in_short_has_no_more_than_on_paper() -> None:
    handout = make_handout(smartphone_course())
    short = replace(handout, items=tuple(replace(item, short=True) for item in handout.items))
    text = text_of(short)
    assert "持ち物" not in text
    assert "042-000-1101" in text
