"""Opening hours and 休館日 of the sample as short texts.

opening  "09:00-22:00"   "tue-fri 10:00-19:00"   "sat,sun 10:00-17:00"   (a note may follow)
closing  "mon moved" (on the next weekday when a holiday)   "3rd thu"   "12-29..01-03"   "holidays"
"""

from __future__ import annotations

import re
from datetime import time

from desk.exchange.sample.days import WEEKDAYS
from desk.i18n import _
from desk.records.hours import ClosingRule, OpeningHours

_OPENING = re.compile(r"(?:(?P<days>[a-z,-]+) )?(?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)(?: (?P<note>.+))?")
_SPAN = re.compile(r"(?P<start>\d\d-\d\d)\.\.(?P<end>\d\d-\d\d)")
_WEEKLY = re.compile(r"(?:(?P<weeks>(?:\d(?:st|nd|rd|th),?)+) )?(?P<days>[a-z,-]+)(?P<moved> moved)?")


def opening_hours(text: str) -> OpeningHours:
    """One line of opening hours; ValueError with a sentence where it can't be read."""
    match = _OPENING.fullmatch(text)
    if match is None:
        raise ValueError(_("「{text}」を開館時間として読めません。").format(text=text))
    return OpeningHours(
        opens=time.fromisoformat(match["opens"]),
        closes=time.fromisoformat(match["closes"]),
        weekdays=weekdays(match["days"] or ""),
        note=match["note"] or "",
    )


def closing_rule(text: str) -> ClosingRule:
    """One rule of closing days; ValueError with a sentence where it can't be read."""
    if text == "holidays":
        return ClosingRule(holidays=True)
    if span := _SPAN.fullmatch(text):
        return ClosingRule(from_month_day=span["start"], to_month_day=span["end"])
    match = _WEEKLY.fullmatch(text)
    if match is None:
        raise ValueError(_("「{text}」を休館日として読めません。").format(text=text))
    return ClosingRule(
        weekdays=weekdays(match["days"]),
        weeks=tuple(int(digit) for digit in re.findall(r"\d", match["weeks"] or "")),
        moved_by_holiday=match["moved"] is not None,
    )


def weekdays(text: str) -> tuple[int, ...]:
    """Weekdays written "sat", "sat,sun" or "tue-fri", as 0 = Monday … 6 = Sunday; empty for an empty text."""
    found: list[int] = []
    for piece in text.split(",") if text else ():
        first, dash, last = piece.partition("-")
        if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
            raise ValueError(_("「{text}」を曜日として読めません。").format(text=text))
        start = WEEKDAYS.index(first)
        found.extend(range(start, (WEEKDAYS.index(last) if dash else start) + 1))
    return tuple(found)
