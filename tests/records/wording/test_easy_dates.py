"""Dates, times, money and facts in やさしい日本語: written out, twelve hours, からまで in place of ～."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Kind
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.resource import Meeting
from desk.records.wording.dates import clock
from tests.make import make_course, make_resource

EASY = catalogue("easy")
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(9, 0), "午前9時"),
        (time(11, 59), "午前11時59分"),
        (time(12, 0), "昼12時"),
        (time(12, 30), "昼12時30分"),
        (time(13, 5), "午後1時5分"),
        (time(23, 59), "午後11時59分"),
        (time(0, 0), "午前0時"),
    ],
)
def test_that_a_time_of_day_has_twelve_hours(moment: time, said: str) -> None:
    assert clock(moment, EASY) == said


def test_that_a_day_has_its_whole_weekday_and_a_western_year_where_it_differs() -> None:
    assert wording.day(date(2026, 12, 5), EASY, today=TODAY) == "12月5日（土曜日）"
    assert wording.day(date(2027, 1, 9), EASY, today=TODAY) == "2027年1月9日（土曜日）"


def test_that_a_span_of_days_is_said_with_from_and_to() -> None:
    assert wording.span(date(2026, 12, 5), date(2026, 12, 8), EASY) == "12月5日（土曜日）から12月8日（火曜日）まで"
    shown = wording.span(date(2026, 12, 28), date(2027, 1, 4), EASY, weekdays=False)
    assert shown == "12月28日から2027年1月4日まで"


def test_that_every_day_of_a_list_names_its_month() -> None:
    assert wording.days([date(2026, 12, 5), date(2026, 12, 12)], EASY) == "12月5日（土曜日）・12月12日（土曜日）"


def test_that_weekdays_are_whole_words() -> None:
    assert wording.weekdays([0, 3], EASY) == "月曜日・木曜日"
    assert wording.weekdays([1, 2, 3, 4, 5, 6], EASY) == "火曜日から日曜日まで"
    assert wording.weekdays(range(5), EASY) == "月曜日から金曜日まで"


def test_that_a_course_is_told_by_its_dates_and_not_by_the_words_of_its_source() -> None:
    course = make_course()
    assert course.course is not None
    meeting = Meeting(starts=datetime(2026, 12, 5, 10), ends=datetime(2026, 12, 5, 15, 30))
    one = replace(course, course=replace(course.course, meetings=(meeting,), schedule="12月5日（土）10時～"))
    assert wording.when(one, EASY, today=TODAY) == "12月5日（土曜日） 午前10時から午後3時30分まで"


def test_that_what_is_counted_is_said_the_easy_way_for_one_and_for_many() -> None:
    said = [EASY.ngettext("ほか{count}室", "ほか{count}室", count) for count in (1, 2)]
    assert said == ["ほかに{count}部屋あります"] * 2


def test_that_hours_and_closing_days_use_no_sign_for_from_to() -> None:
    facility = replace(
        make_resource(Kind.FACILITY),
        hours=Hours(
            opening=(OpeningHours(opens=time(9), closes=time(21, 30)),),
            closing=(ClosingRule(weekdays=(0,), weeks=(3,)), ClosingRule(from_month_day="12-29", to_month_day="01-03")),
        ),
    )
    said = wording.when(facility, EASY)
    assert said.startswith("午前9時から午後9時30分まで")
    assert "月の3回目の月曜日" in said
    assert "12月29日から1月3日まで" in said
    assert "～" not in said


def test_that_money_is_said_in_yen_and_nothing_to_pay_as_a_sentence() -> None:
    assert wording.yen(1500, EASY) == "1,500円"
    assert wording.yen(0, EASY) == "お金はいりません（0円）"
    free = replace(make_course(), fee=0, fee_note="受講料無料")
    assert free.course is not None
    free = replace(free, course=replace(free.course, material_fee=None))
    assert wording.fee(free, EASY) == "お金はいりません（0円）"
    assert wording.fee(replace(free, fee_note="高校生まで無料"), EASY) == "お金はいりません（0円）（高校生まで無料）"
