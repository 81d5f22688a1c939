"""A sheet as text that is sent by LINE or mail: the words that stand on the paper, without its looks.

Where the paper has ふりがな over its words, they follow in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from desk.paper.item import (
    change_texts,
    chips_of,
    facts_of,
    heading_text,
    introduced,
    origin_text,
    row,
    summary_text,
    title_texts,
    warning_texts,
)
from desk.paper.item_facts import Fact, Weight
from desk.paper.look import WIDTH
from desk.paper.margins import asked, asks, headings, issued, numbers, who
from desk.paper.ruby import Text
from desk.paper.sentences import added, contact, said
from desk.paper.setting import Setting
from desk.records.consultation import Handout, HandoutItem
from desk.records.resource import Resource
from desk.records.template import Block
from desk.records.wording import page

_RULE = "――――――――――"


def written(handout: Handout, days: int, settings: Sequence[Setting]) -> str:
    """The whole sheet; of two languages one after the other, each item whole in one of them first."""
    main = settings[0]
    parts = ["\n".join(_head(handout, days, settings))]
    for number, item in enumerate(handout.items, start=1):
        for place, setting in enumerate(settings):
            resource = item.resource
            if resource is not None:
                parts.append("\n".join(_item(number, item, resource, handout.issued, days, setting)))
            elif place == 0:
                parts.append("\n".join(_typed(number, item, setting)))
    parts.append("\n".join((_RULE, *_foot(handout, main, settings))))
    return "\n\n".join(parts) + "\n"


def _head(handout: Handout, days: int, settings: Sequence[Setting]) -> Iterator[str]:
    main = settings[0]
    look, c = main.look, main.catalogue
    titles = headings(handout, settings)
    yield " / ".join(dict.fromkeys(_words(s.text(title, s.look.body), s) for title, s in titles))
    yield _words(main.japanese(who(handout, c), look.body), main)
    number = said(handout, main, "number_label", c.gettext("この紙の番号"))
    yield f"{_words(main.text(number, look.body), main)}: {handout.slip}"
    yield _words(main.text(issued(handout, c), look.body), main)
    yield from (_words(text, setting) for text, setting in added(handout, settings, "opening", "body"))
    greeting = handout.choices.greeting.strip()
    if greeting:
        yield _words(main.text(greeting, look.body), main)
    yield from (_words(text, setting) for text, setting in introduced(handout, days, settings))


def _item(
    number: int, item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting
) -> Iterator[str]:
    template = setting.template
    head = [
        line
        for block in template.head_blocks
        for line in (
            _titles(item, resource, now, days, setting)
            if block is Block.TITLE
            else _block(block, item, resource, now, setting)
        )
    ]
    yield f"{number}. {head[0]}"
    yield from head[1:]
    for block in template.lower_blocks:
        yield from _block(block, item, resource, now, setting)


def _titles(item: HandoutItem, resource: Resource, now: datetime, days: int, setting: Setting) -> Iterator[str]:
    titles = [_words(text, setting) for text in title_texts(resource, setting, is_short=item.short)]
    yield from (f"■ {title}" if place == 0 else title for place, title in enumerate(titles))
    yield from (_words(text, setting) for text in warning_texts(item, resource, now, days, setting))
    yield from (_words(text, setting) for text in change_texts(item, now, setting))


def _block(block: Block, item: HandoutItem, resource: Resource, now: datetime, setting: Setting) -> Iterator[str]:
    if block is Block.KIND:
        yield _words(heading_text(resource, now, setting, is_gone=item.is_gone), setting)
    elif block is Block.ROWS:
        yield from _rows(item, resource, now, setting)
    elif block is Block.SHORT_FACTS and not item.short:
        chips = chips_of(resource, setting)
        if chips:
            yield " / ".join(_words(chip.text, setting) for chip in chips)
    elif block is Block.SUMMARY and not item.short:
        summary = summary_text(resource, setting)
        if summary is not None:
            yield _words(summary, setting)
    elif block is Block.ORIGIN and not item.short:
        yield _words(origin_text(resource, setting), setting)


def _rows(item: HandoutItem, resource: Resource, now: datetime, setting: Setting) -> Iterator[str]:
    address = page(resource)
    for fact in facts_of(item, resource, now, setting):
        # Pressed, not typed: here an address stands whole, and a long one too.
        if fact.key != "page":
            yield from _row(fact, setting)
    if address and not item.short and "page" not in setting.template.left_out:
        yield address


def _typed(number: int, item: HandoutItem, setting: Setting) -> Iterator[str]:
    yield f"{number}. ■ {item.title or item.contact or item.url}"
    if item.title and item.contact:
        label = setting.catalogue.gettext("連絡先")
        yield from _row(Fact("contact", label, ((item.contact, Weight.STRONG),)), setting)
    if item.title and item.url.strip():
        yield item.url.strip()


def _row(fact: Fact, setting: Setting) -> Iterator[str]:
    made = row(fact, setting, 0.0, WIDTH)
    label = " / ".join(_words(text, setting) for text in (made.label, made.under) if text is not None)
    values = [_words(value, setting) for value in made.values]
    yield f"{label}: {values[0]}" if values else label
    yield from (f"　{value}" for value in values[1:])


def _foot(handout: Handout, main: Setting, settings: Sequence[Setting]) -> Iterator[str]:
    yield from (_words(text, setting) for text, setting in added(handout, settings, "closing", "body"))
    yield " / ".join(dict.fromkeys(_words(s.text(ask, s.look.body), s) for ask, s in asks(handout, settings)))
    lines = contact(handout, main, "contact")
    yield from (_words(line, main) for line in lines)
    if not lines:
        yield _words(main.japanese(asked(handout, main.catalogue), main.look.contact), main)
    for told, setting in numbers(handout, settings):
        yield _words(setting.text(told, setting.look.note), setting)


def _words(text: Text, setting: Setting) -> str:
    return text.words(readings=setting.reader is not None)
