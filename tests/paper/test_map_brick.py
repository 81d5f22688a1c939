"""The small map of a place, as the sheet has it."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin
from typing import Any

import pytest

from desk.i18n import catalogue
from desk.paper.fonts import typeface
from desk.paper.handout import set_handout
from desk.paper.look import LEFT, WIDTH, look_of
from desk.paper.map_brick import MapBrick, map_brick
from desk.paper.mapping import Box, around
from desk.paper.preview import page_image
from desk.paper.setting import Setting
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


def brick(choices: Choices, landmarks: tuple[Landmark, ...], town: Town | None = TOWN) -> MapBrick | None:
    made = replace(mapped(choices, landmarks=landmarks), town=town)
    side = choices.main
    setting = Setting(typeface=typeface(language=side.language), look=look_of(side), catalogue=catalogue(side.language))
    if not side.is_japanese:
        setting.names = Setting(typeface=typeface(), look=setting.look, catalogue=catalogue("ja"))
    return map_brick(made.items[0], town, setting, LEFT, WIDTH)


def boxes(drawn: MapBrick) -> list[Box]:
    """Of every label and every mark."""
    reach = {"place": 7.0, "town": 5.0, "landmark": 4.5}
    found: list[Box] = []
    for mark in drawn.marks:
        found.append(around(mark.at, reach[mark.sort] * mark.grown * 0.8))
        if mark.texts:
            (left, top), width = mark.corner, max(text.width_in(mark.width) for text in mark.texts)
            found.append((left, top - sum(text.height_in(mark.width) for text in mark.texts), left + width, top))
    return found


@pytest.mark.parametrize("mode", [Mode.STANDARD, Mode.LARGE])
@pytest.mark.parametrize("angle", range(0, 360, 30))
def test_that_the_place_is_named_wherever_the_way_leads_and_no_label_meets_another(mode: Mode, angle: int) -> None:
    north, east = sin(radians(angle)) / 120, cos(radians(angle)) / 100
    town = replace(TOWN, latitude=35.7269 + north, longitude=139.5381 + east)
    drawn = brick(Choices(mode=mode), (HALL, CENTRE), town)
    assert drawn is not None
    assert {"本町公民館", "栄町一丁目"} <= {name.replace("\n", "") for name in drawn.names}
    found = boxes(drawn)
    for number, one in enumerate(found):
        assert drawn.plane.holds(one) or number % 2 == 0
        for other in found[number + 1 :]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_that_a_name_that_is_wrapped_stands_against_its_mark() -> None:
    long = replace(HALL, name="けやき中央公園 緑の相談所", english="Keyaki Central Park Garden Advice House")
    drawn = brick(Choices(language="en"), (long, CENTRE), None)
    assert drawn is not None
    (mark,) = (mark for mark in drawn.marks if long.english in {text.words() for text in mark.texts})
    left, right = mark.corner[0], mark.corner[0] + max(text.width_in(mark.width) for text in mark.texts)
    assert left - 8 <= mark.at[0] <= right + 8


def test_that_a_map_that_would_show_the_place_alone_is_not_drawn() -> None:
    beside = replace(HALL, latitude=35.7269 + 0.0003, longitude=139.5381)
    assert brick(Choices(), (), None) is None
    assert brick(Choices(mode=Mode.LARGE), (beside,), None) is None
