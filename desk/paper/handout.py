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
from desk.paper.bricks import Brick, Line, Space
from desk.paper.fonts import typeface
from desk.paper.item import item_bricks
from desk.paper.look import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH, look_of
from desk.paper.names import names_on
from desk.paper.pages import Page, lay_out
from desk.paper.readings import Reader
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records import wording
from desk.records.case import Sheet
from desk.records.consultation import Handout

_ONE_AT_A_TIME = threading.Lock()
"""reportlab's fonts and the dictionary of readings serve one document at a time."""
_HEAD_GAP = 12.0
_RUNNING_HEAD = 28.0
_BETWEEN = 11.0
_FOOT_GAP = 4.0
_COUNT_WIDTH = 48.0


def set_handout(handout: Handout, *, confirmation_days: int = 365) -> Sheet:
    """Set a handout as PDF on A4.

    ``confirmation_days``: how long a confirmation of a record counts. Raises DeskError when there is no Japanese font.
    """
    with _ONE_AT_A_TIME:
        setting = Setting(
            typeface=typeface(),
            look=look_of(handout.choices.mode),
            catalogue=catalogue(handout.choices.language),
            reader=Reader(names=names_on(handout)) if handout.choices.main.has_ruby else None,
        )
        head, foot = _Head(handout, setting), _Foot(handout, setting)
        blocks = _blocks(handout, confirmation_days, setting)
        top, floor = PAGE_HEIGHT - TOP, BOTTOM + foot.height
        pages = lay_out(blocks, top - head.height, top - _RUNNING_HEAD, floor)
        pdf = _drawn(handout, pages, head, foot, setting)
    return Sheet(
        handout=handout,
        pdf=pdf,
        pages=len(pages),
        missing=tuple(sorted(setting.missing)),
        unread=tuple(sorted(setting.unread)),
    )


def _blocks(handout: Handout, days: int, setting: Setting) -> list[list[Brick]]:
    """Each item with blank space after it."""
    return [
        [*item_bricks(number, item, handout.issued, days, setting), Space(_BETWEEN)]
        for number, item in enumerate(handout.items, start=1)
    ]


class _Head:
    """The top of the first page: ご案内, who gives it, the day, and the number big enough to read out."""

    def __init__(self, handout: Handout, setting: Setting) -> None:
        c, look = setting.catalogue, setting.look
        self._title = setting.text(c.pgettext("heading of the sheet", "ご案内"), look.heading)
        self._who = setting.text(
            c.gettext("{city}　{window}").format(city=handout.city, window=handout.window), look.body
        )
        issued = wording.date_only(handout.issued.date(), c, year=True)
        self._day = setting.text(c.gettext("{date} 発行").format(date=issued), look.small_label)
        self._label = setting.text(c.gettext("この紙の番号"), look.small_label)
        self._slip = Text.of(handout.slip, look.slip, setting.typeface)
        self._greeting = setting.text(handout.choices.greeting, look.body) if handout.choices.greeting.strip() else None
        self._right = max(text.natural_width for text in (self._label, self._slip, self._day)) + _HEAD_GAP
        self._left = WIDTH - self._right

    @property
    def _band(self) -> float:
        left = self._title.height_in(self._left) + self._who.height_in(self._left)
        right = sum(text.height_in(self._right) for text in (self._label, self._slip, self._day))
        return max(left, right) + 6.0

    @property
    def height(self) -> float:
        """Everything above the first item."""
        greeting = self._greeting.height_in(WIDTH) + 8.0 if self._greeting else 0.0
        return self._band + _HEAD_GAP + greeting

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge at ``top``."""
        self._title.draw_at(canvas, LEFT, top, self._left)
        self._who.draw_at(canvas, LEFT, top - self._title.height_in(self._left), self._left)
        y = top
        for text in (self._label, self._slip, self._day):
            text.draw_at(canvas, LEFT + self._left, y, self._right)
            y -= text.height_in(self._right)
        Line(LEFT, WIDTH, height=0.0, thickness=2.2).draw(canvas, top - self._band)
        if self._greeting:
            self._greeting.draw_at(canvas, LEFT, top - self._band - _HEAD_GAP, WIDTH)


def _drawn(handout: Handout, pages: Sequence[Page], head: _Head, foot: _Foot, setting: Setting) -> bytes:
    buffer = io.BytesIO()
    canvas = _canvas(buffer, handout, setting)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            head.draw(canvas, PAGE_HEIGHT - TOP)
        else:
            _draw_running_head(canvas, setting)
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


def _draw_running_head(canvas: Any, setting: Setting) -> None:
    """On later pages: what they go on with."""
    c, look = setting.catalogue, setting.look
    top = PAGE_HEIGHT - TOP
    title = Text.of(c.gettext("ご案内（つづき）"), look.foot, setting.typeface)
    title.draw_at(canvas, LEFT, top, WIDTH)
    Line(LEFT, WIDTH, height=0.0, thickness=1.0).draw(canvas, top - look.foot.leading - 2)


class _Foot:
    """The foot of every page: where to ask next, and the number and the count that keep loose pages together."""

    def __init__(self, handout: Handout, setting: Setting) -> None:
        c, look = setting.catalogue, setting.look
        who = c.gettext("{city}　{window}").format(city=handout.city, window=handout.window)
        if handout.window_contact:
            who = c.gettext("{window}　{contact}").format(window=who, contact=handout.window_contact)
        slip = c.gettext("番号 {slip} を言っていただくと、続きからご案内できます。").format(slip=handout.slip)
        self._ask = setting.text(c.gettext("わからないことは"), look.ask)
        self._who = setting.text(who, look.contact)
        self._slip = setting.text(slip, look.note)
        self._setting = setting
        self._indent = self._ask.natural_width + 12.0

    @property
    def height(self) -> float:
        """Everything below the line at the foot."""
        return self._who.height_in(WIDTH - self._indent) + self._slip.height_in(WIDTH - _COUNT_WIDTH) + _FOOT_GAP

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Draw it with its lower edge at the bottom margin."""
        c, look = self._setting.catalogue, self._setting.look
        top = BOTTOM + self.height
        Line(LEFT, WIDTH, height=0.0, thickness=1.0).draw(canvas, top)
        top -= _FOOT_GAP
        self._ask.draw_at(canvas, LEFT, top, self._indent)
        self._who.draw_at(canvas, LEFT + self._indent, top, WIDTH - self._indent)
        top -= self._who.height_in(WIDTH - self._indent)
        self._slip.draw_at(canvas, LEFT, top, WIDTH - _COUNT_WIDTH)
        count = c.gettext("{page}／{pages}").format(page=page, pages=pages)
        shown = Text.of(count, look.count, self._setting.typeface)
        shown.draw_at(canvas, LEFT + WIDTH - _COUNT_WIDTH, top, _COUNT_WIDTH)
