"""When something happens or is open, in one line that says every date or counts them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Kind
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.resource import Circle, Course, Grant, Meeting, Recurrence, Resource, Talent
from tests.make import make_resource

JA, EN = catalogue("ja"), catalogue("en")
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 30)
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


def meeting(month: int, day: int, start: int = 10, end: int = 12, year: int = 2026, **fields: bool) -> Meeting:
    return Meeting(starts=datetime(year, month, day, start), ends=datetime(year, month, day, end), **fields)


def course(*meetings: Meeting, **fields: object) -> Resource:
    return make_resource(course=Course(meetings=meetings, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([meeting(12, 5)], "12月5日（土） 10:00～12:00"),
        ([Meeting(starts=datetime(2026, 12, 5, 10))], "12月5日（土） 10:00～"),
        ([Meeting(starts=datetime(2026, 12, 5), all_day=True)], "12月5日（土）"),
        ([meeting(12, d) for d in (5, 12, 19)], "12月5日～19日の毎週土曜 全3回 10:00～12:00"),
        ([meeting(12, d) for d in (5, 12, 26)], "12月5日～26日の毎週土曜 全3回（12月19日は休み） 10:00～12:00"),
        ([meeting(12, d) for d in (7, 9, 14, 16)], "12月7日～16日の毎週月・水曜 全4回 10:00～12:00"),
        ([meeting(11, 7), meeting(11, 21), meeting(12, 5)], "11月7日～12月5日の隔週土曜 全3回 10:00～12:00"),
        (
            [meeting(12, 12), meeting(1, 9, year=2027), meeting(2, 13, year=2027)],
            "12月12日～2027年2月13日の毎月第2土曜 全3回 10:00～12:00",
        ),
        ([meeting(12, d) for d in (5, 6, 7)], "12月5日（土）～7日（月） 10:00～12:00"),
        ([meeting(12, 5), meeting(12, 5, 14, 16)], "12月5日（土） 10:00～12:00／14:00～16:00"),
        ([meeting(12, 5), meeting(12, 6, 13, 15)], "12月5日（土） 10:00～12:00、12月6日（日） 13:00～15:00"),
        ([meeting(12, 1), meeting(12, 9)], "12月1日（火）・9日（水） 10:00～12:00"),
        ([meeting(12, d) for d in (1, 6, 11, 23, 24)], "12月1日～24日 全5回 10:00～12:00"),
        (
            [meeting(12, 1), meeting(12, 6), meeting(12, 11, 13, 17), meeting(12, 23), meeting(12, 24)],
            "12月1日～24日 全5回（時間は日によって違います）",
        ),
        ([meeting(12, 5), meeting(12, 12, cancelled=True)], "12月5日（土） 10:00～12:00"),
        (
            [Meeting(starts=datetime(2026, 12, 5), ends=datetime(2026, 12, 9), all_day=True)],
            "12月5日（土）～9日（水）",
        ),
        (
            [Meeting(starts=datetime(2026, 12, 5, 9), ends=datetime(2026, 12, 9, 17))],
            "12月5日（土）～9日（水） 9:00～17:00",
        ),
    ],
)
def test_that_dates_are_said_by_the_rule_they_follow(meetings: list[Meeting], expected: str) -> None:
    assert wording.when(course(*meetings), JA, today=TODAY) == expected


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([meeting(12, d) for d in (5, 12, 19)], "Every Sat, Dec 5 – 19, 3 times, 10:00 AM–12:00 PM"),
        ([meeting(12, d) for d in (7, 9, 14, 16)], "Every Mon, Wed, Dec 7 – 16, 4 times, 10:00 AM–12:00 PM"),
        (
            [meeting(12, 12), meeting(1, 9, year=2027), meeting(2, 13, year=2027)],
            "2nd Sat of each month, Dec 12, 2026 – Feb 13, 2027, 3 times, 10:00 AM–12:00 PM",
        ),
        (
            [meeting(12, 5), meeting(12, 6, 13, 15)],
            "Sat, Dec 5, 10:00 AM–12:00 PM; Sun, Dec 6, 1:00 PM–3:00 PM",
        ),
    ],
)
def test_that_english_says_dates_its_own_way(meetings: list[Meeting], expected: str) -> None:
    assert wording.when(course(*meetings), EN, today=TODAY) == expected


def test_that_the_sources_own_words_are_kept_where_they_say_more() -> None:
    told = course(meeting(12, 5), schedule="12月5日（土）から毎月第1土曜、雨天中止")
    assert wording.when(told, JA) == "12月5日（土）から毎月第1土曜、雨天中止"
    dateless = course(meeting(12, 5), schedule="毎月第1土曜")
    assert wording.when(dateless, JA) == "12月5日（土）から 毎月第1土曜"
    begun = course(meeting(11, 7), meeting(12, 5), schedule="毎月第1土曜")
    assert wording.when(begun, JA, today=TODAY) == "毎月第1土曜"
    assert wording.when(course(schedule="日程は調整中"), JA) == "日程は調整中"


def test_that_a_rule_without_meetings_says_from_when() -> None:
    weekly = course(recurrences=(Recurrence(rule="FREQ=WEEKLY", first=datetime(2026, 12, 5, 10)),))
    assert wording.when(weekly, JA) == "12月5日（土）から"


def test_that_every_date_can_be_had_where_the_line_only_counts() -> None:
    counted = course(*(meeting(12, d) for d in (1, 6, 11, 23, 24)))
    assert wording.every_date(counted, JA) == "12月1日（火）・6日（日）・11日（金）・23日（水）・24日（木）"
    assert wording.every_date(course(*(meeting(12, d) for d in (5, 12, 19))), JA) == ""
    assert wording.every_date(make_resource(Kind.CIRCLE), JA) == ""


def test_that_the_next_date_is_one_that_takes_place() -> None:
    some = course(meeting(11, 14), meeting(11, 28, cancelled=True), meeting(12, 5))
    assert wording.next_date(some, NOW, JA) == "12月5日（土） 10:00～12:00"
    running = course(meeting(11, 20))
    assert wording.next_date(running, NOW, JA) == "11月20日（金） 10:00～12:00"
    assert wording.next_date(course(meeting(11, 14)), NOW, JA) == ""


HOURS = Hours(
    opening=(
        OpeningHours(opens=time(9), closes=time(21), weekdays=MONDAY_TO_FRIDAY),
        OpeningHours(opens=time(9), closes=time(17), weekdays=(5,), note="第3を除く"),
    ),
    closing=(
        ClosingRule(weekdays=(0,), moved_by_holiday=True),
        ClosingRule(weekdays=(2,), weeks=(1, 3)),
        ClosingRule(from_month_day="12-29", to_month_day="01-03"),
        ClosingRule(from_month_day="08-13", to_month_day="08-15"),
        ClosingRule(holidays=True),
        ClosingRule(dates=(date(2026, 12, 7),)),
    ),
    note="受付は30分前まで",
)


def test_that_hours_and_closing_days_are_said_in_words() -> None:
    assert wording.hours(HOURS, JA) == "平日 9:00～21:00・土曜 9:00～17:00（第3を除く）（受付は30分前まで）"
    assert wording.closing(HOURS, JA) == (
        "月曜（祝日のときは次の平日）・第1・3水曜・年末年始（12月29日～1月3日）・8月13日～8月15日・祝日・12月7日（月）"
    )
    assert wording.closing(HOURS, EN) == (
        "Mon (next weekday if a public holiday) · 1st, 3rd Wed of the month · New Year (Dec 29 – Jan 3)"
        " · Aug 13 – Aug 15 · Public holidays · Mon, Dec 7"
    )
    assert wording.hours(Hours(note="不定期"), JA) == "不定期"


@pytest.mark.parametrize(
    ("kind", "moment", "expected"),
    [
        (Kind.FACILITY, datetime(2026, 11, 20, 10), "本日開館（21:00まで）"),
        (Kind.FACILITY, datetime(2026, 11, 20, 8), "本日開館（9:00から）"),
        (Kind.FACILITY, datetime(2026, 11, 20, 22), "本日の開館は終わりました"),
        (Kind.FACILITY, datetime(2026, 12, 29, 10), "本日休館"),
        (Kind.WINDOW, datetime(2026, 11, 20, 10), "ただいま受付中（21:00まで）"),
        (Kind.WINDOW, datetime(2026, 11, 20, 22), "本日の受付は終わりました"),
        (Kind.WINDOW, datetime(2026, 11, 22, 10), "本日休み"),
    ],
)
def test_that_one_is_told_whether_it_is_open_now(kind: Kind, moment: datetime, expected: str) -> None:
    assert wording.open_today(make_resource(kind, hours=HOURS), moment, JA) == expected


def test_that_each_kind_has_its_own_time() -> None:
    assert wording.when(make_resource(Kind.CIRCLE, circle=Circle(meets="第1・3日曜 午前")), JA) == "第1・3日曜 午前"
    weekly = Circle(weekdays=(1, 3), starts="13:30", ends="15:30")
    assert wording.when(make_resource(Kind.CIRCLE, circle=weekly), JA) == "毎週火・木曜 13:30～15:30"
    assert wording.when(make_resource(Kind.GRANT, grant=Grant(period="4月1日～5月31日")), JA) == "4月1日～5月31日"
    assert wording.when(make_resource(Kind.TALENT, talent=Talent(days="平日の夜")), JA) == "平日の夜"
    simple = Hours(opening=(OpeningHours(opens=time(9), closes=time(22)),), closing=(ClosingRule(weekdays=(0,)),))
    assert wording.when(make_resource(Kind.FACILITY, hours=simple), JA) == "9:00～22:00　休館日：月曜"
    assert wording.when(make_resource(Kind.FACILITY), JA) == ""


@given(st.lists(st.integers(0, 120), min_size=1, max_size=12, unique=True), st.booleans())
def test_that_the_line_and_the_list_together_tell_every_date(offsets: list[int], japanese: bool) -> None:
    """Whoever has the paper can work out each day: by name, by a whole span, or by a rule with its exceptions."""
    first = date(2026, 4, 1)
    chosen = sorted(first + timedelta(days=offset) for offset in offsets)
    some = course(*(meeting(day.month, day.day) for day in chosen))
    c = JA if japanese else EN
    line, rest = wording.when(some, c, today=first), wording.every_date(some, c, today=first)
    assert line
    by_rule = "毎" in line or "隔週" in line or (chosen[-1] - chosen[0]).days == len(chosen) - 1
    named = rest or line
    if japanese and not by_rule:
        assert named.count("（") >= len(chosen)
