"""Opening hours and 休館日 of facilities: weekdays, times, and the closing days told in a note."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from desk.exchange.parsing.clock import CLOCK, clocks
from desk.exchange.parsing.days import WEEKDAYS
from desk.exchange.parsing.writing import cleaned, plain
from desk.records.hours import ClosingRule, Hours, OpeningHours

_SENTENCE = re.compile(r"[。\n【】;]+")
_CLOSED = re.compile(r"休[館業所園室場止日み]|閉[館庁所]日|利用不可|利用(?:は)?でき(?:ない|ません)|除[くき]")
_YEAR_END = re.compile(r"年末年始")
_HOLIDAYS = re.compile(r"祝日|祝祭日|国民の休日|休日")
_MOVED = re.compile(
    r"(?:祝日|祝祭日|休日)(?:に(?:あたる|当たる|あた|当た)|の(?:場合|とき|時)|と重な)\S{0,10}?(?:翌|直後|次の)"
    r"|[月火水木金土日](?:曜日?)?が(?:祝日|休日)"
)
_AFTER_HOLIDAY = re.compile(
    r"(?:祝日|祝祭日|休日)の(?:直後の)?翌日|[月火水木金土日](?:曜日?)?が(?:祝日|休日)\S*"
    r"|(?:祝日|休日)\S{0,3}(?:あたる|当たる|場合|とき|重な)\S*|休日でない日"
)
_SEASON = re.compile(r"の間(?:は|のみ|に限り)?(?:利用|使用)(?:可|でき)")
_MONTHS = re.compile(r"(\d{1,2})月\s*(?:~|〜|から)\s*(\d{1,2})月(?!\s*\d)")
_BRACKETS = re.compile(r"\([^()]*\)")
_NTH = re.compile(r"第\s*([1-5](?:\s*[・、,と及び第]+\s*[1-5])*)\s*([月火水木金土日])曜?日?")
_WEEKDAY = re.compile(r"([月火水木金土日])曜")
_WEEKDAY_RUN = re.compile(r"([月火水木金土日])(?:曜日?)?\s*[~〜\-]\s*([月火水木金土日])")
_SPAN = re.compile(
    r"(\d{1,2})\s*[月/]\s*(\d{1,2})日?\s*(?:~|〜|から|-)\s*(?:翌年?)?(?:(\d{1,2})\s*[月/]\s*)?(\d{1,2})日?"
)
_DAY = re.compile(r"(\d{1,2})\s*[月/]\s*(\d{1,2})日?")
_CLOCK = re.compile(CLOCK)
_PLAIN_TIME = re.compile(r"\s*\d{1,2}[:：時]\d{0,2}分?(?:[:：]\d{2})?\s*")


@lru_cache(maxsize=20_000)
def parse_hours(weekdays: str, opens: str, closes: str, note: str) -> Hours:
    """The hours of a facility from 利用可能曜日, 開始時間, 終了時間 and what is told beside them.

    The note stays whole, since rules can't say everything in it.
    """
    named = weekdays_in(weekdays)
    first, last = clocks(opens), clocks(closes)
    is_moved = _MOVED.search(plain(note)) is not None
    closing = _weekly(named, is_moved) + closing_rules(note)
    told = [part for part in (opens, closes) if part and _PLAIN_TIME.fullmatch(part) is None]
    is_seasonal = _SEASON.search(plain(note)) is not None and not _CLOCK.search(plain(note))
    season = _season(note) if is_seasonal else ()
    # Open from 4月下旬 on: better no hours than hours that are wrong in winter.
    if first and last and first[0] < last[-1] and (season or not is_seasonal):
        open_on = () if is_moved or len(named) == 7 else named
        opening = [OpeningHours(opens=first[0], closes=last[-1], weekdays=open_on)]
    else:
        opening, told = [], [part for part in (opens, closes) if part]
    words = dict.fromkeys(" ".join(cleaned(part).split()) for part in (*told, note) if part)
    return Hours(opening=tuple(opening), closing=tuple(dict.fromkeys(closing + season)), note="　".join(words))


@lru_cache(maxsize=20_000)
def weekdays_in(text: str) -> tuple[int, ...]:
    """The weekdays that a cell lists: 月火水木金, 火～日, 平日, 毎日."""
    shown = plain(text)
    if re.search(r"毎日|全日|無休", shown):
        return tuple(range(7))
    found: set[int] = set()
    for first, last in _WEEKDAY_RUN.findall(shown):
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
        found.update(range(start, end + 1) if start <= end else {*range(start, 7), *range(end + 1)})
    if "平日" in shown:
        found.update(range(5))
    letters = re.sub(r"祝日?|休日|曜日?|平日", "", shown)
    found.update(WEEKDAYS.index(letter) for letter in letters if letter in WEEKDAYS)
    return tuple(sorted(found))


@lru_cache(maxsize=20_000)
def closing_rules(note: str) -> tuple[ClosingRule, ...]:
    """The closing days that a note states plainly: 祝日, 12月28日から1月4日, 第3日曜日, 毎週月曜日, 年末年始."""
    rules: list[ClosingRule] = []
    for sentence in _SENTENCE.split(plain(note)):
        if _CLOSED.search(sentence) is not None and _CLOCK.search(sentence) is None:
            rules.extend(_rules(sentence))
    return tuple(dict.fromkeys(rules))


def _weekly(named: tuple[int, ...], is_moved: bool) -> tuple[ClosingRule, ...]:
    missing = tuple(day for day in range(7) if day not in named) if named else ()
    return (ClosingRule(weekdays=missing, moved_by_holiday=is_moved),) if missing else ()


def _rules(sentence: str) -> list[ClosingRule]:
    rules, dated = [], False
    is_moved = _MOVED.search(sentence) is not None
    for month, day, to_month, to_day in _SPAN.findall(sentence):
        start, end = _month_day(month, day), _month_day(to_month or month, to_day)
        if start and end:
            rules.append(ClosingRule(from_month_day=start, to_month_day=end))
            dated = True
    for month, day in _DAY.findall(_SPAN.sub(" ", sentence)):
        start = _month_day(month, day)
        if start:
            rules.append(ClosingRule(from_month_day=start))
    if _YEAR_END.search(sentence) and not dated:
        # 官公署 close from 29 December to 3 January (行政機関の休日に関する法律 and the ordinances after it).
        rules.append(ClosingRule(from_month_day="12-29", to_month_day="01-03"))
    for month, to_month in _MONTHS.findall(sentence):
        if _month_day(month, "1") and _month_day(to_month, "1"):
            last = monthrange(2024, int(to_month))[1]
            rules.append(
                ClosingRule(from_month_day=_month_day(month, "1"), to_month_day=_month_day(to_month, str(last)))
            )
    if _HOLIDAYS.search(_AFTER_HOLIDAY.sub(" ", _BRACKETS.sub(" ", sentence))):
        rules.append(ClosingRule(holidays=True))
    for weeks, name in _NTH.findall(sentence):
        numbers = tuple(int(number) for number in re.findall(r"\d", weeks))
        rules.append(ClosingRule(weekdays=(WEEKDAYS.index(name),), weeks=numbers))
    plainly = _AFTER_HOLIDAY.sub(" ", _NTH.sub(" ", _BRACKETS.sub(" ", sentence)))
    every = tuple(dict.fromkeys(WEEKDAYS.index(name) for name in _WEEKDAY.findall(plainly)))
    if every:
        rules.append(ClosingRule(weekdays=every, moved_by_holiday=is_moved))
    return rules


def _season(note: str) -> tuple[ClosingRule, ...]:
    """What is closed outside of a season that a note states by its days: 7/1～8/31の間利用可."""
    spans = _SPAN.findall(plain(note))
    if len(spans) != 1 or re.search(r"[上中下]旬|第\d", note):
        return ()
    month, day, to_month, to_day = spans[0]
    opens, closes = _month_day(month, day), _month_day(to_month or month, to_day)
    if not opens or not closes:
        return ()
    one_day = timedelta(days=1)
    after = date.fromisoformat(f"2024-{closes}") + one_day
    before = date.fromisoformat(f"2024-{opens}") - one_day
    return (ClosingRule(from_month_day=f"{after:%m-%d}", to_month_day=f"{before:%m-%d}"),)


def _month_day(month: str, day: str) -> str:
    """A day of any year as "MM-DD"; empty when there is none such."""
    if 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(2024, int(month))[1]:
        return f"{int(month):02}-{int(day):02}"
    return ""
