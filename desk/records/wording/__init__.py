"""Records in words: the one home of how dates, money, applications and warnings read, on screen and on paper.

Every function takes the catalogue of its reader, and answers with an empty text where nothing is known.
"""

from desk.records.wording.dates import clock_span, date_only, day, days, listing, moment, span, weekday, weekdays, yen
from desk.records.wording.detail import details, fee_label, room, when_label, where_label
from desk.records.wording.facts import (
    ages,
    application,
    audience,
    belongings,
    capacity,
    confirmed,
    contact,
    fee,
    is_mediated,
    page,
    participation,
    phone,
    private_note,
    provider,
    residency,
    source,
    where,
)
from desk.records.wording.fitting import instead, why_not
from desk.records.wording.marks import guard, guard_label, kind, kind_letter, reason, state
from desk.records.wording.serving import instead_with_day
from desk.records.wording.sheets import choices, own_name, sheet_language, side
from desk.records.wording.times import closing, course_dates, every_date, hours, next_date, open_today, when
from desk.records.wording.ways import way_out

__all__ = [
    "ages",
    "application",
    "audience",
    "belongings",
    "capacity",
    "choices",
    "clock_span",
    "closing",
    "confirmed",
    "contact",
    "course_dates",
    "date_only",
    "day",
    "days",
    "details",
    "every_date",
    "fee",
    "fee_label",
    "guard",
    "guard_label",
    "hours",
    "instead",
    "instead_with_day",
    "is_mediated",
    "kind",
    "kind_letter",
    "listing",
    "moment",
    "next_date",
    "open_today",
    "own_name",
    "page",
    "participation",
    "phone",
    "private_note",
    "provider",
    "reason",
    "residency",
    "room",
    "sheet_language",
    "side",
    "source",
    "span",
    "state",
    "way_out",
    "weekday",
    "weekdays",
    "when",
    "when_label",
    "where",
    "where_label",
    "why_not",
    "yen",
]
