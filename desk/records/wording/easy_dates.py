"""Days and times of day in やさしい日本語: 12月5日（土曜日）, 午前10時, never a sign for "from … to".

Rules: 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020): years of the Western calendar, ○月○日 written out,
午前 and 午後 with twelve hours, から and まで in place of ～.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from desk.records.sheet import EASY

_WEEKDAYS = "月火水木金土日"
_NOON = 12


def is_easy(language: str) -> bool:
    """Whether a catalogue's language is やさしい日本語."""
    return language == EASY


def day(day: date, *, year: bool) -> str:
    """12月5日（土曜日）, 2027年1月9日（土曜日）."""
    return f"{date_only(day, year=year)}（{weekday(day.weekday())}）"


def date_only(day: date, *, year: bool) -> str:
    """12月5日, 2027年1月9日."""
    shown = f"{day.month}月{day.day}日"
    return f"{day.year}年{shown}" if year else shown


def span(first: date, last: date, *, weekdays: bool, year: bool) -> str:
    """12月5日（土曜日）から12月8日（火曜日）まで."""
    years = year, year or first.year != last.year
    if weekdays:
        return f"{day(first, year=years[0])}から{day(last, year=years[1])}まで"
    return f"{date_only(first, year=years[0])}から{date_only(last, year=years[1])}まで"


def clock(moment: time) -> str:
    """午前9時, 午後1時30分; the hour of noon is 昼12時, for 午後0時 is read as midnight by some."""
    hour, minute = moment.hour, f"{moment.minute}分" if moment.minute else ""
    if hour == _NOON:
        return f"昼12時{minute}"
    half = "午前" if hour < _NOON else "午後"
    return f"{half}{hour % _NOON}時{minute}"


def weekday(number: int) -> str:
    """A weekday by its whole name, 0 = Monday: 土曜日."""
    return f"{_WEEKDAYS[number]}曜日"


def weekdays(numbers: Sequence[int], *, is_run: bool) -> str:
    """月曜日・木曜日; 火曜日から日曜日まで for a run of three or more. ``numbers`` in their order."""
    if is_run:
        return f"{weekday(numbers[0])}から{weekday(numbers[-1])}まで"
    return "・".join(weekday(number) for number in numbers)
