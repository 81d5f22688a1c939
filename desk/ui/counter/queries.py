"""What a case asks of the index, and how a search is put on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desk.records.case import Case
from desk.records.codes import Condition
from desk.records.consultation import Search
from desk.records.search import Query
from desk.records.slots import slot_code

_SORTS = (
    ("kind", "kinds"),
    ("life_stage", "life_stages"),
    ("need", "needs"),
    ("circumstance", "circumstances"),
    ("condition", "conditions"),
)

_NAMES = ("place", "organization")
"""What is asked for by its exact name."""

SEARCH_FIELDS = (
    "text",
    "kinds",
    "life_stages",
    "needs",
    "circumstances",
    "conditions",
    "on",
    "place",
    "organization",
    "age",
    "ties",
    "child_months",
    "speaks",
    "fee_at_most",
    "slots",
    "town",
    "within",
    "nearest_first",
    "municipality",
    "noted",
)
"""What a case has of a search: cleared together, and taken over into the next case together."""

FIRST_PAGE = 20
"""As many hits are asked for at a keystroke: more than the list shows at once; what follows is read when one scrolls."""


def query_of(case: Case, home: str = "") -> Query:
    """The question that a case puts to the index now; ``home`` is the city where the desk stands."""
    return Query(
        limit=FIRST_PAGE,
        text=case.text,
        kinds=case.kinds,
        life_stages=case.life_stages,
        needs=case.needs,
        circumstances=case.circumstances,
        conditions=tuple(one for one in case.conditions if one is not Condition.NEARBY),
        on=case.on,
        place=case.place,
        organization=case.organization,
        age=case.age,
        ties=case.ties,
        child_months=case.child_months,
        language=case.speaks,
        fee_at_most=case.fee_at_most,
        slots=case.slots,
        town=case.town,
        within=case.within if case.town is not None and Condition.NEARBY in case.conditions else None,
        nearest_first=case.town is not None and case.nearest_first,
        municipality=case.municipality,
        home=home,
    )


def search_fields(case: Case) -> dict[str, Any]:
    """What a case searches for, as fields of a case."""
    return {name: getattr(case, name) for name in SEARCH_FIELDS}


def fields_of(query: Query) -> dict[str, Any]:
    """The fields of a case that would ask this query."""
    near = (Condition.NEARBY,) if query.within is not None else ()
    fields = {name: getattr(query, name) for name in SEARCH_FIELDS if hasattr(query, name)}
    fields |= {"speaks": query.language, "conditions": (*query.conditions, *near)}
    return fields if query.within is not None else {name: fields[name] for name in fields if name != "within"}


def filters_of(query: Query) -> tuple[str, ...]:
    """The filters of a query as "sort:code", as they are logged."""
    named = [f"{sort}:{code}" for sort, field in _SORTS for code in getattr(query, field)]
    if query.on:
        named.append(f"on:{query.on.isoformat()}")
    named += [f"{field}:{getattr(query, field)}" for field in _NAMES if getattr(query, field)]
    return (*named, *_person_filters(query))


def _person_filters(query: Query) -> Iterator[str]:
    """What is known of the person, as far as it narrows the search or says where they come from."""
    if query.age is not None:
        yield f"age:{query.age}"
    if query.ties is not None:
        yield from (f"tie:{tie}" for tie in query.ties or ("none",))
    if query.child_months is not None:
        yield f"child_months:{query.child_months}"
    if query.language:
        yield f"language:{query.language}"
    if query.fee_at_most is not None:
        yield f"fee:{query.fee_at_most}"
    yield from (f"when:{slot_code(slot)}" for slot in query.slots)
    if query.town is not None:
        yield f"town:{query.town.name}"
    if query.within is not None:
        yield f"within:{query.within}"
    if query.municipality:
        yield f"municipality:{query.municipality}"


def search_of(query: Query, total: int) -> Search:
    """A search as it is put on record."""
    return Search(text=query.text.strip(), filters=filters_of(query), total=total)


def recorded(searches: tuple[Search, ...], search: Search) -> tuple[Search, ...]:
    """The searches with one more; the same words with the same filters stand there once, with the latest count."""
    if not search.text and not search.filters:
        return searches
    same = (search.text, search.filters)
    kept = tuple(one for one in searches if (one.text, one.filters) != same)
    return (*kept, search)
