"""What an import found: drafts, problems and counts."""

from __future__ import annotations

from dataclasses import dataclass

from desk.records.resource import Resource
from desk.records.town import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that was wrong in a file: where, what, and what was done about it, as a finished sentence.

    ``row`` counts from 1 as a spreadsheet shows it; None when the whole file is meant.
    """

    file: str
    message: str
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One record read from a file, ready to be compared with the truth.

    ``key`` identifies the record at its source across issues of the file. ``resource.id`` is empty: the truth decides
    whether it is new. ``digest`` is over everything that the source said, so that an unchanged row is recognised.
    """

    key: str
    resource: Resource
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What an import would change in one field of one record."""

    title: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Counts of records (resources and towns) and every problem; the same for a preview and for the real thing."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    vanished: int = 0
    problems: tuple[Problem, ...] = ()
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContents:
    """What one file holds: drafts of resources, or towns; problems and how many rows were refused.

    ``source`` names where it comes from, the same from issue to issue. ``layouts`` are the codes of the sorts of list in
    it, with which the keys of their records begin: a list of another sort says nothing about these records.
    """

    file: str
    source: str
    layouts: frozenset[str]
    drafts: tuple[Draft, ...]
    towns: tuple[Town, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: int = 0
