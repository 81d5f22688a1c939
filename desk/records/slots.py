"""Times of the week as short texts: "sat-am", "sat" for the whole day, "evening" for any day; logs and filters hold them."""

from __future__ import annotations

from desk.records.codes import Band
from desk.records.search import Slot

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""By their number: 0 is Monday."""


def slot_code(slot: Slot) -> str:
    """A time of the week as a text; empty for any time."""
    parts = (WEEKDAYS[slot.weekday] if slot.weekday is not None else "", str(slot.band) if slot.band else "")
    return "-".join(part for part in parts if part)


def slot_of(code: str) -> Slot:
    """The time of the week that ``slot_code`` wrote. Raises ValueError for any other text."""
    first, _dash, second = code.partition("-")
    if first in WEEKDAYS:
        return Slot(weekday=WEEKDAYS.index(first), band=Band(second) if second else None)
    if second:
        raise ValueError(f"not a time of the week: {code!r}")
    return Slot(band=Band(first) if first else None)
