"""What surrounds the items: the head of the first page, the line over later ones, and where to ask next.

Whoever reads the sheet is spoken to in each of its languages: the main text first, the other one smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from desk.i18n import Catalogue
from desk.paper.bricks import Box, Brick, Line, Space, TextBrick
from desk.paper.cells import Style
from desk.paper.colours import readable_on
from desk.paper.logo import MM, Logo
from desk.paper.look import BOTTOM, COLUMN, GUTTER, LEFT, PAGE_HEIGHT, TOP, WHITE, WIDTH
from desk.paper.rows import Columns
from desk.paper.ruby import Text
from desk.paper.sentences import added, contact, contact_line, said
from desk.paper.setting import Setting
from desk.records import wording
from desk.records.consultation import Handout
from desk.records.template import HeadStyle

_HEAD_GAP = 12.0
_FOOT_GAP = 4.0
_AFTER_ASK = 12.0
_BEFORE_COUNT = 8.0
_SMALLEST_TITLE = 0.65
"""Share of its size that the title keeps at least; a longer one breaks."""
_RUNNING_GAP = 11.0
_BAND_PAD = 11.0
_LOGO_GAP = 14.0
_BEFORE_LINE = 6.0
_PLATE = 5.0
"""White around a logo on a band."""
_WIDEST_LOGO = 0.42
"""Share of the head beside its number that a logo takes at most."""
_NARROWEST = 4.0
"""Characters of the name of the sheet for which there is room beside a logo; else that stands over it."""
_AFTER_CLOSING = 8.0


class Head:
    """The top of the first page: ご案内, who gives it, the day, and the number big enough to read out."""

    def __init__(self, handout: Handout, settings: Sequence[Setting]) -> None:
        main, look = settings[0], settings[0].look
        self._palette = look.palette
        self._is_band = handout.template.head is HeadStyle.BAND
        self._pad = _BAND_PAD if self._is_band else 0.0
        numbers = ((said(handout, s, "number_label", s.catalogue.gettext("この紙の番号")), s) for s in settings)
        self._right_texts = [
            *self._set(numbers, "small_label"),
            Text.of(handout.slip, self._on_ground(look.slip), main.typeface),
            *self._set(((issued(handout, s.catalogue), s) for s in settings), "small_label"),
        ]
        self._right = max(text.natural_width for text in self._right_texts) + _HEAD_GAP
        self._logo = self._logo_beside(handout, WIDTH - self._right - 2 * self._pad)
        self._left = WIDTH - self._right - 2 * self._pad
        beside = self._logo.width + _LOGO_GAP if self._logo else 0.0
        self._is_over = self._left - beside < _NARROWEST * look.heading.size
        self._indent = self._pad + (0.0 if self._is_over else beside)
        self._left -= self._indent - self._pad
        titles = headings(handout, settings)
        self._left_texts = [
            self._title(*titles[0]),
            *self._set(titles[1:], "title"),
            main.japanese(who(handout, main.catalogue), self._on_ground(look.body)),
        ]
        greeting = handout.choices.greeting.strip()
        self._opening = [text for text, _setting in added(handout, settings, "opening", "body")]
        if greeting:
            self._opening.append(main.text(greeting, look.body))

    def _on_ground(self, style: Style) -> Style:
        """The style in a colour that can be read on the band."""
        if self._palette.band is None:
            return style
        colour = readable_on(self._palette.band, style.colour)
        return style if colour == style.colour else replace(style, colour=colour)

    def _set(self, told: Iterable[tuple[str, Setting]], style: str) -> list[Text]:
        return [setting.text(text, self._on_ground(getattr(setting.look, style))) for text, setting in _spoken(told)]

    @staticmethod
    def _logo_beside(handout: Handout, width: float) -> Logo | None:
        template = handout.template
        if not template.logo:
            return None
        return Logo(template.logo, template.logo_height * MM, _WIDEST_LOGO * width, mono=handout.choices.mono)

    def _title(self, words: str, setting: Setting) -> Text:
        """ご案内, smaller where a language needs more words than a line holds."""
        style = self._on_ground(setting.look.heading)
        title = setting.text(words, style)
        if title.natural_width <= self._left:
            return title
        share = max(_SMALLEST_TITLE, self._left / title.natural_width)
        return setting.text(words, replace(style, size=share * style.size, leading=share * style.leading))

    @property
    def _band(self) -> float:
        logo = self._logo.height if self._logo else 0.0
        return max(*self._heights, logo) + (2 * self._pad or _BEFORE_LINE)

    @property
    def _heights(self) -> tuple[float, float]:
        """What stands at the left, with the logo where that is over it, and at the right."""
        left = self._over + sum(text.height_in(self._left) for text in self._left_texts)
        return left, sum(text.height_in(self._right) for text in self._right_texts)

    @property
    def _over(self) -> float:
        return self._logo.height + _LOGO_GAP if self._logo and self._is_over else 0.0

    @property
    def height(self) -> float:
        """Everything above the first item."""
        opening = sum(text.height_in(WIDTH) + 8.0 for text in self._opening)
        return self._band + _HEAD_GAP + opening

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge at ``top``."""
        if self._is_band:
            self._draw_band(canvas, top)
        if self._logo:
            self._draw_logo(canvas, self._logo, top)
        places = (LEFT + self._indent, self._left), (LEFT + WIDTH - self._pad - self._right, self._right)
        for texts, (x, width), height in zip((self._left_texts, self._right_texts), places, self._heights, strict=True):
            down = (self._band - height) / 2 if self._is_band else 0.0
            over = self._over if texts is self._left_texts else 0.0
            _draw_texts(canvas, texts, x, top - down - over, width)
        if not self._is_band:
            Line(LEFT, WIDTH, self._palette.accent, height=0.0, thickness=2.2).draw(canvas, top - self._band)
        top -= self._band + _HEAD_GAP
        for text in self._opening:
            text.draw_at(canvas, LEFT, top, WIDTH)
            top -= text.height_in(WIDTH) + 8.0

    def _draw_band(self, canvas: Any, top: float) -> None:
        """The ground of the head; for a copier without colours a frame in its place."""
        ground = self._palette.band
        canvas.setFillColorRGB(*(ground or WHITE))
        canvas.setStrokeColorRGB(*self._palette.accent)
        canvas.setLineWidth(1.6)
        canvas.roundRect(LEFT, top - self._band, WIDTH, self._band, 8, stroke=0 if ground else 1, fill=1)

    def _draw_logo(self, canvas: Any, logo: Logo, top: float) -> None:
        """Over the name of the sheet or in the middle of its height, on white where the band has another colour."""
        down = (self._band - (self._heights[0] if self._is_over else logo.height)) / 2
        x, upper = LEFT + self._pad, top - (down if self._is_band or not self._is_over else 0.0)
        if self._palette.band is not None:
            canvas.setFillColorRGB(*WHITE)
            around = logo.width + 2 * _PLATE, logo.height + 2 * _PLATE
            canvas.roundRect(x - _PLATE, upper - logo.height - _PLATE, *around, 4, stroke=0, fill=1)
        logo.draw(canvas, x, upper)


class RunningHead:
    """The line over later pages: what they go on with."""

    def __init__(self, handout: Handout, settings: Sequence[Setting]) -> None:
        continued = ((said(handout, s, "continued", s.catalogue.gettext("ご案内（つづき）")), s) for s in settings)
        texts = _set(continued, "foot")
        self._line = _Beside(texts)
        self._colour = settings[0].look.palette.accent

    @property
    def height(self) -> float:
        """Everything above the first item of such a page."""
        return self._line.height_in(WIDTH) + _RUNNING_GAP

    def draw(self, canvas: Any) -> None:
        """Draw it at the top margin."""
        top = PAGE_HEIGHT - TOP
        self._line.draw_at(canvas, LEFT, top, WIDTH)
        line = top - self._line.height_in(WIDTH) - 2
        Line(LEFT, WIDTH, self._colour, height=0.0, thickness=1.0).draw(canvas, line)


class Spared(Enum):
    """What does without room of its own at the end of a sheet that would need a page for it alone."""

    NOTHING = "nothing"
    FRAME = "frame"
    """How the city is reached stands in the foot."""
    WORDS = "words"
    """And its closing words don't stand there."""


class Foot:
    """The foot of every page: where to ask next, and the number and the count that keep loose pages together.

    Where the look is closing, or the template says how the city is reached, the foot has the number and the count
    alone, and ``closing`` tells the rest once; what is ``spared`` of that stands in the foot, or not at all.
    """

    def __init__(self, handout: Handout, settings: Sequence[Setting], spared: Spared = Spared.NOTHING) -> None:
        self._setting = settings[0]
        look = self._setting.look
        in_foot = spared is not Spared.NOTHING
        told = [] if spared is Spared.WORDS else added(handout, settings, "closing", "body")
        self._closing = [text for text, _setting in told]
        self._contact = () if in_foot else contact(handout, self._setting, "contact")
        self._is_closing = look.closing or bool(self._contact)
        self._asks = _set(asks(handout, settings), "ask")
        line = contact_line(handout, self._setting, "contact") if in_foot else None
        self._who = line or self._setting.japanese(asked(handout, self._setting.catalogue), look.contact)
        self._sentences = _set(numbers(handout, settings), "note")
        self._slip = Text.of(handout.slip, look.foot, self._setting.typeface)
        self._count_width = 4 * look.count.size + _BEFORE_COUNT

    def _rows(self) -> list[_Placed]:
        """The texts with their places: from the left edge, from the line down, and how wide."""
        beside_count = WIDTH - self._count_width
        if self._is_closing:
            return [(self._slip, 0.0, 0.0, beside_count)]
        beside = self._asks[0].natural_width + _AFTER_ASK
        below = self._who.height_in(WIDTH - beside)
        return [
            (self._asks[0], 0.0, 0.0, beside),
            (self._who, beside, 0.0, WIDTH - beside),
            (self._sentences[0], 0.0, below, beside_count),
        ]

    @property
    def height(self) -> float:
        """Everything below the line at the foot."""
        return max(down + text.height_in(width) for text, _right, down, width in self._rows()) + _FOOT_GAP

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Draw it with its lower edge at the bottom margin."""
        top, look = BOTTOM + self.height, self._setting.look
        Line(LEFT, WIDTH, look.palette.accent, height=0.0, thickness=1.0).draw(canvas, top)
        top -= _FOOT_GAP
        rows = self._rows()
        for text, right, down, width in rows:
            text.draw_at(canvas, LEFT + right, top - down, width)
        count = self._setting.catalogue.gettext("{page}／{pages}").format(page=page, pages=pages)
        shown = Text.of(count, look.count, self._setting.typeface)
        shown.draw_at(canvas, LEFT + WIDTH - self._count_width, top - rows[-1][2], self._count_width)

    def closing(self) -> list[Brick]:
        """The last block: the city's own words, and where to ask where the foot doesn't say it; else nothing."""
        found: list[Brick] = [TextBrick(text, LEFT, WIDTH, _AFTER_CLOSING) for text in self._closing]
        if self._contact:
            found.append(Box((*self._asks, *self._contact, *self._sentences), LEFT, WIDTH, after=0.0))
        elif self._is_closing:
            found += self._unframed()
        return found

    def _unframed(self) -> list[Brick]:
        return [
            Line(LEFT, WIDTH, self._setting.look.palette.accent, height=_FOOT_GAP, thickness=1.0),
            Space(_FOOT_GAP),
            *self._side_by_side(self._asks),
            TextBrick(self._who, LEFT, WIDTH),
            *self._side_by_side(self._sentences),
        ]

    def _side_by_side(self, texts: Sequence[Text]) -> list[Brick]:
        """What is said in two languages in two columns."""
        if len(texts) == 1:
            return [TextBrick(texts[0], LEFT, WIDTH)]
        one, other = (TextBrick(text, LEFT + number * (COLUMN + GUTTER), COLUMN) for number, text in enumerate(texts))
        # No line between them: the contact, told once, reaches over both columns.
        return [Columns(one, other, LEFT + COLUMN + GUTTER / 2, WHITE)]


class _Beside:
    """Short texts in as many columns."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts

    def _width(self, width: float) -> float:
        return (width - GUTTER * (len(self._texts) - 1)) / len(self._texts)

    def height_in(self, width: float) -> float:
        """The tallest of them."""
        return max(text.height_in(self._width(width)) for text in self._texts)

    def draw_at(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw them with their first baselines on one line."""
        lowest = max(text.first_baseline for text in self._texts)
        for number, text in enumerate(self._texts):
            down = lowest - text.first_baseline
            text.draw_at(canvas, x + number * (self._width(width) + GUTTER), top - down, self._width(width))


_Placed = tuple[Text, float, float, float]


def _spoken(told: Iterable[tuple[str, Setting]]) -> list[tuple[str, Setting]]:
    """Each wording once: not all languages differ in all words."""
    found: dict[str, Setting] = {}
    for text, setting in told:
        found.setdefault(text, setting)
    return list(found.items())


def _set(told: Iterable[tuple[str, Setting]], style: str) -> list[Text]:
    """Each wording once, set in the style of this name."""
    return [setting.text(text, getattr(setting.look, style)) for text, setting in _spoken(told)]


def headings(handout: Handout, settings: Sequence[Setting]) -> list[tuple[str, Setting]]:
    """What the sheet calls itself, each wording once."""
    return _spoken(
        (said(handout, s, "heading", s.catalogue.pgettext("heading of the sheet", "ご案内")), s) for s in settings
    )


def asks(handout: Handout, settings: Sequence[Setting]) -> list[tuple[str, Setting]]:
    """What leads to whom to ask next, each wording once."""
    return _spoken((said(handout, s, "ask", s.catalogue.gettext("わからないことは")), s) for s in settings)


def numbers(handout: Handout, settings: Sequence[Setting]) -> list[tuple[str, Setting]]:
    """What the number of the sheet is good for, each wording once."""
    return _spoken(
        (
            said(
                handout,
                s,
                "number",
                s.catalogue.gettext("番号 {slip} を言っていただくと、続きからご案内できます。").format(
                    slip=handout.slip
                ),
            ),
            s,
        )
        for s in settings
    )


def who(handout: Handout, c: Catalogue) -> str:
    """Who gives the sheet: city and window."""
    return c.gettext("{city}　{window}").format(city=handout.city, window=handout.window)


def asked(handout: Handout, c: Catalogue) -> str:
    """Where to ask next: who gives the sheet, and how to reach them."""
    window = who(handout, c)
    if not handout.window_contact:
        return window
    return c.gettext("{window}　{contact}").format(window=window, contact=handout.window_contact)


def issued(handout: Handout, c: Catalogue) -> str:
    """The day on which it was given."""
    return c.gettext("{date} 発行").format(date=wording.date_only(handout.issued.date(), c, year=True))


def _draw_texts(canvas: Any, texts: Sequence[Text], x: float, top: float, width: float) -> float:
    """Draw texts below each other; where the next one would begin."""
    for text in texts:
        text.draw_at(canvas, x, top, width)
        top -= text.height_in(width)
    return top
