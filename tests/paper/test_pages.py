"""Bricks on pages: whole where a page can hold them, and none ever lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desk.paper.bricks import Brick, Space
from desk.paper.pages import lay_out

FIRST, OTHERS, FLOOR = 700.0, 780.0, 50.0


@dataclass(frozen=True)
class Block:
    """A brick that parts at every 20 points where it may."""

    height: float
    name: str
    may_part: bool = False

    def draw(self, canvas: Any, top: float) -> None:
        """Nothing is drawn here."""

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        fitting = room // 20 * 20
        if not self.may_part or fitting <= 0 or fitting >= self.height:
            return None
        return Block(fitting, self.name, True), Block(self.height - fitting, self.name, True)


bricks = st.builds(Block, st.floats(1, 1500), st.just("brick"), st.booleans())
blocks = st.lists(st.lists(bricks, min_size=1, max_size=6), min_size=1, max_size=8)


@given(blocks)
def test_that_no_brick_is_lost_or_doubled(given_blocks: list[list[Block]]) -> None:
    named = [
        [Block(brick.height, f"{n}.{m}", brick.may_part) for m, brick in enumerate(block)]
        for n, block in enumerate(given_blocks)
    ]
    pages = lay_out(named, FIRST, OTHERS, FLOOR)
    heights: dict[str, float] = {}
    order: list[str] = []
    for page in pages:
        for brick, _top in page.placed:
            assert isinstance(brick, Block)
            heights[brick.name] = heights.get(brick.name, 0) + brick.height
            order.append(brick.name)
    for block in named:
        for brick in block:
            assert abs(heights[brick.name] - brick.height) < 0.01
    assert list(dict.fromkeys(order)) == [brick.name for block in named for brick in block]


@given(blocks)
def test_that_what_can_be_parted_stays_on_the_page(given_blocks: list[list[Block]]) -> None:
    parted = [[Block(brick.height, "x", True) for brick in block] for block in given_blocks]
    for page in lay_out(parted, FIRST, OTHERS, FLOOR):
        for brick, top in page.placed:
            assert top - brick.height >= FLOOR - 20
            assert top <= OTHERS


def test_that_a_block_goes_over_whole_rather_than_be_torn() -> None:
    pages = lay_out([[Block(400, "a")], [Block(200, "b"), Block(200, "c")]], FIRST, OTHERS, FLOOR)
    assert [[brick.name for brick, _top in page.placed] for page in pages] == [["a"], ["b", "c"]]


def test_that_blank_space_after_a_block_needs_no_room() -> None:
    pages = lay_out([[Block(640, "a"), Space(30)]], FIRST, OTHERS, FLOOR)
    assert len(pages) == 1


def test_that_the_last_lines_of_a_long_block_go_over_together() -> None:
    rows = [Block(100, str(n)) for n in range(6)]
    pages = lay_out([[*rows, Block(45, "row"), Block(20, "origin"), Space(12)]], FIRST, OTHERS, FLOOR)
    assert [brick.name for brick, _top in pages[1].placed if isinstance(brick, Block)] == ["row", "origin"]


def test_that_a_few_points_take_the_block_before_them_along() -> None:
    given_blocks = [[Block(300, "a")], [Block(200, "b"), Block(180, "c")], [Block(40, "end")]]
    pages = lay_out(given_blocks, FIRST, OTHERS, FLOOR, least=80.0)
    assert [[brick.name for brick, _top in page.placed] for page in pages] == [["a"], ["b", "c", "end"]]  # type: ignore[attr-defined]
    alone = lay_out([[Block(640, "a")], [Block(40, "end")]], FIRST, OTHERS, FLOOR, least=80.0)
    assert len(alone) == 2


def test_that_the_end_of_a_parted_block_takes_bricks_along() -> None:
    rows = [Block(130, str(n)) for n in range(6)]
    pages = lay_out([[*rows, Block(20, "end"), Space(8)]], FIRST, OTHERS, FLOOR, least=280.0)
    assert [len(page.placed) for page in pages] == [4, 4]
