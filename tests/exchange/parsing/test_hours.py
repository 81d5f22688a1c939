"""Opening hours and closing days of facilities."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.hours import closing_rules, parse_hours, weekdays_in
from desk.records.hours import ClosingRule, OpeningHours


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("月火水木金", (0, 1, 2, 3, 4)),
        ("火～日", (1, 2, 3, 4, 5, 6)),
        ("土・日曜日", (5, 6)),
        ("平日", (0, 1, 2, 3, 4)),
        ("毎日", (0, 1, 2, 3, 4, 5, 6)),
        ("", ()),
    ],
)
def test_that_weekdays_are_read(text: str, weekdays: tuple[int, ...]) -> None:
    assert weekdays_in(text) == weekdays


def test_that_the_weekday_that_is_missing_is_the_closing_day() -> None:
    hours = parse_hours("火水木金土日", "9:00", "22:00", "祝日、12月28日から１月４日は利用不可。")
    assert hours.opening == (OpeningHours(opens=time(9), closes=time(22), weekdays=(1, 2, 3, 4, 5, 6)),)
    assert hours.closing == (
        ClosingRule(weekdays=(0,)),
        ClosingRule(from_month_day="12-28", to_month_day="01-04"),
        ClosingRule(holidays=True),
    )
    assert hours.note == "祝日、12月28日から１月４日は利用不可。"


def test_that_a_closing_day_moves_on_from_a_holiday() -> None:
    hours = parse_hours("火水木金土日", "9:30", "19:00", "月が休日の場合は翌日休館。")
    # 24 November 2025 was a Monday and a holiday: open, and closed on the Tuesday after it.
    assert hours.is_open_at(datetime(2025, 11, 24, 10))
    assert hours.is_closed_on(date(2025, 11, 25))
    assert hours.is_closed_on(date(2025, 11, 17))


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("毎月第3日曜日は休館", (ClosingRule(weekdays=(6,), weeks=(3,)),)),
        ("第1・3月曜日休館", (ClosingRule(weekdays=(0,), weeks=(1, 3)),)),
        ("年末年始は休館", (ClosingRule(from_month_day="12-29", to_month_day="01-03"),)),
        ("12月～2月の間は終日利用不可", (ClosingRule(from_month_day="12-01", to_month_day="02-29"),)),
        ("祝日の翌日は利用不可", ()),
        ("予約状況により、19時または21時に閉館。", ()),
        ("日曜、祝日は9:00から18:00まで。", ()),
    ],
)
def test_that_closing_days_are_read_where_they_are_stated(note: str, rules: tuple[ClosingRule, ...]) -> None:
    assert closing_rules(note) == rules


def test_that_a_season_closes_the_rest_of_the_year() -> None:
    hours = parse_hours("毎日", "10:00", "17:30", "7/1～8/31の間利用可。")
    assert not hours.is_closed_on(date(2025, 7, 1))
    assert hours.is_closed_on(date(2025, 9, 1))
    assert hours.is_closed_on(date(2026, 6, 30))


def test_that_a_vague_season_gives_no_hours_at_all() -> None:
    hours = parse_hours("毎日", "9:00", "19:00", "4月下旬～11月下旬の間利用可。")
    assert hours.opening == ()
    assert "4月下旬" in hours.note
    assert "9:00" in hours.note


@given(
    st.text(max_size=12),
    st.text(max_size=12),
    st.text(max_size=12),
    st.text(alphabet="0123456789月日火/～第・祝年末始休館利用不可の間翌 。（）", max_size=40),
)
def test_that_no_text_makes_it_raise(weekdays: str, opens: str, closes: str, note: str) -> None:
    hours = parse_hours(weekdays, opens, closes, note)
    hours.is_open_at(datetime(2025, 5, 5, 12))
