"""When a resource is there: dates of a course, hours and closing days of a place, meeting days of a circle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from desk.i18n import N_, Catalogue
from desk.records.codes import Kind
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.resource import Circle, Course, Meeting, Resource
from desk.records.wording.dates import (
    clock,
    clock_span,
    date_only,
    day,
    days,
    is_japanese,
    listing,
    month_day,
    span,
    weekday,
    weekdays,
)
from desk.records.wording.easy_dates import is_easy

_LISTED_DAYS = 4
"""As many single dates fit one line of a card or a sheet; more are counted."""

_HAS_DATE = re.compile(r"\d\s*月\s*\d|\d\s*/\s*\d")

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")

_ORDINALS = {1: N_("1"), 2: N_("2"), 3: N_("3"), 4: N_("4"), 5: N_("5")}

Slot = tuple[time, time | None]


def when(resource: Resource, c: Catalogue, *, today: date | None = None) -> str:
    """When it happens or is open, in one compact line; empty when not known.

    A course: 12月5日～19日の毎週土曜 全3回 10:00～12:00. Years are shown where they differ from today's, if given.
    """
    if resource.course is not None:
        return course_dates(resource.course, c, today=today)
    if resource.circle is not None:
        return _circle_meets(resource.circle, c)
    for part in (resource.grant, resource.programme):
        if part is not None and part.period:
            return part.period
    if resource.talent is not None:
        return resource.talent.days
    if resource.material is not None and resource.material.viewing:
        return resource.material.viewing
    return _hours_with_closing(resource, c)


def course_dates(course: Course, c: Catalogue, *, today: date | None = None) -> str:
    """The dates of a course in one line, in the source's own words where it has some that say more."""
    meetings = sorted((m for m in course.meetings if not m.cancelled), key=lambda m: m.starts)
    if not meetings:
        return course.schedule or _first_of_recurrence(course, c, today)
    if course.schedule and is_japanese(c) and not is_easy(c.language):
        begun = today is not None and meetings[0].starts.date() < today
        if begun or _HAS_DATE.search(course.schedule):
            return course.schedule
        first = day(meetings[0].starts.date(), c, today=today)
        return c.gettext("{first}から {schedule}").format(first=first, schedule=course.schedule)
    return _meetings(meetings, c, today)


def every_date(resource: Resource, c: Catalogue, *, today: date | None = None) -> str:
    """All dates of a course whose one-line form only counts them; empty where that line says them already."""
    if resource.course is None:
        return ""
    meetings = sorted((m for m in resource.course.meetings if not m.cancelled), key=lambda m: m.starts)
    dates = sorted({m.starts.date() for m in meetings})
    times_of = {one: tuple(_slot(m) for m in meetings if m.starts.date() == one) for one in dates}
    shared = len(set(times_of.values())) == 1
    is_counted = len(dates) > _LISTED_DAYS and _rule(dates, c) is None and (dates[-1] - dates[0]).days >= len(dates)
    if not shared and len(dates) > 3:
        return c.pgettext("between dates", "、").join(
            _with_slots(day(one, c, today=today), times_of[one], c) for one in dates
        )
    return days(dates, c, today=today) if is_counted else ""


def next_date(resource: Resource, now: datetime, c: Catalogue) -> str:
    """The next meeting that is not cancelled and not over, 12月12日（土） 10:00～12:00; empty when there is none."""
    if resource.course is None:
        return ""
    coming = [m for m in resource.course.meetings if not m.cancelled and (m.ends or _end_of_start_day(m)) >= now]
    if not coming:
        return ""
    return _meetings([min(coming, key=lambda m: m.starts)], c, now.date())


def hours(hours: Hours, c: Catalogue) -> str:
    """Opening hours: 平日 9:00～17:00・土曜 9:00～12:00（受付は30分前まで）; the note alone where there are none."""
    shown = listing((_opening(one, c) for one in hours.opening), c)
    if shown and hours.note:
        return c.gettext("{hours}（{note}）").format(hours=shown, note=hours.note)
    return shown or hours.note


def closing(hours: Hours, c: Catalogue) -> str:
    """Closing days by rule: 月曜（祝日のときは次の平日）・第3火曜・年末年始（12月29日～1月3日）."""
    return listing((_closing_rule(rule, c) for rule in hours.closing), c)


def open_today(resource: Resource, now: datetime, c: Catalogue) -> str:
    """Whether a place or window is open on this day: 本日開館（21:00まで）, 本日休館.

    Empty when no hours are known, and for kinds that are not open or closed as a course isn't.
    """
    if not resource.hours.opening or resource.kind not in (Kind.FACILITY, Kind.WINDOW):
        return ""
    is_place = resource.kind == Kind.FACILITY
    slots = resource.hours.on(now.date())
    if not slots:
        return c.gettext("本日休館") if is_place else c.gettext("本日休み")
    current = [s for s in slots if s.opens <= now.time() < s.closes]
    if current:
        until = clock(max(s.closes for s in current), c)
        text = c.gettext("本日開館（{time}まで）") if is_place else c.gettext("ただいま受付中（{time}まで）")
        return text.format(time=until)
    later = [s for s in slots if s.opens > now.time()]
    if later:
        text = c.gettext("本日開館（{time}から）") if is_place else c.gettext("本日受付（{time}から）")
        return text.format(time=clock(min(s.opens for s in later), c))
    return c.gettext("本日の開館は終わりました") if is_place else c.gettext("本日の受付は終わりました")


def _hours_with_closing(resource: Resource, c: Catalogue) -> str:
    opening, closed = hours(resource.hours, c), closing(resource.hours, c)
    if not opening or not closed:
        return opening
    if resource.kind == Kind.FACILITY:
        return c.gettext("{hours}　休館日：{days}").format(hours=opening, days=closed)
    return c.gettext("{hours}　休み：{days}").format(hours=opening, days=closed)


def _opening(one: OpeningHours, c: Catalogue) -> str:
    shown = clock_span(one.opens, one.closes, c)
    if one.weekdays:
        shown = c.gettext("{days} {hours}").format(days=weekdays(one.weekdays, c), hours=shown)
    return c.gettext("{hours}（{note}）").format(hours=shown, note=one.note) if one.note else shown


def _closing_rule(rule: ClosingRule, c: Catalogue) -> str:
    if rule.dates:
        return days(sorted(rule.dates), c)
    if rule.from_month_day:
        return _yearly(rule, c)
    if rule.holidays:
        return c.gettext("祝日")
    names = weekdays(rule.weekdays, c)
    if not names:
        return ""
    if rule.weeks:
        weeks = _ordinals(rule.weeks, c)
        names = c.gettext("第{weeks}{weekday}").format(weeks=weeks, weekday=names)
    if rule.moved_by_holiday:
        return c.gettext("{days}（祝日のときは次の平日）").format(days=names)
    return names


def _yearly(rule: ClosingRule, c: Catalogue) -> str:
    first = month_day(rule.from_month_day, c)
    if not rule.to_month_day or rule.to_month_day == rule.from_month_day:
        return first
    shown = c.gettext("{first}～{last}").format(first=first, last=month_day(rule.to_month_day, c))
    if rule.from_month_day >= "12-20" and rule.to_month_day <= "01-10":
        return c.gettext("年末年始（{days}）").format(days=shown)
    return shown


def _circle_meets(circle: Circle, c: Catalogue) -> str:
    if circle.meets or not circle.weekdays:
        return circle.meets
    shown = c.gettext("毎週{weekdays}").format(weekdays=weekdays(circle.weekdays, c))
    if not circle.starts:
        return shown
    if not circle.ends:
        return c.gettext("{days} {start}～").format(days=shown, start=_clock(circle.starts, c))
    return c.gettext("{days} {start}～{end}").format(
        days=shown, start=_clock(circle.starts, c), end=_clock(circle.ends, c)
    )


def _clock(text: str, c: Catalogue) -> str:
    """A time of day that a record has as text, 13:30, in the reader's way; other words as they are."""
    found = _CLOCK.fullmatch(text)
    return clock(time(int(found[1]), int(found[2])), c) if found else text


def _first_of_recurrence(course: Course, c: Catalogue, today: date | None) -> str:
    if not course.recurrences:
        return ""
    first = min(r.first for r in course.recurrences)
    return c.gettext("{first}から").format(first=day(first.date(), c, today=today))


def _end_of_start_day(meeting: Meeting) -> datetime:
    return datetime.combine(meeting.starts.date(), time.max) if meeting.all_day else meeting.starts


def _meetings(meetings: Sequence[Meeting], c: Catalogue, today: date | None) -> str:
    """The dates of meetings in one line; ``meetings`` in order and none cancelled."""
    if len(meetings) == 1:
        return _one_meeting(meetings[0], c, today)
    dates = sorted({m.starts.date() for m in meetings})
    by_day = {one: tuple(_slot(m) for m in meetings if m.starts.date() == one) for one in dates}
    shared = len(set(by_day.values())) == 1
    if not shared and len(dates) <= 3:
        each = [_with_slots(day(one, c, today=today), by_day[one], c) for one in dates]
        return c.pgettext("between dates", "、").join(each)
    pattern = _pattern(dates, c, today)
    if shared:
        return _with_slots(pattern, by_day[dates[0]], c)
    return c.gettext("{days}（時間は日によって違います）").format(days=pattern)


def _one_meeting(meeting: Meeting, c: Catalogue, today: date | None) -> str:
    starts, ends = meeting.starts.date(), (meeting.ends or meeting.starts).date()
    if ends > starts + timedelta(days=1) or (ends > starts and meeting.all_day):
        days_shown = span(starts, ends, c, today=today)
        slots: tuple[Slot | None, ...] = (None,)
        if not meeting.all_day and meeting.ends is not None and meeting.starts.time() < meeting.ends.time():
            slots = (_slot(meeting),)
        return _with_slots(days_shown, slots, c)
    return _with_slots(day(starts, c, today=today), (_slot(meeting),), c)


def _slot(meeting: Meeting) -> Slot | None:
    if meeting.all_day:
        return None
    return meeting.starts.time(), meeting.ends.time() if meeting.ends else None


def _with_slots(shown: str, slots: tuple[Slot | None, ...], c: Catalogue) -> str:
    times = [clock_span(slot[0], slot[1], c) for slot in slots if slot is not None]
    if not times:
        return shown
    return c.gettext("{days} {hours}").format(days=shown, hours=c.gettext("／").join(times))


def _pattern(dates: Sequence[date], c: Catalogue, today: date | None) -> str:
    """Several days as the rule they follow, else as a list: 毎週土曜, 隔週, 第2土曜, consecutive days."""
    first, last, count = dates[0], dates[-1], len(dates)
    if count == 1:
        return day(first, c, today=today)
    if (last - first).days == count - 1:
        return span(first, last, c, today=today)
    rule = _rule(dates, c) if count > 2 else None
    if rule is not None:
        name, missing = rule
        text = c.ngettext("{span}の{rule} 全{count}回", "{span}の{rule} 全{count}回", count)
        shown = text.format(span=span(first, last, c, weekdays=False, today=today), rule=name, count=count)
        if missing:
            closed = listing((date_only(one, c) for one in missing), c)
            shown = c.gettext("{dates}（{days}は休み）").format(dates=shown, days=closed)
        return shown
    if count <= _LISTED_DAYS:
        return days(dates, c, today=today)
    text = c.ngettext("{span} 全{count}回", "{span} 全{count}回", count)
    return text.format(span=span(first, last, c, weekdays=False, today=today), count=count)


def _rule(dates: Sequence[date], c: Catalogue) -> tuple[str, list[date]] | None:
    """The name of the rule that days follow, and the days that it leaves out."""
    first, last, count = dates[0], dates[-1], len(dates)
    numbers = {one.weekday() for one in dates}
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    expected = [one for one in every if one.weekday() in numbers]
    missing = [one for one in expected if one not in dates]
    if len(missing) <= max(1, count // 5) and count >= 2 * len(numbers) and len(numbers) <= 5:
        return c.gettext("毎週{weekdays}").format(weekdays=weekdays(numbers, c)), missing
    if len(numbers) > 1:
        return None
    name = weekday(first.weekday(), c)
    if all((b - a).days == 14 for a, b in pairwise(dates)):
        return c.gettext("隔週{weekday}").format(weekday=name), []
    weeks = {(one.day - 1) // 7 + 1 for one in dates}
    months = [one.year * 12 + one.month for one in dates]
    if len(weeks) == 1 and months == list(range(months[0], months[0] + count)):
        return c.gettext("毎月第{weeks}{weekday}").format(weeks=_ordinals(weeks, c), weekday=name), []
    return None


def _ordinals(weeks: Iterable[int], c: Catalogue) -> str:
    """Which ones of a month, 1・3, as numbers that stand between 第 and the weekday."""
    names = (c.gettext(_ORDINALS[week]) if week in _ORDINALS else str(week) for week in sorted(weeks))
    return c.pgettext("between numbers and weekdays", "・").join(names)
