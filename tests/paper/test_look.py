"""How a sheet looks to each of its readers: sizes, page ends, what is left out, and colour."""

from __future__ import annotations

import re

from PIL import Image, ImageChops

from desk.paper.handout import set_handout
from desk.paper.preview import page_image
from desk.records.codes import Mode, State
from desk.records.consultation import HandoutItem
from desk.records.resource import Application, Organization
from tests.paper.reading import inside_margins, page_texts, sizes, text_of
from tests.paper.sheets import BY_HAND, SLIP, make_handout, smartphone_course, ukulele_circle, womens_window


def test_that_sizes_keep_the_rules_for_readers() -> None:
    standard, read = (
        sizes(make_handout(smartphone_course())),
        sizes(make_handout(smartphone_course(), mode=Mode.FURIGANA)),
    )
    assert min(standard) >= 11
    assert min(size for size in read if size >= 10) >= 11
    assert min(read) >= 6.5


def test_that_nothing_on_large_print_is_small() -> None:
    handout = make_handout(smartphone_course(), womens_window(), BY_HAND, mode=Mode.LARGE)
    assert min(sizes(handout)) >= 22
    assert inside_margins(set_handout(handout))


def test_that_large_print_turns_the_page_between_items_where_one_fits() -> None:
    circles = [ukulele_circle(id=str(n), title=f"題{n}", summary="おわりの文。") for n in range(6)]
    pages = page_texts(set_handout(make_handout(*circles, mode=Mode.LARGE)))
    assert len(pages) > 2
    for n in range(6):
        (page,) = [text for text in pages if f"題{n}" in text]
        assert page.count("おわりの文。") == len(re.findall(r"題\d", page))


def test_that_a_large_sheet_says_once_where_to_ask_and_its_number_on_every_page() -> None:
    sheet = set_handout(make_handout(smartphone_course(), womens_window(), mode=Mode.LARGE))
    assert text_of(sheet).count("わからないことは") == 1
    assert all(SLIP in text for text in page_texts(sheet))


def test_that_a_short_item_has_what_one_needs_to_go_there_and_every_warning() -> None:
    course = smartphone_course(application=Application(state=State.CANCELLED))
    text = text_of(set_handout(make_handout(HandoutItem(resource=course, short=True))))
    for fact in (
        "はじめてのスマートフォン",
        "12月5日～19日",
        "本町公民館2階第3会議室",
        "無料",
        "電話042-000-1101",
        "中止",
    ):
        assert fact in text
    for left_out in ("1人ずつ", "筆記用具", "手話通訳", "出典"):
        assert left_out not in text
    private = smartphone_course(organization=Organization(name="まなびの森 教室", is_private=True))
    assert "主催者へ直接" in text_of(set_handout(make_handout(HandoutItem(resource=private, short=True))))


def test_that_a_sheet_for_the_copier_has_no_colour() -> None:
    cancelled = smartphone_course(application=Application(state=State.CANCELLED))
    for mode in (Mode.STANDARD, Mode.LARGE, Mode.FURIGANA):
        sheet = set_handout(make_handout(cancelled, ukulele_circle(), mode=mode, mono=True))
        width, height, pixels = page_image(sheet.pdf, 0, 1.5)
        red, green, blue = Image.frombytes("RGB", (width, height), pixels).split()
        assert ImageChops.difference(red, green).getbbox() is None
        assert ImageChops.difference(green, blue).getbbox() is None
    coloured = page_image(set_handout(make_handout(cancelled)).pdf, 0, 1.5)
    red, _green, blue = Image.frombytes("RGB", coloured[:2], coloured[2]).split()
    assert ImageChops.difference(red, blue).getbbox() is not None
