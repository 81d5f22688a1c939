"""The land in cells, so that what is near is found without looking at what is far: a hundredth of a degree each way.

In Japan a cell is about 1.1 km high and 0.8 to 1 km wide. Each record bears the token of its cell; whose place isn't known
bears one of its own.
"""

from __future__ import annotations

from math import floor

from desk.records.resource import Resource
from desk.records.town import Town
from desk.search.expression import Expression, any_of
from desk.search.walking import scales

NOWHERE = "g_"
MOST_CELLS = 2_000
"""More than some 20 km around; who goes that far looks at everything."""
_PER_DEGREE = 100


def cell_of(resource: Resource) -> str:
    """The token of the cell in which a record lies."""
    place = resource.place
    if place is None or place.latitude is None or place.longitude is None:
        return NOWHERE
    return _token(_number(place.latitude), _number(place.longitude))


def cells_around(town: Town, metres: float) -> Expression:
    """What lies in the cells within so many metres of a town, and a little beyond; everything where they are too many."""
    north, east = (metres / scale for scale in scales(town))
    rows = range(_number(town.latitude - north), _number(town.latitude + north) + 1)
    columns = range(_number(town.longitude - east), _number(town.longitude + east) + 1)
    if len(rows) * len(columns) > MOST_CELLS:
        return ""
    return any_of(_token(row, column) for row in rows for column in columns)


def _number(degrees: float) -> int:
    return floor(degrees * _PER_DEGREE)


def _token(row: int, column: int) -> str:
    return f"g_{row}_{column}"
