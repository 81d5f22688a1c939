"""Times of the week as people say them: sat am, 土曜午前, weekday evening, 平日の夜, 火・木 午後."""

from __future__ import annotations

import re

from desk.records.codes import Band
from desk.records.search import Slot
from desk.text import fold

_DAYS: dict[str, tuple[int, ...]] = {
    **{name: (number,) for number, name in enumerate("月火水木金土日")},
    **{name: (number,) for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    "平日": (0, 1, 2, 3, 4),
    "weekday": (0, 1, 2, 3, 4),
    "週末": (5, 6),
    "weekend": (5, 6),
}
_BANDS: dict[str, tuple[Band, ...]] = {
    "am": (Band.MORNING,),
    "morning": (Band.MORNING,),
    "午前": (Band.MORNING,),
    "朝": (Band.MORNING,),
    "pm": (Band.AFTERNOON,),
    "afternoon": (Band.AFTERNOON,),
    "午後": (Band.AFTERNOON,),
    "evening": (Band.EVENING,),
    "night": (Band.EVENING,),
    "夜": (Band.EVENING,),
    "夕方": (Band.EVENING,),
    "daytime": (Band.MORNING, Band.AFTERNOON),
    "日中": (Band.MORNING, Band.AFTERNOON),
    "昼": (Band.MORNING, Band.AFTERNOON),
}
_NO_DAY = re.compile(r"いつでも|毎日|any(?:time|day)?|every|曜日?|祝日?|間|の|day|ur|urs|rs|s|nes|[\s・/+&-]+|祝")
_SEPARATORS = re.compile(r"[,、;；，]|または|か(?=[月火水木金土日平週])")
_SPAN = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun|[月火水木金土日])曜?日?\s*[-~〜～から]+\s*(mon|tue|wed|thu|fri|sat|sun|[月火水木金土日])曜?日?"
)
_WORDS = sorted((*_DAYS, *_BANDS), key=len, reverse=True)


def slots_said(text: str) -> tuple[Slot, ...]:
    """The times of the week that a text says, several of them parted by commas. Raises ValueError where it says none."""
    found = [slot for part in _SEPARATORS.split(fold(text)) if part.strip() for slot in _slots(part.strip())]
    if not found:
        raise ValueError(f"no time of the week: {text!r}")
    return tuple(dict.fromkeys(found))


def _slots(part: str) -> list[Slot]:
    days: list[int] = []
    for span in _SPAN.finditer(part):
        (first,), (last,) = _DAYS[span[1]], _DAYS[span[2]]
        days += [number % 7 for number in range(first, last + 1 if last >= first else last + 8)]
    rest = _SPAN.sub(" ", part)
    bands: list[Band] = []
    while rest:
        word = next((word for word in _WORDS if rest.startswith(word)), None)
        if word is None:
            skipped = _NO_DAY.match(rest)
            if skipped is None:
                raise ValueError(f"not a time of the week: {part!r}")
            rest = rest[skipped.end() :]
            continue
        days += _DAYS.get(word, ())
        bands += _BANDS.get(word, ())
        rest = rest[len(word) :]
    weekdays = tuple(dict.fromkeys(days)) or (None,)
    return [Slot(weekday=day, band=band) for day in weekdays for band in dict.fromkeys(bands) or (None,)]
