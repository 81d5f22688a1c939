"""A small map of an item's place, drawn from coordinates alone: no streets, nothing that isn't in the data.

North is up. Every mark has a shape of its own, so that a copier without colours loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk.paper.bricks import Brick
from desk.paper.cells import Style
from desk.paper.look import BLACK, LEFT, WHITE, WIDTH, Palette
from desk.paper.mapping import Box, Labels, Plane, Point, around, metres_between
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.consultation import Handout, HandoutItem
from desk.records.nearby import Landmark
from desk.records.town import Town

MOST_SHOWN = 6
_FRAMING = 3
"""So many landmarks decide how much land is shown; others come in where they lie on it."""
_FRAMING_METRES = 900.0
_SAME_PLACE = 25.0
"""Metres within which a landmark is the place itself."""
_FARTHEST_TOWN = 2_500.0
"""Metres; beyond, the way to the place would leave no room for what is around it."""
_LEAST_HEIGHT = 96.0
_LINES = 2.4
"""A map is as high as the least height in points and so many lines of its labels."""
_WITH_CAPTION = 0.6
"""A map that keeps less of its height gives up the line under it, too."""
_HIGHER = (0.8, 1.0)
"""Shares of its height at which a map is tried that would be too low."""
_WIDEST_LABELS = (0.6, 0.42, 0.3)
"""Shares of a map's width that a label may have: the first of them for which there is room."""
_BESIDE = 11.0
"""Size of the type beside which marks have their own size."""
_PAD = 6.0
_AFTER = 5.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A point of the map with the texts beside it, the upper left corner of which is ``corner``.

    ``grown``: how much larger it is drawn than beside type of 11 pt. ``blank``: how wide the line is left out behind it.
    """

    sort: str
    at: Point
    texts: tuple[Text, ...]
    corner: Point
    width: float
    grown: float
    blank: float = 0.0


@dataclass(frozen=True, slots=True)
class MapBrick:
    """The map and the lines under it. ``line`` leads from the town to the place; ``inside`` is told on the map itself."""

    plane: Plane
    marks: tuple[_Mark, ...]
    line: tuple[Point, Point] | None
    bar: Text
    north: Text
    under: tuple[Text, ...]
    palette: Palette
    x: float
    inside: tuple[Text, Box] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What is named on it, in the order in which room was found."""
        return tuple(text.words() for mark in self.marks for text in mark.texts)

    @property
    def height(self) -> float:
        """The map, what is said under it, and the space around both."""
        return _PAD + self.plane.height + sum(t.height_in(self.plane.width) for t in self.under) + _AFTER

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the frame, the way, the marks with their names, the scale and the arrow."""
        bottom = top - _PAD - self.plane.height
        canvas.saveState()
        canvas.translate(self.x, bottom)
        canvas.setStrokeColorRGB(*self.palette.soft)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.plane.width, self.plane.height, 4, stroke=1, fill=0)
        if self.line is not None:
            (x, y), (to_x, to_y) = self.line
            canvas.setLineWidth(1.1)
            canvas.setDash(4, 3)
            canvas.line(x, y, to_x, to_y)
            canvas.setDash()
        for mark in self.marks:
            _draw_mark(canvas, mark, self.palette)
        for mark in self.marks:
            left, upper = mark.corner
            if mark.blank:
                high = sum(text.height_in(mark.width) for text in mark.texts)
                canvas.setFillColorRGB(*WHITE)
                canvas.rect(left, upper - high, mark.blank, high, stroke=0, fill=1)
            for text in mark.texts:
                text.draw_at(canvas, left, upper, mark.width)
                upper -= text.height_in(mark.width)
        self._draw_scale(canvas)
        self._draw_north(canvas)
        if self.inside is not None:
            caption, (left, _low, right, upper) = self.inside
            caption.draw_at(canvas, left, upper, right - left)
        canvas.restoreState()
        for text in self.under:
            text.draw_at(canvas, self.x, bottom, self.plane.width)
            bottom -= text.height_in(self.plane.width)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """It stays whole."""
        return None

    def _draw_scale(self, canvas: Any) -> None:
        left, y, long = _PAD, _PAD, self.plane.bar * self.plane.scale
        canvas.setStrokeColorRGB(*self.palette.ink)
        canvas.setLineWidth(1.2)
        canvas.line(left, y, left + long, y)
        for end in (left, left + long):
            canvas.line(end, y, end, y + 4)
        self.bar.draw_at(canvas, left, y + self.bar.style.leading, self.bar.natural_width + 1)

    def _draw_north(self, canvas: Any) -> None:
        x, y = self.plane.width - _PAD - 6, self.plane.height - _PAD
        path = canvas.beginPath()
        path.moveTo(x, y)
        path.lineTo(x + 5, y - 15)
        path.lineTo(x, y - 11.5)
        path.lineTo(x - 5, y - 15)
        path.close()
        canvas.setFillColorRGB(*self.palette.ink)
        canvas.drawPath(path, stroke=0, fill=1)
        wide = self.north.natural_width
        self.north.draw_at(canvas, x - wide / 2, y - 15, wide + 1)


def maps_of(handout: Handout, settings: Sequence[Setting]) -> list[MapBrick | None]:
    """The map of each item, each place drawn once: the first item there has it. Of a pair one map speaks for both."""
    main = settings[0]
    setting = next((one for one in settings if not one.is_japanese), main)
    x, width = (main.rows_x, main.rows_width) if len(settings) == 1 else (LEFT, WIDTH)
    found: list[MapBrick | None] = []
    seen: set[Point] = set()
    for item in handout.items:
        spot = _spot(item)
        if not handout.choices.with_map or spot is None or spot[1] in seen:
            found.append(None)
            continue
        seen.add(spot[1])
        drawn = map_brick(item, handout.town, setting, x, width)
        # Too low for any name beside the place: better a higher one than none.
        for share in (one for one in _HIGHER if drawn is None and one > setting.look.map_share):
            higher = replace(setting, look=replace(setting.look, map_share=share))
            drawn = drawn or map_brick(item, handout.town, higher, x, width)
        if drawn is not None and len(settings) > 1:
            drawn = replace(drawn, under=tuple(_caption(one) for one in settings))
        found.append(drawn)
    return found


def _caption(setting: Setting) -> Text:
    return setting.text(setting.catalogue.gettext("上が北です。道はかいてありません。"), setting.look.note)


def map_brick(item: HandoutItem, town: Town | None, setting: Setting, x: float, width: float) -> MapBrick | None:
    """The map of an item; None where its place isn't known, or nothing else that is known stands near it."""
    found = _spot(item)
    if found is None:
        return None
    name, here = found
    start = (town.latitude, town.longitude) if town is not None and item.walk is not None else None
    if start is not None and metres_between(here, start) > _FARTHEST_TOWN:
        start = None
    others = [m for m in item.landmarks if metres_between(here, _degrees(m)) > _SAME_PLACE and m.name != name]
    near = [m for m in others if metres_between(here, _degrees(m)) <= _FRAMING_METRES][:_FRAMING]
    if not near and start is None:
        return None
    look = setting.look
    plain = replace(look.note, shortest_last=1)
    shown = [here, *(_degrees(m) for m in near), *([start] if start is not None else [])]
    high = (_LEAST_HEIGHT + _LINES * plain.leading) * look.map_share
    plane = Plane.around(shown, width, round(high))
    caption = _caption(setting)
    bar = Text.of(f"{plane.bar} m" if plane.bar < 1000 else f"{plane.bar // 1000} km", look.foot, setting.typeface)
    north = Text.of("N", look.foot, setting.typeface)
    labels = _labels(plane, bar, north, plain.size / _BESIDE)
    at = plane.point(here)
    labels.take(around(at, 7.0 * labels.grown))
    line = None
    if start is not None:
        line = plane.point(start), at
        labels.take(around(line[0], 5.0 * labels.grown))
        labels.keep_line(*line)
    own = next((m.english for m in item.landmarks if m.english and m.name == name), "")
    strong = replace(plain, bold=True, colour=look.palette.ink)
    marks = list(_marked("place", at, _names(name, own, setting, strong), labels))
    if start is not None and town is not None and line is not None:
        marks += _marked("town", line[0], (setting.japanese(town.name, plain),), labels)
    marks += _landmarks(others, setting, plain, labels)
    if len(marks) == 1:
        return None
    drawn = MapBrick(plane, tuple(marks), line, bar, north, (caption,), look.palette, x)
    corner = _corner_for(caption, labels) if look.tight or look.map_share < 1.0 else None
    if corner is not None:
        return replace(drawn, under=(), inside=(caption, corner))
    # The arrow says the most of it.
    return replace(drawn, under=()) if look.map_share < _WITH_CAPTION else drawn


def _corner_for(caption: Text, labels: Labels) -> Box | None:
    """Where a caption stands on a map whose labels are placed; None where no corner is free."""
    plane = labels.plane
    wide = caption.natural_width + 0.5
    high = caption.height_in(wide)
    low, upper = 2.0, plane.height - 2.0
    for left, bottom in ((plane.width - _PAD - wide, low), (_PAD, upper - high), (plane.width / 2 - wide / 2, low)):
        if labels.is_free((left, bottom, left + wide, bottom + high)):
            return left, bottom, left + wide, bottom + high
    return None


def _spot(item: HandoutItem) -> tuple[str, Point] | None:
    """The name of an item's place, and its degrees."""
    place = item.resource.place if item.resource is not None else None
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.name, (place.latitude, place.longitude)


def _degrees(mark: Landmark) -> Point:
    return mark.latitude, mark.longitude


def _labels(plane: Plane, bar: Text, north: Text, grown: float) -> Labels:
    """A map on which the scale and the arrow have their room."""
    labels = Labels(plane, grown)
    wide = max(plane.bar * plane.scale, bar.natural_width)
    labels.take((0.0, 0.0, wide + 3 * _PAD, bar.style.leading + 2 * _PAD))
    right = max(12.0, north.natural_width) + 2 * _PAD
    labels.take((plane.width - right, plane.height - 15 - north.style.leading - _PAD, plane.width, plane.height))
    return labels


def _landmarks(others: Sequence[Landmark], setting: Setting, style: Style, labels: Labels) -> list[_Mark]:
    """The nearest landmarks for whose names there is room."""
    found: list[_Mark] = []
    for mark in others:
        at = labels.plane.point(_degrees(mark))
        if len(found) == MOST_SHOWN or not labels.is_free(around(at, 4.5 * labels.grown)):
            continue
        taken = list(labels.taken)
        labels.take(around(at, 4.5 * labels.grown))
        made = list(_marked("landmark", at, _names(mark.name, mark.english, setting, style), labels))
        found += made
        if not made:
            labels.taken = taken
    return found


def _names(name: str, english: str, setting: Setting, style: Style) -> tuple[Text, ...]:
    """A name as it stands on the spot, over it the one that the reader can say."""
    own = setting.japanese(name, style)
    if setting.is_japanese or not english or english == name:
        return (own,)
    return setting.text(english, style), own


def _marked(sort: str, at: Point, texts: tuple[Text, ...], labels: Labels) -> Iterator[_Mark]:
    """A mark with its label, where there is room for it; the place itself is marked in any case."""
    natural = max(text.natural_width for text in texts) + 0.5
    widths = dict.fromkeys(min(natural, share * labels.plane.width) for share in _WIDEST_LABELS)
    # What the map is about is named even where its name must stand on the line.
    for over_line in (False, True) if sort != "landmark" else (False,):
        for width in widths:
            height = sum(text.height_in(width) for text in texts)
            used = max(text.width_in(width) for text in texts) + 0.5
            corner = labels.place(at, used, height, over_line=over_line)
            if corner is not None:
                yield _Mark(sort, at, texts, corner, width, labels.grown, used if over_line else 0.0)
                return
    if sort != "landmark":
        yield _Mark(sort, at, (), at, 0.0, labels.grown)


def _draw_mark(canvas: Any, mark: _Mark, palette: Palette) -> None:
    """The place: a filled ring; the town: an open circle; a landmark: a small square."""
    (x, y), grown = mark.at, mark.grown
    canvas.setLineWidth(1.4 * grown)
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setFillColorRGB(*WHITE)
    if mark.sort == "landmark":
        canvas.setFillColorRGB(*palette.soft)
        canvas.rect(x - 2.6 * grown, y - 2.6 * grown, 5.2 * grown, 5.2 * grown, stroke=0, fill=1)
    elif mark.sort == "town":
        canvas.circle(x, y, 3.8 * grown, stroke=1, fill=1)
    else:
        canvas.circle(x, y, 5.6 * grown, stroke=1, fill=1)
        canvas.setFillColorRGB(*palette.accent)
        canvas.circle(x, y, 3.4 * grown, stroke=0, fill=1)
