"""Days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.days import WEEKDAYS, parse_days, plain_day

NOVEMBER = date(2025, 11, 10)


def days(text: str, near: date = NOVEMBER) -> list[str]:
    return [str(first) if first == last else f"{first}..{last}" for first, last in parse_days(text, near).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11月11日、18日、12月2日", ["2025-11-11", "2025-11-18", "2025-12-02"]),
        ("令和6年1月14日（日）", ["2024-01-14"]),
        ("3月19日(aaa)", ["2026-03-19"]),
        ("①4月11日（土）\n②4月12日（日）", ["2026-04-11", "2026-04-12"]),
        ("(1)11月13日、(2)11月20日\nいずれも(木)", ["2025-11-13", "2025-11-20"]),
        ("11月29日（土）・30日（日）", ["2025-11-29", "2025-11-30"]),
        ("①10/24(金)\n②11/20(木)", ["2025-10-24", "2025-11-20"]),
        ("12月4日（木）～\n令和8年1月12日（月・祝）", ["2025-12-04..2026-01-12"]),
        ("11月22日(土)から翌年3月31日(火)まで(予定)", ["2025-11-22..2026-03-31"]),
        ("2025-11-22", ["2025-11-22"]),
        ("11月の試合日程", []),
        ("10月11月の試合日程", []),
        ("随時（要調整）", []),
        ("12月の土・日、12月25日～27日", [
            "2025-12-06", "2025-12-07", "2025-12-13", "2025-12-14", "2025-12-20", "2025-12-21", "2025-12-25..2025-12-27",
            "2025-12-28",
        ]),
    ],
)  # fmt: skip
def test_that_days_are_read(text: str, expected: list[str]) -> None:
    assert sorted(days(text)) == sorted(expected)


def test_that_an_excepted_day_is_left_out() -> None:
    found = days("8月5日（水）～8月16日（日）※10日（月）以外", date(2026, 7, 1))
    assert len(found) == 11
    assert "2026-08-10" not in found


def test_that_only_working_days_are_kept_where_the_note_says_so() -> None:
    assert days("7月25日（木）～\n7月31日（水）\n※平日のみの5日間", date(2024, 7, 1)) == [
        "2024-07-25", "2024-07-26", "2024-07-29", "2024-07-30", "2024-07-31",
    ]  # fmt: skip


def test_that_closing_days_in_a_note_are_left_out() -> None:
    found = days("12月4日（木）～\n1月12日（月・祝）\n※月曜日及び\n12月29日から1月3日までは休館")
    assert len(found) == 29
    assert {"2025-12-08", "2025-12-30", "2026-01-03"}.isdisjoint(found)


def test_that_a_day_told_to_be_open_is_kept() -> None:
    found = days("2月22日(土)～2月26日(水)※ただし、2月24日(月･振休)開館、2月25日(火)休館", date(2025, 2, 1))
    assert found == ["2025-02-22", "2025-02-23", "2025-02-24", "2025-02-26"]


def test_that_a_span_on_one_weekday_is_spelled_out() -> None:
    assert days("9月7日～9月28日の土曜日", date(2024, 9, 1)) == ["2024-09-07", "2024-09-14", "2024-09-21", "2024-09-28"]


def test_that_a_weekday_tells_the_year() -> None:
    # 13 June was a Thursday in 2024 and a Friday in 2025; the list was issued in December 2024.
    assert days("6月13日、6月27日\nいずれも（木）", date(2024, 12, 11)) == ["2024-06-13", "2024-06-27"]


def test_that_a_list_runs_on_into_the_next_year() -> None:
    assert days("11月28日、12月12日、1月9日、2月13日") == ["2025-11-28", "2025-12-12", "2026-01-09", "2026-02-13"]


def test_that_a_wrong_weekday_is_told_and_the_date_taken() -> None:
    found = parse_days("11月22日（月）", NOVEMBER)
    assert found.spans == ((date(2025, 11, 22), date(2025, 11, 22)),)
    assert found.faults == ("weekday",)


@pytest.mark.parametrize("text", ["1982-04-99", "4月31日", "99月1日", "0月0日（月）", "2025年2月30日"])
def test_that_a_day_that_does_not_exist_is_told(text: str) -> None:
    found = parse_days(text, NOVEMBER)
    assert found.spans == ()
    assert "impossible" in found.faults


@pytest.mark.parametrize("text", ["2025年11月20日～2025年11月3日", "令和7年8月10日～8月1日"])
def test_that_a_span_that_ends_before_it_starts_is_told(text: str) -> None:
    found = parse_days(text, NOVEMBER)
    assert "order" in found.faults
    assert len(found.spans) == 1


@pytest.mark.parametrize("text", ["～12月27日(土)", "12月27日(土)まで"])
def test_that_a_last_day_alone_is_an_open_start(text: str) -> None:
    found = parse_days(text, NOVEMBER)
    assert found.open_start
    assert found.spans == ((date(2025, 12, 27), date(2025, 12, 27)),)


def test_that_complete_means_that_nothing_else_is_said() -> None:
    assert parse_days("11月22日(土)　11月23日(日)", NOVEMBER).complete
    assert not parse_days("11月22日(土)（雨天の場合は延期）", NOVEMBER).complete
    assert not parse_days("高松市ホームページ上で公開中", NOVEMBER).complete


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-19", date(2024, 3, 19)),
        ("2024/3/19", date(2024, 3, 19)),
        ("20240319", date(2024, 3, 19)),
        ("令和6年3月19日", date(2024, 3, 19)),
        ("平成31年4月1日", date(2019, 4, 1)),
        ("2024-03-19 00:00:00", date(2024, 3, 19)),
        ("44610", date(2022, 2, 18)),
        ("1982-04-99", None),
        ("2024-7", None),
        ("", None),
        ("123456", None),
    ],
)
def test_that_a_whole_date_is_read(text: str, day: date | None) -> None:
    assert plain_day(text) == day


SCRAPS = st.text(
    alphabet=st.sampled_from("0123456789月日年～、・（）()月火水木金土日祝※以外休館まで令和R/－-①② \nの土"), max_size=40
)


@given(SCRAPS | st.text(max_size=60), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_that_no_text_makes_it_raise(text: str, near: date) -> None:
    found = parse_days(text, near)
    assert all(first <= last for first, last in found.spans)
    plain_day(text)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-100, 160))
def test_that_a_day_without_its_year_is_found_by_its_weekday(day: date, distance: int) -> None:
    text = f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"
    assert parse_days(text, day - timedelta(days=distance)).days == (day,)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_that_a_list_of_days_reads_back(gaps: list[int], first: date) -> None:
    listed = [first]
    for gap in gaps:
        listed.append(listed[-1] + timedelta(days=gap))
    text = "、".join(f"{day.month}月{day.day}日" for day in listed)
    assert parse_days(f"{first.year}年{text}", first).days == tuple(listed)
