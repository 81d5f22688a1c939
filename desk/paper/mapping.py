"""Where things stand on a small map: degrees to points, how much land it shows, and labels that never overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, radians

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_METRES_OF_DEGREE = 6_371_008.8 * pi / 180
"""On a great circle of the Earth's mean radius (IUGG)."""
_LEAST_SPAN = 500.0
"""Metres that a map shows at least from top to bottom."""
_MARGIN = 0.14
"""Share of the map that stays free at each edge, for labels."""
_BARS = (2000, 1000, 500, 200, 100, 50)
_BAR_SHARE = 0.22
_INSIDE = 2.0
"""Points that stay free along the frame."""
_GAP = 7.0
"""From the middle of a mark to its label."""


@dataclass(frozen=True, slots=True)
class Plane:
    """A map north up. ``middle`` in degrees (latitude, longitude), ``scale`` in points a metre, sides in points."""

    middle: Point
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, places: Sequence[Point], width: float, height: float) -> Plane:
        """The map of this size that shows all places, each (latitude, longitude), as large as it can."""
        norths, easts = [north for north, _east in places], [east for _north, east in places]
        middle = (min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2
        tall = (max(norths) - min(norths)) * _METRES_OF_DEGREE
        wide = (max(easts) - min(easts)) * _METRES_OF_DEGREE * cos(radians(middle[0]))
        free = 1 - 2 * _MARGIN
        scale = min(height / _LEAST_SPAN, free * height / max(tall, 1.0), free * width / max(wide, 1.0))
        return cls(middle, scale, width, height)

    def point(self, place: Point) -> Point:
        """Where a place (latitude, longitude) stands, from the lower left corner."""
        north = (place[0] - self.middle[0]) * _METRES_OF_DEGREE
        east = (place[1] - self.middle[1]) * _METRES_OF_DEGREE * cos(radians(self.middle[0]))
        return self.width / 2 + east * self.scale, self.height / 2 + north * self.scale

    def holds(self, box: Box) -> bool:
        """Whether a box lies on it whole, and beside its frame rather than against it."""
        return min(box[0], box[1], self.width - box[2], self.height - box[3]) >= _INSIDE

    @property
    def bar(self) -> int:
        """The round number of metres that its scale bar shows."""
        return next((m for m in _BARS if m * self.scale <= _BAR_SHARE * self.width), _BARS[-1])


def metres_between(one: Point, other: Point) -> float:
    """The straight line between two places that are not far apart."""
    north = (one[0] - other[0]) * _METRES_OF_DEGREE
    return hypot(north, (one[1] - other[1]) * _METRES_OF_DEGREE * cos(radians(one[0])))


@dataclass(slots=True)
class Labels:
    """The room that is taken on a map so far. ``grown``: how much larger its marks are than beside type of 11 pt."""

    plane: Plane
    grown: float = 1.0
    taken: list[Box] = field(default_factory=list)
    line: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep a box free of labels."""
        self.taken.append(box)

    def keep_line(self, start: Point, end: Point) -> None:
        """Keep a straight line free of labels."""
        steps = int(hypot(end[0] - start[0], end[1] - start[1]) / 3) + 1
        for n in range(steps + 1):
            x, y = (a + (b - a) * n / steps for a, b in zip(start, end, strict=True))
            self.line.append((x - 1.5, y - 1.5, x + 1.5, y + 1.5))

    def is_free(self, box: Box, *, over_line: bool = False) -> bool:
        """Whether a box lies on the map and on nothing that stands there, but perhaps on the line."""
        taken = self.taken if over_line else [*self.taken, *self.line]
        return self.plane.holds(box) and not any(_meet(box, other) for other in taken)

    def place(self, at: Point, width: float, height: float, *, over_line: bool = False) -> Point | None:
        """The upper left corner of a label beside a point, taken from now on; None where no side has room."""
        for left, top in _sides(at, width, height, _GAP * self.grown):
            box = (left, top - height, left + width, top)
            if self.is_free(box, over_line=over_line):
                self.take(box)
                return left, top
        return None


def around(at: Point, reach: float) -> Box:
    """The square around a mark."""
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach


def _sides(at: Point, width: float, height: float, gap: float) -> Iterator[Point]:
    """Right of a mark, left of it, over and under it, then at its corners."""
    x, y = at
    yield x + gap, y + height / 2
    yield x - gap - width, y + height / 2
    for top in (y + gap + height, y - gap):
        yield x - width / 2, top
        yield x, top
        yield x - width, top


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
