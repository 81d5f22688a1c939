"""The city's own words: life stages, circumstances, needs and the measures of its plans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_PARTING = re.compile(r"[、\n\r]+|,\s+")


def listed(text: str) -> tuple[str, ...]:
    """The words of a list as people write it (A、B, or A, B), each once and in order."""
    return tuple(dict.fromkeys(word.strip() for word in _PARTING.split(text) if word.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of a scheme ("life_stage", "circumstance", "need"); ``parent`` is the code above it in the tree.

    ``synonyms`` are other words that residents use for it. Ages in whole years, for life stages only.
    """

    scheme: str
    code: str
    name: str
    reading: str = ""
    english: str = ""
    parent: str = ""
    synonyms: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What residents say, and what it may mean: one row of the lexicon.

    ``says`` are everyday words and phrases for the same thing. ``words`` are what to look for besides them. The codes
    are suggested as chips. ``distress`` is true where somebody who says so needs an advice desk before anything else.
    ``theme`` is the lexicon's part that it belongs to.
    """

    says: tuple[str, ...]
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    life_stages: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    distress: bool = False
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words that mean the same to a resident (習字・書道): each finds the others."""

    words: tuple[str, ...]
    theme: str = ""


Entry = Term | Phrase | Synonyms
"""What the city edits of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An entry as the truth holds it: what an editor reads, and writes with the version that it read.

    ``id`` is empty for a new one. ``touched``: the city wrote it, so that later editions leave it alone. ``key`` names
    it in files, the same at every desk; a term is named by its code instead.
    """

    entry: Entry
    id: str = ""
    version: int = 0
    touched: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What was searched for in vain: a candidate for the lexicon.

    ``times`` counts the consultations in which it found nothing (``empty`` of them) or led to no pick. ``last`` is the
    aware UTC moment of the latest.
    """

    text: str
    times: int
    empty: int
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """A missed search that a draft speaks to: how many hits it has, and how many it would have with the draft.

    ``first_before`` and ``first_after`` are the titles that stand on top; empty where there is no hit.
    """

    text: str
    times: int
    before: int
    after: int
    first_before: str = ""
    first_after: str = ""

    @property
    def is_gain(self) -> bool:
        """Whether the draft changes what is found."""
        return (self.before, self.first_before) != (self.after, self.first_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One node of a plan's tree (基本方針 → 施策 → 方向性 → 取組 → 事業). ``code`` is unique within its plan."""

    plan: str
    code: str
    name: str
    level: str = ""
    parent: str = ""
    reading: str = ""
    english: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One edition of a city's plan with its period."""

    code: str
    municipality: str
    name: str
    edition: str = ""
    starts: date | None = None
    ends: date | None = None
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All terms of all schemes, in the city's order; the lexicon of what residents say; the city's own synonyms.

    ``stopwords`` are words that say nothing of a need (教えて, ところ).
    """

    terms: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    stopwords: tuple[str, ...] = ()

    def without_lexicon(self) -> Vocabulary:
        """The terms alone: all that it takes to name codes and to offer them."""
        return Vocabulary(terms=self.terms)

    def of(self, scheme: str) -> tuple[Term, ...]:
        """The terms of one scheme in their order."""
        return tuple(t for t in self.terms if t.scheme == scheme)

    def name(self, scheme: str, code: str, language: str = "ja") -> str:
        """The word for a code in this language; the code itself when the city has no such word."""
        for term in self.terms:
            if term.scheme == scheme and term.code == code:
                return term.english or term.name if language != "ja" else term.name
        return code
