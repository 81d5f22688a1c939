"""Bricks laid on pages: an item stays whole where a page can hold it, and nothing is ever cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desk.paper.bricks import Brick, Space

_ENOUGH = 0.02
_TAIL = 3
"""The last row of an item, its origin, and the space after it."""


@dataclass(slots=True)
class Page:
    """One page: its bricks with their upper edges, and how far down it is filled. Points from the page's bottom."""

    left: float
    floor: float
    placed: list[tuple[Brick, float]] = field(default_factory=list)

    @property
    def room(self) -> float:
        """What is free."""
        return self.left - self.floor

    def put(self, brick: Brick) -> None:
        """Place a brick below what is there."""
        self.placed.append((brick, self.left))
        self.left -= brick.height


def lay_out(
    blocks: Sequence[Sequence[Brick]], first: float, others: float, floor: float, least: float = 0.0
) -> list[Page]:
    """Blocks on pages, in order. ``first`` and ``others`` are the upper edges of the space, ``floor`` its lower edge.

    A block that no page can hold is parted between its bricks, and a brick that no page can hold within itself. A last
    page that would bear less than ``least`` points gets what stands before that, too, where no more pages are needed.
    """
    pages = _filled(blocks, first, others, floor, None)
    if len(pages) > 1 and _borne(pages[-1]) < least:
        for start in _earlier_starts(blocks, pages, others - floor):
            tried = _filled(blocks, first, others, floor, start)
            if len(tried) > len(pages):
                break
            if _borne(tried[-1]) >= least:
                return tried
    return pages


def _filled(
    blocks: Sequence[Sequence[Brick]], first: float, others: float, floor: float, start: Brick | None
) -> list[Page]:
    """The pages, each as full as may be; ``start`` begins a new one in any case."""
    pages = [Page(first, floor)]
    for block in blocks:
        if _height(block) > pages[-1].room + _ENOUGH and pages[-1].placed:
            pages.append(Page(others, floor))
        for number, brick in enumerate(block):
            # The last lines of an item go over together: its origin alone on a page says nothing.
            is_tail = len(block) - _TAIL == number > 0
            if brick is start or (is_tail and _height(block[number:]) > pages[-1].room + _ENOUGH):
                pages.append(Page(others, floor))
            _put(brick, pages, others, floor)
    return pages


def _borne(page: Page) -> float:
    """How many points of a page are used, without the blank space at its end."""
    if not page.placed:
        return 0.0
    last = page.placed[-1][0]
    return page.placed[0][1] - page.left - (last.height if isinstance(last, Space) else 0.0)


def _earlier_starts(blocks: Sequence[Sequence[Brick]], pages: Sequence[Page], whole: float) -> Iterator[Brick]:
    """With what the last page could begin instead, the nearest first: the block before, or bricks of one parted anyway.

    ``whole``: the points of a page. The page before keeps something.
    """
    last, before = pages[-1].placed[0][0], pages[-2].placed
    kept = before[0][0]
    number, place = next(
        ((b, n) for b, block in enumerate(blocks) for n, one in enumerate(block) if one is last), (0, 0)
    )
    if not place:
        number -= 1
        place = len(blocks[number])
    if number < 0:
        return
    block = blocks[number]
    if _height(block) <= whole:
        if block[0] is not kept and any(one is block[0] for one, _top in before):
            yield block[0]
        return
    for brick in reversed(block[:place]):
        if brick is kept or all(brick is not one for one, _top in before):
            return
        if not isinstance(brick, Space):
            yield brick


def _height(bricks: Sequence[Brick]) -> float:
    """The height of bricks without the blank space after them."""
    return sum(brick.height for brick in bricks) - (bricks[-1].height if isinstance(bricks[-1], Space) else 0.0)


def _put(brick: Brick, pages: list[Page], others: float, floor: float) -> None:
    rest: Brick | None = brick
    while rest is not None:
        page = pages[-1]
        if isinstance(rest, Space):
            page.put(Space(min(rest.height, page.room)))
            return
        if rest.height <= page.room + _ENOUGH:
            page.put(rest)
            return
        parts = rest.split(page.room)
        if parts is not None:
            page.put(parts[0])
            rest = parts[1]
        elif not page.placed:
            # Nothing smaller is left to part: better drawn over the margin than lost.
            page.put(rest)
            return
        pages.append(Page(others, floor))
