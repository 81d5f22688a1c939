"""A sheet in やさしい日本語: its labels, dates and money by the rules, spaces and readings, and no hard sentence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desk.paper.handout import set_handout
from desk.paper.preview import page_text
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.records.consultation import HandoutItem
from desk.records.nearby import Landmark
from desk.records.resource import LocalText, Participation, Place, Resource
from tests.paper.reading import squeezed, text_of
from tests.paper.sheets import make_handout, smartphone_course, ukulele_circle, womens_window

EASY_TOLD = LocalText(language="easy", title="スマホを習う教室", text="電話のしかたを習います。")
HARD = "未就学児及び保護者を対象に、1人ずつていねいにご案内いたします。"


def easy(*resources: Resource) -> Sheet:
    return set_handout(make_handout(*resources, mode=Mode.EASY))


def test_that_labels_dates_and_times_are_easy() -> None:
    text = text_of(easy(smartphone_course()))
    for said in (
        "お知らせ",
        "聞くところ",
        "だれが",
        "持ってくるもの",
        "12月5日から12月19日まで",
        "土曜日",
        "午前10時から昼12時まで",
    ):
        assert said in text, said
    assert "10:00" not in text


def test_that_no_sign_for_from_to_is_left_between_numbers() -> None:
    text = text_of(easy(smartphone_course(), ukulele_circle(), womens_window()))
    assert re.findall(r"[0-9時日分円歳）][～〜][0-9]", text) == []


def test_that_words_are_apart_and_names_whole() -> None:
    course = replace(smartphone_course(), texts=(EASY_TOLD,))
    lines = page_text(easy(course).pdf)
    assert "電話の しかたを 習います" in lines.replace("\r\n", "")
    assert course.place is not None
    assert course.place.name in lines


def test_that_a_hard_text_is_left_out_and_staff_are_told() -> None:
    course = replace(smartphone_course(), summary=HARD, description="")
    sheet = easy(course)
    assert "未就学児" not in text_of(sheet)
    assert sheet.untold == (course.title,)
    assert course.title in text_of(sheet)


def test_that_an_easy_text_of_the_records_own_stays() -> None:
    sheet = easy(replace(smartphone_course(), summary="電話のしかたを習います。", description=""))
    assert squeezed("電話のしかたを習います。") in text_of(sheet)


def test_that_the_easy_text_stands_with_the_title_of_the_record() -> None:
    course = replace(smartphone_course(), summary=HARD, texts=(EASY_TOLD,))
    sheet = easy(course)
    for said in (EASY_TOLD.title, EASY_TOLD.text, course.title):
        assert squeezed(said) in text_of(sheet)
    assert sheet.untold == ()


@pytest.mark.parametrize("make", [smartphone_course, ukulele_circle, womens_window])
def test_that_every_kanji_but_those_of_names_nobody_reads_has_its_reading(make: object) -> None:
    sheet = easy(make())  # type: ignore[operator]
    named = set_handout(make_handout(make(), mode=Mode.FURIGANA))  # type: ignore[operator]
    assert set(sheet.unread) <= set(named.unread)


def long_course(rows: int) -> HandoutItem:
    """A course with a place on the map and, beside everything else, so many lines of what to bring."""
    place = Place(name="本町公民館", address="けやき野市本町1-8-5", latitude=35.72, longitude=139.53)
    course = smartphone_course(place=place, participation=Participation())
    assert course.course is not None
    told = "\n".join(["筆記用具と、お使いのスマートフォン"] * rows)
    mark = Landmark(name="中央図書館", latitude=35.722, longitude=139.533)
    return HandoutItem(
        resource=replace(course, course=replace(course.course, belongings=told)),
        landmarks=(mark,),
    )


MAPPED = "道はかいてありません"


def test_that_one_thing_stays_on_one_page_by_closer_lines_then_without_its_map() -> None:
    closer = set_handout(make_handout(long_course(3), mode=Mode.EASY))
    assert (closer.pages, closer.without_map) == (1, False)
    assert MAPPED in text_of(closer)
    bare = set_handout(make_handout(long_course(9), mode=Mode.EASY))
    assert (bare.pages, bare.without_map) == (1, True)
    assert MAPPED not in text_of(bare)


def test_that_what_no_page_can_hold_keeps_its_map_and_takes_two() -> None:
    sheet = set_handout(make_handout(long_course(16), mode=Mode.EASY))
    assert (sheet.pages, sheet.without_map) == (2, False)
    assert MAPPED in text_of(sheet)


def test_that_things_too_long_for_one_page_take_two() -> None:
    two = make_handout(smartphone_course(), ukulele_circle(), mode=Mode.EASY)
    assert set_handout(two).pages == 2


def test_that_an_easy_title_that_differs_in_its_spaces_only_is_said_once() -> None:
    told = LocalText(language="easy", title="はじめての スマートフォン", text="電話の かけかたを 学びます。")
    text = text_of(set_handout(make_handout(smartphone_course(texts=(told,)), mode=Mode.EASY)))
    assert text.count("はじめてのスマートフォン") == 1
