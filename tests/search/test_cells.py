"""Cells of the land: whatever is within reach lies in a cell around, and the nearest come first however many there are."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records import resource as r
from desk.records.codes import Kind
from desk.records.search import Query
from desk.records.town import Town
from desk.search import candidates, strata
from desk.search.cells import NOWHERE, cell_of, cells_around
from desk.search.expression import AnyOf
from desk.search.walking import metres
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 11, 21, 10)
TOWN = Town(code="1", municipality="けやき野市", name="本町一丁目", latitude=35.7267, longitude=139.5373)


def at(north: float, east: float | None, **changes: object) -> r.Resource:
    """A place so many degrees from the town; nobody knows where when there is no east."""
    longitude = None if east is None else TOWN.longitude + east
    place = r.Place(name="会館", latitude=TOWN.latitude + north, longitude=longitude)
    fields: dict[str, object] = {"kind": Kind.FACILITY, "title": "卓球のできる会館", "place": place}
    return make_resource(**(fields | changes))  # type: ignore[arg-type]


@given(north=st.floats(-0.1, 0.1), east=st.floats(-0.1, 0.1), reach=st.floats(1, 8000))
def test_that_what_is_within_reach_lies_in_a_cell_around(north: float, east: float, reach: float) -> None:
    one = at(north, east)
    assert one.place is not None
    assert one.place.latitude is not None
    assert one.place.longitude is not None
    around = cells_around(TOWN, reach)
    cells = around.parts if isinstance(around, AnyOf) else (around,)
    if metres(one.place.latitude, one.place.longitude, TOWN) <= reach:
        assert cell_of(one) in cells


def test_that_far_around_is_everywhere_and_no_place_is_nowhere() -> None:
    assert cells_around(TOWN, 100_000) == ""
    assert cell_of(at(0, None)) == cell_of(make_resource()) == NOWHERE


@pytest.mark.parametrize("text", ["", "卓球", "会館"])
def test_that_the_nearest_come_first_however_many_there_are(
    make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(strata, "CAP", 20)
    monkeypatch.setattr(strata, "SAMPLE", 10)
    places = [at(0.0007 * number, -0.0003 * number) for number in range(80)]
    index = make_index(*places, *(at(0, None) for _n in range(10)))
    found = index.find(Query(text=text, town=TOWN, nearest_first=True, limit=8), NOW)
    assert found.approximate
    assert [hit.resource.id for hit in found.hits] == [one.id for one in places[:8]]
    assert [hit.minutes for hit in found.hits] == sorted(hit.minutes or 0 for hit in found.hits)


def test_that_only_what_is_within_reach_is_left(make_index: MakeIndex) -> None:
    near, far, nowhere = at(0.002, 0), at(0.05, 0), at(0, None)
    index = make_index(near, far, nowhere)
    left = {hit.resource.id for hit in index.find(Query(town=TOWN, within=10), NOW).hits}
    assert left == {near.id, nowhere.id}
    assert len(left) < candidates.CAP
