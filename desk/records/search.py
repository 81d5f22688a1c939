"""What is asked of the index and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desk.records.codes import Condition, Kind, State
from desk.records.resource import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to the index. Filters of one sort widen each other, sorts narrow each other.

    Conditions are the exception: all must hold (無料 and 車いす可), but for times of the week, which widen each other.

    ``text`` is as typed, unfinished last word included. ``on``: something happens, or it is open, on that day.
    ``offset`` and ``limit`` count hits.
    """

    text: str = ""
    kinds: tuple[Kind, ...] = ()
    life_stages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    on: date | None = None
    offset: int = 0
    limit: int = 50

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was asked."""
        return not (
            self.text.strip()
            or self.kinds
            or self.life_stages
            or self.needs
            or self.circumstances
            or self.conditions
            or self.on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a hit fits, as a code and a value that ``wording.reason`` puts into words.

    Codes: title, reading, body, organization, place, life_stage, need, circumstance, condition, kind, on.
    """

    code: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer. ``matched`` holds the folded words found in it, for highlighting."""

    resource: Resource
    score: float
    state: State
    why: tuple[Reason, ...] = ()
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A page of hits with counts.

    ``facets`` maps "kind", "life_stage", "need", "circumstance" and "condition" to counts per code: each count says
    how many hits there would be with that one filter added; within a sort whose filters widen each other, with that
    one in place of those. ``approximate`` is true when there were too many to count and some counts are estimates.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    approximate: bool = False
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    elapsed_ms: float = 0.0
