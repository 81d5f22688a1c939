"""Where things stand on a small map."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.mapping import Labels, Plane, metres_between

HERE = (35.7269, 139.5381)


def test_that_north_is_up_and_east_is_right() -> None:
    plane = Plane.around([HERE], 400, 140)
    x, y = plane.point(HERE)
    assert (x, y) == (200, 70)
    assert plane.point((35.7279, 139.5381))[1] > y
    assert plane.point((35.7269, 139.5391))[0] > x


def test_that_a_point_is_as_far_on_the_map_as_its_scale_says() -> None:
    there = (35.7299, 139.5441)
    plane = Plane.around([HERE, there], 400, 140)
    (x, y), (to_x, to_y) = plane.point(HERE), plane.point(there)
    drawn = ((x - to_x) ** 2 + (y - to_y) ** 2) ** 0.5
    assert drawn == pytest.approx(metres_between(HERE, there) * plane.scale, rel=1e-4)


@pytest.mark.parametrize("north", [0.0, 0.002, 0.01, 0.02])
def test_that_every_place_asked_for_lies_on_the_map(north: float) -> None:
    places = [HERE, (HERE[0] + north, HERE[1] + 2 * north)]
    plane = Plane.around(places, 400, 140)
    assert all(0 < x < 400 and 0 < y < 140 for x, y in map(plane.point, places))


def test_that_the_scale_bar_is_a_round_number_and_fits() -> None:
    for north, bar in ((0.0, 200), (0.01, 500), (0.02, 1000)):
        plane = Plane.around([HERE, (HERE[0] + north, HERE[1])], 400, 140)
        assert plane.bar == bar
        assert plane.bar * plane.scale < 100


_POINTS = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 140)), min_size=2, max_size=12)


@given(_POINTS, st.floats(20, 160), st.floats(10, 40))
def test_that_labels_neither_overlap_nor_leave_the_map(
    points: list[tuple[float, float]], width: float, height: float
) -> None:
    labels = Labels(Plane(HERE, 0.2, 400, 140))
    corners = [corner for point in points if (corner := labels.place(point, width, height)) is not None]
    for x, top in corners:
        assert x >= 0
        assert x + width <= 400
        assert top <= 140
        assert top - height >= 0
    for (x, top), (other_x, other_top) in combinations(corners, 2):
        assert abs(x - other_x) >= width - 1e-6 or abs(top - other_top) >= height - 1e-6
