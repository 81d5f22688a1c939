"""What is asked of the index and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desk.records.codes import Band, Condition, Kind, Relation, Residency, State
from desk.records.resource import Resource
from desk.records.town import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time of the week: a weekday (0 is Monday; None any) and a part of the day (None any)."""

    weekday: int | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to the index. Filters of one sort widen each other, sorts narrow each other.

    Conditions are the exception: all must hold (無料 and 車いす可), but for times of the week, which widen each other.

    ``text`` is as typed, unfinished last word included. ``on``: something happens, or it is open, on that day.
    ``place`` and ``organization``: it happens at, is offered by, what bears exactly this name (spacing and width of letters apart; an
    organisation may be told with its section: 本町公民館 事業係).
    ``offset`` and ``limit`` count hits.

    The person: ``age`` in years; ``ties`` what they are to the city (None: not asked; empty: neither lives, works nor
    studies there); ``child_months`` the age of the child that needs 保育; ``language`` an ISO 639-1 code that somebody
    there must speak. ``fee_at_most`` in yen, fee and materials together. ``slots`` widen each other. ``town`` is where
    they come from, ``within`` the most minutes they would walk, ``nearest_first`` puts the way before everything but
    words. ``municipality`` leaves out other cities' resources when given. ``home`` is the city that ``ties`` are to: what
    another city offers to its own residents isn't for them.

    A resource of which a fact isn't known passes: nobody is turned away by a gap in the data.
    ``near_misses``: how many records that match but for one or two of all this are told, with why not.
    """

    text: str = ""
    kinds: tuple[Kind, ...] = ()
    life_stages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    on: date | None = None
    place: str = ""
    organization: str = ""
    age: int | None = None
    ties: tuple[Residency, ...] | None = None
    child_months: int | None = None
    language: str = ""
    fee_at_most: int | None = None
    slots: tuple[Slot, ...] = ()
    town: Town | None = None
    within: int | None = None
    nearest_first: bool = False
    municipality: str = ""
    home: str = ""
    near_misses: int = 0
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
            or self.place
            or self.organization
            or self.age is not None
            or self.ties is not None
            or self.child_months is not None
            or self.language
            or self.fee_at_most is not None
            or self.slots
            or self.within is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a hit fits, or why it does not, as a code and a value that ``wording.reason`` puts into words.

    Codes of words: title, reading, synonym (value: the word that stands there), body, organization, place, meaning (a
    need's code that what was said and the record have in common; so do life_stage, circumstance, condition and kind
    where no filter asked for them). Of filters: life_stage, need, circumstance, condition, kind, on. Of the person:
    age, tie, childcare, language, fee, slot, walk (value: minutes), municipality, state (value: a ``State``),
    open_today (value: "09:00-17:00" or "closed").
    """

    code: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What may serve instead of a near miss. ``how``: "next_term", "elsewhere", "circle" or "talent"."""

    how: str
    resource: Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer. ``matched`` holds the folded words found in it, for highlighting.

    ``why_not`` is empty for a hit; a near miss has what speaks against it, and ``instead`` what may serve.
    ``minutes`` is the estimated walk from the query's town.
    """

    resource: Resource
    score: float
    state: State
    why: tuple[Reason, ...] = ()
    matched: tuple[str, ...] = ()
    why_not: tuple[Reason, ...] = ()
    instead: tuple[Alternative, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A life stage, circumstance or need that the text speaks of: a chip. ``because`` is the part of the text."""

    sort: str
    code: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """もしかして: what may have been meant, as the whole text, and how many hits it would have."""

    text: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Homophone:
    """One of several words that are read as the text is typed (こうえん: 公園, 講演, 公演), and how many hits each has."""

    word: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Where a resource leads (学びの循環). ``is_back`` is true where the other one holds the link.

    ``relation`` is None for 関連: a mere match of subject.
    """

    relation: Relation | None
    resource: Resource
    is_back: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A page of hits with counts.

    ``facets`` maps "kind", "life_stage", "need", "circumstance" and "condition" to counts per code: each count says
    how many hits there would be with that one filter added; within a sort whose filters widen each other, with that
    one in place of those. ``approximate`` is true when there were too many to count and some counts are estimates.
    ``corrections`` are only looked for when a word of the text is in no record. ``distress``: the text holds words of
    distress, and advice desks stand first.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    approximate: bool = False
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    near_misses: tuple[Hit, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    homophones: tuple[Homophone, ...] = ()
    distress: bool = False
    elapsed_ms: float = 0.0
