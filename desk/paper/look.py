"""How a sheet looks: sizes for each reader, the page, and one accent colour that is dark enough for any copier.

Sizes by the rules for handouts: standard at least 12 pt (notes 11) with lines of at most 35 characters and a gap of
50-100 % of the size; ふりがな at least 13 pt, so that ruby has 6.5 pt; large print at least 22 pt, everything on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from desk.paper.cells import Colour, Style
from desk.records.codes import Mode
from desk.records.sheet import EASY, Side

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""
LEFT = 51.0
TOP = 38.0
BOTTOM = 26.0
"""Margins in points. 18 mm at the sides is what every office printer can do, and leaves room for a binder's holes."""
WIDTH = PAGE_WIDTH - 2 * LEFT
INDENT = 34.0
"""What belongs to an item stands right of its number."""
GUTTER = 22.0
"""Between two columns."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a sheet: its text, what is said beside it, what leads the eye, and the lines between rows.

    ``band`` is what the head stands on, where it does; None: on paper.
    """

    ink: Colour = (0.07, 0.07, 0.09)
    soft: Colour = (0.27, 0.29, 0.32)
    accent: Colour = (0.0, 0.29, 0.42)
    hairline: Colour = (0.74, 0.79, 0.82)
    band: Colour | None = None


MONO = Palette(ink=BLACK, soft=(0.2, 0.2, 0.2), accent=BLACK, hairline=(0.45, 0.45, 0.45))
"""No colour, and no grey so light that a copy of a copy loses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the items stand, in points. ``indent``: how far right of ``x`` their heads begin; ``rows``: their rows."""

    x: float = LEFT
    width: float = WIDTH
    indent: float = INDENT
    rows: float = INDENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The styles of a sheet. ``label_width`` is the column of いつ, どこ …, in points; 0: labels stand over their texts.

    ``badge`` is the side of the square with an item's number, ``code`` the least side of a QR code. ``closing``: where
    to ask stands once, after the last item, because a foot of that size would take a third of every page. ``brief``:
    there is no room for lists that few read to their end, nor for the address that a code opens. ``tight``: everything
    is set as close as it stays readable. ``map_share``: what maps keep of their height.
    """

    heading: Style
    slip: Style
    small_label: Style
    title: Style
    kind: Style
    body: Style
    strong: Style
    label: Style
    note: Style
    chip: Style
    warning: Style
    foot: Style
    number: Style
    url: Style
    count: Style
    contact: Style
    ask: Style
    caption: Style
    label_width: float
    badge: float = 24.0
    code: float = 0.0
    closing: bool = False
    brief: bool = False
    tight: bool = False
    map_share: float = 1.0
    palette: Palette = field(default_factory=Palette)
    frame: Frame = field(default_factory=Frame)


COLUMN = (WIDTH - GUTTER) / 2
"""How wide each of two columns is: 19 characters of standard size."""
_COLUMN_LABEL = 76.0
_TIGHT = 1.6
"""Distance of baselines with ruby of half the size between, as a share of it: the least that never collides."""
_TIGHT_LABEL = 102.0
_RUBY_CODE = 82.0
"""As wide as the six characters of its caption."""
_FOREIGN_LABEL = 1.55
"""Labels in other languages are longer than いつ and どこ: 102 pt hold all but a few Filipino ones on a line."""
_FOREIGN_LARGE_LABEL = 1.35
"""In large print a wider column would leave too little for what it labels."""
_EASY_LABEL = 1.42
"""聞くところ, 開いている 時間."""


def in_column(look: Look, number: int) -> Look:
    """The look of a text in the first or second of two columns."""
    frame = Frame(x=LEFT + number * (COLUMN + GUTTER), width=COLUMN, indent=0.0, rows=0.0)
    return replace(look, label_width=min(_COLUMN_LABEL, look.label_width), brief=True, frame=frame)


def tightened(look: Look, map_share: float) -> Look:
    """The look for an item that would else need a second page: lines closer, rows from the left edge.

    Sizes of type stay. Readings keep their room: with less they would touch the line above them.
    """
    closer: dict[str, Any] = {
        one.name: replace(style, leading=round(style.size * _TIGHT, 1))
        for one in fields(look)
        if isinstance(style := getattr(look, one.name), Style) and style.ruby and style.leading > style.size * _TIGHT
    }
    return replace(
        look,
        **closer,
        tight=True,
        map_share=map_share,
        label_width=min(look.label_width, _TIGHT_LABEL),
        frame=replace(look.frame, rows=0.0),
    )


def look_of(side: Side, *, mono: bool = False, palette: Palette | None = None) -> Look:
    """The styles for a reader. ``palette``: the city's own colours; for a copier there are none."""
    colours = MONO if mono else palette or Palette()
    if side.mode is Mode.LARGE:
        look = _large(colours, 0.5 if side.has_ruby else 0.0)
    elif side.has_ruby:
        look = _looks(colours, body=13.5, note=13.0, title=17.5, ruby=0.52, spacing=0.72, label_width=76.0)
    else:
        look = _looks(colours, body=12.0, note=11.0, title=16.5, ruby=0.0, spacing=0.52, label_width=66.0)
    if side.language == EASY:
        return replace(look, label_width=round(_EASY_LABEL * look.label_width), brief=True)
    if side.is_japanese:
        return look
    wider = _FOREIGN_LARGE_LABEL if side.mode is Mode.LARGE else _FOREIGN_LABEL
    return replace(look, label_width=round(wider * look.label_width))


def _looks(
    palette: Palette, *, body: float, note: float, title: float, ruby: float, spacing: float, label_width: float
) -> Look:
    """``ruby`` and ``spacing`` are shares of a text's own size."""
    ink, soft, accent = palette.ink, palette.soft, palette.accent

    def style(size: float, *, bold: bool = False, colour: Colour = ink, align: str = "left", gap: float = 0.0) -> Style:
        leading = round(size * (1 + (gap or spacing)), 1)
        return Style(size=size, leading=leading, ruby=round(size * ruby, 2), bold=bold, colour=colour, align=align)

    return Look(
        heading=replace(style(27, bold=True, colour=accent, gap=0.3 if not ruby else 0.75), role="H1"),
        slip=Style(size=19, leading=26, bold=True, colour=ink, align="right"),
        small_label=style(note, colour=soft, align="right"),
        title=replace(style(title, bold=True, gap=0.45 if not ruby else 0.85), role="H2"),
        kind=style(note, bold=True, colour=accent, gap=0.36 if not ruby else 0.76),
        body=style(body),
        strong=style(body + 1.5, bold=True),
        label=replace(style(body, bold=True, colour=accent), shortest_last=1),
        note=replace(style(note, colour=soft), longest=42.0),
        chip=style(note, bold=True, colour=accent, gap=0.5 if not ruby else 0.8),
        warning=style(body, bold=True),
        foot=Style(size=11, leading=17, colour=soft),
        count=Style(size=11, leading=round(note * (1 + spacing), 1), colour=soft, align="right"),
        contact=style(note),
        ask=style(note, bold=True, colour=accent),
        url=Style(size=11, leading=16.5, colour=soft),
        number=Style(size=15, leading=18, bold=True, colour=WHITE, align="center"),
        caption=style(note, colour=soft, align="center", gap=0.3 if not ruby else 0.7),
        label_width=label_width,
        code=_RUBY_CODE if ruby else 0.0,
        palette=palette,
    )


def _large(palette: Palette, ruby: float) -> Look:
    """Large print: nothing smaller than 22 pt but ruby, which has half of that; rows begin at the left edge."""
    ink, soft, accent = palette.ink, palette.soft, palette.accent

    def style(size: float, *, bold: bool = False, colour: Colour = ink, align: str = "left", gap: float = 0.5) -> Style:
        leading = round(size * (1 + gap + (0.3 if ruby else 0.0)), 1)
        return Style(size=size, leading=leading, ruby=round(size * ruby, 2), bold=bold, colour=colour, align=align)

    plain = Style(size=22, leading=31, colour=soft)
    return Look(
        heading=replace(style(36, bold=True, colour=accent, gap=0.3), role="H1"),
        slip=Style(size=24, leading=32, bold=True, colour=ink, align="right"),
        small_label=style(22, colour=soft, align="right", gap=0.3),
        title=replace(style(28, bold=True, gap=0.4), role="H2"),
        kind=style(22, bold=True, colour=accent, gap=0.35),
        body=style(22),
        strong=style(24, bold=True),
        label=replace(style(22, bold=True, colour=accent), shortest_last=1),
        note=style(22, colour=soft),
        chip=style(22, bold=True, colour=accent, gap=0.35),
        warning=style(22, bold=True),
        foot=plain,
        count=replace(plain, align="right"),
        contact=style(22),
        ask=style(24, bold=True, colour=accent),
        url=plain,
        number=Style(size=22, leading=26, bold=True, colour=WHITE, align="center"),
        caption=style(22, colour=soft, align="center", gap=0.3),
        label_width=106.0,
        badge=34.0,
        code=116.0,
        closing=True,
        brief=True,
        palette=palette,
        frame=Frame(indent=46.0, rows=0.0),
    )
