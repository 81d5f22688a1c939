"""The small map of a place, as the sheet has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desk.paper.handout import set_handout
from desk.paper.preview import page_image
from desk.records.codes import Mode
from desk.records.consultation import Handout
from desk.records.nearby import Landmark
from desk.records.resource import Participation
from desk.records.sheet import Choices, Side
from desk.records.town import Town
from tests.paper.reading import inside_margins, text_of
from tests.paper.sheets import KOMINKAN, make_handout, smartphone_course

TOWN = Town(
    code="1",
    municipality="けやき野市",
    name="栄町一丁目",
    reading="サカエチョウイッチョウメ",
    latitude=35.7335,
    longitude=139.537,
)
HALL = Landmark(
    name="市民ホール", reading="シミンホール", english="City Hall Theatre", latitude=35.7286, longitude=139.5352
)
CENTRE = Landmark(name="交流センター", reading="コウリュウセンター", latitude=35.7249, longitude=139.542)
FAR = Landmark(name="遠くの体育館", reading="トオクノタイイクカン", latitude=35.76, longitude=139.6)


def mapped(
    choices: Choices | None = None, *, landmarks: tuple[Landmark, ...] = (HALL, CENTRE, FAR), **changes: Any
) -> Handout:
    """A course at a place whose coordinates are known, told to somebody from a town that staff chose."""
    placed = smartphone_course(place=replace(KOMINKAN, latitude=35.7269, longitude=139.5381), **changes)
    made = make_handout(placed)
    items = tuple(replace(item, landmarks=landmarks, walk=12, town=TOWN.name) for item in made.items)
    return replace(made, items=items, town=TOWN, choices=choices or Choices())


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.LARGE, Mode.FURIGANA, Mode.EASY])
def test_that_the_map_names_the_place_the_town_and_what_is_near(mode: Mode) -> None:
    sheet = set_handout(mapped(Choices(mode=mode), participation=Participation()))
    text = text_of(sheet)
    for words in ("市民ホール", "栄町一丁目", "上が北です"):
        assert words in text
    assert "遠くの体育館" not in text
    assert not sheet.unread
    assert inside_margins(sheet)


def test_that_the_walk_is_said_to_be_an_estimate() -> None:
    assert "栄町一丁目から歩いて約12分（直線距離からの目安）" in text_of(set_handout(mapped()))


def test_that_a_map_in_another_language_has_both_names() -> None:
    for choices in (Choices(language="en"), Choices(mode=Mode.PAIR, beside=Side(language="en"))):
        text = text_of(set_handout(mapped(choices)))
        assert "CityHallTheatre" in text
        assert "市民ホール" in text
        assert "Northisup" in text


def test_that_staff_leave_the_map_away() -> None:
    assert "上が北です" not in text_of(set_handout(mapped(Choices(with_map=False))))


def test_that_a_map_with_nothing_around_the_place_is_not_drawn() -> None:
    alone = replace(mapped(landmarks=(FAR,)), town=None)
    assert "上が北です" not in text_of(set_handout(alone))


def test_that_two_items_at_one_place_share_a_map() -> None:
    once = mapped()
    twice = replace(once, items=once.items * 2)
    assert text_of(set_handout(twice)).count("上が北です") == 1


def test_that_a_map_for_the_copier_has_no_colour() -> None:
    _width, _height, pixels = page_image(set_handout(mapped(Choices(mono=True))).pdf, 0, 0.8)
    assert pixels[0::3] == pixels[1::3] == pixels[2::3]
