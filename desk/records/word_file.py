"""The city's words as a workbook holds them, and what taking one in does."""

from __future__ import annotations

from dataclasses import dataclass

from desk.records.vocabulary import Entry, Phrase, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class WordProblem:
    """One thing that was wrong in a workbook: where, and what, as a finished sentence. ``row`` counts from 1."""

    sheet: str
    message: str
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDraft:
    """One row of a sheet. ``key`` names the entry that it is about; empty where the row is new or has none."""

    sheet: str
    row: int
    entry: Entry
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """What a workbook says: its rows in the order in which they can be taken in, and what of it can't be read.

    ``sorts`` are the sorts of entries that it has a sheet for ("phrase", "synonyms", "life_stage", "circumstance",
    "need") with the sheet's name: of others it says nothing.
    """

    drafts: tuple[WordDraft, ...]
    sorts: dict[str, str]
    problems: tuple[WordProblem, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """What is done to one entry. ``what``: "new", "changed" or "removed"; texts before and after for "changed"."""

    sheet: str
    what: str
    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReport:
    """Counts of entries, the same for a preview and for the real thing.

    ``missing``: entries here that the workbook lacks and that stay. ``edits`` name what was done, for undo.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: int = 0
    missing: int = 0
    problems: tuple[WordProblem, ...] = ()
    changes: tuple[WordChange, ...] = ()
    edits: tuple[str, ...] = ()


def sort_of(entry: Entry) -> str:
    """The sort of an entry: "phrase", "synonyms", or the scheme of a term."""
    if isinstance(entry, Term):
        return entry.scheme
    return "phrase" if isinstance(entry, Phrase) else "synonyms"
