"""Days of the sample, counted from the day of loading so that it never ages.

    "+2w sat 10:00-12:00"   the first Saturday on or after the day two weeks from now (so 14 to 20 days ahead)
    "-3d"                   three days ago
    "11#1 sun 10:00-15:00"  the first Sunday of November, this year's until a week after it, then the next
    "then+1d 10:00-16:00"   the day after the meeting before it (meetings only)
    "first-7d 17:00"        a week before the first meeting (deadlines only)

A note may follow the times; "中止" makes that meeting a cancelled one. A meeting that would fall on a closing day of its
place moves by whole weeks, away from today, so that weekdays, order and "not yet" or "over" stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desk.i18n import _
from desk.records.resource import Meeting, Recurrence

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = "|".join(WEEKDAYS)
_TIMES = r"(?: (?P<starts>\d\d:\d\d)(?:-(?P<ends>\d\d:\d\d))?)?(?: (?P<note>\D\S*))?"
_COUNTED = re.compile(rf"(?P<sign>[+-])(?P<count>\d+)(?P<unit>[dw])(?: (?P<weekday>{_WEEKDAY}))?{_TIMES}")
_YEARLY = re.compile(rf"(?P<month>1[0-2]|[1-9])#(?P<week>[1-4]) (?P<weekday>{_WEEKDAY}){_TIMES}")
_THEN = re.compile(rf"then\+(?P<count>\d+)d{_TIMES}")
_BEFORE_FIRST = re.compile(r"first-(?P<count>\d+)d(?: (?P<starts>\d\d:\d\d))?")
_WEEK = timedelta(days=7)
_MOST_WEEKS_MOVED = 4
"""Enough for the turn of the year and a month's 休館日; a place that is shut longer is shut on that weekday."""

_MOST_OCCURRENCES = 400

IsClosed = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Slot:
    """A day with times as it was written; ``is_past`` when it was counted backwards."""

    day: date
    starts: time | None = None
    ends: time | None = None
    note: str = ""
    is_past: bool = False


class Days:
    """Turns written days into dates as seen from ``today``. Anything unreadable raises ValueError with a sentence."""

    def __init__(self, today: date) -> None:
        self.today = today

    def day(self, text: str) -> date:
        """A day without a time."""
        return self.slot(text).day

    def slot(self, text: str, before: Slot | None = None) -> Slot:
        """A day with its times; ``before`` is the meeting ahead of it, for days counted from that."""
        if (then := _THEN.fullmatch(text)) and before is not None:
            day = before.day + timedelta(days=int(then["count"]))
            return _slot(then, day, is_past=before.is_past)
        if counted := _COUNTED.fullmatch(text):
            step = timedelta(days=int(counted["count"]) * (7 if counted["unit"] == "w" else 1))
            day = self.today + step if counted["sign"] == "+" else self.today - step
            return _slot(counted, _next_weekday(day, counted["weekday"]), is_past=counted["sign"] == "-")
        if yearly := _YEARLY.fullmatch(text):
            return _slot(yearly, self._next_yearly(yearly), is_past=False)
        raise ValueError(_("「{text}」を日付として読めません。").format(text=text))

    def moment(self, text: str, default: time, first: datetime | None = None) -> datetime:
        """A day and time, such as a deadline; ``first`` is the first meeting, for days counted back from it."""
        if before := _BEFORE_FIRST.fullmatch(text):
            if first is None:
                raise ValueError(_("「{text}」の元になる日程がありません。").format(text=text))
            at = _time(before["starts"]) or default
            return datetime.combine(first.date() - timedelta(days=int(before["count"])), at)
        slot = self.slot(text)
        return datetime.combine(slot.day, slot.starts or default)

    def meetings(self, texts: Iterable[str], is_closed: IsClosed) -> tuple[Meeting, ...]:
        """The meetings at these days in order, none of them on a closing day."""
        slots: list[Slot] = []
        for text in texts:
            slots.append(self.slot(text, slots[-1] if slots else None))
        past = _moved(reversed([slot for slot in slots if slot.is_past]), -_WEEK, is_closed)
        coming = _moved((slot for slot in slots if not slot.is_past), _WEEK, is_closed)
        return tuple(_meeting(slot) for slot in [*reversed(past), *coming])

    def recurrence(
        self, rule: str, first: str, times: int, skip: frozenset[int], is_closed: IsClosed
    ) -> tuple[Recurrence, tuple[Meeting, ...]]:
        """A repeating course that meets ``times`` times: its rule with exceptions, and the meetings it yields.

        ``rule`` is an RRULE without COUNT, ``skip`` numbers occurrences (from 1) that fall out; closing days fall out
        by themselves, and the course runs on until it has met as often as announced.
        """
        from dateutil.rrule import rrulestr

        slot = self.slot(first)
        start = datetime.combine(slot.day, slot.starts or time(10))
        kept: list[datetime] = []
        dropped: list[date] = []
        for number, moment in enumerate(rrulestr(rule, dtstart=start), start=1):
            if number in skip or is_closed(moment.date()):
                if kept:
                    dropped.append(moment.date())
            else:
                kept.append(moment)
            if len(kept) == times or number > _MOST_OCCURRENCES:
                break
        if len(kept) < times:
            raise ValueError(_("「{rule}」では {times} 回になりません。").format(rule=rule, times=times))
        length = None if slot.ends is None else datetime.combine(slot.day, slot.ends) - start
        recurrence = Recurrence(
            rule=f"{rule};COUNT={len(kept) + len(dropped)}",
            first=kept[0],
            minutes=None if length is None else int(length.total_seconds() // 60),
            exceptions=tuple(dropped),
        )
        meetings = tuple(Meeting(starts=moment, ends=None if length is None else moment + length) for moment in kept)
        return recurrence, meetings

    def _next_yearly(self, match: re.Match[str]) -> date:
        earliest = self.today - _WEEK
        for year in (earliest.year, earliest.year + 1):
            month_begins = date(year, int(match["month"]), 1)
            day = _next_weekday(month_begins, match["weekday"]) + _WEEK * (int(match["week"]) - 1)
            if day > earliest:
                return day
        raise AssertionError("every year has four of each weekday in each month")


def _slot(match: re.Match[str], day: date, *, is_past: bool) -> Slot:
    return Slot(day, _time(match["starts"]), _time(match["ends"]), match["note"] or "", is_past)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def _next_weekday(day: date, weekday: str | None) -> date:
    if weekday is None:
        return day
    return day + timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7)


def _moved(slots: Iterable[Slot], step: timedelta, is_closed: IsClosed) -> list[Slot]:
    """The slots in the given order, each moved by whole weeks past closing days and past the one before it."""
    placed: list[Slot] = []
    for slot in slots:
        day = slot.day
        for _week in range(_MOST_WEEKS_MOVED):
            if not is_closed(day) and not (placed and _is_overtaken(day, slot, placed[-1], step)):
                break
            day += step
        else:
            raise ValueError(_("この曜日は会場がいつも休みです。"))
        placed.append(Slot(day, slot.starts, slot.ends, slot.note, slot.is_past))
    return placed


def _is_overtaken(day: date, slot: Slot, before: Slot, step: timedelta) -> bool:
    here = (day, slot.starts or time.min)
    there = (before.day, before.starts or time.min)
    return here <= there if step > timedelta() else here >= there


def _meeting(slot: Slot) -> Meeting:
    return Meeting(
        starts=datetime.combine(slot.day, slot.starts or time.min),
        ends=None if slot.ends is None else datetime.combine(slot.day, slot.ends),
        all_day=slot.starts is None,
        cancelled=slot.note == "中止",
        note=slot.note,
    )
