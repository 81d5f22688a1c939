"""The days whose consultations are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desk.i18n import N_


class Span(StrEnum):
    """The stretches of time that can be chosen by one key."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    CHOSEN = "chosen"


SPAN_LABELS = {
    Span.TODAY: N_("今日"),
    Span.WEEK: N_("今週"),
    Span.MONTH: N_("今月"),
    Span.CHOSEN: N_("期間"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date


def period_of(span: Span, today: date, chosen: Period) -> Period:
    """The days that a span means today. A week begins on Monday; two chosen days may be given in either order."""
    match span:
        case Span.TODAY:
            return Period(today, today)
        case Span.WEEK:
            return Period(today - timedelta(days=today.weekday()), today)
        case Span.MONTH:
            return Period(today.replace(day=1), today)
        case Span.CHOSEN:
            return Period(min(chosen.first, chosen.last), max(chosen.first, chosen.last))
