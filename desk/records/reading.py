"""How a city reads a word: a correction that staff made, and what is known of a word's reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One correction: from then on the city reads the word so; with an empty ``reading`` as if nobody had corrected it.

    ``reading`` is hiragana. Of two corrections of a word the later one (``at``, an aware moment) counts.
    """

    id: str
    word: str
    reading: str
    by: str
    at: datetime


class Source(StrEnum):
    """Where a reading comes from: a record's own カナ, the city's correction, a rule or list of ours, the dictionary."""

    RECORD = "record"
    CITY = "city"
    RULE = "rule"
    DICTIONARY = "dictionary"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A word as a sheet reads it now; without a reading where nobody knows one. ``by``: who corrected it."""

    word: str
    reading: str
    source: Source
    by: str = ""
