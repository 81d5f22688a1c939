"""Days, times, ages and money in the reader's language."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.i18n import catalogue
from desk.records.wording import dates

JA, EN = catalogue("ja"), catalogue("en")
TODAY = date(2026, 11, 20)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def test_that_a_day_carries_its_weekday() -> None:
    assert dates.day(date(2026, 12, 5), JA) == "12月5日（土）"
    assert dates.day(date(2026, 12, 5), EN) == "Sat, Dec 5"


def test_that_the_year_is_said_where_it_is_another() -> None:
    assert dates.day(date(2027, 1, 9), JA, today=TODAY) == "2027年1月9日（土）"
    assert dates.day(date(2026, 12, 5), JA, today=TODAY) == "12月5日（土）"
    assert dates.day(date(2027, 1, 9), EN, today=TODAY) == "Sat, Jan 9, 2027"
    assert dates.date_only(date(2026, 11, 1), JA, year=True) == "2026年11月1日"


def test_that_days_in_one_month_name_it_once() -> None:
    assert dates.days([date(2026, 12, 5), date(2026, 12, 12), date(2027, 1, 9)], JA) == (
        "12月5日（土）・12日（土）・1月9日（土）"
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 12, 5), date(2026, 12, 8), "12月5日（土）～8日（火）"),
        (date(2026, 12, 30), date(2027, 1, 3), "12月30日（水）～2027年1月3日（日）"),
        (date(2026, 11, 30), date(2026, 12, 1), "11月30日（月）～12月1日（火）"),
        (date(2026, 12, 5), date(2026, 12, 5), "12月5日（土）"),
    ],
)
def test_that_a_span_says_no_more_than_it_must(first: date, last: date, expected: str) -> None:
    assert dates.span(first, last, JA) == expected


def test_that_a_deadline_at_the_end_of_a_day_is_only_a_day() -> None:
    assert dates.moment(datetime(2026, 12, 1, 17), JA) == "12月1日（火）17:00"
    assert dates.moment(datetime(2026, 12, 1), JA) == "12月1日（火）"
    assert dates.moment(datetime(2026, 12, 1, 23, 59), JA, closing=True) == "12月1日（火）"
    assert dates.moment(datetime(2026, 12, 1, 23, 59), JA) == "12月1日（火）23:59"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([0, 1, 2, 3, 4], "平日"),
        (range(7), "毎日"),
        ([1, 2, 3, 4, 5, 6], "火～日曜"),
        ([3, 0], "月・木曜"),
        ([5], "土曜"),
        ([], ""),
    ],
)
def test_that_weekdays_are_said_as_people_say_them(numbers: list[int], expected: str) -> None:
    assert dates.weekdays(numbers, JA) == expected


def test_that_money_is_never_a_sign_that_could_mean_free() -> None:
    assert dates.yen(0, JA) == "無料"
    assert dates.yen(1500, JA) == "1,500円"
    assert dates.yen(1500, EN) == "¥1,500"


@pytest.mark.parametrize(("months", "expected"), [(18, "1歳6か月"), (36, "3歳"), (4, "4か月"), (0, "0か月")])
def test_that_ages_of_small_children_count_months(months: int, expected: str) -> None:
    assert dates.age(months, JA) == expected


@pytest.mark.parametrize(
    ("code", "japanese", "english"),
    [
        ("en", "英語", "English"),
        ("zh-Hans", "中国語（簡体字）", "Chinese (Simplified)"),
        ("やさしい日本語", "やさしい日本語", "やさしい日本語"),
        ("uk", "ウクライナ語", "Ukrainian"),
        ("zz", "zz", "zz"),
    ],
)
def test_that_a_language_has_its_name(code: str, japanese: str, english: str) -> None:
    assert dates.language_name(code, JA) == japanese
    assert dates.language_name(code, EN) == english


@given(days)
def test_that_japanese_written_by_hand_says_what_babel_says(day: date) -> None:
    from babel.dates import format_skeleton

    assert dates.day(day, JA).replace("（", "(").replace("）", ")") == str(format_skeleton("MMMEd", day, locale="ja"))
    assert dates.date_only(day, JA, year=True) == str(format_skeleton("yMMMd", day, locale="ja"))


@given(st.times())
def test_that_a_time_of_day_has_two_digits_of_minutes(moment: time) -> None:
    hour, _colon, minutes = dates.clock(moment, JA).partition(":")
    assert (int(hour), int(minutes), len(minutes)) == (moment.hour, moment.minute, 2)


def test_that_an_unknown_language_reads_japanese_dates() -> None:
    assert dates.day(date(2026, 12, 5), catalogue("xx")) == "12月5日（土）"
