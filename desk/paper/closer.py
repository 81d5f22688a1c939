"""How a sheet is set closer where that saves a page: lower maps first, then lines and gaps, and only then no maps.

Sizes of type stay as they are, and large print stays as it is altogether: its maps and lines are as low as its reader
can use. The same content goes the same way every time, so that a sheet is printed again as it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.paper.bricks import Brick
from desk.paper.look import Look, tightened
from desk.paper.pages import lay_out
from desk.paper.setting import Setting
from desk.records.codes import Mode
from desk.records.sheet import Side

Edges = tuple[float, float, float]
"""The upper edges of the space on the first page and on others, and its lower edge, in points from the page's bottom."""
LOWER_MAP, LOWEST_MAP = 0.6, 0.48
"""Of its height, what a map keeps; the second, without the line under it, where that makes one page."""
LEAST_BORNE = 0.12
"""Share of a last page that is worth a page."""
_MOST_PAGES = 8
"""Of a longer sheet a page less isn't worth setting all of it anew."""
_CLOSEST, _CLOSEST_ROOMY = 0.86, 0.74
"""Of its height, what a sheet without maps keeps at least where it is set closer: no use to try where that is too much."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close a sheet is set. ``map_share``: what maps keep of their height; 0: there are none."""

    map_share: float = 1.0
    is_tight: bool = False

    def of(self, look: Look) -> Look:
        """A look set so close."""
        return tightened(look, self.map_share) if self.is_tight else replace(look, map_share=self.map_share)

    def set(self, setting: Setting) -> Setting:
        """A side of a sheet set so close; what its fonts lack is told by either."""
        names = setting.names
        japanese = replace(names, look=self.of(names.look)) if names is not None else None
        return replace(setting, look=self.of(setting.look), names=japanese)


USUAL = Closeness()


def may_be_closer(sides: Sequence[Side], pages: int) -> bool:
    """Whether a sheet that takes so many pages as usual is tried closer."""
    return 1 < pages <= _MOST_PAGES and not any(side.mode is Mode.LARGE for side in sides)


def may_save(blocks: Sequence[Sequence[Brick]], edges: Edges, pages: int, *, is_roomy: bool) -> bool:
    """Whether closer lines could make it fewer pages, as its bricks tell without being set again.

    ``edges`` as for ``lay_out``: instead of lower bricks the pages are taken for higher.
    """
    share = _CLOSEST_ROOMY if is_roomy else _CLOSEST
    first, others, floor = edges
    return len(lay_out(blocks, floor + (first - floor) / share, floor + (others - floor) / share, floor)) < pages


def with_maps(
    blocks: Sequence[Sequence[Brick]], maps: Sequence[Brick | None], others: Sequence[Brick | None]
) -> list[list[Brick]]:
    """The blocks with other maps in the places of theirs; None: no map."""
    instead = {id(old): new for old, new in zip(maps, others, strict=True) if old is not None}
    swapped = ([instead.get(id(brick), brick) for brick in block] for block in blocks)
    return [[brick for brick in block if brick is not None] for block in swapped]
