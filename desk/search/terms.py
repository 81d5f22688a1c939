"""What was typed, understood: from text to expressions over the index's tokens.

Nothing of the text reaches the index but as a token of letters and digits, so no text can be
wrong. Runs of letters are joined by AND; the last one may be unfinished. Quoted phrases must stand as they are, and
words with a minus must not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk.records.search import Suggestion
from desk.search.alike import Alike, Segment, all_of_forms, written
from desk.search.analyser import Analyser, Word
from desk.search.asking import Piece, taken_apart
from desk.search.expression import Node, Token, either, every, word
from desk.search.lexicon import Concept, Forms
from desk.search.meaning import suggestions
from desk.search.phrasing import Finder
from desk.search.spoken import Spoken
from desk.search.tokens import LONGEST_TOKEN
from desk.text import fold, has_kanji, is_kana, kana_begun, kana_from_romaji, runs

_MOST_WORDS = 12
_MOST_THREES = 14
CRISIS = ("need", "daily_life/crisis")
_TELLING, _TELLING_ALONE = 0.5, 0.7
"""So much of a text in kana must be words of more than one, where it ends as a sentence does, and where it doesn't."""
_N_BEFORE_VOWEL = re.compile(r"(?<!n)n(?=[aiueoy])")
_POLITE = frozenset({"お", "ご"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """One run of letters of the text, or one quoted phrase.

    ``literal`` finds it as it stands or reads, ``broad`` also by words that mean the same; ``marks`` are the folded
    words by which it may have been found, ``alike`` those that mean the same; ``kana`` is how it reads, if known.
    ``exact``: the folded letters that must stand in the record. ``segments``: its words that say what is looked for.
    ``unwanted``: it had a minus. ``is_begun``: its last kana is still being typed. ``homophones``: written words that are
    read exactly so.
    """

    raw: str
    literal: Node
    broad: Node
    marks: tuple[str, ...]
    alike: tuple[str, ...] = ()
    kana: str = ""
    exact: str = ""
    segments: tuple[Segment, ...] = ()
    homophones: tuple[str, ...] = ()
    unwanted: bool = False
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A text as search takes it: what must be there, and what must not (``without``).

    ``meant``: concepts of the lexicon that it speaks of, ``hinted`` those within longer phrases of them, with ``suggestions`` made of them; ``distress`` is among them.
    ``said`` are its folded words that speak of them, ``people`` those that only tell whom it is about. ``is_sentence``: it has more words than those that say what is looked for.
    """

    chunks: tuple[Chunk, ...] = ()
    without: tuple[Chunk, ...] = ()
    meant: tuple[Concept, ...] = ()
    hinted: tuple[Concept, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    said: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    is_sentence: bool = False

    @property
    def words_count(self) -> bool:
        """Whether what has the words is meant at all: 死 alone is not what who says 死にたい is looking for."""
        return not (self.distress and self.is_sentence)

    @property
    def is_crisis(self) -> bool:
        """Whether a life is in danger: then no word of it is taken for the subject of an offer."""
        return any(CRISIS in concept.codes for concept in self.meant if concept.distress)

    @property
    def distress(self) -> bool:
        """Whether it holds words of distress."""
        return any(concept.distress for concept in self.meant)


def understand(text: str, analyser: Analyser | None, connection: Any, finder: Finder) -> Understood:
    """What a text says; nothing for a text without letters. Without an analyser only letters are compared."""
    pieces = taken_apart(text)
    reader = _Reader(analyser, connection, finder)
    words = [reader.words(piece.text) for piece in pieces]
    made = [
        _exact(piece, said) if piece.exact else reader.chunk(piece, said)
        for piece, said in zip(pieces, words, strict=True)
    ]
    wanted = [number for number, piece in enumerate(pieces) if not piece.without]
    # What is only the beginning of a word says nothing yet: ろうd is not ろう.
    spoken = [number for number in wanted if not made[number].is_begun]
    said = " ".join(pieces[number].text for number in spoken)
    letters = fold(said)
    kana = [made[number].kana for number in spoken]
    met, within = finder.met(
        letters,
        None if analyser is None else [word for number in spoken for word in words[number]],
        "".join(kana) if all(kana) else "",
    )
    concepts = finder.lexicon.concepts
    return Understood(
        chunks=tuple(made[number] for number in wanted),
        without=tuple(replace(made[number], unwanted=True) for number, piece in enumerate(pieces) if piece.without),
        meant=tuple(concepts[number] for number in dict.fromkeys(one.number for one in met)),
        hinted=tuple(concepts[one.number] for one in within if not concepts[one.number].distress),
        said=tuple(dict.fromkeys(letters[one.start : one.end] for one in met)),
        suggestions=suggestions(met, concepts, said if len(said) == len(letters) else letters),
        people=frozenset(letters[one.start : one.end] for one in (*met, *within) if concepts[one.number].is_of_people),
        is_sentence=any(_is_sentence(made[number], words[number]) for number in spoken),
    )


class _Reader:
    """Makes chunks of pieces, for one text."""

    def __init__(self, analyser: Analyser | None, connection: Any, finder: Finder) -> None:
        self._analyser = analyser
        self._spoken = Spoken(connection)
        self._alike = Alike(connection, finder)

    def words(self, text: str) -> list[Word]:
        """The words of a piece, as many as search looks at; none where there is no analyser."""
        return self._analyser.words(text)[:_MOST_WORDS] if self._analyser is not None else []

    def chunk(self, piece: Piece, everything: Sequence[Word]) -> Chunk:
        """The chunk of a piece with these words."""
        stretches = runs(fold(piece.text))
        raw = "".join(stretches)
        if piece.begun and (going_on := self._going_on(piece, raw)) is not None:
            return going_on
        completions = self._spoken.completions(raw) if piece.unfinished else []
        literal, marks = _as_typed(raw, completions), [raw]
        if len(stretches) > 1:
            literal.append(every(either(_as_typed(stretch, [])) for stretch in stretches))
        broad: list[Node] = []
        others: list[str] = []
        readings = readings_of(fold(piece.text))
        for kana in readings:
            read = self._spoken.read_as(kana, raw, unfinished=piece.unfinished)
            compound = [] if read else self._spoken.compound(kana, raw, unfinished=piece.unfinished)
            literal += [Token(kana[:LONGEST_TOKEN], "r"), *map(word, read)]
            literal += [every(either(map(word, terms)) for terms in compound)] if compound else []
            said = self._alike.spoken(kana)
            broad += map(all_of_forms, said)
            marks += [*read, *(term for terms in compound for term in terms)]
            others += written(said)
        marks += completions
        segments: list[Segment] = []
        words = [found for found in everything if found.counts] or everything
        if words and len(raw) > 1 and not (readings and _is_unknown(everything)):
            parts = self._parts(piece, raw, words)
            spelled = self._spoken.spelled_otherwise(raw, "".join(found.reading for found in everything))
            literal += [every(parts), *map(word, spelled)]
            marks += [form for found in words for form in (*found.forms, *(part.surface for part in found.parts))]
            marks += spelled
            telling = self._alike.telling(words)
            segments = self._alike.segments([words[n] for n in telling], [parts[n] for n in telling])
            broad.append(every(segment.node for segment in segments))
            others += [other for segment in segments for other in segment.alike]
        chunk = Chunk(
            raw=raw,
            literal=either(literal),
            broad=either((*literal, *broad)),
            marks=tuple(dict.fromkeys(marks)),
            alike=tuple(dict.fromkeys(others)),
            kana=readings[0] if readings else "",
            homophones=tuple(self._spoken.written_words(readings[0], raw)) if readings else (),
        )
        is_one_word = len(segments) < 2 or (bool(readings) and _is_one_word(everything))
        whole = Segment(chunk.broad, chunk.marks, chunk.alike, segments[0].parts if len(segments) == 1 else ())
        return replace(chunk, segments=(whole,) if is_one_word else tuple(segments))

    def _going_on(self, piece: Piece, raw: str) -> Chunk | None:
        """The chunk of kana behind which another is half typed; None where nothing goes on so: then the whole ones count.

        かいg may be 介護 or 会議, which begin with one of がぎぐげご behind かい, and never 会.
        """
        literal: list[Node] = []
        marks: list[str] = []
        same: list[Forms] = []
        for kana in [raw + last for last in kana_begun(piece.begun)] if is_kana(raw) else ():
            read = self._spoken.read_as(kana, kana, unfinished=True)
            same += self._alike.begun(kana)
            if read:
                literal += [Token(kana[:LONGEST_TOKEN], "t"), Token(kana[:LONGEST_TOKEN], "r"), *map(word, read)]
                marks += read
        if not literal and not same:
            return None
        literal = literal or [Token(raw[:LONGEST_TOKEN], "t")]
        found = Chunk(
            raw=raw,
            literal=either(literal),
            broad=either((*literal, *map(all_of_forms, same))),
            marks=tuple(dict.fromkeys((raw, *marks))),
            alike=tuple(dict.fromkeys(written(same))),
            is_begun=True,
        )
        return replace(found, segments=(Segment(found.broad, found.marks, found.alike),))

    def _parts(self, piece: Piece, raw: str, words: Sequence[Word]) -> list[Node]:
        parts = [_word(found) for found in words]
        last = words[-1].surface
        if piece.unfinished and last != raw:
            # The beginning of a title's word, or one of the words that begin so.
            parts[-1] = either(
                (parts[-1], Token(last[:LONGEST_TOKEN], "t"), *map(word, self._spoken.completions(last)))
            )
        return parts


def _exact(piece: Piece, words: Sequence[Word]) -> Chunk:
    """A quoted phrase: its letters stand in a title, or its words anywhere; the records found are read through."""
    exact = fold(piece.text)
    stretches = runs(exact)
    node = every(either(_as_typed(stretch, [])) for stretch in stretches)
    counted = [_word(found) for found in words if found.counts]
    if counted:
        node = either((node, every(counted)))
    return Chunk("".join(stretches), node, node, (exact,), exact=exact)


def _as_typed(raw: str, completions: Sequence[str]) -> list[Node]:
    if len(raw) == 1:
        # One kana or letter stands inside nearly every title: only beginnings of words mean something.
        return [Token(raw, "trka" if is_kana(raw) else "tka"), *map(word, completions)]
    beginning: Node = Token(raw[:LONGEST_TOKEN], "t")
    if len(raw) > LONGEST_TOKEN:
        beginning = every((beginning, inside(raw)))
    return [beginning, inside(raw), *map(word, (raw, *completions))]


def inside(raw: str) -> Node:
    """The letters somewhere in a title, by their threes (a pair by itself)."""
    return every(Token(raw[at : at + 3], "s") for at in range(min(max(len(raw) - 2, 1), _MOST_THREES)))


def _is_sentence(chunk: Chunk, words: Sequence[Word]) -> bool:
    """Whether there are more words than those that say what is looked for, お and ご apart."""
    if chunk.kana and len(chunk.segments) == 1 and _is_one_word(words):
        return False
    return any(not found.counts and found.surface not in _POLITE for found in words)


def _is_one_word(words: Sequence[Word]) -> bool:
    """Whether kana are one word, known or not, rather than a sentence.

    The analyser takes a foreign or misspelt word apart as it can: パスコン is no パス and no コン, りうょり no う.
    """
    return all(found.counts for found in words) or _is_unknown(words)


def _is_unknown(words: Sequence[Word]) -> bool:
    """Whether the analyser's words for a text in kana are guesses: most are single kana, or it ends in one that tells.

    A sentence has words of its own, and mostly ends as やせたい does.
    """
    if not words or all(found.counts for found in words):
        return False
    telling = sum(len(found.surface) for found in words if found.counts and len(found.surface) > 1)
    share = telling / sum(len(found.surface) for found in words)
    return share < (_TELLING_ALONE if words[-1].counts else _TELLING)


def readings_of(raw: str) -> list[str]:
    """How a folded text may be read: kana as they stand, romaji where nearly all of it is ("ryo|u" may lack its end).

    The likelier comes first: minyo is みにょ, or みんよ for who leaves the mark out of min'yo.
    """
    if is_kana(raw):
        return [raw] if len(raw) > 1 else []
    if len(raw) < 3 or has_kanji(raw):
        return []
    spelled = (raw, _N_BEFORE_VOWEL.sub("n'", raw))
    kana = [fold("ー".join(map(kana_from_romaji, one.split("-")))) for one in spelled]
    return [one for one in dict.fromkeys(kana) if len(one) > 1]


def _word(found: Word) -> Node:
    """A word in one of its forms, or all the words that it is made of."""
    forms: list[Node] = [word(form) for form in found.forms]
    if len(found.parts) > 1:
        forms.append(every(either(map(word, part.forms)) for part in found.parts if part.forms))
    return either(forms)
