"""From days and times of day as published to the meetings of a course."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from desk.exchange.parsing.days import Days, Span, tokens_of
from desk.exchange.parsing.writing import plain
from desk.records.resource import Meeting
from desk.text import era_years

END_OF_DAY = time(23, 59)


def meetings(days: Days, starts: Sequence[time], ends: Sequence[time], note: str = "") -> tuple[Meeting, ...]:
    """The meetings on these days.

    Several times belong to the days one by one where there are as many (①10月5日 ②10月6日, ①10:00 ②13:30), else each
    of them is held on every day.
    """
    each = len(days.spans) > 1 and len(starts) == len(days.spans)
    made: list[Meeting] = []
    for number, span in enumerate(days.spans):
        slots = [_own_slot(number, starts, ends)] if each else _slots(starts, ends)
        made.extend(_meeting(span, begins, stops, note) for begins, stops in slots)
    return tuple(sorted(dict.fromkeys(made), key=lambda meeting: meeting.starts))


Slot = tuple[time | None, time | None]


def _own_slot(number: int, starts: Sequence[time], ends: Sequence[time]) -> Slot:
    """The times of the day with this number, where every day has its own start."""
    if len(ends) == 1:
        return starts[number], ends[0]
    return starts[number], ends[number] if len(ends) == len(starts) else None


def _slots(starts: Sequence[time], ends: Sequence[time]) -> list[Slot]:
    """Which end belongs to which start; where their numbers differ, only what is certain."""
    if not starts:
        return [(None, None)]
    if len(starts) == len(ends):
        return list(zip(starts, ends, strict=True))
    if len(starts) == 1:
        return [(starts[0], ends[-1] if ends else None)]
    return [(start, None) for start in starts]


def _meeting(span: Span, begins: time | None, stops: time | None, note: str) -> Meeting:
    first, last = span
    if begins is None:
        ends = datetime.combine(last, END_OF_DAY) if last > first else None
        return Meeting(starts=datetime.combine(first, time(0)), ends=ends, all_day=True, note=note)
    starts = datetime.combine(first, begins)
    ends = datetime.combine(last, stops) if stops is not None else None
    if ends is None and last > first:
        ends = datetime.combine(last, END_OF_DAY)
    if ends is not None and ends <= starts:
        ends = None
    return Meeting(starts=starts, ends=ends, note=note)


def dated_meetings(text: str, month: str, near: date) -> tuple[Meeting, ...]:
    """Meetings told as days with times in one text: 5日（日）午後2時、26日（日）午後6時; ``month`` is said elsewhere."""
    made: list[Meeting] = []
    day: date | None = None
    for token in tokens_of(era_years(plain(f"{month} {text}")), near):
        if token.sort == "day":
            day = token.day
        elif token.sort == "clock" and token.clock is not None and day is not None:
            made.append(Meeting(starts=datetime.combine(day, token.clock)))
    return tuple(sorted(dict.fromkeys(made), key=lambda meeting: meeting.starts))
