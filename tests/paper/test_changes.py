"""A sheet of today beside the one that was given before: what changed is said in words and has a bar beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PIL import Image

from desk.i18n import catalogue
from desk.paper.changes import marked
from desk.paper.handout import set_handout, text_of
from desk.paper.item_facts import Fact, Weight, facts
from desk.paper.preview import page_image
from desk.records.case import Sheet
from desk.records.codes import Mode, State
from desk.records.consultation import Former, HandoutItem
from desk.records.resource import Resource
from desk.records.sheet import SHEET_LANGUAGES, Choices, Side
from tests.paper import reading
from tests.paper.reading import inside_margins, squeezed
from tests.paper.sheets import (
    BY_HAND,
    ISSUED,
    KOMINKAN,
    make_handout,
    smartphone_course,
    ukulele_circle,
    womens_window,
)

GIVEN = datetime(2026, 11, 1, 9)
FORMER = Former(slip="K7-261101-0003", issued=GIVEN)


def item_of(today: Resource, then: Resource, **fields: Any) -> HandoutItem:
    return HandoutItem(resource=today, former=HandoutItem(resource=then, issued=GIVEN), **fields)


def sheet_of(*items: HandoutItem, **changes: Any) -> Sheet:
    return set_handout(make_handout(*items, former=FORMER, **changes))


def written(*items: HandoutItem, **changes: Any) -> list[str]:
    """The lines of the sheet as it is sent by mail."""
    return text_of(make_handout(*items, former=FORMER, **changes)).splitlines()


def test_that_the_sheet_names_the_one_it_follows() -> None:
    text = reading.text_of(sheet_of(item_of(smartphone_course(fee=300), smartphone_course())))
    assert squeezed("番号 K7-261101-0003（2026年11月1日）の紙を、今日の内容で") in text
    assert "「変更」と書いてあります" in text


def test_that_a_sheet_without_changes_says_so_and_marks_nothing() -> None:
    same = smartphone_course()
    text = reading.text_of(sheet_of(item_of(same, same), BY_HAND))
    assert "変わったところはありません" in text
    assert "変更" not in text


def test_that_a_sheet_that_follows_none_says_nothing_of_changes() -> None:
    text = reading.text_of(set_handout(make_handout(smartphone_course())))
    assert "変更" not in text
    assert "作り直しました" not in text


def test_that_a_changed_fact_carries_the_word_and_the_others_do_not() -> None:
    lines = written(item_of(smartphone_course(place=replace(KOMINKAN, room="大会議室")), smartphone_course()))
    assert [line for line in lines if "【変更】" in line] == ["どこ: 【変更】本町公民館 大会議室"]


def test_that_the_word_stands_at_the_line_that_changed() -> None:
    then = ukulele_circle()
    lines = written(item_of(ukulele_circle(contact=replace(then.contact, phone="042-000-1199")), then))
    assert "連絡先: 北原公民館" in lines
    assert "　【変更】電話 042-000-1199" in lines


def test_that_a_fact_that_is_no_more_is_told_at_its_place() -> None:
    then = smartphone_course()
    assert then.course is not None
    lines = written(item_of(smartphone_course(course=replace(then.course, belongings="")), then))
    gone = lines.index("持ち物: 【変更】前の紙にあったことは、なくなりました。")
    assert lines[gone - 1].startswith("申し込み")


def test_that_a_new_name_stands_with_the_former_one() -> None:
    lines = written(item_of(smartphone_course(), smartphone_course(title="スマホ入門")))
    assert "■ はじめてのスマートフォン" in lines
    assert "【変更】名前が変わりました。前の名前：スマホ入門" in lines


def test_that_short_facts_that_came_and_went_are_told() -> None:
    then = smartphone_course()
    today = replace(then, participation=replace(then.participation, wheelchair=False, online=True))
    lines = written(item_of(today, then))
    assert "【変更】なくなりました：車いす可" in lines
    assert "【変更】加わりました：オンライン" in lines


def test_that_whether_one_can_apply_is_told_as_it_was_and_is() -> None:
    then = smartphone_course()
    today = replace(then, application=replace(then.application, state=State.FEW_LEFT))
    assert "【変更】受付中 → 残りわずか" in written(item_of(today, then))


def test_that_days_that_went_by_are_no_change() -> None:
    """Seen on the day of the first meeting, the next date and whether it is open today differ from what was printed."""
    course, window = smartphone_course(), womens_window()
    lines = written(item_of(course, course), item_of(window, window), issued=datetime(2026, 11, 29, 10))
    assert not any("【変更】" in line for line in lines)


def test_that_what_ended_or_was_cancelled_is_warned_of_with_a_bar() -> None:
    then = smartphone_course()
    today = replace(then, application=replace(then.application, state=State.CANCELLED))
    text = reading.text_of(sheet_of(item_of(today, then)))
    assert "【中止】中止になりました。" in text
    assert _bars(sheet_of(item_of(today, then))) > _bars(sheet_of(item_of(then, then)))


def test_that_what_is_no_longer_on_record_stays_as_it_was_and_says_so() -> None:
    then = womens_window()
    lines = written(item_of(then, then, is_gone=True))
    assert any(line.startswith("【登録なし】今は登録がありません。") for line in lines)
    assert "場所: 男女平等推進センター 3階" in lines
    assert not any("ただいま" in line for line in lines), "nobody knows whether it is open today"


def test_that_of_what_is_gone_nobody_says_whether_one_can_apply() -> None:
    then = ukulele_circle()
    lines = written(item_of(then, then, is_gone=True))
    assert "1. サークル" in lines
    assert not any("受付中" in line for line in lines)


def test_that_what_the_sheet_does_not_tell_is_no_change_of_it() -> None:
    """In short: what to bring isn't on either sheet."""
    then = smartphone_course()
    assert then.course is not None
    today = replace(then, course=replace(then.course, belongings="何もいりません"), summary="新しい説明。")
    lines = written(item_of(today, then, short=True))
    assert any("変わったところはありません" in line for line in lines)
    assert any("変わったところに" in line for line in written(item_of(today, then)))


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.LARGE, Mode.FURIGANA, Mode.EASY])
@pytest.mark.parametrize("mono", [False, True])
def test_that_a_bar_stands_beside_what_changed_in_every_mode(mode: Mode, mono: bool) -> None:
    then = smartphone_course()
    plain = sheet_of(item_of(then, then), mode=mode, mono=mono)
    marked = sheet_of(item_of(smartphone_course(fee=500), then), mode=mode, mono=mono)
    assert _bars(marked) > _bars(plain) + _SHORTEST_BAR
    assert inside_margins(marked)


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_that_the_word_is_said_in_every_language(language: str) -> None:
    c = catalogue(language)
    word = c.gettext("【変更】{text}").format(text="")
    assert language in ("ja", "easy") or "変更" not in word
    then = smartphone_course()
    sheet = sheet_of(item_of(smartphone_course(fee=500, title="新しい名前"), then), language=language)
    assert sheet.missing == ()
    lines = written(item_of(smartphone_course(fee=500), then), language=language)
    assert any(word.strip() in _unread(line) for line in lines)


def test_that_both_texts_of_a_pair_are_marked() -> None:
    then = smartphone_course()
    handout = make_handout(item_of(smartphone_course(fee=500), then), former=FORMER)
    pair = Choices(mode=Mode.PAIR, language="ja", beside=Side(language="en"))
    text = reading.text_of(set_handout(replace(handout, choices=pair)))
    assert "【変更】500円" in text
    assert "[Changed]" in text


def test_that_a_former_name_has_its_reading_from_its_own_record() -> None:
    then = smartphone_course(title="市場の会", reading="シジョウノカイ")
    sheet = sheet_of(item_of(smartphone_course(), then), mode=Mode.FURIGANA)
    assert "前（まえ）の名前（なまえ）：市場（しじょう）の会（かい）" in text_of(sheet.handout)


def test_that_rows_are_compared_by_what_they_say() -> None:
    c = catalogue("ja")
    one = Fact("fee", "お金", (("無料", Weight.BODY),), may_pair=True)
    other = replace(one, lines=(("500円", Weight.BODY),))
    assert marked([one], [one], c) == [one]
    (told,) = marked([other], [one], c)
    assert (told.lines[0][0], told.is_changed, told.may_pair) == ("【変更】500円", True, False)
    rows = facts(smartphone_course(), ISSUED, c)
    assert [row.key for row in marked([], rows, c)] == [row.key for row in rows if row.key != "page"]


def _unread(line: str) -> str:
    """Without the readings in brackets."""
    return re.sub("（[ぁ-ゖー]+）", "", line)


_SHORTEST_BAR = 20
"""Dots of a bar beside one line; a letter in the same place has fewer."""


def _bars(sheet: Sheet) -> int:
    """How many dots are black where bars stand, below the head of the first page.

    At the margin, and left of texts that are set beside the number of their item.
    """
    found = 0
    for page in range(sheet.pages):
        width, height, pixels = page_image(sheet.pdf, page, 2.0)
        picture = Image.frombytes("RGB", (width, height), pixels).convert("L")
        for x in (2 * 44, 2 * 78):
            strip = picture.crop((x, 2 * (60 if page else 180), x + 3, 2 * 740)).tobytes()
            found += sum(max(strip[row : row + 3]) < 60 for row in range(0, len(strip), 3))
    return found
