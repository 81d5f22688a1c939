"""Why a record suits the person who asks, and what speaks against it, told from the record itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from desk.records.codes import Condition, Kind, Residency
from desk.records.resource import Resource
from desk.records.search import Query, Reason, Slot
from desk.records.slots import slot_code
from desk.search.facts import fee_of, languages_of, slot_bits, slots_in, slots_of
from desk.search.walking import minutes

CLOSED = "closed"
_MOST_SLOTS = 2
_MANY_DAYS = 3
_ANY_BAND = 3


def walk_of(resource: Resource, query: Query) -> int | None:
    """The estimated walk from the query's town; None where town or place aren't known."""
    place, town = resource.place, query.town
    if town is None or place is None or place.latitude is None or place.longitude is None:
        return None
    return minutes(place.latitude, place.longitude, town)


def suits(resource: Resource, query: Query, now: datetime) -> tuple[Reason, ...]:
    """What the person asked for and the record is known to have; what isn't known is no reason."""
    if not _asks(query):
        return tuple(open_today(resource, now)) if query.on == now.date() else ()
    found = [
        *_childcare(resource, query),
        *_slots(resource, query, now),
        *_walk(resource, query),
        *_age(resource, query),
        *_tie(resource, query),
        *_fee(resource, query),
        *_language(resource, query),
        *_city(resource, query),
    ]
    if query.on == now.date():
        found += open_today(resource, now)
    return tuple(found)


def _asks(query: Query) -> bool:
    """Whether anything is asked about the person; mostly nothing is."""
    told = (query.age, query.ties, query.child_months, query.fee_at_most, query.town)
    return bool(query.slots or query.language or query.home) or any(fact is not None for fact in told)


def open_today(resource: Resource, now: datetime) -> list[Reason]:
    """Whether a place or window is open today, and from when to when; nothing where that isn't known."""
    if resource.kind not in (Kind.FACILITY, Kind.WINDOW) or not resource.hours.opening:
        return []
    slots = resource.hours.on(now.date())
    if not slots:
        return [Reason(code="open_today", value=CLOSED)]
    opens, closes = min(slot.opens for slot in slots), max(slot.closes for slot in slots)
    return [Reason(code="open_today", value=f"{opens:%H:%M}-{closes:%H:%M}")]


def against(resource: Resource, parts: Iterable[str], query: Query, now: datetime) -> tuple[Reason, ...]:
    """What speaks against a record, for the parts of the person that fail (see ``person``)."""
    return tuple(Reason(code=part, value=_against(resource, part, query, now)) for part in parts)


def _against(resource: Resource, part: str, query: Query, now: datetime) -> str:
    match part:
        case "age":
            return str(query.age)
        case "childcare":
            return _childcare_fault(resource, now)
        case "language":
            return query.language
        case "fee":
            return str(fee_of(resource))
        case "slot":
            return _slot_fault(slots_of(resource, now.date()) or 0, slot_bits(query.slots))
        case "walk":
            return str(walk_of(resource, query))
        case "municipality":
            return resource.municipality
        case _:
            return ""


def _childcare_fault(resource: Resource, now: datetime) -> str:
    care = resource.participation.childcare
    if care is None:
        return "none"
    return "deadline" if care.deadline is not None and care.deadline < now.date() else ""


def _slot_fault(held: int, asked: int) -> str:
    """Whether the weekday is wrong or only the time of the day."""
    days = {slot.weekday for slot in slots_in(held)} & {slot.weekday for slot in slots_in(asked)}
    return "band" if days else "weekday"


def _age(resource: Resource, query: Query) -> list[Reason]:
    known = resource.age_from is not None or resource.age_to is not None
    return [Reason(code="age", value=str(query.age))] if query.age is not None and known else []


def _tie(resource: Resource, query: Query) -> list[Reason]:
    shared = [tie for tie in Residency if tie in (query.ties or ()) and tie in resource.residency]
    return [Reason(code="tie", value=str(tie)) for tie in shared[:1]]


def _childcare(resource: Resource, query: Query) -> list[Reason]:
    told = Condition.CHILDCARE in query.conditions  # by the condition's own reason
    asked = query.child_months is not None and not told
    return [Reason(code="childcare")] if asked and resource.participation.childcare is not None else []


def _language(resource: Resource, query: Query) -> list[Reason]:
    asked = languages_of([query.language])
    known = languages_of(resource.participation.languages)
    return [Reason(code="language", value=query.language)] if asked and known and asked in known else []


def _fee(resource: Resource, query: Query) -> list[Reason]:
    fee = fee_of(resource)
    return [Reason(code="fee", value=str(fee))] if query.fee_at_most is not None and fee is not None else []


def _walk(resource: Resource, query: Query) -> list[Reason]:
    walk = walk_of(resource, query)
    return [Reason(code="walk", value=str(walk))] if walk is not None else []


def _city(resource: Resource, query: Query) -> list[Reason]:
    """A neighbouring city's resource says whose it is."""
    whose = resource.municipality
    return [Reason(code="municipality", value=whose)] if query.home and whose not in ("", query.home) else []


def _slots(resource: Resource, query: Query, now: datetime) -> list[Reason]:
    held = slots_of(resource, now.date()) if query.slots else None
    shared = slots_in((held or 0) & slot_bits(query.slots))
    return [Reason(code="slot", value=slot_code(slot)) for slot in told_slots(shared)]


def told_slots(slots: Sequence[Slot]) -> list[Slot]:
    """Times of the week in few words: an evening on three weekdays is "evening", a whole day is the day."""
    days: dict[int | None, list[Slot]] = {}
    bands: dict[object, list[Slot]] = {}
    for slot in slots:
        days.setdefault(slot.weekday, []).append(slot)
        bands.setdefault(slot.band, []).append(slot)
    if len(days) >= _MANY_DAYS:
        often = [Slot(band=same[0].band) for same in bands.values() if len(same) >= _MANY_DAYS]
        if often and len(often) < _ANY_BAND:
            return often[:_MOST_SLOTS]
    whole = [Slot(weekday=day) for day, same in days.items() if len(same) == _ANY_BAND]
    single = [slot for slot in slots if len(days[slot.weekday]) < _ANY_BAND]
    return sorted((*whole, *single), key=lambda slot: slot.weekday or 0)[:_MOST_SLOTS]
