"""What was asked on behalf of a person, in words: age, ties to the city, times of the week, how far they walk."""

from __future__ import annotations

from datetime import date

from desk.i18n import N_, Catalogue
from desk.records.codes import RESIDENCY_LABELS, Band, Residency
from desk.records.search import Slot
from desk.records.slots import slot_of
from desk.records.wording.dates import age, day, language_name, weekday, yen

BAND_LABELS = {Band.MORNING: N_("午前"), Band.AFTERNOON: N_("午後"), Band.EVENING: N_("夜間")}
OUTSIDE = N_("市外の方")
"""Neither lives, works nor studies in the city."""

PERSON_FILTERS = frozenset(
    {"age", "tie", "child_months", "language", "fee", "when", "town", "within", "municipality", "on"}
)
"""The sorts of filters ("sort:value") that ``person_filter`` knows."""


def slot(one: Slot, c: Catalogue) -> str:
    """A time of the week: 土曜午前, 夜間, 土曜."""
    if one.band is None:
        return c.gettext("いつでも") if one.weekday is None else weekday(one.weekday, c)
    band = c.gettext(BAND_LABELS[one.band])
    if one.weekday is None:
        return band
    return c.gettext("{weekday}{band}").format(weekday=weekday(one.weekday, c), band=band)


def tie(one: Residency | None, c: Catalogue) -> str:
    """A tie to the city; None is somebody from outside."""
    return c.gettext(OUTSIDE) if one is None else c.gettext(RESIDENCY_LABELS[one])


def person_filter(sort: str, value: str, c: Catalogue) -> str:
    """A logged filter in words; one that can't be read stays as it is."""
    try:
        return _filter(sort, value, c)
    except ValueError:
        return value


def _filter(sort: str, value: str, c: Catalogue) -> str:
    if sort == "age":
        return c.gettext("{years}歳").format(years=int(value))
    if sort == "tie":
        return tie(None if value == "none" else Residency(value), c)
    if sort == "child_months":
        return c.gettext("保育：{age}").format(age=age(int(value), c))
    if sort == "language":
        return c.gettext("{language}で").format(language=language_name(value, c))
    if sort == "fee":
        return c.gettext("{amount}まで").format(amount=yen(int(value), c))
    if sort == "when":
        return slot(slot_of(value), c)
    if sort == "within":
        return c.gettext("徒歩{minutes}分まで").format(minutes=int(value))
    if sort == "on":
        return day(date.fromisoformat(value), c)
    return c.gettext("市内のみ") if sort == "municipality" else value
