"""Whether a record suits the person who asks, in SQL over ``fit``: each fact asked about is a part that holds or fails.

A part fails only where what is known speaks against it. ``where`` leaves the records of which all parts hold;
``mask`` tells those that fail as bits, so that near misses come from the same comparison as hits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from desk.records.codes import Condition
from desk.records.search import Query
from desk.records.town import NEAR_MINUTES
from desk.search.cells import NOWHERE, cells_around
from desk.search.expression import Expression, any_of
from desk.search.facts import languages_of, slot_bits, tie_bits
from desk.search.walking import reach, scales

_GIVEN = {
    "age": "age",
    "tie": "ties",
    "childcare": "months",
    "language": "language",
    "fee": "fee",
    "slot": "slots",
    "walk": "reach",
    "municipality": "municipality",
}
"""Codes of ``records.search.Reason`` in the order in which they are told, and the parameter that each goes by."""

_FAILS = {
    "age": ":age < coalesce(fit.age_from, 0) OR :age > coalesce(fit.age_to, 999)",
    "tie": "fit.ties != 0 AND (fit.ties & :ties = 0 OR fit.city NOT IN (0, :home))",
    "any_tie": "fit.ties != 0 AND fit.ties & :ties = 0",
    "childcare": "fit.care = 0 OR fit.care = 1 AND (:months < coalesce(fit.care_from, 0)"
    " OR :months > coalesce(fit.care_to, 9999) OR fit.care_until < :today)",
    "language": "instr(fit.languages, :language) = 0",
    "fee": "fit.fee > :fee",
    "slot": "fit.slots & :slots = 0",
    "walk": "(fit.latitude - :latitude) * :north * (fit.latitude - :latitude) * :north"
    " + (fit.longitude - :longitude) * :east * (fit.longitude - :longitude) * :east > :reach",
    "municipality": "fit.city NOT IN (0, :municipality)",
}
_KNOWN = {
    "age": "fit.age_from IS NOT NULL OR fit.age_to IS NOT NULL",
    "tie": "fit.ties != 0",
    "childcare": "coalesce(fit.care, 0) = 1",
    "language": "fit.languages IS NOT NULL",
    "fee": "fit.fee IS NOT NULL",
    "slot": "fit.slots IS NOT NULL",
    "walk": "fit.latitude IS NOT NULL",
    "municipality": "fit.city != 0",
}
_NOBODYS = -1
"""The number of a city that no record is of; 0 is that of records whose city isn't known."""


class Person:
    """The person of a query, for SQL. ``parts`` are what was asked about them; none where nothing was.

    ``around``: an expression that all records within their reach satisfy; empty where the way doesn't matter.
    """

    def __init__(self, query: Query, now: datetime, cities: Mapping[str, int]) -> None:
        self.parameters: dict[str, int | float | str] = {}
        asked = self.parameters
        if query.age is not None:
            asked["age"] = query.age
        if query.ties is not None:
            asked["ties"] = tie_bits(query.ties)
            asked["home"] = cities.get(query.home, _NOBODYS)
        if query.child_months is not None:
            asked.update(months=query.child_months, today=now.date().toordinal())
        language = languages_of([query.language])
        if language is not None and language != " ja ":
            asked["language"] = language
        if query.fee_at_most is not None:
            asked["fee"] = query.fee_at_most
        if query.slots:
            asked["slots"] = slot_bits(query.slots)
        self.around: Expression = ""
        within = within_of(query)
        if query.town is not None and within is not None:
            north, east = scales(query.town)
            asked.update(latitude=query.town.latitude, longitude=query.town.longitude, north=north, east=east)
            asked["reach"] = reach(within) ** 2
            near = cells_around(query.town, reach(within))
            self.around = any_of((near, NOWHERE)) if near else ""
        if query.municipality:
            asked["municipality"] = cities.get(query.municipality, _NOBODYS)
        self.parts = tuple(part for part, name in _GIVEN.items() if name in asked)
        self._fails = [_fails(part, query) for part in self.parts]

    @property
    def where(self) -> str:
        """SQL for records that suit; empty where nothing was asked."""
        return " AND ".join(f"NOT ({fails})" for fails in self._fails)

    @property
    def mask(self) -> str:
        """SQL for the parts that fail, as bits in the order of ``parts``."""
        return " | ".join(f"({fails} << {number})" for number, fails in enumerate(self._fails)) or "0"

    @property
    def known(self) -> str:
        """SQL for how many of the parts are known of a record at all; of one that suits, so many are known to hold."""
        return " + ".join(f"({_KNOWN[part]})" for part in self.parts) or "0"

    def failed(self, mask: int) -> list[str]:
        """The parts that a mask tells."""
        return [part for number, part in enumerate(self.parts) if mask >> number & 1]


def within_of(query: Query) -> int | None:
    """The most minutes that they would walk; None where that doesn't matter. 近く alone means a quarter of an hour."""
    if query.within is not None:
        return query.within
    return NEAR_MINUTES if Condition.NEARBY in query.conditions else None


def _fails(part: str, query: Query) -> str:
    # Where the desk's own city isn't told, every city's ties are taken for it.
    fails = _FAILS["any_tie" if part == "tie" and not query.home else part]
    return f"coalesce({fails}, 0)"
