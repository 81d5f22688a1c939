"""Sheets on as few pages as they need: closer where that saves one, no page for a few lines, and nothing out of order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.i18n import catalogue
from desk.paper.bricks import Brick, Line, Space
from desk.paper.closer import LOWER_MAP, Closeness, may_be_closer, may_save, with_maps
from desk.paper.fonts import typeface
from desk.paper.handout import set_handout
from desk.paper.look import BLACK, LEFT, WIDTH, look_of
from desk.paper.map_brick import map_brick, maps_of
from desk.paper.referral import set_referral
from desk.paper.setting import Setting
from desk.records.codes import Mode
from desk.records.consultation import Handout, HandoutItem
from desk.records.nearby import Landmark
from desk.records.resource import Place, Resource
from desk.records.sheet import Choices, Side
from tests.make import make_referral
from tests.paper.reading import inside_margins, page_texts, text_of
from tests.paper.sheets import make_handout, smartphone_course, ukulele_circle, womens_window

NEAR = Landmark(name="中央図書館", latitude=35.722, longitude=139.533)
MAPPED = "道はかいてありません"
_MARGINS_AND_A_MAP = 150
"""Characters of the line at the head, the foot, and the names on a map."""


def on_the_map(resource: Resource, north: float = 0.0) -> HandoutItem:
    """The same at a place that has a map of its own."""
    name = resource.place.name if resource.place is not None else resource.title
    place = Place(name=name, latitude=35.72 + north, longitude=139.53)
    return HandoutItem(resource=replace(resource, place=place), landmarks=(NEAR,))


def two_with_maps(**changes: object) -> Handout:
    return make_handout(
        on_the_map(ukulele_circle()),
        on_the_map(womens_window(), 0.001),
        **changes,  # type: ignore[arg-type]
    )


def test_that_two_things_with_lower_maps_are_one_page() -> None:
    sheet = set_handout(two_with_maps())
    assert sheet.pages == 1
    assert not sheet.without_map
    assert text_of(sheet).count(MAPPED) == 2
    assert inside_margins(sheet)


def test_that_a_sheet_set_closer_comes_again_as_it_was() -> None:
    given = set_handout(two_with_maps(mode=Mode.FURIGANA))
    again = set_handout(given.handout)
    assert (again.pages, again.pdf) == (given.pages, given.pdf)


@pytest.mark.parametrize(
    "choices",
    [
        Choices(),
        Choices(mode=Mode.FURIGANA),
        Choices(mode=Mode.EASY),
        Choices(mode=Mode.PAIR, beside=Side(language="en")),
        Choices(language="ne"),
    ],
)
def test_that_things_keep_their_order_and_their_maps(choices: Choices) -> None:
    course, circle, window = smartphone_course(), ukulele_circle(), womens_window()
    items = on_the_map(course), on_the_map(circle, 0.0005), on_the_map(window, 0.001)
    sheet = set_handout(replace(make_handout(*items), choices=choices))
    text = text_of(sheet)
    places = [text.index(one.title.replace(" ", "")) for one in (course, circle, window)]
    assert places == sorted(places)
    assert not sheet.without_map
    assert inside_margins(sheet)


def test_that_a_map_too_low_for_any_name_is_higher_rather_than_none() -> None:
    handout = two_with_maps()
    item = handout.items[0]
    low = Setting(typeface=typeface(), look=Closeness(0.25).of(look_of(Side())), catalogue=catalogue("ja"))
    assert map_brick(item, None, low, LEFT, WIDTH) is None
    drawn = maps_of(handout, [low])[0]
    assert drawn is not None
    assert NEAR.name in drawn.names


def test_that_large_print_and_long_sheets_are_never_set_closer() -> None:
    assert may_be_closer((Side(),), 2)
    assert not may_be_closer((Side(),), 1)
    assert not may_be_closer((Side(),), 30)
    assert not may_be_closer((Side(mode=Mode.LARGE),), 2)


def test_that_lower_maps_leave_all_else_as_it_is() -> None:
    look = look_of(Side())
    assert replace(Closeness(LOWER_MAP).of(look), map_share=1.0) == look
    assert Closeness(LOWER_MAP, is_tight=True).of(look).body.size == look.body.size


def test_that_closer_lines_are_tried_only_where_they_could_save_a_page() -> None:
    edges = 700.0, 700.0, 0.0
    nearly = [[Line(0, 1, BLACK, 400.0)], [Line(0, 1, BLACK, 350.0)]]
    never = [[Line(0, 1, BLACK, 650.0)], [Line(0, 1, BLACK, 650.0)]]
    assert may_save(nearly, edges, 2, is_roomy=False)
    assert not may_save(never, edges, 2, is_roomy=True)


def test_that_maps_are_changed_in_their_places() -> None:
    old, new, gone = Line(0, 1, BLACK, 90.0), Line(0, 1, BLACK, 50.0), Line(0, 1, BLACK, 80.0)
    blocks: list[list[Brick]] = [[Space(1.0), old, Space(2.0)], [gone, Space(3.0)]]
    assert with_maps(blocks, [old, None, gone], [new, None, None]) == [[Space(1.0), new, Space(2.0)], [Space(3.0)]]


def some(count: int) -> list[HandoutItem]:
    """So many things of different length, each with a map of its own."""
    makes = (smartphone_course, ukulele_circle, womens_window, ukulele_circle)
    return [on_the_map(replace(make(), title=f"第{n}回のつどい"), n / 2000) for n, make in enumerate(makes[:count])]


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.FURIGANA, Mode.EASY])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_that_no_last_page_is_for_a_few_words_alone(mode: Mode, count: int) -> None:
    last = page_texts(set_handout(make_handout(*some(count), mode=mode)))[-1]
    assert len(last) > _MARGINS_AND_A_MAP


@pytest.mark.parametrize("count", [2, 3, 4])
def test_that_a_thing_that_a_page_can_hold_is_on_one(count: int) -> None:
    pages = page_texts(set_handout(make_handout(*some(count))))
    assert sum(page.count("回のつどい") for page in pages) == count
    for page in pages:
        assert page.count("回のつどい") == page.count(MAPPED)


@pytest.mark.parametrize(("choices", "pages"), [(Choices(), 1), (Choices(mode=Mode.FURIGANA), 2)])
def test_that_the_copy_of_a_referral_is_closer_too(choices: Choices, pages: int) -> None:
    sheet = set_referral(make_referral(to=on_the_map(smartphone_course()), choices=choices))
    own = page_texts(sheet)[1:]
    assert len(own) == pages
    assert "".join(own).count(MAPPED) == 1
