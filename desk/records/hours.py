"""When a place or a window is open: opening hours and 休館日 by rule.

Weekdays are 0 = Monday … 6 = Sunday throughout the product.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """Open from ``opens`` to ``closes`` on these weekdays (all seven when empty)."""

    opens: time
    closes: time
    weekdays: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRule:
    """Closed on the days that every given part matches; parts left empty match any day.

    ``weeks``: which occurrence of the weekday in its month (第3月曜 is weekdays=(0,), weeks=(3,)).
    ``from_month_day``/``to_month_day``: a yearly span such as "12-29" to "01-03", both ends closed.
    ``holidays``: closed on national holidays. ``moved_by_holiday``: when the closing day falls on a holiday the
    place opens and closes on the next weekday instead (月曜が祝日のときは翌日).
    ``dates``: single days.
    """

    weekdays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    from_month_day: str = ""
    to_month_day: str = ""
    holidays: bool = False
    moved_by_holiday: bool = False
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours with their closing days; ``note`` is what the rules cannot say."""

    opening: tuple[OpeningHours, ...] = ()
    closing: tuple[ClosingRule, ...] = ()
    note: str = ""

    def is_closed_on(self, day: date) -> bool:
        """Whether a closing rule covers the day."""
        return any(_covers(rule, day) for rule in self.closing)

    def on(self, day: date) -> tuple[OpeningHours, ...]:
        """The opening hours of that day; empty when closed (本日休館)."""
        if self.is_closed_on(day):
            return ()
        return tuple(h for h in self.opening if not h.weekdays or day.weekday() in h.weekdays)

    def is_open_at(self, moment: datetime) -> bool | None:
        """Whether it is open at this local wall-clock moment; None when no hours are known."""
        if not self.opening:
            return None
        return any(h.opens <= moment.time() < h.closes for h in self.on(moment.date()))


def is_holiday(day: date) -> bool:
    """Whether the day is a Japanese national holiday (jpholiday follows 国民の祝日に関する法律)."""
    import jpholiday

    return bool(jpholiday.is_holiday(day))


def _covers(rule: ClosingRule, day: date) -> bool:
    if rule.dates:
        return day in rule.dates
    if rule.from_month_day:
        return _in_span(rule, day)
    if rule.holidays:
        return is_holiday(day)
    if not rule.weekdays:
        return False
    if rule.moved_by_holiday:
        return _moved_here(rule, day)
    return _is_nth_weekday(rule, day)


def _in_span(rule: ClosingRule, day: date) -> bool:
    here = day.strftime("%m-%d")
    start, end = rule.from_month_day, rule.to_month_day or rule.from_month_day
    return start <= here <= end if start <= end else here >= start or here <= end


def _is_nth_weekday(rule: ClosingRule, day: date) -> bool:
    return day.weekday() in rule.weekdays and (not rule.weeks or (day.day - 1) // 7 + 1 in rule.weeks)


def _moved_here(rule: ClosingRule, day: date) -> bool:
    """Walk back over holidays: a regular closing day among them moves to the first ordinary day after it."""
    if is_holiday(day):
        return False
    back = day
    while True:
        if _is_nth_weekday(rule, back):
            return True
        back = date.fromordinal(back.toordinal() - 1)
        if not is_holiday(back):
            return False
