"""The days of the log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desk.ui.consultations.period import Period, Span, period_of
from desk.ui.consultations.period_chooser import PeriodChooser

TODAY = date(2026, 5, 6)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from([Span.TODAY, Span.WEEK, Span.MONTH]))
def test_that_every_stretch_ends_today_and_holds_no_other_month_or_week(today: date, span: Span) -> None:
    period = period_of(span, today, Period(today, today))
    assert period.last == today
    if span == Span.WEEK:
        assert period.first.weekday() == 0
        assert today - period.first < timedelta(days=7)
    if span == Span.MONTH:
        assert period.first == today.replace(day=1)


def test_that_two_days_may_be_given_in_either_order() -> None:
    first, last = date(2026, 4, 1), date(2026, 4, 30)
    assert period_of(Span.CHOSEN, TODAY, Period(last, first)) == Period(first, last)


def test_that_the_chooser_follows_the_day(qtbot: QtBot) -> None:
    days = [TODAY]
    chooser = PeriodChooser(lambda: days[0])
    qtbot.addWidget(chooser)
    assert chooser.period == Period(TODAY, TODAY)
    days[0] = TODAY + timedelta(days=1)
    assert chooser.period == Period(days[0], days[0])


@pytest.mark.parametrize(("span", "first"), [(Span.WEEK, date(2026, 5, 4)), (Span.MONTH, date(2026, 5, 1))])
def test_that_a_button_tells_its_days(qtbot: QtBot, span: Span, first: date) -> None:
    chooser = PeriodChooser(lambda: TODAY)
    qtbot.addWidget(chooser)
    with qtbot.waitSignal(chooser.period_chosen) as told:
        chooser.choose(span)
    assert told.args == [Period(first, TODAY)]


def test_that_chosen_days_are_asked_for_only_when_wanted(qtbot: QtBot) -> None:
    chooser = PeriodChooser(lambda: TODAY)
    qtbot.addWidget(chooser)
    told: list[Period] = []
    chooser.period_chosen.connect(told.append)
    chooser.choose_days(date(2026, 1, 5), date(2026, 2, 3))
    assert told[-1] == Period(date(2026, 1, 5), date(2026, 2, 3))
    chooser.choose(Span.TODAY)
    assert chooser.period == Period(TODAY, TODAY)
