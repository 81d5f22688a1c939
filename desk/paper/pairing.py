"""An item told twice on one sheet: the head over the whole page, below it two columns that keep step row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from desk.paper.bricks import Box, Brick, Space, TextBrick
from desk.paper.chips import Chips
from desk.paper.item import (
    beside_code,
    chips_of,
    facts_of,
    heading_text,
    is_untold,
    origin_text,
    own_title,
    row,
    summary_text,
    title_texts,
    typed_by_hand,
    warning_texts,
)
from desk.paper.look import COLUMN, GUTTER, LEFT, in_column
from desk.paper.qr import code_for
from desk.paper.rows import Columns
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.consultation import HandoutItem
from desk.records.resource import Resource

_MIDDLE = LEFT + COLUMN + GUTTER / 2
_AFTER_TEXT = 4.0

Told = tuple[str, Brick]
"""What a brick is about, and the brick."""


def pair_bricks(number: int, item: HandoutItem, now: datetime, days: int, left: Setting, right: Setting) -> list[Brick]:
    """The bricks of an item in two languages or ways of reading. ``days``: how long a confirmation counts."""
    resource = item.resource
    if resource is None:
        return typed_by_hand(number, item, left)
    bricks = beside_code(number, _head(item, resource, now, left, right), code_for(resource, now), left)
    columns = (
        list(_told(item, resource, now, days, replace(side, look=in_column(side.look, place))))
        for place, side in enumerate((left, right))
    )
    bricks.extend(Columns(one, other, _MIDDLE, left.look.palette.hairline) for one, other in in_step(*columns))
    return bricks


def _head(item: HandoutItem, resource: Resource, now: datetime, left: Setting, right: Setting) -> list[Text]:
    """What stands beside the code: kind and title in both languages."""
    texts = [heading_text(resource, now, left), *title_texts(resource, left, is_short=True)]
    own = own_title(resource, right)
    if own is not None:
        texts.append(own)
    if resource.subtitle and not item.short:
        texts.append(left.japanese(resource.subtitle, left.look.note))
    return [*texts, heading_text(resource, now, right)]


def _told(item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting) -> Iterator[Told]:
    """One column."""
    x, width = setting.rows_x, setting.rows_width
    warned = warning_texts(item, resource, now, days, setting)
    if warned:
        yield "warning", Box(warned, x, width, is_warning=True)
    if not item.short:
        chips = chips_of(resource, setting)
        if chips:
            yield "chips", Chips(chips, x, width)
        summary = summary_text(resource, setting)
        # What nobody wrote in the other language stands in Japanese beside it anyway.
        if summary is not None and (setting.is_japanese or setting.is_alone or _is_told(resource, setting)):
            yield "summary", TextBrick(summary, x, width, _AFTER_TEXT)
    for fact in facts_of(item, resource, now, setting):
        yield fact.key, row(fact, setting, x, width)
    if not item.short:
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
