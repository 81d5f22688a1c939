"""Short facts in a row under a title: a pictogram with its word, or a word in a frame. Never a sign alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desk.paper.bricks import Brick
from desk.paper.pictograms import Pictogram
from desk.paper.ruby import Text

_LEAST_SIDE = 14.0
_SIDE = 1.45
"""Of a pictogram, as a share of the type beside it; at least so many points."""
_SIDE_OF_TWO = 2.0
"""Beside a word in two languages, one under the other."""
_BESIDE = 0.36
"""Between a pictogram and its word, as a share of the type."""
_PAD = 0.55
"""Between a frame and the word in it, as a share of the type."""
_BETWEEN = 1.15
"""Between one fact and the next, as a share of the type."""
_MIDDLE = 0.38
"""Of a line of full-width characters above its baseline, as a share of their size."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short fact: its word, and its pictogram; the word stands in a frame where there is none.

    ``under``: the word in the other language of a pair.
    """

    text: Text
    sign: Pictogram | None = None
    under: Text | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its words in one or two languages."""
        return (self.text,) if self.under is None else (self.text, self.under)

    @property
    def side(self) -> float:
        """How wide and high its pictogram is."""
        return max(_LEAST_SIDE, (_SIDE if self.under is None else _SIDE_OF_TWO) * self.text.style.size)

    @property
    def before(self) -> float:
        """From its left edge to its word."""
        size = self.text.style.size
        return _PAD * size if self.sign is None else self.side + _BESIDE * size

    @property
    def after(self) -> float:
        """From its word to its right edge."""
        return _PAD * self.text.style.size if self.sign is None else 0.0

    def text_width(self, most: float) -> float:
        """How wide its word is set where so much room is left for the whole."""
        return min(max(text.natural_width for text in self.texts) + 0.01, most - self.before - self.after)

    def _text_height(self, wide: float) -> float:
        return sum(text.height_in(wide) for text in self.texts)

    def width(self, most: float) -> float:
        """How wide it is."""
        return self.before + self.text_width(most) + self.after

    def height(self, most: float) -> float:
        """How high it is, its pictogram and its frame with it."""
        return max(self._text_height(self.text_width(most)) + 3.0, self.side + 2.0)

    def draw(self, canvas: Any, left: float, top: float, most: float) -> None:
        """Draw it with its upper left corner at a point."""
        text, style = self.text, self.text.style
        wide, first = self.text_width(most), top - 1.5
        upper = first
        for one in self.texts:
            one.draw_at(canvas, left + self.before, upper, wide)
            upper -= one.height_in(wide)
        middle = first - text.first_baseline + _MIDDLE * style.size
        if self.under is not None:
            middle = first - self._text_height(wide) / 2
        if self.sign is not None:
            self.sign.draw(canvas, left, middle + self.side / 2, self.side, style.colour)
            return
        canvas.setStrokeColorRGB(*style.colour)
        canvas.setLineWidth(max(0.9, style.size / 12))
        upper = max(first, middle + self.side / 2) if style.ruby else middle + self.side / 2
        lower = middle - self.side / 2 - (text.height_in(wide) - style.leading)
        if self.under is not None:
            upper, lower = first, first - self._text_height(wide)
        canvas.roundRect(left, lower, wide + 2 * self.before, upper - lower, style.size / 3, stroke=1, fill=0)


@dataclass(frozen=True, slots=True)
class Chips:
    """Short facts in as many lines as they need."""

    chips: tuple[Chip, ...]
    x: float
    width: float
    after: float = 4.0

    def _lines(self) -> list[list[Chip]]:
        lines: list[list[Chip]] = []
        x = 0.0
        for chip in self.chips:
            wide = chip.width(self.width)
            if not lines or x + wide > self.width:
                lines.append([])
                x = 0.0
            lines[-1].append(chip)
            x += wide + _BETWEEN * chip.text.style.size
        return lines

    def _placed(self) -> Iterator[tuple[Chip, float, float]]:
        """Each with its place from the left and from the top."""
        y = 0.0
        for line in self._lines():
            x = 0.0
            for chip in line:
                yield chip, x, y
                x += chip.width(self.width) + _BETWEEN * chip.text.style.size
            y += self._high(line)

    def _high(self, line: list[Chip]) -> float:
        return max(chip.height(self.width) for chip in line) + 2.0

    @property
    def height(self) -> float:
        """All lines."""
        return sum(self._high(line) for line in self._lines()) + self.after

    def draw(self, canvas: Any, top: float) -> None:
        """Draw them."""
        for chip, x, y in self._placed():
            chip.draw(canvas, self.x + x, top - y, self.width)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """They stay together."""
        return None
