"""What staff change about a record from the counter, and how it is undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.records.resource import Resource
from desk.records.vocabulary import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change to a resource. ``id`` names it for undo; ``resource`` is the record as it is now."""

    id: str
    resource: Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEdit:
    """One change to the city's words. ``id`` names it for undo; ``held`` is as it is now, None when it was taken away."""

    id: str
    held: Held | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One entry in a record's history: who changed which field from what to what, and when (aware UTC)."""

    at: datetime
    who: str
    desk: str
    field: str
    before: str
    after: str
