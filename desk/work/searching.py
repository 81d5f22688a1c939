"""Searching the local index: no truth, no network."""

from __future__ import annotations

from datetime import datetime

from desk.records.resource import Resource
from desk.records.search import Query, Results
from desk.work.desk import Desk


def search(desk: Desk, query: Query) -> Results:
    """What fits this query now."""
    return desk.index.find(query, datetime.now())


def similar(desk: Desk, resource_id: str) -> Results:
    """What is like this resource (F5)."""
    return desk.index.similar(resource_id, datetime.now())


def read_resource(desk: Desk, resource_id: str) -> Resource | None:
    """A resource as the index has it; None when it is not there."""
    return desk.index.resource(resource_id)


def load_analyser(desk: Desk) -> None:
    """Load the dictionary that finds words within words; until then search goes by the letters typed."""
    from desk.search import analyser

    analyser.load()
