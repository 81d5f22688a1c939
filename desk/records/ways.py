"""When nothing is found: what could be let go, and who may know."""

from __future__ import annotations

from dataclasses import dataclass

from desk.records.search import Hit, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """One part of a query that could be let go, as it is logged ("fee:500", "word:男性", or "text:" for all words).

    ``instead``: what stands in its place where it is only made wider ("within:30"); empty where it is left out.
    ``query`` is what remains to be asked, ``total`` how much that finds.
    """

    part: str
    query: Query
    total: int
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """What can be done instead of an empty list: parts to let go, the most promising first, and windows to ask."""

    query: Query
    looser: tuple[WayOut, ...] = ()
    windows: tuple[Hit, ...] = ()
