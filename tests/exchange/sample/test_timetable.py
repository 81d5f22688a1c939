"""Opening hours and closing days as short texts."""

from __future__ import annotations

from datetime import date, time

import pytest

from desk.exchange.sample.timetable import closing_rule, opening_hours, weekdays
from desk.records.hours import Hours, OpeningHours


def test_that_opening_hours_are_read() -> None:
    assert opening_hours("09:00-22:00") == OpeningHours(opens=time(9), closes=time(22))
    assert opening_hours("tue-fri 09:30-19:00").weekdays == (1, 2, 3, 4)
    assert opening_hours("sat,sun 10:00-17:00 入館は16時まで") == OpeningHours(
        opens=time(10), closes=time(17), weekdays=(5, 6), note="入館は16時まで"
    )


@pytest.mark.parametrize(
    ("text", "closed", "opened"),
    [
        ("mon", date(2026, 11, 23), date(2026, 11, 24)),
        # 2026-11-23 is 勤労感謝の日, a Monday: the house opens and rests on Tuesday instead.
        ("mon moved", date(2026, 11, 24), date(2026, 11, 23)),
        ("3rd thu", date(2026, 11, 19), date(2026, 11, 12)),
        ("2nd,4th tue", date(2026, 11, 10), date(2026, 11, 17)),
        ("12-29..01-03", date(2027, 1, 3), date(2027, 1, 4)),
        ("holidays", date(2026, 11, 3), date(2026, 11, 4)),
    ],
)
def test_that_closing_days_are_read(text: str, closed: date, opened: date) -> None:
    hours = Hours(closing=(closing_rule(text),))
    assert hours.is_closed_on(closed)
    assert not hours.is_closed_on(opened)


def test_that_weekdays_are_read() -> None:
    assert weekdays("") == ()
    assert weekdays("sat") == (5,)
    assert weekdays("mon,wed-fri") == (0, 2, 3, 4)


@pytest.mark.parametrize("text", ["", "9-22", "someday 09:00-10:00"])
def test_that_other_hours_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="読めません"):
        opening_hours(text)


@pytest.mark.parametrize("text", ["", "月曜", "6 mon", "mon-someday"])
def test_that_other_closing_days_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="読めません"):
        closing_rule(text)
