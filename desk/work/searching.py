"""Searching the local index: no truth, no network."""

from __future__ import annotations

import gc
from datetime import datetime

from desk.records.resource import Resource
from desk.records.search import Query, Results
from desk.records.town import Town
from desk.work.desk import Desk


def search(desk: Desk, query: Query) -> Results:
    """What fits this query now."""
    return desk.index.find(query, datetime.now())


def similar(desk: Desk, resource_id: str) -> Results:
    """What is like this resource (F5)."""
    return desk.index.similar(resource_id, datetime.now())


def towns(desk: Desk, text: str, limit: int, first: str) -> tuple[Town, ...]:
    """The 町丁目 that what was typed so far may mean; those of the municipality ``first`` before others."""
    return desk.index.towns(text, limit, first=first)


def read_resource(desk: Desk, resource_id: str) -> Resource | None:
    """A resource as the index has it; None when it is not there."""
    return desk.index.resource(resource_id)


def load_analyser(desk: Desk) -> None:
    """Load the dictionary that finds words within words; until then search goes by the letters typed."""
    from desk.search import analyser

    analyser.load()
    # What is loaded by now stays: looking through all of it for garbage would hold up a keystroke by 50 ms now and then.
    gc.freeze()
