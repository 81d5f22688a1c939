"""Rows of a sheet: a label with its texts, two short rows side by side, and two columns that keep step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk.paper.bricks import Brick, Space
from desk.paper.cells import Colour
from desk.paper.ruby import Text

ROW_PADS = (2.2, 2.2)
TIGHT_PADS = (2.6, 0.0)
"""Over and under the texts of a row, in points; the second ones where an item would else need a second page."""
_WHOLE_ROW = 150.0
"""Rows lower than this stay on one page, in points."""
_LABEL_GAP = 6.0
_AFTER_LABEL = 14.0
_SPARE = 8.0
_AFTER_VALUE = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with its texts below each other, over a hairline: いつ　12月5日（土）.

    The label stands left of the texts, or over them where ``label_width`` is 0. ``under`` says it in Japanese too.
    """

    label: Text
    under: Text | None
    values: tuple[Text, ...]
    x: float
    width: float
    label_width: float
    rule: Colour
    pads: tuple[float, float] = ROW_PADS

    @property
    def _value_width(self) -> float:
        return self.width - self.label_width

    @property
    def is_one_line(self) -> bool:
        """Whether its only text fits one line."""
        return len(self.values) == 1 and self.values[0].natural_width <= self._value_width - _SPARE

    @property
    def natural_label(self) -> float:
        """How wide the column of its label has to be."""
        return max(text.natural_width for text in (self.label, self.under) if text is not None) + _AFTER_LABEL

    @property
    def natural_width(self) -> float:
        """How wide it has to be for one line."""
        return self.label_width + max((value.natural_width for value in self.values), default=0.0) + _AFTER_VALUE

    @property
    def height(self) -> float:
        """The taller of label and texts; both where the label is over them."""
        values = sum(value.height_in(self._value_width) for value in self.values)
        if not self.label_width:
            return self._label_height + values + sum(self.pads)
        values += max(0.0, -self._drop)
        return max(self._label_height + max(0.0, self._drop), values) + sum(self.pads)

    @property
    def _label_height(self) -> float:
        width = self._label_width
        return self.label.height_in(width) + (self.under.height_in(width) if self.under is not None else 0.0)

    @property
    def _label_width(self) -> float:
        return (self.label_width or self.width) - _LABEL_GAP

    @property
    def _drop(self) -> float:
        """How much lower the label starts, so that it stands on one line with the first text; negative: the text."""
        return self.values[0].first_baseline - self.label.first_baseline if self.values else 0.0

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it, the line above it first."""
        canvas.setStrokeColorRGB(*self.rule)
        canvas.setLineWidth(0.6)
        canvas.line(self.x, top, self.x + self.width, top)
        top -= self.pads[0]
        if self.label_width:
            self._draw_label(canvas, top - max(0.0, self._drop))
            top -= max(0.0, -self._drop)
        else:
            self._draw_label(canvas, top)
            top -= self._label_height
        for value in self.values:
            value.draw_at(canvas, self.x + self.label_width, top, self._value_width)
            top -= value.height_in(self._value_width)

    def _draw_label(self, canvas: Any, top: float) -> None:
        width = self._label_width
        self.label.draw_at(canvas, self.x, top, width)
        if self.under is not None:
            self.under.draw_at(canvas, self.x, top - self.label.height_in(width), width)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """A long one between its texts, or between the lines of one; the label stands on both parts."""
        if self.height < _WHOLE_ROW:
            return None
        room -= sum(self.pads)
        if self._label_height > room:
            return None
        if not self.label_width:
            room -= self._label_height
        first: list[Text] = []
        rest = list(self.values)
        while rest and rest[0].height_in(self._value_width) <= room:
            room -= rest[0].height_in(self._value_width)
            first.append(rest.pop(0))
        if rest:
            parts = rest[0].split(self._value_width, room)
            if len(parts) == 2:
                first.append(parts[0])
                rest[0] = parts[1]
        if not first or not rest:
            return None
        return self._with(first), self._with(rest)

    def _with(self, values: Sequence[Text]) -> Row:
        return replace(self, values=tuple(values))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two short rows side by side: お金　無料　　定員　20人."""

    left: Row
    right: Row

    @property
    def height(self) -> float:
        """The taller of the two."""
        return max(self.left.height, self.right.height)

    def draw(self, canvas: Any, top: float) -> None:
        """Draw both."""
        self.left.draw(canvas, top)
        self.right.draw(canvas, top)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """They stay together."""
        return None


@dataclass(frozen=True, slots=True)
class Columns:
    """The same thing told twice, side by side: both begin at one height, and what follows begins below both.

    ``middle`` is where a hairline parts them.
    """

    left: Brick
    right: Brick
    middle: float
    rule: Colour

    @property
    def height(self) -> float:
        """The taller of the two."""
        return max(self.left.height, self.right.height)

    def draw(self, canvas: Any, top: float) -> None:
        """Draw both, and the line between them."""
        canvas.setStrokeColorRGB(*self.rule)
        canvas.setLineWidth(0.6)
        canvas.line(self.middle, top, self.middle, top - self.height)
        self.left.draw(canvas, top)
        self.right.draw(canvas, top)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """Each by itself; one that fits whole stays on the first part."""
        sides = [self._parted(side, room) for side in (self.left, self.right)]
        if any(side is None for side in sides):
            return None
        (left, left_rest), (right, right_rest) = (side for side in sides if side is not None)
        return replace(self, left=left, right=right), replace(self, left=left_rest, right=right_rest)

    @staticmethod
    def _parted(side: Brick, room: float) -> tuple[Brick, Brick] | None:
        return (side, Space(0.0)) if side.height <= room else side.split(room)
