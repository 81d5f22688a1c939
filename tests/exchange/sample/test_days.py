"""Days counted from the day of loading."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.sample.days import WEEKDAYS, Days

ANY_DAY = st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 12, 31))


def always_open(_day: date) -> bool:
    return False


@given(today=ANY_DAY, weeks=st.integers(0, 30), weekday=st.sampled_from(WEEKDAYS), sign=st.sampled_from("+-"))
def test_that_a_counted_weekday_lies_in_its_week(today: date, weeks: int, weekday: str, sign: str) -> None:
    slot = Days(today).slot(f"{sign}{weeks}w {weekday} 10:00-12:00")
    away = (slot.day - today).days
    assert slot.day.weekday() == WEEKDAYS.index(weekday)
    assert away - (weeks if sign == "+" else -weeks) * 7 in range(7)
    assert (slot.starts, slot.ends) == (time(10), time(12))


@given(today=ANY_DAY)
def test_that_a_deadline_of_an_earlier_week_comes_first(today: date) -> None:
    days = Days(today)
    for late in WEEKDAYS:
        for early in WEEKDAYS:
            assert days.day(f"+1w {late}") < days.day(f"+2w {early}")
            assert days.day(f"-1w {late}") < today <= days.day(f"+0w {early}")


@given(today=ANY_DAY, closed=st.sets(st.integers(-20, 60), max_size=9), weeks=st.lists(st.integers(-3, 5), max_size=6))
def test_that_meetings_move_off_closing_days_and_keep_weekday_order_and_side(
    today: date, closed: set[int], weeks: list[int]
) -> None:
    shut = {today + timedelta(days=number) for number in closed}
    texts = [f"{'-' if n < 0 else '+'}{abs(n)}w sat 10:00-12:00" for n in sorted(set(weeks))]
    try:
        meetings = Days(today).meetings(texts, shut.__contains__)
    except ValueError:
        assert len([day for day in shut if day.weekday() == 5]) + len(texts) > 4
        return
    moments = [meeting.starts for meeting in meetings]
    assert moments == sorted(set(moments))
    assert [moment.weekday() for moment in moments] == [5] * len(texts)
    assert not {moment.date() for moment in moments} & shut
    assert sum(moment.date() < today for moment in moments) == sum(text.startswith("-") for text in texts)


def test_that_a_moved_meeting_pushes_those_after_it() -> None:
    today = date(2026, 12, 1)
    shut = {date(2026, 12, 19)}
    meetings = Days(today).meetings(["+2w sat 10:00", "+3w sat 10:00", "+3w sat 14:00"], shut.__contains__)
    assert [meeting.starts for meeting in meetings] == [
        datetime(2026, 12, 26, 10),
        datetime(2027, 1, 2, 10),
        datetime(2027, 1, 2, 14),
    ]


def test_that_a_place_shut_on_that_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="会場がいつも休み"):
        Days(date(2026, 12, 1)).meetings(["+2w mon 10:00"], lambda day: day.weekday() == 0)


@given(
    today=ANY_DAY,
    rule=st.sampled_from(
        ["FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=MONTHLY;BYDAY=2TH", "FREQ=WEEKLY;BYDAY=TU,FR"]
    ),
    times=st.integers(1, 12),
    skip=st.frozensets(st.integers(1, 14), max_size=3),
    closed=st.sets(st.integers(0, 200), max_size=40),
)
def test_that_a_recurrence_says_what_its_meetings_are(
    today: date, rule: str, times: int, skip: frozenset[int], closed: set[int]
) -> None:
    shut = {today + timedelta(days=number) for number in closed}
    recurrence, meetings = Days(today).recurrence(rule, "+1w 19:00-20:30", times, skip, shut.__contains__)
    assert len(meetings) == times
    assert not {meeting.starts.date() for meeting in meetings} & shut
    expanded = rrulestr(recurrence.rule, dtstart=recurrence.first)
    kept = [moment for moment in expanded if moment.date() not in recurrence.exceptions]
    assert kept == [meeting.starts for meeting in meetings]
    assert recurrence.minutes == 90
    assert {meeting.ends - meeting.starts for meeting in meetings if meeting.ends} == {timedelta(minutes=90)}


def test_that_a_rule_that_never_comes_is_refused() -> None:
    with pytest.raises(ValueError, match="3 回になりません"):
        Days(date(2026, 12, 1)).recurrence("FREQ=WEEKLY;BYDAY=MO", "+1w", 3, frozenset(), lambda day: True)


@given(today=ANY_DAY)
def test_that_a_yearly_day_is_the_next_or_the_one_of_this_week(today: date) -> None:
    first, second, third = (
        meeting.starts.date()
        for meeting in Days(today).meetings(
            ["11#1 fri 10:00", "then+1d 10:00", "then+1d 10:00"],
            always_open,
        )
    )
    assert (first.month, first.weekday(), (first.day - 1) // 7) == (11, 4, 0)
    assert (second - first, third - second) == (timedelta(days=1), timedelta(days=1))
    assert -7 < (first - today).days < 372


def test_that_deadlines_can_be_counted_from_the_first_meeting() -> None:
    days = Days(date(2026, 11, 21))
    first = datetime(2026, 12, 12, 10)
    assert days.moment("first-10d", time(17), first) == datetime(2026, 12, 2, 17)
    assert days.moment("first-10d 12:00", time(17), first) == datetime(2026, 12, 2, 12)
    assert days.moment("+1w fri", time(17)) == datetime(2026, 12, 4, 17)
    with pytest.raises(ValueError, match="日程がありません"):
        days.moment("first-10d", time(17))


def test_that_a_note_stays_and_cancels() -> None:
    days = Days(date(2026, 11, 21))
    plain, cancelled = days.meetings(["+1w sat 10:00-12:00 現地集合", "+2w sat 10:00-12:00 中止"], always_open)
    assert (plain.note, plain.cancelled) == ("現地集合", False)
    assert cancelled.cancelled
    assert days.meetings(["+1w sat"], always_open)[0].all_day


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "+2m sat", "13#1 sun", "0#1 sun", "11#5 sun", "+2w sat 10", "then+1d"]
)
def test_that_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="日付として読めません"):
        Days(date(2026, 11, 21)).slot(text)
