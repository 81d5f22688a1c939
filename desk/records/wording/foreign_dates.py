"""Days, times of day and money in languages other than Japanese, by babel from CLDR.

The digits are 0-9 in all of them: those of the Japanese beside, of telephone numbers and of price tags.

Where CLDR's short form would puzzle a reader of paper, its long one stands: tháng 12 for thg 12, 오전 for AM, 日元 for JP¥.
babel costs 60 ms to import: it is loaded when first needed.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_WHOLE_MONTHS = frozenset({"vi", "my"})
"""Their short months are no words: thg 12, ဒီ."""
_YEN_BY_SIGN = frozenset({"en", "fil"})
"""The others say yen in a word: their sign would be JP¥, or that of another money."""


@cache
def locale(language: str) -> Locale | None:
    """The language as babel knows it; None for one that it doesn't know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def day(day: date, language: str, *, year: bool) -> str:
    """A day with its weekday: Sat, Dec 5."""
    return _shown("yMMMEd" if year else "MMMEd", day, language)


def date_only(day: date, language: str, *, year: bool) -> str:
    """A day without its weekday: Dec 5, 2026."""
    return _shown("yMMMd" if year else "MMMd", day, language)


def span(first: date, last: date, language: str, *, weekdays: bool, year: bool) -> str:
    """From a day to a day: Sat, Dec 5 – Sat, Dec 19."""
    from babel.dates import format_interval

    skeleton = ("yMMMEd" if year else "MMMEd") if weekdays else ("yMMMd" if year else "MMMd")
    shown = str(format_interval(first, last, skeleton, locale=locale(language)))
    return _with_plain_spaces(_whole_months(shown, language, first, last))


def clock(moment: time, language: str) -> str:
    """A time of day: 9:30 AM, 오전 9:30, 09:30."""
    from babel.dates import format_time

    known = _known(language)
    shown = str(format_time(moment, "short", locale=known))
    periods = known.day_periods["format"]
    if "wide" in periods:
        for half in ("am", "pm"):
            short, long = periods["abbreviated"].get(half), periods["wide"].get(half)
            shown = shown.replace(short, long) if short and long else shown
    return _with_plain_spaces(shown)


def moment(when: datetime, language: str, *, year: bool) -> str:
    """A day with a time of day, in the language's order: Tue, Dec 1, 9:00 AM."""
    form = str(_known(language).datetime_formats["medium"])
    return form.format(clock(when.time(), language), day(when.date(), language, year=year))


def weekday(number: int, language: str) -> str:
    """The short name of a weekday, 0 = Monday."""
    from babel.dates import get_day_names

    return str(get_day_names("abbreviated", locale=locale(language))[number])


def yen(amount: int, language: str) -> str:
    """An amount of yen in the digits of price tags: ¥1,500, 1,500日元."""
    from babel.numbers import format_currency

    if language in _YEN_BY_SIGN:
        return str(format_currency(amount, "JPY", locale=locale(language)))
    return str(format_currency(amount, "JPY", locale=locale(language), format_type="name"))


def _shown(skeleton: str, day: date, language: str) -> str:
    from babel.dates import format_skeleton

    shown = str(format_skeleton(skeleton, day, locale=locale(language)))
    return _with_plain_spaces(_whole_months(shown, language, day))


def _whole_months(shown: str, language: str, *days: date) -> str:
    if language not in _WHOLE_MONTHS:
        return shown
    from babel.dates import get_month_names

    short, long = (get_month_names(width, locale=locale(language)) for width in ("abbreviated", "wide"))
    for month in {day.month for day in days}:
        shown = shown.replace(short[month], long[month])
    return shown


def _with_plain_spaces(shown: str) -> str:
    return shown.replace("\u2009", " ").replace("\u202f", " ")  # narrow ones, which few fonts have


def _known(language: str) -> Locale:
    found = locale(language)
    if found is None:
        raise ValueError(f"babel knows no language {language!r}")
    return found
