"""What a case asks of the index, and how a search is put on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from desk.records.case import Case
from desk.records.consultation import Search
from desk.records.search import Query

_SORTS = (
    ("kind", "kinds"),
    ("life_stage", "life_stages"),
    ("need", "needs"),
    ("circumstance", "circumstances"),
    ("condition", "conditions"),
)


FIRST_PAGE = 20
"""As many hits are asked for at a keystroke: more than the list shows at once; what follows is read when one scrolls."""


def query_of(case: Case) -> Query:
    """The question that a case puts to the index now."""
    return Query(
        limit=FIRST_PAGE,
        text=case.text,
        kinds=case.kinds,
        life_stages=case.life_stages,
        needs=case.needs,
        circumstances=case.circumstances,
        conditions=case.conditions,
        on=case.on,
    )


def filters_of(query: Query) -> tuple[str, ...]:
    """The filters of a query as "sort:code", as they are logged."""
    named = [f"{sort}:{code}" for sort, field in _SORTS for code in getattr(query, field)]
    return (*named, f"on:{query.on.isoformat()}") if query.on else tuple(named)


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


def loosened(query: Query) -> Iterator[tuple[str, Query]]:
    """The query without one of its parts, for each part: the part as "sort:code", or "text:"."""
    if query.text.strip() and filters_of(query):
        yield "text:", replace(query, text="")
    for sort, field in _SORTS:
        codes = getattr(query, field)
        for code in codes:
            left: Any = tuple(other for other in codes if other != code)
            yield f"{sort}:{code}", replace(query, **{field: left})
    if query.on is not None:
        yield f"on:{query.on.isoformat()}", replace(query, on=None)
