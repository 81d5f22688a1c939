"""One item of a sheet as bricks: number, title, short facts, warnings, summary, code, rows, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk.paper import item_facts
from desk.paper.bricks import Badge, Box, Brick, Chips, Code, Pair, Row, Space, TextBrick
from desk.paper.item_facts import Fact, Weight
from desk.paper.look import INDENT, LEFT, WIDTH
from desk.paper.qr import QrCode, code_for, code_for_page
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.consultation import HandoutItem
from desk.records.resource import Resource

_X = LEFT + INDENT
_WIDE = WIDTH - INDENT
_BESIDE_CODE = 16.0
_WARNED_AFTER = 2
"""A warning stands under the title, before anything that invites."""


@dataclass(frozen=True, slots=True)
class _Warning:
    texts: tuple[Text, ...]


_Part = Text | tuple[Text, ...] | _Warning | Row
"""What stands beside the code: a paragraph, a line of short facts, a warning, or a row."""


def item_bricks(number: int, item: HandoutItem, now: datetime, days: int, setting: Setting) -> list[Brick]:
    """The bricks of an item. ``days``: how long a confirmation counts."""
    if item.resource is None:
        return _typed_by_hand(number, item, setting)
    return _resource(number, item, item.resource, now, days, setting)


def _resource(
    number: int, item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting
) -> list[Brick]:
    c, look = setting.catalogue, setting.look
    warnings = item_facts.warnings(resource, item.guards, now, days, c)
    head = list(_head(resource, now, setting))
    if warnings:
        head.insert(_WARNED_AFTER, _Warning(tuple(setting.text(text, look.warning) for text in warnings)))
    bricks = _beside_code(number, head, code_for(resource, now), setting)
    bricks.extend(_rows(item_facts.facts(resource, now, c), setting))
    steps = item_facts.next_steps(item.steps, now, c)
    if steps.lines:
        bricks.append(_row(steps, setting, _X, _WIDE))
    bricks.append(TextBrick(setting.text(item_facts.origin(resource, c), look.note), _X, _WIDE))
    return bricks


def _head(resource: Resource, now: datetime, setting: Setting) -> Iterator[_Part]:
    """The texts at the top; a tuple is a line of short facts."""
    c, look = setting.catalogue, setting.look
    yield setting.text(item_facts.heading(resource, now, c), look.kind)
    yield setting.text(resource.title, look.title)
    if resource.subtitle:
        yield setting.text(resource.subtitle, look.note)
    if c.language != "ja" and resource.english:
        yield setting.text(resource.english, look.body)
    short = item_facts.short_facts(resource, c)
    if short:
        yield tuple(setting.text(fact, look.chip) for fact in short)
    if resource.summary or resource.description:
        yield setting.text(resource.summary or resource.description, look.body)


def _beside_code(number: int, head: Sequence[_Part], code: QrCode | None, setting: Setting) -> list[Brick]:
    """The texts with the code at their right; never lower than the code's foot."""
    c, look = setting.catalogue, setting.look
    bricks: list[Brick] = [Badge(Text.of(str(number), look.number, setting.typeface))]
    width, depth = _WIDE, 0.0
    if code is not None:
        caption = c.gettext("予定に入れる") if code.is_calendar else c.gettext("くわしくは")
        placed = Code(code, setting.text(caption, look.caption), LEFT + WIDTH)
        bricks.append(placed)
        width, depth = _WIDE - placed.width - _BESIDE_CODE, placed.depth
    used = 0.0
    for part in head:
        brick = _head_brick(part, width)
        used += brick.height
        bricks.append(brick)
    bricks.append(Space(max(depth - used, 0.0) + 4.0))
    return bricks


def _head_brick(part: _Part, width: float) -> Brick:
    if isinstance(part, Text):
        return TextBrick(part, _X, width, 3.0)
    if isinstance(part, Row):
        return replace(part, width=width)
    if isinstance(part, _Warning):
        return Box(part.texts, _X, width, is_warning=True)
    return Chips(part, _X, width)


def _rows(found: Sequence[Fact], setting: Setting) -> Iterator[Brick]:
    """A row for each fact; two short ones side by side where the page is wide enough for both."""
    rest = list(found)
    while rest:
        fact = rest.pop(0)
        if fact.may_pair and rest and rest[0].may_pair:
            left, right = _row(fact, setting, _X, _WIDE / 2), _row(rest[0], setting, _X + _WIDE / 2, _WIDE / 2)
            if left.is_one_line and right.is_one_line:
                rest.pop(0)
                yield Pair(left, right)
                continue
        yield _row(fact, setting, _X, _WIDE)


def _row(fact: Fact, setting: Setting, x: float, width: float) -> Row:
    look = setting.look
    styles = {Weight.BODY: look.body, Weight.STRONG: look.strong, Weight.NOTE: look.note, Weight.URL: look.url}
    values = tuple(setting.text(line, styles[weight]) for line, weight in fact.lines)
    return Row(setting.text(fact.label, look.label), values, x, look.label_width, width)


def _typed_by_hand(number: int, item: HandoutItem, setting: Setting) -> list[Brick]:
    """手書きの案内: what staff typed, nothing added."""
    c, look = setting.catalogue, setting.look
    head: list[_Part] = [setting.text(item.title or item.contact or item.url, look.title)]
    if item.title and item.contact:
        fact = Fact(c.gettext("連絡先"), ((item.contact, Weight.STRONG),))
        head.append(_row(fact, setting, _X, _WIDE))
    url = item_facts.page_in_print(item.url)
    if item.title and url:
        head.append(_row(Fact(c.gettext("ページ"), ((url, Weight.URL),)), setting, _X, _WIDE))
    return _beside_code(number, head, code_for_page(item.url), setting)
