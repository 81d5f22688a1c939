"""Days, times of day, ages and money in the reader's language.

Japanese is written here by hand, because the counter starts with it and babel costs 60 ms to import; every other
language goes through babel (``foreign_dates``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from desk.i18n import Catalogue
from desk.records.wording import easy_dates, foreign_dates
from desk.records.wording.easy_dates import is_easy

_WEEKDAYS = "月火水木金土日"
_END_OF_DAY = time(23, 59)


def is_japanese(c: Catalogue) -> bool:
    """Whether dates and money are written the Japanese way: in Japanese, and where babel knows no such language."""
    return c.language == "ja" or foreign_dates.locale(c.language) is None


def day(day: date, c: Catalogue, *, today: date | None = None) -> str:
    """A day with its weekday, 12月5日（土）; with its year where that isn't today's."""
    year = today is not None and day.year != today.year
    if is_easy(c.language):
        return easy_dates.day(day, year=year)
    if is_japanese(c):
        return f"{_ja_date(day, year)}（{_WEEKDAYS[day.weekday()]}）"
    return foreign_dates.day(day, c.language, year=year)


def date_only(day: date, c: Catalogue, *, year: bool = False) -> str:
    """A day without its weekday: 12月5日, 2026年12月5日."""
    if is_japanese(c):
        return _ja_date(day, year)
    return foreign_dates.date_only(day, c.language, year=year)


def days(sequence: Sequence[date], c: Catalogue, *, today: date | None = None) -> str:
    """A few days in their order, the month named once: 12月5日（土）・12日（土）・1月9日（土）."""
    shown = []
    before: date | None = None
    for one in sequence:
        is_short = is_japanese(c) and not is_easy(c.language)
        short = is_short and before is not None and (one.year, one.month) == (before.year, before.month)
        shown.append(f"{one.day}日（{_WEEKDAYS[one.weekday()]}）" if short else day(one, c, today=today))
        before = one
    return listing(shown, c)


def span(first: date, last: date, c: Catalogue, *, weekdays: bool = True, today: date | None = None) -> str:
    """From a day to a day, both included: 12月5日（土）～8日（火）; 12月5日～19日 without weekdays."""
    if first == last:
        return day(first, c, today=today)
    if not is_japanese(c):
        year = today is not None and (first.year != today.year or last.year != today.year)
        return foreign_dates.span(first, last, c.language, weekdays=weekdays, year=year)
    with_year = today is not None and first.year != today.year
    if is_easy(c.language):
        return easy_dates.span(first, last, weekdays=weekdays, year=with_year)
    start = _ja_date(first, with_year)
    if first.year != last.year:
        end = _ja_date(last, year=True)
    elif first.month != last.month:
        end = _ja_date(last, year=False)
    else:
        end = f"{last.day}日"
    if weekdays:
        start, end = f"{start}（{_WEEKDAYS[first.weekday()]}）", f"{end}（{_WEEKDAYS[last.weekday()]}）"
    return f"{start}～{end}"


def clock(moment: time, c: Catalogue) -> str:
    """A time of day: 9:30, and 9:30 AM where the language says so."""
    if is_easy(c.language):
        return easy_dates.clock(moment)
    if is_japanese(c):
        return f"{moment.hour}:{moment.minute:02}"
    return foreign_dates.clock(moment, c.language)


def clock_span(starts: time, ends: time | None, c: Catalogue) -> str:
    """From a time to a time of day: 10:00～12:00; 10:00～ where the end is not known."""
    if ends is None:
        return c.gettext("{start}～").format(start=clock(starts, c))
    return c.gettext("{start}～{end}").format(start=clock(starts, c), end=clock(ends, c))


def moment(when: datetime, c: Catalogue, *, today: date | None = None, closing: bool = False) -> str:
    """A day with a time of day: 12月1日（火）9:00; without the time where it is only the edge of the day.

    ``closing``: it is an end, whose time of midnight or 23:59 says nothing.
    """
    edge = when.time() == time(0) or (closing and when.time().replace(second=0, microsecond=0) == _END_OF_DAY)
    shown = day(when.date(), c, today=today)
    if edge:
        return shown
    if is_easy(c.language):
        return f"{shown} {clock(when.time(), c)}"
    if is_japanese(c):
        return f"{shown}{clock(when.time(), c)}"
    return foreign_dates.moment(when, c.language, year=today is not None and when.year != today.year)


def weekday(number: int, c: Catalogue) -> str:
    """The short name of a weekday, 0 = Monday: 土曜, Sat; 土曜日 in やさしい日本語."""
    if is_easy(c.language):
        return easy_dates.weekday(number)
    if is_japanese(c):
        return f"{_WEEKDAYS[number]}曜"
    return foreign_dates.weekday(number, c.language)


def weekdays(numbers: Iterable[int], c: Catalogue) -> str:
    """Several weekdays: 月・木曜, 平日 for Monday to Friday, 火～日曜 for a run of three or more."""
    ordered = sorted(set(numbers))
    if ordered == [0, 1, 2, 3, 4]:
        return c.gettext("平日")
    if ordered == list(range(7)):
        return c.gettext("毎日")
    is_run = len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1
    if ordered and is_easy(c.language):
        return easy_dates.weekdays(ordered, is_run=is_run)
    if not is_japanese(c):
        names = [weekday(n, c) for n in ordered]
        return f"{names[0]}–{names[-1]}" if is_run else c.pgettext("between numbers and weekdays", "・").join(names)
    if is_run:
        return f"{_WEEKDAYS[ordered[0]]}～{_WEEKDAYS[ordered[-1]]}曜"
    return "・".join(_WEEKDAYS[n] for n in ordered) + "曜" if ordered else ""


def month_day(text: str, c: Catalogue) -> str:
    """A yearly day given as "12-29": 12月29日."""
    month, number = (int(part) for part in text.split("-"))
    # A leap year, so that 02-29 is a day too.
    return date_only(date(2024, month, number), c)


def yen(amount: int, c: Catalogue) -> str:
    """An amount of yen: 1,500円; 無料 for nothing."""
    if amount == 0:
        return c.gettext("無料")
    if is_japanese(c):
        return f"{amount:,}円"
    return foreign_dates.yen(amount, c.language)


def age(months: int, c: Catalogue) -> str:
    """An age given in months: 1歳6か月, 3歳, 4か月."""
    years, rest = divmod(months, 12)
    if years and rest:
        return c.gettext("{years}歳{months}か月").format(years=years, months=rest)
    if years:
        return c.gettext("{years}歳").format(years=years)
    return c.gettext("{months}か月").format(months=rest)


def language_name(code: str, c: Catalogue) -> str:
    """The name of a language given as a code ("en", "zh-Hans") or by its Japanese name; other texts as they are."""
    code = next((known for known, name in _LANGUAGES.items() if name == code), code)
    if not (code.isascii() and 2 <= len(code) <= 8):
        return code
    if c.language == "ja":
        known = _LANGUAGES.get(code.lower())
        if known is not None:
            return known
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(foreign_dates.locale(c.language) or "ja")
    except (UnknownLocaleError, ValueError):
        return code
    return str(name) if name else code


_LANGUAGES = {
    "ja": "日本語",
    "en": "英語",
    "zh": "中国語",
    "zh-hans": "中国語（簡体字）",
    "zh-hant": "中国語（繁体字）",
    "ko": "韓国語",
    "vi": "ベトナム語",
    "ne": "ネパール語",
    "fil": "フィリピノ語",
    "pt": "ポルトガル語",
    "es": "スペイン語",
    "th": "タイ語",
    "my": "ミャンマー語",
    "id": "インドネシア語",
}


def listing(parts: Iterable[str], c: Catalogue) -> str:
    """Several short facts in one line: 先着順・電話. Empty ones are left out."""
    return c.gettext("・").join(part for part in parts if part)


def _ja_date(day: date, year: bool) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"
