"""How a sheet looks: sizes for each reader, the page, and one accent colour that is dark enough for any copier.

Sizes by the rules for handouts: standard at least 12 pt (notes 11) with lines of at most 35 characters and a gap of
50-100 % of the size; ふりがな at least 13 pt, so that ruby has 6.5 pt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.paper.cells import Colour, Style
from desk.records.codes import Mode

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""
LEFT = 51.0
TOP = 38.0
BOTTOM = 26.0
"""Margins in points. 18 mm at the sides is what every office printer can do, and leaves room for a binder's holes."""
WIDTH = PAGE_WIDTH - 2 * LEFT
INDENT = 34.0
"""What belongs to an item stands right of its number."""

INK: Colour = (0.07, 0.07, 0.09)
SOFT: Colour = (0.27, 0.29, 0.32)
ACCENT: Colour = (0.0, 0.29, 0.42)
HAIRLINE: Colour = (0.74, 0.79, 0.82)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The styles of a sheet. ``label_width`` is the column of いつ, どこ …, in points."""

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


def _looks(body: float, note: float, title: float, ruby: float, spacing: float, label_width: float) -> Look:
    """``ruby`` and ``spacing`` are shares of a text's own size."""

    def style(size: float, *, bold: bool = False, colour: Colour = INK, align: str = "left", gap: float = 0.0) -> Style:
        leading = round(size * (1 + (gap or spacing)), 1)
        return Style(size=size, leading=leading, ruby=round(size * ruby, 2), bold=bold, colour=colour, align=align)

    return Look(
        heading=style(27, bold=True, colour=ACCENT, gap=0.3 if not ruby else 0.75),
        slip=Style(size=19, leading=26, bold=True, colour=INK, align="right"),
        small_label=style(note, colour=SOFT, align="right"),
        title=style(title, bold=True, gap=0.45 if not ruby else 0.85),
        kind=style(note, bold=True, colour=ACCENT, gap=0.36 if not ruby else 0.76),
        body=style(body),
        strong=style(body + 1.5, bold=True),
        label=style(body, bold=True, colour=ACCENT),
        note=replace(style(note, colour=SOFT), longest=42.0),
        chip=style(note, bold=True, colour=ACCENT, gap=0.5 if not ruby else 0.8),
        warning=style(body, bold=True),
        foot=Style(size=11, leading=17, colour=SOFT),
        count=Style(size=11, leading=round(note * (1 + spacing), 1), colour=SOFT, align="right"),
        contact=style(note),
        ask=style(note, bold=True, colour=ACCENT),
        url=Style(size=11, leading=16.5, colour=SOFT),
        number=Style(size=15, leading=18, bold=True, colour=WHITE, align="center"),
        caption=style(note, colour=SOFT, align="center", gap=0.3 if not ruby else 0.7),
        label_width=label_width,
    )


def look_of(mode: Mode) -> Look:
    """The styles for a reading mode."""
    if mode is Mode.FURIGANA:
        return _looks(body=13.5, note=13.0, title=17.5, ruby=0.52, spacing=0.72, label_width=76.0)
    return _looks(body=12.0, note=11.0, title=16.5, ruby=0.0, spacing=0.52, label_width=66.0)
