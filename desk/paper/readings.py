"""Readings over kanji: the record's own カナ for names, what staff corrected, rules for numbers, then the dictionary.

Names are never guessed: where neither the record nor the city's list reads a person, a town or a house, it stays
without ruby and is told to staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate

from desk.paper.aligning import Segment, fit
from desk.paper.contexts import by_context
from desk.paper.counters import Span, counted
from desk.paper.names import Names, named
from desk.paper.persons import persons
from desk.paper.plain_text import plain
from desk.paper.words import Token, Trust, listed, word_edges, words
from desk.text import has_kanji

_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af々〆ヶ]+")
_SHORT = 2
"""Names up to this length are read only where they are words of their own: 光 is not the end of 観光."""


@dataclass(slots=True)
class Reader:
    """Reads the texts of one sheet. ``unread`` collects the words that stay without a reading.

    ``corrected`` collects the words that are read as the city corrected them.
    """

    names: Names = field(default_factory=Names)
    unread: set[str] = field(default_factory=set)
    corrected: set[str] = field(default_factory=set)
    _read: dict[str, tuple[Segment, ...]] = field(default_factory=dict)
    _all_names: tuple[str, ...] = ()
    _known_names: tuple[tuple[str, str], ...] = ()
    _other_names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def __post_init__(self) -> None:
        self._all_names = self.names.all()
        longer_first = sorted(self.names.known, key=len, reverse=True)
        self._known_names = tuple((name, plain(name)) for name in longer_first)
        self._other_names = (tuple(map(plain, self.names.addresses)), tuple(map(plain, self.names.unread)))

    def read(self, text: str) -> tuple[Segment, ...]:
        """The text in pieces with their readings; the pieces joined give the text again."""
        text = plain(text)
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = self._read_anew(text)
        return known

    def names_in(self, text: str) -> tuple[str, ...]:
        """The names and addresses that stand in a text, longer ones first."""
        return tuple([name for name in self._all_names if name in text])

    def _read_anew(self, text: str) -> tuple[Segment, ...]:
        if not has_kanji(text):
            return ((text, ""),) if text else ()
        found = words(text)
        spans = self._sure(text, found)
        spans += _disjoint(text, [*self._careful(text, spans)], taken=spans)
        return tuple(_joined(self._pieces(text, found, spans)))

    def _sure(self, text: str, found: Sequence[Token]) -> list[Span]:
        """What is read by a record, by the city, or by a rule: of two that overlap the first of these."""
        spans = _disjoint(text, [*self._known(text, found)])
        for start, end, reading in _corrected(text, self.names.city, spans):
            self.corrected.add(text[start:end])
            spans.extend(_spans(fit(text[start:end], reading), start))
        ruled = _disjoint(text, [*persons(text), *counted(text), *by_context(text)], taken=spans)
        for start, end, reading in ruled:
            spans.extend(_spans(fit(text[start:end], reading), start, bare=not reading))
        return spans

    def _known(self, text: str, found: Sequence[Token]) -> Iterator[Span]:
        """Every name in the text that a record reads, longer ones first."""
        edges = set(accumulate((len(word) for word, _reading in found), initial=0))
        for name, written in [known for known in self._known_names if known[1] in text]:
            for start in _places(written, text):
                if len(name) <= _SHORT and not {start, start + len(written)} <= edges:
                    continue
                yield from _spans(named(name, self.names.known[name]), start)

    def _careful(self, text: str, taken: Sequence[Span]) -> Iterator[Span]:
        """What stands in names and addresses that nobody read: common words and the city's list, the rest bare."""
        addresses, names = self._other_names
        for address in [one for one in addresses if one in text]:
            for at in _places(address, text):
                free = _free(text, at, at + len(address), taken)
                yield from (span for start, end in free for span in _listed(text[start:end], start))
        for name in [one for one in names if one in text]:
            for at in _places(name, text):
                for word, reading in words(name, Trust.COMMON):
                    yield from _spans(fit(word, reading), at, bare=has_kanji(word) and not reading)
                    at += len(word)
        for person in self.names.people:
            for at in _places(plain(person), text):
                yield from ((start, end, "") for start, end in _free(text, at, at + len(person), taken))

    def _pieces(self, text: str, found: Sequence[Token], spans: Sequence[Span]) -> Iterator[Segment]:
        """Walk over the words of the dictionary; where a span covers some of a word, its rest is looked up alone."""
        at = 0
        covered = {place: span for span in spans for place in range(span[0], span[1])}
        for word, reading in found:
            end = at + len(word)
            if at == end or not any(place in covered for place in range(at, end)):
                yield from self._word(word, reading)
            else:
                yield from self._partly(text, at, end, covered)
            at = end

    def _partly(self, text: str, at: int, end: int, covered: Mapping[int, Span]) -> Iterator[Segment]:
        while at < end:
            span = covered.get(at)
            if span is not None:
                # A span is written by the word in which it begins.
                if at == span[0]:
                    yield text[span[0] : span[1]], span[2]
                    if not span[2]:
                        self.unread.add(text[span[0] : span[1]])
                at = min(span[1], end) if span[1] > at else at + 1
                continue
            stop = next((place for place in range(at, end) if place in covered), end)
            for word, reading in words(text[at:stop]):
                yield from self._word(word, reading)
            at = stop

    def _word(self, word: str, reading: str) -> Iterator[Segment]:
        if not has_kanji(word):
            yield word, ""
        elif not reading:
            self.unread.add(word)
            yield word, ""
        else:
            yield from fit(word, reading)


def _places(name: str, text: str) -> Iterator[int]:
    """Where a name begins in a text, each time after the one before has ended."""
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _corrected(text: str, city: Mapping[str, str], taken: Sequence[Span]) -> Iterator[Span]:
    """The words that the city reads in its own way, the longest first where they are free.

    They hold where they are words of their own: a correction of 方 is none of 方法.
    """
    present = sorted((word for word in city if word in text), key=len, reverse=True)
    if not present:
        return
    edges = word_edges(text)
    covered = {place for first, last, _reading in taken for place in range(first, last)}
    for word in present:
        for match in re.finditer(re.escape(word), text):
            places = range(match.start(), match.end())
            if _is_word(places, edges) and covered.isdisjoint(places):
                covered.update(places)
                yield match.start(), match.end(), city[word]


def _is_word(places: range, edges: Set[int]) -> bool:
    """Whether a word stands by itself, as the dictionary cuts the text or as it would if it knew the word.

    向台町 is 向 and 台町一 to it; but 本部 is no word of 日本部品.
    """
    begins, ends = places.start in edges, places.stop in edges
    return (begins and ends) or ((begins or ends) and any(place in edges for place in places[1:]))


def _spans(segments: Iterable[Segment], at: int, *, bare: bool = False) -> Iterator[Span]:
    """Where the readings of a name stand in a text; with ``bare`` also what has none and shall have none."""
    for base, ruby in segments:
        if ruby or bare:
            yield at, at + len(base), ruby
        at += len(base)


def _listed(run: str, at: int) -> Iterator[Span]:
    """The words of the city's list in a run of kanji; what is between them bare."""
    own = listed()
    start = bare = 0
    while start < len(run):
        end = next((end for end in range(len(run), start, -1) if run[start:end] in own), 0)
        if end:
            if bare < start:
                yield at + bare, at + start, ""
            yield at + start, at + end, own[run[start:end]]
            bare = end
        start = end or start + 1
    if bare < start:
        yield at + bare, at + start, ""


def _free(text: str, start: int, end: int, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of kanji between two places that nothing reads yet."""
    covered = {place for first, last, _reading in taken for place in range(first, last)}
    masked = "".join(" " if place in covered else text[place] for place in range(start, end))
    return ((start + run.start(), start + run.end()) for run in _KANJI.finditer(masked))


def _disjoint(text: str, spans: Sequence[Span], taken: Sequence[Span] = ()) -> list[Span]:
    """The spans that do not overlap an earlier one, nor what is taken."""
    covered = bytearray(len(text))
    for start, end, _reading in taken:
        covered[start:end] = b"\1" * (end - start)
    kept = []
    for start, end, reading in spans:
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            kept.append((start, end, reading))
    return kept


def _joined(pieces: Iterator[Segment]) -> Iterator[Segment]:
    """Neighbours without ruby as one piece."""
    bare = ""
    for base, ruby in pieces:
        if not ruby:
            bare += base
            continue
        if bare:
            yield bare, ""
            bare = ""
        yield base, ruby
    if bare:
        yield bare, ""
