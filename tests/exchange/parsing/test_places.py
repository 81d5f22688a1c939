"""Where something is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.places import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    joined_address,
    municipality_code,
    parse_point,
    place_and_room,
)


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected", "fault"),
    [
        ("35.741527", "139.557349", (35.741527, 139.557349), ""),
        ("139.557349", "35.741527", (35.741527, 139.557349), "swapped"),
        ("3574152", "139557349", (35.74152, 139.557349), "point"),
        ("34.27436628359318,", "134.0540", (34.27436628359318, 134.054), ""),
        ("0", "0", (None, None), "zero"),
        ("34.345", "34.345", (None, None), "outside"),
        ("①34.33\n②34.34", "134.05", (None, None), "unreadable"),
        ("35.6", "", (None, None), "unreadable"),
        ("", "", (None, None), ""),
        ("－", "－", (None, None), ""),
    ],
)
def test_that_coordinates_are_mended_where_that_is_certain(
    latitude: str, longitude: str, expected: tuple[float | None, float | None], fault: str
) -> None:
    point = parse_point(latitude, longitude)
    assert (point.latitude, point.longitude) == expected
    assert point.fault == fault


@given(st.text(max_size=20), st.text(max_size=20))
def test_that_no_text_makes_it_raise(first: str, second: str) -> None:
    point = parse_point(first, second)
    if point.latitude is not None and point.longitude is not None:
        assert SOUTH <= point.latitude <= NORTH
        assert WEST <= point.longitude <= EAST
    place_and_room(first)
    municipality_code(first)


@given(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))
def test_that_a_point_in_japan_stays_and_is_found_when_swapped(latitude: float, longitude: float) -> None:
    texts = f"{latitude:.6f}", f"{longitude:.6f}"
    assert parse_point(*texts).fault == ""
    assert parse_point(*reversed(texts)).latitude == parse_point(*texts).latitude


@pytest.mark.parametrize(
    ("text", "place", "room"),
    [
        ("男女共同参画センター\n学習研修室3", "男女共同参画センター", "学習研修室3"),
        ("高松市美術館2階展示室", "高松市美術館", "2階展示室"),
        ("サンクリスタル高松3階\n視聴覚ホール", "サンクリスタル高松", "3階 視聴覚ホール"),
        ("中央図書館　2階ホール", "中央図書館", "2階ホール"),
        ("生涯学習センター", "生涯学習センター", ""),
        ("①保健所\n②保健センター", "①保健所　②保健センター", ""),
        ("集合場所：駅前（9:20）\n会場：仏生山公園", "集合場所：駅前（9:20）　会場：仏生山公園", ""),
        ("高松市ホームページ上で公\n開中", "高松市ホームページ上で公開中", ""),
    ],
)
def test_that_a_room_is_parted_from_its_house(text: str, place: str, room: str) -> None:
    assert place_and_room(text) == (place, room)


def test_that_an_address_says_each_part_once() -> None:
    assert joined_address("東京都", "西東京市", "泉町", "三丁目12番35号") == "東京都西東京市泉町三丁目12番35号"
    assert joined_address("東京都", "西東京市", "西東京市泉町3") == "東京都西東京市泉町3"


@pytest.mark.parametrize(
    ("text", "code", "was_mended"),
    [
        ("132292", "132292", False),
        ("13229", "132292", True),
        ("11002", "011002", True),
        ("1100", "011002", True),
        ("１３２２９２", "132292", False),
        ("132292.0", "132292", False),
        ("132293", "", False),
        ("abc", "", False),
    ],
)
def test_that_a_municipality_code_is_completed(text: str, code: str, was_mended: bool) -> None:
    assert municipality_code(text) == (code, was_mended)
