"""The estimated walk: near the great circle, whole minutes, and the reach that belongs to them."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.town import Town
from desk.search import walking

IZUMI = Town(code="1", municipality="西東京市", name="泉町一丁目", latitude=35.737914, longitude=139.548538)


def haversine(latitude: float, longitude: float, town: Town) -> float:
    north, east = radians(latitude - town.latitude) / 2, radians(longitude - town.longitude) / 2
    shared = sin(north) ** 2 + cos(radians(latitude)) * cos(radians(town.latitude)) * sin(east) ** 2
    return 2 * 6_371_008.8 * asin(sqrt(shared))


@given(north=st.floats(-0.05, 0.05), east=st.floats(-0.05, 0.05))
def test_that_the_plane_is_as_good_as_the_sphere(north: float, east: float) -> None:
    point = IZUMI.latitude + north, IZUMI.longitude + east
    assert walking.metres(*point, IZUMI) == pytest.approx(haversine(*point, IZUMI), rel=0.001, abs=0.01)


@pytest.mark.parametrize(("straight", "minutes"), [(0, 1), (61, 1), (62, 2), (492, 8), (493, 9), (923, 15), (924, 16)])
def test_that_part_of_a_minute_counts_as_a_whole_one(straight: float, minutes: int) -> None:
    assert walking.minutes_of(straight) == minutes


@given(straight=st.floats(0, 5000), within=st.integers(1, 60))
def test_that_what_is_within_reach_takes_no_longer(straight: float, within: int) -> None:
    if abs(straight - walking.reach(within)) > 1e-6:
        assert (straight <= walking.reach(within)) == (walking.minutes_of(straight) <= within)
