"""Colours as a city writes them (#004A6B), and whether one can be read on another."""

from __future__ import annotations

import re
from dataclasses import replace

from desk.paper.cells import Colour
from desk.paper.look import BLACK, WHITE, Palette
from desk.records.template import HeadStyle, Template

LEAST_CONTRAST = 4.5
"""Of text on its ground (WCAG 2.2, 1.4.3); by the same rule a copier still parts them."""

_SAME = 1.02
_TINT = 0.3
"""Of the accent in the lines between rows; the rest is white."""
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Whether it is written as #RRGGBB."""
    return _HEX.fullmatch(text) is not None


def colour(text: str) -> Colour:
    """What is drawn for #RRGGBB."""
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def palette_of(template: Template) -> Palette:
    """The colours of a sheet with this template; a band of which nobody chose the colour has the accent."""
    standing = Palette()
    accent, hairline = standing.accent, standing.hairline
    if template.accent and contrast(colour(template.accent), accent) > _SAME:
        accent = colour(template.accent)
        red, green, blue = (_TINT * part + 1 - _TINT for part in accent)
        hairline = red, green, blue
    band = colour(template.band) if template.band else accent
    return replace(standing, accent=accent, hairline=hairline, band=band if template.head is HeadStyle.BAND else None)


def contrast(one: Colour, other: Colour) -> float:
    """How much two colours differ in light: 1 for the same, 21 for black and white (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: Colour, wanted: Colour) -> Colour:
    """The colour that is wanted where it can be read on this ground, else white or black."""
    if contrast(wanted, ground) >= LEAST_CONTRAST:
        return wanted
    return max((WHITE, BLACK), key=lambda one: contrast(one, ground))


def _luminance(told: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in told)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
