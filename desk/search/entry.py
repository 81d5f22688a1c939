"""From a resource to what the index keeps of it: numbers, sets of codes, and folded tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from urllib.parse import quote

import msgspec

from desk.records.codes import Kind, State
from desk.records.resource import Resource
from desk.records.state import first_day, last_day
from desk.records.vocabulary import Term as VocabularyTerm
from desk.records.vocabulary import Vocabulary
from desk.search import compact, facts, fitting, texts
from desk.search.analyser import Analyser, Word
from desk.search.cells import cell_of
from desk.search.exact_names import name_tokens, names
from desk.search.lexicon import Lexicon
from desk.search.tagging import Code, Tagger
from desk.search.tokens import Numbers, Tokens, beginnings, of_reading, of_title
from desk.text import fold, nfkc, runs, sayable

KINDS = tuple(Kind)
STATES = tuple(State)
NAMED = "u"
SPOKEN_OF = "m"
"""Letters before the token of a code that title or staff name, and of one that is spoken of anywhere."""

GOING_ON = 1 << 62
"""In an entry's order, the bit that stands before the shuffled ones."""
_MOST_LINES = 10_000
_SENTENCE = re.compile(r"[^。\n]+")
_EPOCH = datetime(2000, 1, 1)
_MICROSECONDS = 1_000_000


class Entry(msgspec.Struct, array_like=True, frozen=True):
    """One resource, ready to be written. ``order``: sorts by it become rowids (see ``schema``).

    ``numbers``: kind, stated, opens, closes, first_day, last_day, gone, width as in ``doc``. ``facts``: what decides
    whether somebody can take part (see ``facts.Facts``). ``sets``: codes
    of life stages, needs, circumstances, conditions, each as JSON. ``tokens``: the numbers of all its tokens, eight
    bytes each (see ``blocks``). ``words``: the whole words that stand anywhere in it. ``targets``: the ids of what it
    leads to. ``names``: its place and organisation as in ``exact_names.names``.
    """

    id: str
    order: int
    body: bytes
    numbers: tuple[int | None, ...]
    facts: tuple[int | float | str | None, ...]
    sets: tuple[str, str, str, str]
    hours: str
    tokens: bytes
    words: str
    targets: tuple[str, ...] = ()
    names: tuple[tuple[str, str, str], ...] = ()


class Term(msgspec.Struct, array_like=True, frozen=True):
    """A word that stands in the index: its token, its reading in hiragana, its synonym groups."""

    token: str
    reading: str
    groups: tuple[int, ...]


def in_entries(vocabulary: Vocabulary) -> tuple[VocabularyTerm, ...]:
    """What of the city's words is part of entries: the terms with their names, ages, trees and other words.

    All the rest acts when a text is understood, so that a change of it leaves the entries as they are.
    """
    return vocabulary.terms


class EntryMaker:
    """Makes entries under one vocabulary, and tells every word of them once."""

    def __init__(self, analyser: Analyser, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._analyser = analyser
        self._codes = fitting.Codes(vocabulary)
        self._tagger = Tagger(vocabulary, lexicon)
        self._names = {(term.scheme, term.code): term.name for term in vocabulary.terms}
        self._readings: dict[str, str] = {}
        self._lines: dict[str, tuple[set[str], set[Code]]] = {}
        self._told: set[str] = set()
        self._numbers = Numbers()
        self._terms: list[Term] = []

    def terms(self) -> list[Term]:
        """The words met since the last call, each only once in the maker's life."""
        told, self._terms = self._terms, []
        return told

    def make(self, resource: Resource, today: date) -> Entry:
        """The entry of one resource. ``today`` decides whether it goes among those that are over, and what is to come."""
        sets = (
            self._codes.life_stages(resource),
            self._codes.with_ancestors("need", resource.needs),
            self._codes.with_ancestors("circumstance", resource.circumstances),
            {str(condition) for condition in fitting.conditions(resource)},
        )
        hours = msgspec.json.encode(resource.hours).decode() if fitting.opens_by_hours(resource) else ""
        tokens, words = self.tokens(resource)
        facets = facet_tokens(resource, sets) | day_tokens(resource, hours) | name_tokens(resource)
        facets.add(cell_of(resource))
        return Entry(
            id=resource.id,
            order=_order(resource, today),
            body=compact.encode(resource),
            numbers=_numbers(resource),
            facts=facts.facts_of(resource, today),
            sets=(_listed(sets[0]), _listed(sets[1]), _listed(sets[2]), _listed(sets[3])),
            hours=hours,
            tokens=self._numbers.of(tokens, facets),
            words=" ".join(words),
            targets=tuple(sorted({link.target for link in resource.links})),
            names=tuple((token, name, read or self._reading(name)) for token, name, read in names(resource)),
        )

    def tokens(self, resource: Resource) -> tuple[Tokens, set[str]]:
        """The tokens of its words, and the words themselves."""
        title = nfkc(sayable(resource.title))
        words = self._analyser.words(title)
        in_title = self._remember(words)
        names = set[str]().union(*(self._line(name)[0] for name in texts.names(resource)))
        spoken = {token for reading in texts.readings(resource) for token in _spoken(reading)}
        starts, inside = of_title(title, words)
        in_body, spoken_of = self._body(resource)
        named = self._tagger.codes(words) | self._codes.stated(resource)
        tokens = Tokens(
            whole={
                "t": in_title,
                "w": in_title,
                "k": names | spoken,
                NAMED: self._meaning(named),
                SPOKEN_OF: self._meaning(named | spoken_of),
                "a": in_body - in_title - names,
            },
            begun={"t": starts, "r": of_reading(words, resource.reading)},
            inside=inside,
        )
        return tokens, in_title | names | in_body

    def _meaning(self, codes: Iterable[tuple[str, str]]) -> set[str]:
        """What it is about, with everything above that in the trees."""
        of_scheme: dict[str, set[str]] = {}
        for scheme, code in codes:
            of_scheme.setdefault(scheme, set()).add(code)
        return {
            facet_token(scheme, code)
            for scheme, members in of_scheme.items()
            for code in self._codes.with_ancestors(scheme, members)
        }

    def _body(self, resource: Resource) -> tuple[set[str], set[tuple[str, str]]]:
        """The body's words, and what codes they stand for.

        The words for its codes are among them: who looks for 小学生 also means what is only tagged so.
        """
        tagged = [self._names.get(("need", code), "") for code in resource.needs]
        tagged += [self._names.get(("life_stage", code), "") for code in resource.life_stages]
        tagged += [self._names.get(("circumstance", code), "") for code in resource.circumstances]
        text = texts.body(resource)
        tokens, codes = set[str](), self._tagger.of_ages(text)
        for line in (*_SENTENCE.findall(text), *resource.keywords, *filter(None, tagged)):
            in_line, meant = self._line(line)
            tokens |= in_line
            codes |= meant
        return tokens, codes

    def _line(self, text: str) -> tuple[set[str], set[Code]]:
        """The tokens of a name or a sentence, and what codes its words stand for; records share many of them."""
        found = self._lines.get(text)
        if found is None:
            if len(self._lines) > _MOST_LINES:
                self._lines.clear()
            words = self._analyser.words(nfkc(sayable(text)))
            found = self._lines[text] = self._remember(words), self._tagger.codes(words)
        return found

    def _reading(self, name: str) -> str:
        """The dictionary's reading of a name that its source doesn't read."""
        found = self._readings.get(name)
        if found is None:
            if len(self._readings) > _MOST_LINES:
                self._readings.clear()
            words = self._analyser.words(nfkc(sayable(name)))
            found = self._readings[name] = "".join(word.reading or word.surface for word in words)
        return found

    def _remember(self, words: Iterable[Word]) -> set[str]:
        found: set[str] = set()
        for word in words:
            if not word.counts:
                continue
            found.update(word.forms)
            for part in word.parts:
                found.update(part.forms)
            if word.surface not in self._told:
                self._tell(word)
        return found

    def _tell(self, word: Word) -> None:
        """A word's dictionary form gets the reading of the form as written: near enough to be found by kana."""
        self._told.add(word.surface)
        for form in word.forms:
            self._terms.append(Term(form, word.reading, word.groups))
        for part in word.parts:
            self._terms.append(Term(part.surface, part.reading, part.groups))


@cache
def facet_token(sort: str, code: str) -> str:
    """The token that stands for a code; its first letter tells the sort."""
    return f"{sort[0]}_{quote(code, safe='/').casefold()}"


def facet_tokens(resource: Resource, sets: tuple[set[str], set[str], set[str], set[str]]) -> set[str]:
    """The facet tokens of one resource: its kind, and its sets of codes."""
    stages, needs, circumstances, held = sets
    sorts = (("kind", {resource.kind}), ("life_stage", stages), ("need", needs), ("circumstance", circumstances))
    found = {facet_token(sort, code) for sort, codes in sorts for code in codes}
    return found | {facet_token("x", code) for code in held}


def day_tokens(resource: Resource, hours: str) -> set[str]:
    """The tokens by which a day finds the resource: meetings' days, weekdays, its kind of opening hours, its deadline."""
    found = {day_token(day) for day in fitting.meeting_days(resource)}
    found.update(weekday_token(day) for day in fitting.weekdays(resource))
    if hours:
        found.add(hours_token(hours))
    if resource.application.closes is not None:
        found.add(closing_token(resource.application.closes.date()))
    return found


def day_token(day: date) -> str:
    """For a course that meets on this day."""
    return f"d_{day.toordinal()}"


def closing_token(day: date) -> str:
    """For what can be applied for until this day."""
    return f"e_{day.toordinal()}"


def weekday_token(weekday: int) -> str:
    """For a circle that meets on this weekday."""
    return f"w_{weekday}"


@cache
def hours_token(hours: str) -> str:
    """For a place or window with these opening hours, as JSON."""
    return f"h_{blake2b(hours.encode(), digest_size=8).hexdigest()}"


def moment(when: datetime | None) -> int | None:
    """A local wall-clock moment as a number that SQL can compare: microseconds since 2000."""
    if when is None:
        return None
    since = when.replace(tzinfo=None) - _EPOCH
    return (since.days * 86_400 + since.seconds) * _MICROSECONDS + since.microseconds


def _numbers(resource: Resource) -> tuple[int | None, ...]:
    first, last = first_day(resource), last_day(resource)
    return (
        KINDS.index(resource.kind),
        STATES.index(fitting.stated(resource)),
        moment(resource.application.opens),
        moment(resource.application.closes),
        first.toordinal() if first else None,
        last.toordinal() if last else None,
        int(resource.vanished_on is not None),
        len("".join(runs(fold(resource.title)))),
    )


def _order(resource: Resource, today: date) -> int:
    """Records that are over come first, then all others as if shuffled: 62 bits of a hash of the id."""
    last = last_day(resource)
    over = (last is not None and last < today) or resource.vanished_on is not None
    over = over or resource.application.state == State.CANCELLED
    shuffled = int.from_bytes(blake2b(resource.id.encode(), digest_size=8).digest(), "big") >> 2
    return shuffled if over else shuffled | GOING_ON


def _spoken(reading: str) -> list[str]:
    return [token for run in runs(fold(sayable(reading))) for token in beginnings(run)[1:]]


def _listed(codes: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(codes)).decode()
