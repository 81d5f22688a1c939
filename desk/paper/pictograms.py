"""Pictograms of sheets: line drawings that lie in ``resources/paper/pictograms.toml``, drawn in any size and colour.

They only help the eye: a word stands beside each, and in the text of the PDF there is the word alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desk import paths
from desk.paper.cells import Colour

GRID = 24.0
"""Units that a drawing is wide and high."""
THICKNESS = 1.8
"""Of its lines in units: 1.2 points in the smallest size on a sheet, which a copier still keeps."""
_COMMANDS = {"M": 2, "L": 2, "C": 6, "Z": 0}
"""The letters of a path and how many numbers follow each."""

Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictogram:
    """A drawing in units of its grid, y downwards. Rings and dots are x, y, radius; arcs have their ends in degrees."""

    lines: tuple[tuple[Step, ...], ...] = ()
    fills: tuple[tuple[Step, ...], ...] = ()
    rings: tuple[tuple[float, ...], ...] = ()
    dots: tuple[tuple[float, ...], ...] = ()
    arcs: tuple[tuple[float, ...], ...] = ()

    def draw(self, canvas: Any, left: float, top: float, side: float, colour: Colour) -> None:
        """Draw it with its upper left corner at a point, ``side`` points wide and high."""
        canvas.saveState()
        canvas.translate(left, top)
        canvas.scale(side / GRID, side / GRID)
        canvas.setStrokeColorRGB(*colour)
        canvas.setFillColorRGB(*colour)
        canvas.setLineWidth(THICKNESS)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for steps in self.fills:
            canvas.drawPath(_path(canvas, steps), stroke=0, fill=1)
        for steps in self.lines:
            canvas.drawPath(_path(canvas, steps), stroke=1, fill=0)
        for x, y, radius in self.rings:
            canvas.circle(x, -y, radius, stroke=1, fill=0)
        for x, y, radius in self.dots:
            canvas.circle(x, -y, radius, stroke=0, fill=1)
        for x, y, radius, start, end in self.arcs:
            canvas.arc(x - radius, -y - radius, x + radius, -y + radius, start, end - start)
        canvas.restoreState()


def _path(canvas: Any, steps: tuple[Step, ...]) -> Any:
    path = canvas.beginPath()
    for letter, numbers in steps:
        at = [-n if place % 2 else n for place, n in enumerate(numbers)]
        if letter == "M":
            path.moveTo(*at)
        elif letter == "L":
            path.lineTo(*at)
        elif letter == "C":
            path.curveTo(*at)
        else:
            path.close()
    return path


def pictograms() -> Mapping[str, Pictogram]:
    """Those of the product, by name."""
    return _read(paths.resources() / "paper" / "pictograms.toml")


@cache
def _read(file: Path) -> dict[str, Pictogram]:
    tables: dict[str, dict[str, list[Any]]] = tomllib.loads(file.read_text("utf-8"))
    return {name: _pictogram(table) for name, table in tables.items()}


def _pictogram(table: Mapping[str, list[Any]]) -> Pictogram:
    def paths_of(kind: str) -> tuple[tuple[Step, ...], ...]:
        return tuple(steps_of(path) for path in table.get(kind, ()))

    def circles(kind: str) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(one) for one in table.get(kind, ()))

    return Pictogram(
        lines=paths_of("lines"),
        fills=paths_of("fills"),
        rings=circles("rings"),
        dots=circles("dots"),
        arcs=circles("arcs"),
    )


def steps_of(path: str) -> tuple[Step, ...]:
    """A path such as "M 2 3 L 5 6 Z" as its steps. Raises ValueError where it isn't one."""
    found: list[Step] = []
    words = path.split()
    while words:
        letter = words.pop(0)
        if letter not in _COMMANDS or len(words) < _COMMANDS[letter]:
            raise ValueError(f"not a path: {path}")
        count = _COMMANDS[letter]
        found.append((letter, tuple(map(float, words[:count]))))
        del words[:count]
    return tuple(found)
