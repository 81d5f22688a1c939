"""One item of a sheet as bricks: number, title, short facts, warnings, summary, code, rows, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk.paper import item_facts
from desk.paper.bricks import Badge, Box, Brick, Chips, Code, Space, TextBrick
from desk.paper.item_facts import Fact, Weight
from desk.paper.qr import QrCode, code_for, code_for_page
from desk.paper.rows import Pair, Row
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.consultation import HandoutItem
from desk.records.resource import Resource

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
    head = list(_head(resource, now, setting, is_short=item.short))
    if warnings:
        head.insert(_WARNED_AFTER, _Warning(tuple(setting.text(text, look.warning) for text in warnings)))
    bricks = _beside_code(number, head, code_for(resource, now), setting)
    found = item_facts.facts(resource, now, c)
    bricks.extend(_rows(item_facts.shortest(found) if item.short else found, setting))
    if item.short:
        return bricks
    steps = item_facts.next_steps(item.steps, now, c)
    if steps.lines:
        bricks.append(row(steps, setting, setting.rows_x, setting.rows_width))
    origin = setting.text(item_facts.origin(resource, c), look.note)
    bricks.append(TextBrick(origin, setting.rows_x, setting.rows_width))
    return bricks


def _head(resource: Resource, now: datetime, setting: Setting, *, is_short: bool) -> Iterator[_Part]:
    """The texts at the top; a tuple is a line of short facts."""
    c, look = setting.catalogue, setting.look
    yield setting.text(item_facts.heading(resource, now, c), look.kind)
    yield setting.text(resource.title, look.title)
    if resource.subtitle and not is_short:
        yield setting.text(resource.subtitle, look.note)
    if c.language != "ja" and resource.english:
        yield setting.text(resource.english, look.body)
    if is_short:
        return
    short = item_facts.short_facts(resource, c)
    if short:
        yield tuple(setting.text(fact, look.chip) for fact in short)
    if resource.summary or resource.description:
        yield setting.text(resource.summary or resource.description, look.body)


def _beside_code(number: int, head: Sequence[_Part], code: QrCode | None, setting: Setting) -> list[Brick]:
    """The texts with the code at their right; never lower than the code's foot."""
    c, look, frame = setting.catalogue, setting.look, setting.look.frame
    badge = Badge(Text.of(str(number), look.number, setting.typeface), frame.x, look.badge, look.palette.accent)
    bricks: list[Brick] = [badge]
    x, width, depth = frame.x + frame.indent, frame.width - frame.indent, 0.0
    if code is not None:
        caption = c.gettext("予定に入れる") if code.is_calendar else c.gettext("くわしくは")
        placed = Code(code.at_least(look.code), setting.text(caption, look.caption), frame.x + frame.width)
        bricks.append(placed)
        width, depth = width - placed.width - _BESIDE_CODE, placed.depth
    used = 0.0
    for part in head:
        brick = _head_brick(part, x, width)
        used += brick.height
        bricks.append(brick)
    bricks.append(Space(max(depth - used, 0.0) + 4.0))
    return bricks


def _head_brick(part: _Part, x: float, width: float) -> Brick:
    if isinstance(part, Text):
        return TextBrick(part, x, width, 3.0)
    if isinstance(part, Row):
        return replace(part, x=x, width=width)
    if isinstance(part, _Warning):
        return Box(part.texts, x, width, is_warning=True)
    return Chips(part, x, width)


def _rows(found: Sequence[Fact], setting: Setting) -> Iterator[Brick]:
    """A row for each fact; two short ones side by side where the page is wide enough for both."""
    rest, x, width = list(found), setting.rows_x, setting.rows_width
    while rest:
        fact = rest.pop(0)
        if fact.may_pair and rest and rest[0].may_pair:
            left, right = row(fact, setting, x, width / 2), row(rest[0], setting, x + width / 2, width / 2)
            if left.is_one_line and right.is_one_line:
                rest.pop(0)
                yield Pair(left, right)
                continue
        yield row(fact, setting, x, width)


def row(fact: Fact, setting: Setting, x: float, width: float) -> Row:
    """A fact as a row."""
    look = setting.look
    styles = {Weight.BODY: look.body, Weight.STRONG: look.strong, Weight.NOTE: look.note, Weight.URL: look.url}
    return Row(
        label=setting.text(fact.label, look.label),
        values=tuple(setting.text(line, styles[weight]) for line, weight in fact.lines),
        x=x,
        width=width,
        label_width=look.label_width,
        rule=look.palette.hairline,
    )


def _typed_by_hand(number: int, item: HandoutItem, setting: Setting) -> list[Brick]:
    """手書きの案内: what staff typed, nothing added."""
    c, look = setting.catalogue, setting.look
    head: list[_Part] = [setting.text(item.title or item.contact or item.url, look.title)]
    if item.title and item.contact:
        fact = Fact("contact", c.gettext("連絡先"), ((item.contact, Weight.STRONG),))
        head.append(row(fact, setting, 0.0, 0.0))
    url = item_facts.page_in_print(item.url)
    if item.title and url:
        head.append(row(Fact("page", c.gettext("ページ"), ((url, Weight.URL),)), setting, 0.0, 0.0))
    return _beside_code(number, head, code_for_page(item.url), setting)
