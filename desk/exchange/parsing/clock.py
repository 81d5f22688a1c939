"""Times of day as people write them: 13:30, 10：00, 午後2時半, 正午, 1030, and several of them in one cell."""

from __future__ import annotations

import re
from datetime import time
from functools import lru_cache

from desk.exchange.parsing.writing import plain as plainly

CLOCK = r"(?:(?:午前|午後|am|pm|AM|PM)?\s*\d{1,2}\s*(?::\s*\d{2}(?::\d{2})?|時(?!間)(?:半|\s?\d{1,2}分)?)|(?:午前|午後)?\s*正午)"
"""Matches one time of day in a text after NFKC."""

_PARTS = re.compile(
    r"(?P<half>午前|午後|am|pm|AM|PM)?\s*(?P<hour>\d{1,2})\s*"
    r"(?::\s*(?P<minute>\d{2})(?::\d{2})?|時(?:(?P<past>半)|\s?(?P<minutes>\d{1,2})分)?)"
)
_CLOCK = re.compile(CLOCK)
_BARE = re.compile(r"(\d{1,2})(\d{2})")
_DAY_FRACTION = re.compile(r"0?\.\d+")
_ASIDE = re.compile(
    r"[(【\[][^()【】\[\]]*(?:開場|開演前|受付|最終|入館|入室|入場|ただし|但し|予定|初日|最終日|閉館|延長|金|土|日|集合)[^()【】\[\]]*[)】\]]"
)
_NOTE_LINE = re.compile(r"(?:※|ただし|但し|初日は|最終日は|入館は|受付|開場)[^\n]*")


@lru_cache(maxsize=20_000)
def clock(text: str) -> time | None:
    """One time of day; None when the text is none. 24:00 is the last minute of the day."""
    plain = plainly(text)
    if plain.endswith("正午"):
        return time(12)
    match = _PARTS.fullmatch(plain)
    if match is not None:
        minute = "30" if match["past"] else match["minute"] or match["minutes"] or "0"
        return _time(int(match["hour"]), int(minute), match["half"] or "")
    bare = _BARE.fullmatch(plain)
    if bare is not None:
        return _time(int(bare[1]), int(bare[2]), "")
    if _DAY_FRACTION.fullmatch(plain):
        minutes = round(float(plain) * 24 * 60)
        return _time(minutes // 60, minutes % 60, "")
    return None


@lru_cache(maxsize=20_000)
def clocks(text: str) -> tuple[time, ...]:
    """The times of day in a cell in their order, without those that only explain: （開場13:30）, ※最終日は15:00まで."""
    plain = plainly(text)
    one = clock(plain)
    if one is not None:
        return (one,)
    kept = _NOTE_LINE.sub(" ", _ASIDE.sub(" ", plain))
    found = (clock(match.group()) for match in _CLOCK.finditer(kept))
    return tuple(moment for moment in found if moment is not None)


def _time(hour: int, minute: int, half: str) -> time | None:
    if half in ("午後", "pm", "PM") and hour < 12:
        hour += 12
    elif half in ("午前", "am", "AM") and hour == 12:
        hour = 0
    if (hour, minute) == (24, 0):
        return time(23, 59)
    return time(hour, minute) if hour < 24 and minute < 60 else None
