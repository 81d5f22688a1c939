"""What a sheet is built of: pieces with a height that draw themselves, and part in two where they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from desk.paper.cells import Colour
from desk.paper.look import BLACK, WHITE
from desk.paper.qr import QrCode
from desk.paper.ruby import Text
from desk.paper.tagging import tagged

_BOX_PAD = 9.0


class Brick(Protocol):
    """A piece of a sheet; heights and places in points, ``top`` counted from the bottom of the page."""

    @property
    def height(self) -> float:
        """The space it takes from top to bottom."""

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge at ``top``."""

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """Itself in two parts of which the first fits the room; None where it must stay whole."""


@dataclass(frozen=True, slots=True)
class Space:
    """Blank space."""

    height: float

    def draw(self, canvas: Any, top: float) -> None:
        """Nothing to draw."""

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """It has no parts: at a page's end it ends."""
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line over a width, in the middle of its height."""

    x: float
    width: float
    colour: Colour
    height: float = 1.0
    thickness: float = 1.0

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it."""
        canvas.setStrokeColorRGB(*self.colour)
        canvas.setLineWidth(self.thickness)
        y = top - self.height / 2
        canvas.line(self.x, y, self.x + self.width, y)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """A line has no parts."""
        return None


@dataclass(frozen=True, slots=True)
class TextBrick:
    """A paragraph with space after it."""

    text: Text
    x: float
    width: float
    after: float = 0.0

    @property
    def height(self) -> float:
        """The paragraph and the space after it."""
        return self.text.height_in(self.width) + self.after

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it."""
        self.text.draw_at(canvas, self.x, top, self.width)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """Between its lines."""
        parts = self.text.split(self.width, room)
        if len(parts) == 1:
            return TextBrick(parts[0], self.x, self.width), Space(0.0)
        if not parts:
            return None
        return TextBrick(parts[0], self.x, self.width), TextBrick(parts[1], self.x, self.width, self.after)


@dataclass(frozen=True, slots=True)
class Box:
    """Texts in a frame. A warning has a heavy black frame and a sign beside its words: no copier can lose it."""

    texts: tuple[Text, ...]
    x: float
    width: float
    is_warning: bool = False
    after: float = 8.0

    @property
    def _inset(self) -> float:
        return 38.0 if self.is_warning else _BOX_PAD + 4

    @property
    def _inner(self) -> float:
        return self.width - self._inset - _BOX_PAD

    @property
    def _box(self) -> float:
        return sum(text.height_in(self._inner) for text in self.texts) + 1.4 * _BOX_PAD

    @property
    def height(self) -> float:
        """The frame and the space after it."""
        return self._box + self.after

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the frame, then the words."""
        canvas.setStrokeColorRGB(*(BLACK if self.is_warning else self.texts[0].style.colour))
        canvas.setLineWidth(1.6 if self.is_warning else 1.0)
        canvas.roundRect(self.x, top - self._box, self.width, self._box, 5, stroke=1, fill=0)
        if self.is_warning:
            _warning_sign(canvas, self.x + 10, top - self._box / 2 - 8)
        top -= 0.7 * _BOX_PAD
        for text in self.texts:
            text.draw_at(canvas, self.x + self._inset, top, self._inner)
            top -= text.height_in(self._inner)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """Between its texts or lines, each part in a frame of its own."""
        room -= 1.4 * _BOX_PAD
        first: list[Text] = []
        rest = list(self.texts)
        while rest and rest[0].height_in(self._inner) <= room:
            room -= rest[0].height_in(self._inner)
            first.append(rest.pop(0))
        if rest:
            parts = rest[0].split(self._inner, room)
            if len(parts) == 2:
                first.append(parts[0])
                rest[0] = parts[1]
        if not first or not rest:
            return None
        return (
            Box(tuple(first), self.x, self.width, self.is_warning, 0.0),
            Box(tuple(rest), self.x, self.width, self.is_warning, self.after),
        )


def _warning_sign(canvas: Any, x: float, y: float) -> None:
    """A triangle with an exclamation mark, 18 points wide."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + 18, y)
    path.lineTo(x + 9, y + 16)
    path.close()
    canvas.setFillColorRGB(*BLACK)
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setLineWidth(1.6)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.setFillColorRGB(*WHITE)
    canvas.rect(x + 8.1, y + 5.2, 1.8, 6.2, stroke=0, fill=1)
    canvas.circle(x + 9, y + 2.7, 1.15, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of an item, white in a filled square or circle, left of it. It takes no height of its own."""

    number: Text
    x: float
    side: float
    colour: Colour
    is_round: bool = False
    height: float = 0.0

    @property
    def _radius(self) -> float:
        return self.side / 2 if self.is_round else self.side / 6

    def draw(self, canvas: Any, top: float) -> None:
        """Draw its ground and the number on it."""
        canvas.setFillColorRGB(*self.colour)
        canvas.roundRect(self.x, top - self.side - 1, self.side, self.side, self._radius, stroke=0, fill=1)
        middle = top - 1 - self.side / 2
        self.number.draw_at(canvas, self.x, middle + self.number.style.leading / 2, self.side)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """It stays whole."""
        return None


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with words under it, at the right of an item's head. It takes no height of its own."""

    code: QrCode
    caption: Text
    right: float
    height: float = 0.0

    @property
    def width(self) -> float:
        """The space it takes from left to right."""
        return self.code.side

    @property
    def depth(self) -> float:
        """The space it takes beside the texts, from top to bottom."""
        return self.code.side + self.caption.height_in(self.width)

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the code and its caption."""
        x, y = self.right - self.width, top - self.code.side
        told = self.caption.words() if self.code.is_calendar else f"{self.caption.words()} {self.code.content}"
        with tagged(canvas, "Figure", shown=told, corners=(x, y, x + self.code.side, top)):
            self.code.draw(canvas, x, y)
        self.caption.draw_at(canvas, self.right - self.width, top - self.code.side + 2, self.width)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """It stays whole."""
        return None
