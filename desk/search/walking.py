"""How long somebody walks: an estimate from the straight line, and said to be one wherever it is shown.

Minutes = straight line × DETOUR ÷ PACE, rounded up, at least one. 80 metres a minute is the pace of 不動産の表示に関する
公正競争規約施行規則 (徒歩による所要時間, fractions of a minute count as a whole one). That streets are 1.3 times as long as the
straight line is an estimate: studies of street networks find factors from 1.2 to 1.4 (1.27 for a square grid, averaged
over all directions: 4/π).
"""

from __future__ import annotations

from math import ceil, cos, pi, radians, sqrt

from desk.records.town import Town

DETOUR = 1.3
PACE = 80.0
"""Metres a minute."""
METRES_OF_DEGREE = 6_371_008.8 * pi / 180
"""On a great circle of the Earth's mean radius (IUGG)."""


def metres(latitude: float, longitude: float, town: Town) -> float:
    """The straight line from a town's middle, in metres.

    On a plane that touches the Earth at the town: within 10 km it differs from the great circle by less than 0.1 %,
    and SQLite can do it without trigonometry (see ``squared``).
    """
    north, east = scales(town)
    return sqrt(((latitude - town.latitude) * north) ** 2 + ((longitude - town.longitude) * east) ** 2)


def scales(town: Town) -> tuple[float, float]:
    """How many metres a degree is to the north and to the east of a town."""
    return METRES_OF_DEGREE, METRES_OF_DEGREE * cos(radians(town.latitude))


def minutes(latitude: float, longitude: float, town: Town) -> int:
    """The estimated walk from a town's middle."""
    return minutes_of(metres(latitude, longitude, town))


def minutes_of(straight: float) -> int:
    """The estimated walk along a straight line of so many metres."""
    return max(ceil(straight * DETOUR / PACE), 1)


def reach(within: int) -> float:
    """The longest straight line, in metres, that is walked in so many minutes."""
    return within * PACE / DETOUR
