"""What a sheet says of the way to a place, from the index."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.records.codes import Kind
from desk.records.resource import Facility, Place, Resource
from desk.records.sheet import Choices
from desk.records.town import Town
from desk.services.storing import Storing, store
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE, hand_over, prepare_sheet, sheet_of
from desk.work.nearby import landmarks, walk
from desk.work.upkeep import tend
from tests.make import make_case, make_course, make_resource

TOWN = Town(code="1", municipality="けやき野市", name="栄町一丁目", latitude=35.73, longitude=139.54)


def at(latitude: float | None, longitude: float | None, **changes: object) -> Resource:
    place = Place(name="本町公民館", latitude=latitude, longitude=longitude)
    return make_course(place=place, **changes)


def facility(title: str, latitude: float | None) -> Resource:
    place = Place(name=title, latitude=latitude, longitude=139.54 if latitude is not None else None)
    return make_resource(Kind.FACILITY, title=title, place=place, facility=Facility())


@pytest.fixture
def around(desk: Desk) -> Desk:
    """Facilities near and far from 35.73 N, and one of which nobody knows where it is."""
    made = (
        facility("図書館", 35.731),
        facility("体育館", 35.733),
        facility("遠い会館", 35.9),
        facility("謎の館", None),
    )
    with desk.database.writing() as session:
        store(session, [Storing(resource=one) for one in made], desk="K7", who="")
    tend(desk)
    return desk


def test_that_landmarks_are_the_facilities_of_the_data_nearest_first(around: Desk) -> None:
    assert [mark.name for mark in landmarks(around, at(35.73, 139.54))] == ["図書館", "体育館"]


def test_that_what_everybody_knows_comes_before_what_is_a_little_nearer(around: Desk) -> None:
    with around.database.writing() as session:
        store(session, [Storing(resource=facility("あおぞら農園", 35.7308))], desk="K7", who="")
    tend(around)
    assert [mark.name for mark in landmarks(around, at(35.73, 139.54))] == ["図書館", "あおぞら農園", "体育館"]


def test_that_the_map_of_an_advice_desk_names_nothing_that_could_hurt(around: Desk) -> None:
    with around.database.writing() as session:
        store(session, [Storing(resource=facility("ＤＶ相談センター", 35.7305))], desk="K7", who="")
    tend(around)
    window = make_resource(Kind.WINDOW, place=Place(name="相談室", latitude=35.73, longitude=139.54))
    assert [mark.name for mark in landmarks(around, window)] == ["図書館", "体育館"]
    assert "ＤＶ相談センター" in [mark.name for mark in landmarks(around, at(35.73, 139.54))]


def test_that_talent_who_teach_in_a_facility_have_a_map_of_it(around: Desk) -> None:
    teacher = make_resource(Kind.TALENT, place=Place(name="図書館", latitude=35.731, longitude=139.54))
    assert [mark.name for mark in landmarks(around, teacher)] == ["図書館", "体育館"]
    assert walk(teacher, TOWN) is None


def test_that_a_place_without_coordinates_has_none(around: Desk) -> None:
    assert landmarks(around, at(None, None)) == ()


def test_that_nobody_is_led_to_where_talent_lives(around: Desk) -> None:
    teacher = make_resource(Kind.TALENT, place=Place(name="自宅", latitude=35.73, longitude=139.54))
    assert landmarks(around, teacher) == ()
    assert walk(teacher, TOWN) is None


def test_that_the_sheet_of_an_advice_desk_does_not_tell_where_somebody_comes_from() -> None:
    desk = make_resource(Kind.WINDOW, place=Place(name="相談室", latitude=35.73, longitude=139.55))
    assert walk(desk, TOWN) is None


def test_that_the_walk_is_told_up_to_an_hour() -> None:
    assert walk(at(35.73, 139.55), TOWN) == 15
    assert walk(at(35.80, 139.54), TOWN) is None
    assert walk(at(35.73, 139.55), None) is None


def test_that_a_sheet_keeps_the_landmarks_that_it_was_given_with(around: Desk) -> None:
    case, sheet = prepare_sheet(around, make_case(at(35.73, 139.54), town=TOWN))
    (item,) = sheet.handout.items
    assert [mark.name for mark in item.landmarks] == ["図書館", "体育館"]
    assert (item.walk, item.town) == (1, "栄町一丁目")
    hand_over(around, case, sheet, TO_FILE, False)
    again = sheet_of(around, sheet.handout.slip)
    assert again is not None
    assert again.pdf == sheet.pdf


def test_that_without_a_map_nothing_is_looked_up_and_the_walk_stays(around: Desk) -> None:
    case = replace(make_case(at(35.73, 139.54), town=TOWN), choices=Choices(with_map=False))
    (item,) = prepare_sheet(around, case)[1].handout.items
    assert item.landmarks == ()
    assert (item.walk, item.town) == (1, "栄町一丁目")
