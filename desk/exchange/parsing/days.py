"""Days as people write them: with and without a year, lists, spans, exceptions, and years of Japanese eras."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import lru_cache

from desk.exchange.parsing.clock import CLOCK, clock
from desk.exchange.parsing.writing import plain
from desk.text import era_years

WEEKDAYS = "月火水木金土日"

LONGEST_LIST = 92
"""A span with exceptions is spelled out day by day up to a quarter of a year; longer ones stay spans."""

_TOKEN = re.compile(
    rf"(?P<clock>{CLOCK})"
    r"|(?P<date>(?:(?P<year>(?:19|20)\d{2})\s*[年/.\-]\s*)(?P<ym>\d{1,2})\s*[月/.\-]\s*(?P<yd>\d{1,2})\s*日?(?:T00:00:00| 00:00(?::00)?)?"
    r"|(?<![\d/])(?P<month>\d{1,2})\s*(?:月|/)\s*(?P<day>\d{1,2})(?![\d:時人名月])\s*日?)"
    r"|(?P<end>(?:(?P<ey>(?:19|20)\d{2})\s*[年/.]\s*)?(?P<em>\d{1,2})月末日?)"
    r"|(?P<short>(?P<only>\d{1,2})日(?!前|間|目|以内))"
    r"|(?P<head>(?:(?P<hy>(?:19|20)\d{2})\s*年)?\s*(?P<hm>\d{1,2})月)"
    r"|(?P<weekday>\(\s*(?P<name>[月火水木金土日])(?:曜日?)?(?:[・,、/\s]*(?:祝日?|休日?|振休|振替休日|国民の休日))*\s*\)|(?<=日)(?P<bare>[月火水木金土日])曜日?)"
    r"|(?P<garbage>\([a-zA-Z]+\))"
    r"|(?P<range>~|〜|から|[-‐‑–—―−](?=\s*[\d(]|\s*$))"
    r"|(?P<until>まで)"
    r"|(?P<mark>[①-⑳]|\(\d{1,2}\))"
)
_NAMES = r"((?:[月火水木金土日](?:曜日?)?(?:及び|と|[・、,~])?)+)"
_SPAN_ON = re.compile(rf"(?<=[日)])の{_NAMES}(?:・?祝日?)?\s*$")
_MONTH_ON = re.compile(rf"(\d{{1,2}})月の{_NAMES}")
_WORDS_BETWEEN = re.compile(r"翌年?(?=\d)|\(予定\)")
_ALL_ON = re.compile(r"い[ずす]れも\s*\(?\s*([月火水木金土日])(?:曜日?)?\s*\)?")
_OPEN_DAY = re.compile(r"[^、。]*開[館室園所]")
_EXCEPT = re.compile(r"以外|除く|除き|休館|休室|休園|休み|休止|お休み|閉館")
_WEEKDAYS_ONLY = re.compile(r"平日のみ|平日だけ")
_WEEKDAY_NAMED = re.compile(r"([月火水木金土日])曜")
_SAYS_NOTHING = re.compile(r"[\s、,，・･/／;.。()①-⑳]*")
_LAST = -1
_FAR = timedelta(days=240)
_NEAR = timedelta(days=150)
_AHEAD = timedelta(days=60)

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text about days: a "day" (resolved), a "clock", a "range", a "mark" ①, "until" まで, a "gap" of other words."""

    sort: str
    day: date | None = None
    clock: time | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a text names, as spans with both ends included (a single day is a span of itself).

    ``complete``: the text says nothing else. ``open_start``: it only says until when (～12月27日).
    ``faults``: "impossible" (4月99日), "weekday" (no such weekday in any near year), "order" (ends before it starts).
    """

    spans: tuple[Span, ...] = ()
    complete: bool = False
    open_start: bool = False
    faults: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The single days; spans give their first day only."""
        return tuple(first for first, _last in self.spans)


@lru_cache(maxsize=20_000)
def plain_day(text: str) -> date | None:
    """A cell that holds one whole date: 2024-03-19, 2024/3/19, 20240319, 令和6年3月19日, a spreadsheet's 45370."""
    shown = era_years(plain(text))
    match = re.fullmatch(r"(\d{4})\s*[年/.\-]?\s*(\d{1,2})\s*[月/.\-]?\s*(\d{1,2})日?(?:[T ]00:00(?::00)?)?", shown)
    if match is not None and not re.fullmatch(r"\d{5,7}", shown):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if re.fullmatch(r"[34]\d{4}", shown):
        # Spreadsheets count days from 1899-12-30; 30000 to 49999 are the years 1982 to 2036.
        return date(1899, 12, 30) + timedelta(days=int(shown))
    return None


@lru_cache(maxsize=20_000)
def parse_days(text: str, near: date) -> Days:
    """The days in a cell. Years that are not written are found by the weekday, else as the nearest to ``near``."""
    shown = era_years(plain(text))
    main, _star, note = shown.partition("※")
    every = _ALL_ON.search(main)
    weekday = WEEKDAYS.index(every[1]) if every else None
    faults: list[str] = []
    main = _WORDS_BETWEEN.sub("", _ALL_ON.sub(" ", main))
    on = _SPAN_ON.search(main)
    tokens = list(tokens_of(main[: on.start()] if on else main, near, weekday, faults))
    days = replace(_spans(tokens, faults), faults=tuple(dict.fromkeys(faults)))
    if on:
        days = replace(_only(days, _weekdays_named(on[1])), complete=False)
    for month in _MONTH_ON.finditer(main):
        days = _with_month(days, int(month[1]), _weekdays_named(month[2]), near)
    if note:
        days = replace(_without(days, note, near), complete=False)
    return days


def tokens_of(text: str, near: date, weekday: int | None = None, faults: list[str] | None = None) -> Iterator[Token]:
    """The pieces of a text in their order; ``text`` after NFKC and with Western years."""
    told = faults if faults is not None else []
    position, year, month, previous = 0, None, None, None
    matches = list(_TOKEN.finditer(text))
    for number, match in enumerate(matches):
        if _SAYS_NOTHING.fullmatch(text, position, match.start()) is None:
            yield Token("gap", text=text[position : match.start()])
        position = match.end()
        sort = _sort(match)
        if sort == "head":
            year, month = int(match["hy"]) if match["hy"] else None, int(match["hm"])
        elif sort in ("date", "end", "short"):
            given, month, number_of_day = _numbers(match, year, month)
            if month is None:
                yield Token("gap", text=match.group())
                continue
            said = _weekday_after(matches, number, weekday)
            day = _resolved(given, month, number_of_day, said, near, previous, told)
            previous, year = day or previous, given
            yield Token("day", day=day)
        elif sort == "clock":
            yield Token("clock", clock=clock(match.group()))
        elif sort in ("range", "until", "mark"):
            yield Token(sort, text=match.group())
    if _SAYS_NOTHING.fullmatch(text, position) is None:
        yield Token("gap", text=text[position:])


def _sort(match: re.Match[str]) -> str:
    for sort in ("clock", "date", "end", "short", "head", "weekday", "garbage", "range", "until", "mark"):
        if match[sort] is not None:
            return sort
    return ""


def _numbers(match: re.Match[str], year: int | None, month: int | None) -> tuple[int | None, int | None, int]:
    """Year, month and day that a match gives; a short one takes year and month from before; ``_LAST`` is 月末."""
    if match["short"] is not None:
        return year, month, int(match["only"])
    if match["end"] is not None:
        return int(match["ey"]) if match["ey"] else None, int(match["em"]), _LAST
    if match["year"] is not None:
        return int(match["year"]), int(match["ym"]), int(match["yd"])
    return None, int(match["month"]), int(match["day"])


def _weekday_after(matches: list[re.Match[str]], number: int, every: int | None) -> int | None:
    following = matches[number + 1] if number + 1 < len(matches) else None
    if following is not None and following["weekday"] is not None and following.start() - matches[number].end() <= 2:
        return WEEKDAYS.index(following["name"] or following["bare"])
    return every


def _resolved(
    year: int | None,
    month: int,
    day: int,
    weekday: int | None,
    near: date,
    previous: date | None,
    faults: list[str],
) -> date | None:
    if year is not None:
        found = _date(year, month, day)
        if found is None:
            faults.append("impossible")
        elif weekday is not None and found.weekday() != weekday:
            faults.append("weekday")
        return found
    known = [_date(near.year + shift, month, day) for shift in (-2, -1, 0, 1, 2)]
    candidates = [one for one in known if one is not None]
    if not candidates:
        faults.append("impossible")
        return None
    nearest = _nearest(candidates, near, previous)
    if weekday is None or nearest.weekday() == weekday:
        return nearest
    fitting = [one for one in candidates if one.weekday() == weekday]
    if fitting:
        best = min(fitting, key=lambda one: abs(one - near))
        # A weekday that fits only far away is a slip of the pen, not another year.
        if abs(best - near) <= _FAR or abs(nearest - near) > _NEAR:
            return best
    faults.append("weekday")
    return nearest


def _nearest(candidates: list[date], near: date, previous: date | None) -> date:
    """Lists go forward in time; otherwise what is announced lies rather ahead than behind."""
    if previous is not None:
        later = [one for one in candidates if previous <= one <= previous + timedelta(days=366)]
        if later:
            return later[0]
    return min(candidates, key=lambda one: abs(one - near - _AHEAD))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        if day == _LAST:
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _spans(tokens: list[Token], faults: list[str]) -> Days:
    """Days and ranges of days; times of day between them are passed over."""
    relevant = [token for token in tokens if token.sort not in ("clock", "mark")]
    spans: list[Span] = []
    open_start, complete = False, not any(token.sort in ("gap", "clock") for token in tokens)
    for number, token in enumerate(relevant):
        if token.sort != "day" or token.day is None:
            continue
        before = relevant[number - 1].sort if number else ""
        after = relevant[number + 1].sort if number + 1 < len(relevant) else ""
        start = relevant[number - 2] if number >= 2 else None
        if before == "range" and start is not None and start.sort == "day" and start.day is not None:
            if token.day < start.day or _is_turned(start.day, token.day):
                faults.append("order")
            else:
                spans[-1] = (start.day, token.day)
            continue
        open_start = open_start or (before == "range" and number == 1) or after == "until"
        spans.append((token.day, token.day))
    if relevant and relevant[-1].sort == "range":
        complete = False
    if len(spans) != 1:
        open_start = False
    return Days(tuple(spans), complete and not faults, open_start)


def _is_turned(first: date, last: date) -> bool:
    """Whether a span looks like a year only because its ends were swapped: 8月10日～8月1日, not 4月1日～3月31日."""
    return last.year > first.year and last.month == first.month and last.day + 1 < first.day


def _without(days: Days, note: str, near: date) -> Days:
    """The days as a note after ※ narrows them: 10日（月）以外, 平日のみ, 月曜日及び12月29日から1月3日までは休館."""
    note = _OPEN_DAY.sub("", note)
    only_weekdays = _WEEKDAYS_ONLY.search(note) is not None
    excepted = _EXCEPT.search(note) is not None
    length = sum((last - first).days + 1 for first, last in days.spans)
    if not (only_weekdays or excepted) or length > LONGEST_LIST or not days.spans:
        return days
    first = days.spans[0][0]
    month = f"{first.month}月" if re.search(r"\d+月", note) is None else ""
    tokens = list(tokens_of(month + note, first)) if excepted else []
    closed = {day for span in _spans(tokens, []).spans for day in _each(span)}
    closed_weekdays = {WEEKDAYS.index(name) for name in _WEEKDAY_NAMED.findall(note)} if excepted else set()
    if only_weekdays:
        closed_weekdays |= {5, 6}
    kept = [
        day for span in days.spans for day in _each(span) if day not in closed and day.weekday() not in closed_weekdays
    ]
    return replace(days, spans=tuple((day, day) for day in kept)) if kept else days


def _weekdays_named(names: str) -> frozenset[int]:
    """The weekdays in 土曜日及び日曜日, 金～日曜日, 土・日 (曜日 and 日 alone are told apart)."""
    found: set[int] = set()
    for first, last in re.findall(r"([月火水木金土日])(?:曜日?)?(?:~([月火水木金土日])(?:曜日?)?)?", names):
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        found.update(range(start, end + 1) if start <= end else (start, end))
    return frozenset(found)


def _only(days: Days, weekdays: frozenset[int]) -> Days:
    if sum((last - first).days + 1 for first, last in days.spans) > LONGEST_LIST:
        return days
    kept = [day for span in days.spans for day in _each(span) if day.weekday() in weekdays]
    return replace(days, spans=tuple((day, day) for day in kept)) if kept else days


def _with_month(days: Days, month: int, weekdays: frozenset[int], near: date) -> Days:
    """The days with those weekdays of a month added: 12月の土・日."""
    first = _resolved(None, month, 1, None, near, None, [])
    if first is None:
        return days
    last = _date(first.year, month, _LAST)
    assert last is not None
    covered = {day for span in days.spans for day in _each(span)} if len(days.spans) < LONGEST_LIST else set()
    more = [(day, day) for day in _each((first, last)) if day.weekday() in weekdays and day not in covered]
    return replace(days, spans=tuple(sorted((*days.spans, *more))), complete=False)


def _each(span: Span) -> Iterator[date]:
    for number in range((span[1] - span[0]).days + 1):
        yield span[0] + timedelta(days=number)
