"""The sheet that a resident takes home (配布資料): facts of what was found, how to reach it, and where to ask next.

It holds nothing of the person who asked: neither their words nor their circumstances (rule of the domain). The same
handout gives the same bytes, so that a sheet can be printed again as it was given.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk.i18n import catalogue, reviewer
from desk.paper.bricks import Badge, Brick, Space, TextBrick
from desk.paper.closer import (
    LEAST_BORNE,
    LOWER_MAP,
    LOWEST_MAP,
    USUAL,
    Closeness,
    Edges,
    may_be_closer,
    may_save,
    with_maps,
)
from desk.paper.colours import palette_of
from desk.paper.fonts import typeface
from desk.paper.item import introduced, is_untold, item_bricks
from desk.paper.look import BOTTOM, LEFT, PAGE_HEIGHT, TOP, WIDTH, look_of
from desk.paper.map_brick import MapBrick, maps_of
from desk.paper.margins import Foot, Head, RunningHead, Spared
from desk.paper.names import Names, names_on
from desk.paper.one_at_a_time import ONE_AT_A_TIME
from desk.paper.pages import Page, lay_out
from desk.paper.pairing import pair_bricks
from desk.paper.plain_text import one_line, plain
from desk.paper.readings import Reader
from desk.paper.setting import Setting
from desk.paper.tagging import Tags
from desk.paper.written import written
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.records.consultation import Handout, HandoutItem
from desk.records.sheet import EASY, JAPANESE, Side

_BETWEEN, _BETWEEN_CLOSER = 11.0, 7.0
_ABOVE = 8.0
"""What a bookmark shows above its item, in points."""
_BEFORE_FIRST = 6.0


def set_handout(handout: Handout, *, confirmation_days: int = 365) -> Sheet:
    """Set a handout as PDF on A4; it comes back with the names of its fonts where it had none.

    ``confirmation_days``: how long a confirmation of a record counts. Raises DeskError when there is no Japanese font.
    """
    with ONE_AT_A_TIME:
        laid = _laid(handout, confirmation_days)
        laid = _closer(handout, confirmation_days, laid)
        laid = _without_page_of_its_end(handout, confirmation_days, laid)
        settings, pages = laid.settings, laid.pages
        pdf, fonts = _drawn(handout, laid)
    return Sheet(
        handout=handout if handout.fonts else replace(handout, fonts=fonts, readings=_corrected(handout, settings)),
        pdf=pdf,
        pages=len(pages),
        missing=tuple(sorted(set().union(*(one.lacking for one in settings)))),
        unread=tuple(sorted(set().union(*(one.unread for one in settings)))),
        unreviewed=tuple(code for code in handout.choices.languages if code != JAPANESE and not reviewer(code)),
        untold=_untold(handout),
        without_map=not laid.closeness.map_share,
    )


@dataclass(slots=True)
class _Laid:
    """A handout laid on pages, with what it is set with and what stands around each page."""

    settings: list[Setting]
    blocks: list[list[Brick]]
    edges: Edges
    pages: list[Page]
    around: tuple[Head, RunningHead, Foot]
    maps: Sequence[MapBrick | None]
    closeness: Closeness
    closing: Brick | None = None
    """Where the last item has ended."""


def _closer(handout: Handout, days: int, laid: _Laid) -> _Laid:
    """It on fewer pages, the first way that saves one; as it is where none does.

    An easy sheet is to be one page by rule: where low maps make it one it does without the line under them, else
    without the maps, and staff are told.
    """
    usual, sides = len(laid.pages), handout.choices.sides
    if not may_be_closer(sides, usual):
        return laid
    is_roomy = any(side.has_ruby or not side.is_japanese for side in sides)
    lower = _mapped_anew(handout, laid, LOWER_MAP)
    if len(lower.pages) < usual or not may_save(lower.blocks, lower.edges, usual, is_roomy=is_roomy):
        return lower if len(lower.pages) < usual else laid
    tight = _laid(handout, days, closeness=Closeness(LOWER_MAP, is_tight=True))
    if len(tight.pages) < usual or not any(tight.maps) or handout.choices.main.mode is not Mode.EASY:
        return tight if len(tight.pages) < usual else laid
    lowest = _mapped_anew(handout, tight, LOWEST_MAP)
    if len(lowest.pages) < usual:
        return lowest
    without = _mapped_anew(handout, tight, 0.0)
    return without if len(without.pages) == 1 else laid


def _mapped_anew(handout: Handout, laid: _Laid, share: float) -> _Laid:
    """It with maps of this share of their height, 0: with none; nothing else is set again."""
    if not any(laid.maps):
        return laid
    closeness = replace(laid.closeness, map_share=share)
    settings = [replace(one, look=replace(one.look, map_share=share)) for one in laid.settings]
    maps = maps_of(handout, settings) if share else [None] * len(laid.maps)
    blocks = with_maps(laid.blocks, laid.maps, maps)
    return replace(laid, blocks=blocks, maps=maps, pages=_paged(blocks, laid.edges), closeness=closeness)


def _paged(blocks: list[list[Brick]], edges: Edges) -> list[Page]:
    first, others, floor = edges
    return lay_out(blocks, first, others, floor, least=LEAST_BORNE * (others - floor))


def _without_page_of_its_end(handout: Handout, days: int, laid: _Laid) -> _Laid:
    """It without a last page that would say whom to ask and nothing else, where a template has that in a frame."""
    if handout.template.contact or handout.template.sentence("closing", JAPANESE):
        for spared in (Spared.FRAME, Spared.WORDS):
            if laid.closing is not None and lay_out(laid.blocks, *laid.edges)[-1].placed[0][0] is laid.closing:
                shorter = _laid(handout, days, spared=spared, closeness=laid.closeness)
                laid = shorter if len(shorter.pages) < len(laid.pages) else laid
    return laid


def _laid(handout: Handout, days: int, *, closeness: Closeness = USUAL, spared: Spared = Spared.NOTHING) -> _Laid:
    settings = _settings(handout, closeness)
    speaking = settings if settings[0].beside is None else [*settings, settings[0].beside]
    head, running, foot = (
        Head(handout, speaking),
        RunningHead(handout, settings),
        Foot(handout, settings, spared),
    )
    maps = maps_of(handout, settings) if closeness.map_share else [None] * len(handout.items)
    blocks = _blocks(handout, days, settings, maps, _BETWEEN_CLOSER if closeness.is_tight else _BETWEEN)
    closing = foot.closing()
    if closing:
        blocks.append(closing)
    top = PAGE_HEIGHT - TOP
    edges = top - head.height, top - running.height, BOTTOM + foot.height
    pages = _paged(blocks, edges)
    around = head, running, foot
    return _Laid(settings, blocks, edges, pages, around, maps, closeness, closing=closing[0] if closing else None)


def text_of(handout: Handout, *, confirmation_days: int = 365) -> str:
    """What the sheet says, for LINE and mail: the same words in the same order, language and mode."""
    with ONE_AT_A_TIME:
        return written(handout, confirmation_days, _settings(handout))


def _corrected(handout: Handout, settings: Sequence[Setting]) -> tuple[tuple[str, str], ...]:
    """Of the words that the city reads in its own way those that stand on the sheet: the others belong to no sheet."""
    used = set().union(*(setting.reader.corrected for setting in settings if setting.reader is not None))
    return tuple((word, reading) for word, reading in handout.readings if plain(word) in used)


def _untold(handout: Handout) -> tuple[str, ...]:
    """Titles of what is told in full on the sheet, but not in every language of it."""
    languages = [code for code in handout.choices.languages if code != JAPANESE]
    told = (item.resource for item in handout.items if item.resource is not None and not item.short)
    return tuple(r.title for r in told if any(is_untold(r, code) for code in languages))


def _settings(handout: Handout, closeness: Closeness = USUAL) -> list[Setting]:
    """What each text of the sheet is set with, the main one first."""
    names = names_on(handout)
    sides = handout.choices.sides
    is_alone = not any(side.is_japanese for side in sides)
    return [
        _setting(side, handout, names, is_alone=is_alone and number == 0, closeness=closeness)
        for number, side in enumerate(sides)
    ]


def _setting(side: Side, handout: Handout, names: Names, *, is_alone: bool, closeness: Closeness) -> Setting:
    choices, template = handout.choices, handout.template
    look = look_of(side, mono=choices.mono, palette=palette_of(template))
    if choices.beside is not None:
        # Two languages at every foot would take a page in eight.
        look = replace(look, closing=True)
    look = closeness.of(look)
    reader = Reader(names=names) if side.has_ruby else None
    fonts = typeface(language=side.language)
    made = Setting(typeface=fonts, look=look, catalogue=catalogue(side.language), reader=reader, template=template)
    if not side.is_japanese:
        made.names = Setting(typeface=typeface(), look=look, catalogue=catalogue(JAPANESE), reader=reader)
        made.is_alone = is_alone
    return made


def _blocks(
    handout: Handout, days: int, settings: Sequence[Setting], maps: Sequence[MapBrick | None], between: float
) -> list[list[Brick]]:
    """Each item with blank space after it."""
    now, main = handout.issued, settings[0]
    items = list(enumerate(zip(handout.items, maps, strict=True), start=1))
    if len(settings) == 1:
        made = [item_bricks(n, item, now, days, main, drawn) for n, (item, drawn) in items]
    else:
        right = settings[1]
        made = [pair_bricks(n, item, now, days, main, right, drawn) for n, (item, drawn) in items]
    first = [TextBrick(text, LEFT, WIDTH, 3.0) for text, _setting in introduced(handout, days, settings)]
    if first and made:
        made[0] = [*first, Space(_BEFORE_FIRST), *made[0]]
    return [[*bricks, Space(between)] for bricks in made]


def _drawn(handout: Handout, laid: _Laid) -> tuple[bytes, tuple[str, ...]]:
    """The document, and the fonts that it is set in, the main one first.

    Read aloud it is the head, the items and the foot, each once; the bookmarks lead to the items.
    """
    from desk.paper.document import close_document, open_document

    head, running, foot = laid.around
    buffer = io.BytesIO()
    main = laid.settings[0]
    canvas = open_document(
        buffer,
        title=main.catalogue.gettext("ご案内 {slip}").format(slip=handout.slip),
        author=handout.city,
        language=JAPANESE if handout.choices.language == EASY else handout.choices.language,
        font=main.typeface.name,
    )
    tags: Tags = canvas.tags
    items = 0
    for number, page in enumerate(laid.pages, start=1):
        tags.begin_page()
        if number == 1:
            head.draw(canvas, PAGE_HEIGHT - TOP)
        else:
            with tags.silent():
                running.draw(canvas)
        for brick, top in page.placed:
            if isinstance(brick, Badge):
                items += 1
                tags.begin_section(items)
                _bookmark(canvas, items, handout.items[items - 1], top)
            elif brick is laid.closing:
                tags.begin_section(0)
            brick.draw(canvas, top)
        if number == len(laid.pages):
            tags.begin_section(0)
            foot.draw(canvas, number, len(laid.pages))
        else:
            with tags.silent():
                foot.draw(canvas, number, len(laid.pages))
        tags.end_page()
        canvas.showPage()
    close_document(canvas)
    return buffer.getvalue(), _fonts(canvas, main)


def _bookmark(canvas: Any, number: int, item: HandoutItem, top: float) -> None:
    title = item.resource.title if item.resource is not None else item.title or item.contact or item.url
    canvas.bookmarkHorizontal(f"item{number}", 0, top + _ABOVE)
    canvas.addOutlineEntry(f"{number}. {one_line(title)}", f"item{number}")


def _fonts(canvas: Any, setting: Setting) -> tuple[str, ...]:
    from reportlab.pdfbase import pdfmetrics

    used = sorted(canvas._doc.fontMapping, key=lambda name: (name != setting.typeface.name, name))
    return tuple(pdfmetrics.getFont(name).face.name.decode("latin-1") for name in used)
