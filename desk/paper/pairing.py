"""An item told twice on one sheet: the head over the whole page, below it two columns that keep step row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from desk.paper.bricks import Box, Brick, Space, TextBrick
from desk.paper.cells import Colour
from desk.paper.changes import Barred, has_new_warning
from desk.paper.chips import Chips
from desk.paper.item import (
    beside_code,
    change_texts,
    chips_of,
    facts_of,
    heading_text,
    is_untold,
    origin_text,
    own_title,
    row_brick,
    summary_text,
    title_texts,
    typed_by_hand,
    warning_texts,
)
from desk.paper.look import COLUMN, GUTTER, LEFT, WIDTH, in_column
from desk.paper.qr import code_for
from desk.paper.rows import Columns
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.consultation import HandoutItem
from desk.records.resource import Resource
from desk.records.template import Block

_MIDDLE = LEFT + COLUMN + GUTTER / 2
_AFTER_TEXT = 4.0

Told = tuple[str, Brick]
"""What a brick is about, and the brick."""


def pair_bricks(
    number: int,
    item: HandoutItem,
    now: datetime,
    days: int,
    left: Setting,
    right: Setting,
    drawn: Brick | None = None,
) -> list[Brick]:
    """The bricks of an item in two languages or ways of reading. ``days``: how long a confirmation counts.

    ``drawn``: its map, over the whole page above or below the columns.
    """
    resource, template = item.resource, left.template
    if resource is None:
        return typed_by_hand(number, item, left)
    code = code_for(resource, now) if template.has_code else None
    bricks = beside_code(number, _head(item, resource, now, left, right), code, left)
    columns = (
        list(_told(item, resource, now, days, replace(side, look=in_column(side.look, place))))
        for place, side in enumerate((left, right))
    )
    told = [_side_by_side(one, other, left.look.palette.hairline) for one, other in in_step(*columns)]
    maps = [drawn] if drawn is not None and Block.MAP in template.lower_blocks else []
    is_map_first = next((b for b in template.lower_blocks if b in (Block.MAP, Block.ROWS)), None) is Block.MAP
    return [*bricks, *maps, *told] if is_map_first else [*bricks, *told, *maps]


def _side_by_side(one: Brick, other: Brick, rule: Colour) -> Brick:
    """Two bricks in columns; short facts over both, each pictogram once with its word in both languages."""
    if isinstance(one, Chips) and isinstance(other, Chips) and len(one.chips) == len(other.chips):
        both = zip(one.chips, other.chips, strict=True)
        return Chips(tuple(replace(chip, under=beside.text) for chip, beside in both), LEFT, WIDTH)
    return Columns(one, other, _MIDDLE, rule)


def _head(item: HandoutItem, resource: Resource, now: datetime, left: Setting, right: Setting) -> list[Text]:
    """What stands beside the code: kind and title in both languages."""
    titles = list(title_texts(resource, left, is_short=True))
    own = own_title(resource, right)
    if own is not None:
        titles.append(own)
    if resource.subtitle and not item.short:
        titles.append(left.japanese(resource.subtitle, left.look.note))
    blocks = left.template.head_blocks
    if Block.KIND not in blocks:
        return titles
    kinds = [heading_text(resource, now, side, is_gone=item.is_gone) for side in (left, right)]
    if blocks.index(Block.KIND) < blocks.index(Block.TITLE):
        return [kinds[0], *titles, kinds[1]]
    return [*titles, *kinds]


def _told(item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting) -> Iterator[Told]:
    """One column."""
    x, width = setting.rows_x, setting.rows_width
    warned = warning_texts(item, resource, now, days, setting)
    if warned:
        box = Box(warned, x, width, is_warning=True)
        is_new = has_new_warning(item, now, days)
        yield "warning", Barred(box, x, setting.look.palette.ink, box.after) if is_new else box
    for number, text in enumerate(change_texts(item, now, setting)):
        yield f"change{number}", Barred(TextBrick(text, x, width, _AFTER_TEXT), x, setting.look.palette.ink)
    for block in (*setting.template.head_blocks, *setting.template.lower_blocks):
        if block is Block.ROWS:
            yield from (
                (fact.key, row_brick(fact, setting, x, width)) for fact in facts_of(item, resource, now, setting)
            )
        elif not item.short:
            yield from _block(block, resource, setting)


def _block(block: Block, resource: Resource, setting: Setting) -> Iterator[Told]:
    """What stands in a column beside its rows."""
    x, width = setting.rows_x, setting.rows_width
    if block is Block.SHORT_FACTS:
        chips = chips_of(resource, setting)
        if chips:
            yield "chips", Chips(chips, x, width)
    elif block is Block.SUMMARY:
        summary = summary_text(resource, setting)
        # What nobody wrote in the other language stands in Japanese beside it anyway.
        if summary is not None and (setting.is_japanese or setting.is_alone or _is_told(resource, setting)):
            yield "summary", TextBrick(summary, x, width, _AFTER_TEXT)
    elif block is Block.ORIGIN:
        yield "origin", TextBrick(origin_text(resource, setting), x, width)


def _is_told(resource: Resource, setting: Setting) -> bool:
    return not is_untold(resource, setting.catalogue.language)


def in_step(left: Iterable[Told], right: Iterable[Told]) -> list[tuple[Brick, Brick]]:
    """What both columns tell side by side, in the order of the left one; blank where one of them has nothing."""
    lefts, rights = dict(left), dict(right)
    order = list(lefts)
    after = -1
    for key in rights:
        if key in lefts:
            after = order.index(key)
        else:
            after += 1
            order.insert(after, key)
    return [(lefts.get(key, Space(0.0)), rights.get(key, Space(0.0))) for key in order]
