"""What a sheet of today says otherwise than the one that was given before: in words, with a bar beside them.

Both are read as of the same moment, so that a day that went by is no change; only whether one can still apply is
compared with what the older sheet said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desk.i18n import Catalogue
from desk.paper import item_facts
from desk.paper.bricks import Brick
from desk.paper.cells import Colour
from desk.paper.item_facts import Fact, Weight
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.paper.short_facts import FRAMED, short_facts
from desk.records import wording
from desk.records.consultation import Former, HandoutItem
from desk.records.resource import Resource
from desk.records.state import state_of

_BAR = 3.0
_BESIDE = 7.5
"""How far left of what changed the bar stands: between the number of an item and its texts."""
_NEVER_MISSED = frozenset({"page"})
"""Rows that go because something else says the same: a code takes the place of an address."""


def introductions(former: Former, changed: bool, settings: Sequence[Setting]) -> list[tuple[Text, Setting]]:
    """Which sheet this one tells anew, and whether anything changed, in each language."""
    said: dict[str, tuple[Text, Setting]] = {}
    for one in [*settings, *(s.beside for s in settings if s.beside is not None)]:
        text = _introduction(former, changed, one.catalogue)
        said.setdefault(text, (one.text(text, one.look.body if one in settings else one.look.note), one))
    return list(said.values())


def _introduction(former: Former, changed: bool, c: Catalogue) -> str:
    told = c.gettext("番号 {slip}（{date}）の紙を、今日の内容で作り直しました。変わったところはありません。")
    if changed:
        told = c.gettext(
            "番号 {slip}（{date}）の紙を、今日の内容で作り直しました。変わったところに「変更」と書いてあります。"
        )
    return told.format(slip=former.slip, date=wording.date_only(former.issued.date(), c, year=True))


def has_new_warning(item: HandoutItem, now: datetime, days: int) -> bool:
    """Whether something speaks against it that didn't when the older sheet was given."""
    resource, former = item.resource, item.former
    if resource is None or former is None or former.resource is None:
        return item.is_gone
    marks = [
        item_facts.marks_of(one, guards, moment, days)
        for one, guards, moment in (
            (former.resource, former.guards, former.issued or now),
            (resource, item.guards, now),
        )
    ]
    return item.is_gone or not set(marks[1]) <= set(marks[0])


def head_changes(item: HandoutItem, now: datetime, c: Catalogue) -> tuple[str, ...]:
    """A sentence for each change of what stands over the rows: name, whether one can apply, short facts, description."""
    former, resource = item.former, item.resource
    if former is None or former.resource is None or resource is None or item.is_gone:
        return ()
    return tuple(_head_changes(former, former.resource, resource, item.short, now, c))


def _head_changes(
    former: HandoutItem, then: Resource, today: Resource, is_short: bool, now: datetime, c: Catalogue
) -> Iterator[str]:
    if then.title != today.title:
        yield c.gettext("【変更】名前が変わりました。前の名前：{title}").format(title=then.title)
    states = [
        (item_facts.heading(one, moment, c), state_of(one, moment))
        for one, moment in ((then, former.issued or now), (today, now))
    ]
    if states[0][0] != states[1][0] and then.kind == today.kind:
        before, after = (wording.state(state, c) for _heading, state in states)
        yield c.gettext("【変更】{before} → {after}").format(before=before, after=after)
    if is_short:
        return
    # That it costs something now, or no more, its own row says.
    had, has = ([fact.text for fact in short_facts(one, c) if fact.sign != FRAMED] for one in (then, today))
    lost, gained = [fact for fact in had if fact not in has], [fact for fact in has if fact not in had]
    if lost:
        yield c.gettext("【変更】なくなりました：{facts}").format(facts=wording.listing(lost, c))
    if gained:
        yield c.gettext("【変更】加わりました：{facts}").format(facts=wording.listing(gained, c))
    if _described(then, c) != _described(today, c):
        yield c.gettext("【変更】説明が変わりました。")


def _described(resource: Resource, c: Catalogue) -> tuple[str, ...]:
    """What the sheet describes it by."""
    told = resource.text_in(c.language)
    text = told.text if told is not None and told.text.strip() else resource.summary or resource.description
    return resource.subtitle, text


def marked(found: Sequence[Fact], before: Sequence[Fact], c: Catalogue) -> list[Fact]:
    """The rows with those marked that aren't as they were, and a row for each that is no more, at its place."""
    then = {fact.key: fact for fact in before}
    rows = [_marked(fact, then.get(fact.key), c) for fact in found]
    here = {fact.key for fact in found}
    after = -1
    for fact in before:
        if fact.key in here:
            after = next(place for place, row in enumerate(rows) if row.key == fact.key)
        elif fact.key not in _NEVER_MISSED:
            after += 1
            gone = c.gettext("【変更】前の紙にあったことは、なくなりました。")
            rows.insert(after, replace(fact, lines=((gone, Weight.BODY),), may_pair=False, is_changed=True))
    return rows


def _marked(fact: Fact, before: Fact | None, c: Catalogue) -> Fact:
    """A row with the word at its first line that is new; as it is where nothing changed."""
    had = [text for text, _weight in before.lines] if before is not None else []
    texts = [text for text, _weight in fact.lines]
    if texts == had:
        return fact
    first = next((place for place, text in enumerate(texts) if text not in had), 0)
    lines = tuple(
        (c.gettext("【変更】{text}").format(text=text) if place == first else text, weight)
        for place, (text, weight) in enumerate(fact.lines)
    )
    return replace(fact, lines=lines, may_pair=False, is_changed=True)


@dataclass(frozen=True, slots=True)
class Barred:
    """A brick with a bar left of it, as on the margin of a revised text. ``after``: blank space at its foot."""

    brick: Brick
    x: float
    colour: Colour
    after: float = 0.0

    @property
    def height(self) -> float:
        """That of the brick."""
        return self.brick.height

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the bar, then the brick."""
        depth = self.brick.height - self.after
        canvas.setFillColorRGB(*self.colour)
        canvas.rect(self.x - _BESIDE, top - depth, _BAR, depth, stroke=0, fill=1)
        self.brick.draw(canvas, top)

    def split(self, room: float) -> tuple[Brick, Brick] | None:
        """Where the brick parts; the bar stands beside both parts."""
        parts = self.brick.split(room)
        return None if parts is None else (replace(self, brick=parts[0], after=0.0), replace(self, brick=parts[1]))
