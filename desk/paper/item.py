"""One item of a sheet as bricks: number, title, short facts, warnings, summary, code, rows, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from desk.easy.checking import is_hard
from desk.paper import item_facts
from desk.paper.bricks import Badge, Box, Brick, Code, Space, TextBrick
from desk.paper.changes import Barred, has_new_warning, head_changes, introductions, marked
from desk.paper.chips import Chip, Chips
from desk.paper.item_facts import Fact, Weight
from desk.paper.pictograms import pictograms
from desk.paper.qr import QrCode, code_for, code_for_page
from desk.paper.rows import ROW_PADS, TIGHT_PADS, Pair, Row
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.paper.short_facts import FRAMED, short_facts
from desk.records import wording
from desk.records.consultation import Handout, HandoutItem
from desk.records.resource import Resource
from desk.records.sheet import EASY
from desk.records.template import Block, NumberStyle, Template

_BESIDE_CODE = 16.0
_AFTER_CHANGES = 5.0
_BELOW = 3.0
"""Before a text that stands below the rows."""


@dataclass(frozen=True, slots=True)
class _Warning:
    """``is_new``: the sheet before this one did not warn."""

    texts: tuple[Text, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """``after``: blank space that the bar leaves out."""

    text: Text
    after: float = 0.0


_Part = Text | tuple[Chip, ...] | _Warning | _Change | Row
"""What stands beside the code: a paragraph, a line of short facts, a warning, what changed, or a row."""


def item_bricks(
    number: int, item: HandoutItem, now: datetime, days: int, setting: Setting, drawn: Brick | None = None
) -> list[Brick]:
    """The bricks of an item. ``days``: how long a confirmation counts. ``drawn``: its map."""
    if item.resource is None:
        return typed_by_hand(number, item, setting)
    return _resource(number, item, item.resource, now, days, setting, drawn)


def _resource(
    number: int,
    item: HandoutItem,
    resource: Resource,
    now: datetime,
    days: int,
    setting: Setting,
    drawn: Brick | None,
) -> list[Brick]:
    template, x, width = setting.template, setting.rows_x, setting.rows_width

    def parts(block: Block) -> Iterator[_Part]:
        if block is Block.TITLE:
            return _titles(item, resource, now, days, setting)
        return _block(block, item, resource, now, setting)

    head = [part for block in template.head_blocks for part in parts(block)]
    bricks = beside_code(number, head, code_for(resource, now) if template.has_code else None, setting)
    for block in template.lower_blocks:
        if block is Block.ROWS:
            bricks.extend(_rows(facts_of(item, resource, now, setting), setting))
        elif block is Block.MAP:
            bricks.extend([drawn] if drawn is not None else [])
        elif block is Block.ORIGIN:
            bricks.extend([] if item.short else [TextBrick(origin_text(resource, setting), x, width)])
        else:
            below = [_head_brick(part, x, width) for part in parts(block)]
            bricks.extend([Space(_BELOW), *below] if below else [])
    return bricks


def _titles(item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting) -> Iterator[_Part]:
    """The title in each language and what stands under it; right after it, before anything that invites, what speaks against it."""
    titles = list(title_texts(resource, setting, is_short=item.short))
    named = 1 if own_title(resource, setting) is None else 2
    yield from titles[:named]
    warned = warning_texts(item, resource, now, days, setting)
    if warned:
        yield _Warning(warned, has_new_warning(item, now, days))
    changed = change_texts(item, now, setting)
    yield from (_Change(text, _AFTER_CHANGES if text is changed[-1] else 0.0) for text in changed)
    yield from titles[named:]


def _block(block: Block, item: HandoutItem, resource: Resource, now: datetime, setting: Setting) -> Iterator[_Part]:
    """What a block holds beside the title and the rows; nothing of what is left out where the item is short."""
    if block is Block.KIND:
        yield heading_text(resource, now, setting, is_gone=item.is_gone)
    elif block is Block.SHORT_FACTS and not item.short:
        short = chips_of(resource, setting)
        if short:
            yield short
    elif block is Block.SUMMARY and not item.short:
        summary = summary_text(resource, setting)
        if summary is not None:
            yield summary


def introduced(handout: Handout, days: int, settings: Sequence[Setting]) -> list[tuple[Text, Setting]]:
    """What a sheet says of the one that it tells anew, in each language; none where it follows none."""
    if handout.former is None:
        return []
    changed = any(_is_changed(item, handout.issued, days, one) for item in handout.items for one in settings)
    return introductions(handout.former, changed, settings)


def _is_changed(item: HandoutItem, now: datetime, days: int, setting: Setting) -> bool:
    """Whether the sheet marks anything of this item as changed."""
    resource = item.resource
    return resource is not None and (
        has_new_warning(item, now, days)
        or bool(head_changes(item, now, setting.catalogue))
        or any(fact.is_changed for fact in facts_of(item, resource, now, setting))
    )


def heading_text(resource: Resource, now: datetime, setting: Setting, *, is_gone: bool = False) -> Text:
    """What kind it is, and whether one can apply; in Japanese too where nothing else on the sheet says so.

    Of what ``is_gone`` from the records nobody knows whether one can.
    """
    said = item_facts.heading(resource, now, setting.catalogue, with_state=not is_gone)
    if setting.beside is not None:
        japanese = item_facts.heading(resource, now, setting.beside.catalogue, with_state=not is_gone)
        said = said if said == japanese else f"{said}　{japanese}"
    return setting.text(said, setting.look.kind)


def title_texts(resource: Resource, setting: Setting, *, is_short: bool) -> Iterator[Text]:
    """The title in the language of the side where there is one, and as its record has it, and what stands under it."""
    look = setting.look
    own = own_title(resource, setting)
    if own is not None:
        yield own
    yield setting.japanese(resource.title, look.title if own is None else look.strong)
    if resource.subtitle and not is_short:
        yield setting.japanese(resource.subtitle, look.note)


def own_title(resource: Resource, setting: Setting) -> Text | None:
    """The title as it was written for who reads this side: in their language, else in English; None in Japanese."""
    told = resource.text_in(setting.catalogue.language)
    title = told.title if told is not None and told.title.strip() else ""
    if not title and not setting.is_japanese:
        title = resource.english
    # An easy title may be the same with spaces between its words: said once.
    is_another = title.replace(" ", "") != resource.title.replace(" ", "")
    return setting.text(title, setting.look.title) if title and is_another else None


def warning_texts(
    item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting
) -> tuple[Text, ...]:
    """What speaks against it, in the language of the side and in Japanese where nothing else on the sheet says so."""
    found: list[Text] = []
    for one in (setting, setting.beside):
        if one is not None:
            style = setting.look.warning if one is setting else setting.look.note
            told = item_facts.warnings(resource, item.guards, now, days, one.catalogue)
            if item.is_gone:
                told = (item_facts.gone(one.catalogue), *told)
            found.extend(one.text(text, style) for text in told)
    return tuple(found)


def change_texts(item: HandoutItem, now: datetime, setting: Setting) -> tuple[Text, ...]:
    """What of its head isn't as the sheet before this one had it; in Japanese too where nothing else says so."""
    found: list[Text] = []
    for one in (setting, setting.beside):
        if one is not None:
            style = setting.look.body if one is setting else setting.look.note
            found.extend(one.japanese(text, style) for text in head_changes(item, now, one.catalogue))
    return tuple(found)


def chips_of(resource: Resource, setting: Setting) -> tuple[Chip, ...]:
    """The short facts."""
    signs = pictograms()
    return tuple(
        Chip(setting.text(fact.text, setting.look.chip), None if fact.sign == FRAMED else signs[fact.sign])
        for fact in short_facts(resource, setting.catalogue)
    )


def summary_text(resource: Resource, setting: Setting) -> Text | None:
    """What it is about: as it was written for who reads this side, else in やさしい日本語, else as the record says it.

    On an easy side what the record says is left out where it is hard; staff are told of it (``Sheet.untold``).
    """
    told = resource.text_in(setting.catalogue.language)
    if told is not None and told.text.strip():
        return setting.text(told.text, setting.look.body)
    easy = None if setting.is_japanese else resource.text_in(EASY)
    text = easy.text if easy is not None and easy.text.strip() else resource.summary or resource.description
    if setting.catalogue.language == EASY and is_hard(text):
        return None
    return setting.japanese(text, setting.look.body) if text.strip() else None


def is_untold(resource: Resource, language: str) -> bool:
    """Whether it has words of its own that nobody wrote for who reads this language."""
    told = resource.text_in(language)
    return bool(resource.summary or resource.description) and (told is None or not told.text.strip())


def origin_text(resource: Resource, setting: Setting) -> Text:
    """When it was confirmed and where it comes from."""
    return setting.text(item_facts.origin(resource, setting.catalogue), setting.look.note)


def facts_of(item: HandoutItem, resource: Resource, now: datetime, setting: Setting) -> list[Fact]:
    """The rows of an item, in short where that was chosen; those marked that an older sheet told otherwise."""
    found = _facts_of(item, resource, now, setting)
    if item.is_gone:
        return list(item_facts.without_today(found, resource, now, setting.catalogue))
    former = item.former
    if former is None or former.resource is None:
        return found
    before = _facts_of(replace(former, short=item.short), former.resource, now, setting)
    return marked(found, before, setting.catalogue)


def _facts_of(item: HandoutItem, resource: Resource, now: datetime, setting: Setting) -> list[Fact]:
    """The rows, each with its Japanese label where that stands beside."""
    is_whole = Block.SHORT_FACTS in setting.template.left_out
    found = list(item_facts.facts(resource, now, setting.catalogue, brief=setting.look.brief, is_whole=is_whole))
    way = item_facts.way(item.town, item.walk, setting.catalogue)
    if way.lines:
        found.insert(next((n for n, fact in enumerate(found, start=1) if fact.key == "where"), 0), way)
    steps = item_facts.next_steps(item.steps, now, setting.catalogue)
    found = list(item_facts.shortest(found)) if item.short else [*found, *([steps] if steps.lines else [])]
    if setting.look.brief and code_for_page(wording.page(resource)) is not None:
        found = [fact for fact in found if fact.key != "page"]
    found = _ordered(found, setting.template)
    if setting.beside is None:
        return found
    c = setting.beside.catalogue
    told = (*item_facts.facts(resource, now, c), item_facts.next_steps((), now, c), item_facts.way("", None, c))
    labels = {fact.key: fact.label for fact in told}
    return [replace(fact, under=labels.get(fact.key, "")) for fact in found]


def _ordered(found: list[Fact], template: Template) -> list[Fact]:
    """The rows that the city shows, in its order."""
    shown = (fact for fact in found if fact.key not in template.left_out)
    return sorted(shown, key=lambda fact: template.row_place(fact.key))


def beside_code(number: int, head: Sequence[_Part], code: QrCode | None, setting: Setting) -> list[Brick]:
    """The texts with the code at their right; never lower than the code's foot."""
    c, look, frame = setting.catalogue, setting.look, setting.look.frame
    is_round = setting.template.number is NumberStyle.CIRCLE
    digits = Text.of(str(number), look.number, setting.typeface)
    badge = Badge(digits, frame.x, look.badge, look.palette.accent, is_round)
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
        box = Box(part.texts, x, width, is_warning=True)
        return Barred(box, x, part.texts[0].style.colour, box.after) if part.is_new else box
    if isinstance(part, _Change):
        return Barred(TextBrick(part.text, x, width, part.after), x, part.text.style.colour, part.after)
    return Chips(part, x, width)


def _rows(found: Sequence[Fact], setting: Setting) -> Iterator[Brick]:
    """A row for each fact; two short ones side by side where the page is wide enough for both."""
    rest, x, width = list(found), setting.rows_x, setting.rows_width
    while rest:
        fact = rest.pop(0)
        for other in takewhile(lambda one: one.may_pair, rest if fact.may_pair else ()):
            pair = _pair(fact, other, setting, x, width)
            if pair is not None:
                rest.remove(other)
                yield pair
                break
        else:
            yield row_brick(fact, setting, x, width)


def _pair(one: Fact, other: Fact, setting: Setting, x: float, width: float) -> Pair | None:
    """Two rows as one: in halves, or where every line counts, each as wide as it is; None where they don't fit."""
    left, right = row(one, setting, x, width), row(other, setting, x, width)
    wide = max(width / 2, left.natural_width) if setting.look.tight else width / 2
    if setting.look.tight:
        right = replace(right, label_width=min(right.label_width, right.natural_label))
    left, right = replace(left, width=wide), replace(right, x=x + wide, width=width - wide)
    return Pair(left, right) if left.is_one_line and right.is_one_line else None


def row_brick(fact: Fact, setting: Setting, x: float, width: float) -> Brick:
    """A fact as a row, with a bar beside it where it changed."""
    made = row(fact, setting, x, width)
    return Barred(made, x, setting.look.palette.ink) if fact.is_changed else made


def row(fact: Fact, setting: Setting, x: float, width: float) -> Row:
    """A fact as a row."""
    look = setting.look
    styles = {Weight.BODY: look.body, Weight.STRONG: look.strong, Weight.NOTE: look.note, Weight.URL: look.url}
    under = (
        setting.beside.text(fact.under, look.note) if setting.beside and fact.under not in ("", fact.label) else None
    )
    made = setting.japanese if fact.key in item_facts.JAPANESE else setting.text
    return Row(
        label=setting.text(fact.label, look.label),
        under=under,
        values=tuple(made(line, styles[weight]) for line, weight in fact.lines),
        x=x,
        width=width,
        label_width=look.label_width,
        rule=look.palette.hairline,
        pads=TIGHT_PADS if look.tight else ROW_PADS,
    )


def typed_by_hand(number: int, item: HandoutItem, setting: Setting) -> list[Brick]:
    """手書きの案内: what staff typed, nothing added."""
    c, look = setting.catalogue, setting.look
    head: list[_Part] = [setting.japanese(item.title or item.contact or item.url, look.title)]
    if item.title and item.contact:
        fact = Fact("contact", c.gettext("連絡先"), ((item.contact, Weight.STRONG),))
        head.append(row(fact, setting, 0.0, 0.0))
    url = item_facts.page_in_print(item.url)
    if item.title and url:
        head.append(row(Fact("page", c.gettext("ページ"), ((url, Weight.URL),)), setting, 0.0, 0.0))
    return beside_code(number, head, code_for_page(item.url) if setting.template.has_code else None, setting)
