"""The sheet that a resident takes home (配布資料): facts of what was found, how to reach it, and where to ask next.

It holds nothing of the person who asked: neither their words nor their circumstances (rule of the domain). The same
handout gives the same bytes, so that a sheet can be printed again as it was given.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from typing import Any

from desk.i18n import Catalogue, catalogue
from desk.paper.bricks import Brick, Space
from desk.paper.fonts import typeface
from desk.paper.item import item_bricks
from desk.paper.look import BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, TOP, look_of
from desk.paper.margins import Foot, Head, RunningHead
from desk.paper.names import Names, names_on
from desk.paper.pages import Page, lay_out
from desk.paper.readings import Reader
from desk.paper.setting import Setting
from desk.records.case import Sheet
from desk.records.consultation import Handout
from desk.records.sheet import Choices, Side

_ONE_AT_A_TIME = threading.Lock()
"""reportlab's fonts and the dictionary of readings serve one document at a time."""
_BETWEEN = 11.0


def set_handout(handout: Handout, *, confirmation_days: int = 365) -> Sheet:
    """Set a handout as PDF on A4.

    ``confirmation_days``: how long a confirmation of a record counts. Raises DeskError when there is no Japanese font.
    """
    with _ONE_AT_A_TIME:
        settings = _settings(handout)
        setting = settings[0]
        head, running, foot = Head(handout, settings), RunningHead(setting), Foot(handout, settings)
        blocks = _blocks(handout, confirmation_days, setting)
        closing = foot.closing()
        if closing:
            blocks.append(closing)
        top, floor = PAGE_HEIGHT - TOP, BOTTOM + foot.height
        pages = lay_out(blocks, top - head.height, top - running.height, floor)
        pdf = _drawn(handout, pages, (head, running, foot), setting)
    return Sheet(
        handout=handout,
        pdf=pdf,
        pages=len(pages),
        missing=tuple(sorted(set().union(*(one.missing for one in settings)))),
        unread=tuple(sorted(set().union(*(one.unread for one in settings)))),
    )


def _settings(handout: Handout) -> list[Setting]:
    """What each text of the sheet is set with, the main one first."""
    names = names_on(handout)
    return [_setting(side, handout.choices, names) for side in handout.choices.sides]


def _setting(side: Side, choices: Choices, names: Names) -> Setting:
    return Setting(
        typeface=typeface(),
        look=look_of(side, mono=choices.mono),
        catalogue=catalogue(side.language),
        reader=Reader(names=names) if side.has_ruby else None,
    )


def _blocks(handout: Handout, days: int, setting: Setting) -> list[list[Brick]]:
    """Each item with blank space after it."""
    return [
        [*item_bricks(number, item, handout.issued, days, setting), Space(_BETWEEN)]
        for number, item in enumerate(handout.items, start=1)
    ]


def _drawn(handout: Handout, pages: Sequence[Page], around: tuple[Head, RunningHead, Foot], setting: Setting) -> bytes:
    head, running, foot = around
    buffer = io.BytesIO()
    canvas = _canvas(buffer, handout, setting)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            head.draw(canvas, PAGE_HEIGHT - TOP)
        else:
            running.draw(canvas)
        for brick, top in page.placed:
            brick.draw(canvas, top)
        foot.draw(canvas, number, len(pages))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _canvas(buffer: io.BytesIO, handout: Handout, setting: Setting) -> Any:
    """An empty document: the same bytes for the same handout, and no Helvetica, which could not be embedded."""
    from reportlab.pdfgen.canvas import Canvas

    c: Catalogue = setting.catalogue
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        initialFontName=setting.typeface.name,
        lang=handout.choices.language,
    )
    canvas.setTitle(c.gettext("ご案内 {slip}").format(slip=handout.slip))
    canvas.setAuthor(handout.city)
    canvas.setCreator("Manabi Desk")
    canvas.setProducer("Manabi Desk")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
