"""What staff should know of a sheet before it is printed; none of it is for the resident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desk.i18n import Catalogue
from desk.records import wording
from desk.records.case import Sheet
from desk.records.codes import Guard
from desk.records.state import guards


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence with its sort.

    Sorts: "missing_glyph", "missing_reading", "unconfirmed", "guard", "gone", "unreviewed", "untold", "without_map".
    "gone" is what stands on a sheet of today as it was and is no longer on record. ``about`` is the character, the word,
    the title or the language that it is about, or empty. ``guard``: the mark behind it;
    ``resource_id``: the record that bears it.
    """

    sort: str
    about: str
    text: str
    guard: Guard | None = None
    resource_id: str = ""


def notes(sheet: Sheet, now: datetime, days: int, c: Catalogue) -> tuple[Note, ...]:
    """What speaks against the sheet as it is set, the gravest first. ``days``: how long a confirmation counts."""
    return (
        *_guarded(sheet, now, days, c),
        *_template(sheet),
        *_missing(sheet, c),
        *_languages(sheet, c),
        *_unread(sheet, c),
    )


def _guarded(sheet: Sheet, now: datetime, days: int, c: Catalogue) -> Iterator[Note]:
    for item in sheet.handout.items:
        resource = item.resource
        if resource is None:
            continue
        if item.is_gone:
            text = c.gettext("{title}：いまは登録されていません。").format(title=resource.title)
            yield Note(sort="gone", about=resource.title, text=text, resource_id=resource.id)
        for guard in guards(resource, now, days):
            sort = "unconfirmed" if guard is Guard.UNCONFIRMED else "guard"
            said = wording.guard(guard, resource, now, c)
            text = c.gettext("{title}：{sentence}").format(title=resource.title, sentence=said)
            yield Note(sort=sort, about=resource.title, text=text, guard=guard, resource_id=resource.id)


def _template(sheet: Sheet) -> Iterator[Note]:
    if sheet.template_trouble:
        yield Note(sort="template", about=sheet.handout.choices.template, text=sheet.template_trouble)


def _missing(sheet: Sheet, c: Catalogue) -> Iterator[Note]:
    for character in sheet.missing:
        text = c.gettext("書体にない文字です。紙では「〓」になります：{character}").format(character=character)
        yield Note(sort="missing_glyph", about=character, text=text)


def _languages(sheet: Sheet, c: Catalogue) -> Iterator[Note]:
    for language in sheet.unreviewed:
        name = wording.sheet_language(language, c)
        text = c.gettext("{language}の訳は、まだだれも確かめていません（未監修）。").format(language=name)
        yield Note(sort="unreviewed", about=language, text=text)
    for title in sheet.untold:
        text = c.gettext(
            "{title}：この言語の説明がないので、説明は日本語のままか、省いてあります。窓口の画面で選んで Ctrl+Shift+E を押すと書けます。"
        ).format(title=title)
        yield Note(sort="untold", about=title, text=text)
    if sheet.without_map:
        yield Note(sort="without_map", about="", text=c.gettext("1枚に収まるように、地図を省きました。"))


def _unread(sheet: Sheet, c: Catalogue) -> Iterator[Note]:
    for word in sheet.unread:
        text = c.gettext("ふりがなの付かない言葉があります：{word}").format(word=word)
        yield Note(sort="missing_reading", about=word, text=text)
