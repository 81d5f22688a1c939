"""What surrounds the items: the head of the first page, the line over later ones, and where to ask next.

Whoever reads the sheet is spoken to in each of its languages: the main text first, the other one smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desk.i18n import Catalogue
from desk.paper.bricks import Brick, Line, Space, TextBrick
from desk.paper.look import BOTTOM, LEFT, PAGE_HEIGHT, TOP, WIDTH
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records import wording
from desk.records.consultation import Handout

_HEAD_GAP = 12.0
_FOOT_GAP = 4.0
_AFTER_ASK = 12.0
_BETWEEN_COUNT = 8.0
_RUNNING_GAP = 11.0


class Head:
    """The top of the first page: ご案内, who gives it, the day, and the number big enough to read out."""

    def __init__(self, handout: Handout, settings: Sequence[Setting]) -> None:
        main, look = settings[0], settings[0].look
        self._colour = look.palette.accent
        titles = [setting.catalogue.pgettext("heading of the sheet", "ご案内") for setting in settings]
        # Of a language that writes it the same way once is enough.
        spoken = [setting for n, setting in enumerate(settings) if titles[n] not in titles[:n]]
        self._left_texts = [
            *(
                setting.text(setting.catalogue.pgettext("heading of the sheet", "ご案内"), style)
                for setting, style in zip(spoken, (look.heading, look.title, look.title), strict=False)
            ),
            main.japanese(_who(handout, main.catalogue), look.body),
        ]
        self._right_texts = [
            *(s.text(s.catalogue.gettext("この紙の番号"), look.small_label) for s in spoken),
            Text.of(handout.slip, look.slip, main.typeface),
            *(s.text(_issued(handout, s.catalogue), look.small_label) for s in spoken),
        ]
        greeting = handout.choices.greeting.strip()
        self._greeting = main.text(greeting, look.body) if greeting else None
        self._right = max(text.natural_width for text in self._right_texts) + _HEAD_GAP
        self._left = WIDTH - self._right

    @property
    def _band(self) -> float:
        left = sum(text.height_in(self._left) for text in self._left_texts)
        right = sum(text.height_in(self._right) for text in self._right_texts)
        return max(left, right) + 6.0

    @property
    def height(self) -> float:
        """Everything above the first item."""
        greeting = self._greeting.height_in(WIDTH) + 8.0 if self._greeting else 0.0
        return self._band + _HEAD_GAP + greeting

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge at ``top``."""
        _draw_texts(canvas, self._left_texts, LEFT, top, self._left)
        _draw_texts(canvas, self._right_texts, LEFT + self._left, top, self._right)
        Line(LEFT, WIDTH, self._colour, height=0.0, thickness=2.2).draw(canvas, top - self._band)
        if self._greeting:
            self._greeting.draw_at(canvas, LEFT, top - self._band - _HEAD_GAP, WIDTH)


class RunningHead:
    """The line over later pages: what they go on with."""

    def __init__(self, setting: Setting) -> None:
        self._text = setting.text(setting.catalogue.gettext("ご案内（つづき）"), setting.look.foot)
        self._colour = setting.look.palette.accent

    @property
    def height(self) -> float:
        """Everything above the first item of such a page."""
        return self._text.height_in(WIDTH) + _RUNNING_GAP

    def draw(self, canvas: Any) -> None:
        """Draw it at the top margin."""
        top = PAGE_HEIGHT - TOP
        self._text.draw_at(canvas, LEFT, top, WIDTH)
        Line(LEFT, WIDTH, self._colour, height=0.0, thickness=1.0).draw(canvas, top - self._text.height_in(WIDTH) - 2)


class Foot:
    """The foot of every page: where to ask next, and the number and the count that keep loose pages together.

    Where the look is closing, the foot has the number and the count alone, and ``closing`` tells the rest once.
    """

    def __init__(self, handout: Handout, settings: Sequence[Setting]) -> None:
        self._setting = settings[0]
        look = self._setting.look
        self._colour = look.palette.accent
        self._ask = _spoken((s.catalogue.gettext("わからないことは"), s) for s in settings)
        self._who = self._setting.japanese(_asked(handout, self._setting.catalogue), look.contact)
        self._slips = _spoken(
            (
                s.catalogue.gettext("番号 {slip} を言っていただくと、続きからご案内できます。").format(
                    slip=handout.slip
                ),
                s,
            )
            for s in settings
        )
        self._asks = [setting.text(text, look.ask) for text, setting in self._ask]
        sentences = [setting.text(text, look.note) for text, setting in self._slips]
        self._notes = [Text.of(handout.slip, look.foot, self._setting.typeface)] if look.closing else sentences
        self._sentences = sentences

    @property
    def _count_width(self) -> float:
        return 4 * self._setting.look.count.size + _BETWEEN_COUNT

    @property
    def _beside_ask(self) -> float:
        """Where the contact begins beside the only question; 0 where it stands below several."""
        return self._asks[0].natural_width + _AFTER_ASK if len(self._asks) == 1 else 0.0

    @property
    def _asking_height(self) -> float:
        if self._setting.look.closing:
            return 0.0
        beside = self._beside_ask
        over = 0.0 if beside else sum(text.height_in(WIDTH) for text in self._asks)
        return over + self._who.height_in(WIDTH - beside)

    @property
    def height(self) -> float:
        """Everything below the line at the foot."""
        notes = sum(text.height_in(WIDTH - self._count_width) for text in self._notes)
        return self._asking_height + notes + _FOOT_GAP

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Draw it with its lower edge at the bottom margin."""
        top = BOTTOM + self.height
        Line(LEFT, WIDTH, self._colour, height=0.0, thickness=1.0).draw(canvas, top)
        top -= _FOOT_GAP
        if not self._setting.look.closing:
            beside = self._beside_ask
            below = _draw_texts(canvas, self._asks, LEFT, top, beside or WIDTH)
            self._who.draw_at(canvas, LEFT + beside, top if beside else below, WIDTH - beside)
            top -= self._asking_height
        _draw_texts(canvas, self._notes, LEFT, top, WIDTH - self._count_width)
        count = self._setting.catalogue.gettext("{page}／{pages}").format(page=page, pages=pages)
        shown = Text.of(count, self._setting.look.count, self._setting.typeface)
        shown.draw_at(canvas, LEFT + WIDTH - self._count_width, top, self._count_width)

    def closing(self) -> list[Brick]:
        """Where to ask, as the last block of a sheet whose foot doesn't say it; else nothing."""
        if not self._setting.look.closing:
            return []
        texts = [*self._asks, self._who, *self._sentences]
        return [
            Line(LEFT, WIDTH, self._colour, height=_FOOT_GAP, thickness=1.0),
            Space(_FOOT_GAP),
            *(TextBrick(text, LEFT, WIDTH) for text in texts),
        ]


def _spoken(told: Any) -> list[tuple[str, Setting]]:
    """Each wording once."""
    found: dict[str, Setting] = {}
    for text, setting in told:
        found.setdefault(text, setting)
    return list(found.items())


def _who(handout: Handout, c: Catalogue) -> str:
    return c.gettext("{city}　{window}").format(city=handout.city, window=handout.window)


def _asked(handout: Handout, c: Catalogue) -> str:
    who = _who(handout, c)
    if not handout.window_contact:
        return who
    return c.gettext("{window}　{contact}").format(window=who, contact=handout.window_contact)


def _issued(handout: Handout, c: Catalogue) -> str:
    return c.gettext("{date} 発行").format(date=wording.date_only(handout.issued.date(), c, year=True))


def _draw_texts(canvas: Any, texts: Sequence[Text], x: float, top: float, width: float) -> float:
    """Draw texts below each other; where the next one would begin."""
    for text in texts:
        text.draw_at(canvas, x, top, width)
        top -= text.height_in(width)
    return top
