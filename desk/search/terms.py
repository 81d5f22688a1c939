"""What was typed, understood: from text to expressions for the full-text table.

Nothing of the text reaches the table's query language but as a quoted token of letters and digits, so no text can be
wrong. Runs of letters are joined by AND; the last one may be unfinished. Quoted phrases must stand as they are, and
words with a minus must not stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desk.search.alike import Alike, all_of_forms, written
from desk.search.analyser import Analyser, Word
from desk.search.asking import Piece, taken_apart
from desk.search.entry import LONGEST_TOKEN
from desk.search.expression import Node, Token, either, every, word
from desk.search.phrasing import Finder
from desk.search.spoken import Spoken
from desk.text import fold, has_kanji, is_kana, kana_from_romaji, runs

_MOST_WORDS = 12
_MOST_THREES = 14


@dataclass(frozen=True, slots=True)
class Chunk:
    """One run of letters of the text, or one quoted phrase.

    ``literal`` finds it as it stands or reads, ``broad`` also by words that mean the same; ``marks`` are the folded
    words by which it may have been found, ``alike`` those that mean the same; ``kana`` is how it reads, if known.
    ``exact``: the folded letters that must stand in the record. ``words`` are its words that say something.
    """

    raw: str
    literal: Node
    broad: Node
    marks: tuple[str, ...]
    alike: tuple[str, ...] = ()
    kana: str = ""
    exact: str = ""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A text as search takes it: what must be there, and what must not (``without``)."""

    chunks: tuple[Chunk, ...] = ()
    without: tuple[Chunk, ...] = ()


def understand(text: str, analyser: Analyser | None, connection: Any, finder: Finder) -> Understood:
    """The chunks of a text; none for a text without letters. Without an analyser only letters are compared."""
    spoken, alike = Spoken(connection), Alike(connection, finder)
    chunks: list[Chunk] = []
    without: list[Chunk] = []
    for piece in taken_apart(text):
        made = _exact(piece, analyser) if piece.exact else _chunk(piece, analyser, spoken, alike)
        (without if piece.without else chunks).append(made)
    return Understood(tuple(chunks), tuple(without))


def _chunk(piece: Piece, analyser: Analyser | None, spoken: Spoken, alike: Alike) -> Chunk:
    raw = "".join(runs(fold(piece.text)))
    completions = spoken.completions(raw) if piece.unfinished else []
    literal, marks = _as_typed(raw, completions), [raw]
    broad: list[Node] = []
    others: list[str] = []
    kana = kana_of(fold(piece.text))
    if kana:
        read = spoken.read_as(kana, raw, unfinished=piece.unfinished)
        literal += [Token(kana[:LONGEST_TOKEN], "r"), *map(word, read)]
        marks += read
        said = alike.spoken(kana)
        broad += map(all_of_forms, said)
        others += written(said)
    marks += completions
    everything = analyser.words(piece.text)[:_MOST_WORDS] if analyser is not None and len(raw) > 1 else []
    words = [found for found in everything if found.counts] or everything
    telling = alike.telling(words)
    if words:
        parts = [_word(found) for found in words]
        if piece.unfinished and words[-1].surface != raw:
            parts[-1] = either((parts[-1], *_begun(words[-1].surface, spoken)))
        literal.append(every(parts))
        marks += [form for found in words for form in (*found.forms, *(part.surface for part in found.parts))]
        spelled = spoken.spelled_otherwise(raw, "".join(found.reading for found in everything))
        literal += map(word, spelled)
        marks += spelled
        broad.append(alike.node([words[number] for number in telling], [parts[number] for number in telling], others))
    return Chunk(
        raw=raw,
        literal=either(literal),
        broad=either((*literal, *broad)),
        marks=tuple(dict.fromkeys(marks)),
        alike=tuple(dict.fromkeys(others)),
        kana=kana,
        words=tuple(words[number] for number in telling),
    )


def _exact(piece: Piece, analyser: Analyser | None) -> Chunk:
    """A quoted phrase: its letters stand in a title, or its words anywhere; the records found are read through."""
    exact = fold(piece.text)
    stretches = runs(exact)
    node = every(either(_as_typed(stretch, [])) for stretch in stretches)
    words = analyser.words(piece.text)[:_MOST_WORDS] if analyser is not None else []
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
        beginning = every((beginning, _inside(raw)))
    return [beginning, _inside(raw), *map(word, (raw, *completions))]


def _inside(raw: str) -> Node:
    """The letters somewhere in a title, by their threes (a pair by itself)."""
    return every(Token(raw[at : at + 3], "s") for at in range(min(max(len(raw) - 2, 1), _MOST_THREES)))


def kana_of(raw: str) -> str:
    """How a folded text reads: kana as they stand, romaji where nearly all of it is romaji ("ryo|u" may lack its end)."""
    if is_kana(raw):
        return raw if len(raw) > 1 else ""
    if len(raw) < 3 or has_kanji(raw):
        return ""
    kana = fold(kana_from_romaji(raw))
    return kana if len(kana) > 1 else ""


def _word(found: Word) -> Node:
    """A word in one of its forms, or all the words that it is made of."""
    forms: list[Node] = [word(form) for form in found.forms]
    if len(found.parts) > 1:
        forms.append(every(either(map(word, part.forms)) for part in found.parts if part.forms))
    return either(forms)


def _begun(surface: str, spoken: Spoken) -> Iterable[Node]:
    """An unfinished last word: the beginning of a title's word, or one of the words that begin so."""
    return [Token(surface[:LONGEST_TOKEN], "t"), *map(word, spoken.completions(surface))]
