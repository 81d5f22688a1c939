"""What was typed, understood: from text to expressions for the full-text table.

Nothing of the text reaches the table's query language but as a quoted token of letters and digits, so no text can be
wrong. Runs of letters are joined by AND; the last one may be unfinished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desk.search.analyser import Analyser, Word
from desk.search.entry import LONGEST_TOKEN
from desk.search.expression import Node, Token, either, every, word
from desk.text import fold, is_kana, is_kanji, kana_from_romaji, loose, nfkc, runs, sayable

_LONGEST_TEXT = 200
_MOST_CHUNKS = 8
_MOST_WORDS = 12
_MOST_SYNONYMS = 12
_MOST_READINGS = 6
_MOST_COMPLETIONS = 8
_MOST_THREES = 14
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One run of letters of the text.

    ``literal`` finds it as it stands or reads, ``broad`` also by synonyms; ``marks`` are the folded words by which
    it may have been found, the literal ones first, for reasons and highlighting; ``kana`` is how it reads, if known.
    """

    raw: str
    literal: Node
    broad: Node
    marks: tuple[str, ...]
    kana: str = ""


def understand(text: str, analyser: Analyser | None, connection: Any) -> tuple[Chunk, ...]:
    """The chunks of a text; none for a text without letters. Without an analyser only letters are compared."""
    cut = nfkc(sayable(text[:_LONGEST_TEXT]))
    finished = text[-1:].isspace() and not cut.isspace()
    pieces = runs(cut)[:_MOST_CHUNKS]
    lexicon = _Lexicon(connection)
    return tuple(
        _chunk(piece, number == len(pieces) and not finished, analyser, lexicon)
        for number, piece in enumerate(pieces, start=1)
    )


class _Lexicon:
    """What the index's own words say about a reading or a synonym group."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def read_as(self, kana: str) -> list[str]:
        """Words with this reading; the most frequent first."""
        return self._terms("reading = ?", (kana,), _MOST_READINGS)

    def read_loosely(self, kana: str) -> list[str]:
        """Words with this reading but for long vowels."""
        return self._terms("loose = ?", (loose(kana),), _MOST_READINGS)

    def reading_begins(self, kana: str) -> list[str]:
        """Words whose reading begins so."""
        return self._terms("reading > ? AND reading < ?", (kana, kana + _LAST), _MOST_READINGS)

    def completions(self, beginning: str) -> list[str]:
        """Words that begin so, the most frequent first; one kana or letter is not enough to tell."""
        if len(beginning) == 1 and not is_kanji(beginning):
            return []
        return self._terms("term > ? AND term < ?", (beginning, beginning + _LAST), _MOST_COMPLETIONS)

    def _terms(self, condition: str, values: tuple[str, ...], most: int) -> list[str]:
        sql = f"SELECT term FROM term WHERE {condition} AND count > 0 ORDER BY count DESC, term LIMIT {most}"
        return [row[0] for row in self._connection.execute(sql, values)]

    def synonyms(self, groups: Sequence[int]) -> list[str]:
        """Words of these synonym groups that stand in the index; the most frequent first."""
        if not groups:
            return []
        rows = self._connection.execute(
            "SELECT DISTINCT term.term FROM synonym JOIN term ON term.term = synonym.term"
            f" WHERE synonym.grp IN ({','.join('?' * len(groups))}) AND term.count > 0"
            " ORDER BY term.count DESC, term.term LIMIT ?",
            (*groups, _MOST_SYNONYMS),
        )
        return [row[0] for row in rows]


def _chunk(piece: str, unfinished: bool, analyser: Analyser | None, lexicon: _Lexicon) -> Chunk:
    raw = fold(piece)
    completions = lexicon.completions(raw) if unfinished else []
    literal, marks = _as_typed(raw, completions), [raw]
    kana = _kana(raw)
    if kana:
        spoken = _read_as(kana, raw, unfinished, lexicon)
        literal += [Token(kana[:LONGEST_TOKEN], "r"), *map(word, spoken)]
        marks += spoken
    marks += completions
    broad: list[Node] = []
    words = analyser.words(piece)[:_MOST_WORDS] if analyser is not None and len(raw) > 1 else []
    words = [found for found in words if found.counts] or words
    if words:
        parts = [_word(found) for found in words]
        if unfinished and words[-1].surface != raw:
            parts[-1] = either((parts[-1], *_begun(words[-1].surface, lexicon)))
        literal.append(every(parts))
        marks += [form for found in words for form in (*found.forms, *(part.surface for part in found.parts))]
        synonyms = [lexicon.synonyms(found.groups) for found in words]
        if any(synonyms):
            broad.append(every(either((part, *map(word, group))) for part, group in zip(parts, synonyms, strict=True)))
            marks += [synonym for group in synonyms for synonym in group]
    return Chunk(raw, either(literal), either([*literal, *broad]), tuple(dict.fromkeys(marks)), kana)


def _as_typed(raw: str, completions: list[str]) -> list[Node]:
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


def _kana(raw: str) -> str:
    """How it reads: kana as they stand, romaji where nearly all of it is romaji ("ryo|u" may lack its end)."""
    if is_kana(raw):
        return raw if len(raw) > 1 else ""
    if not raw.isascii() or not raw.isalpha() or len(raw) < 3:
        return ""
    kana = kana_from_romaji(raw)
    return kana if len(kana) > 1 else ""


def _read_as(kana: str, raw: str, unfinished: bool, lexicon: _Lexicon) -> list[str]:
    found = lexicon.read_as(kana)
    if unfinished and len(kana) > 2:
        found += lexicon.reading_begins(kana)
    if raw.isascii():
        found += lexicon.read_loosely(kana)
    return list(dict.fromkeys(found))


def _word(found: Word) -> Node:
    """A word in one of its forms, or all the words that it is made of."""
    forms: list[Node] = [word(form) for form in found.forms]
    if len(found.parts) > 1:
        forms.append(every(either(map(word, part.forms)) for part in found.parts if part.forms))
    return either(forms)


def _begun(surface: str, lexicon: _Lexicon) -> list[Node]:
    """An unfinished last word: the beginning of a title's word, or one of the words that begin so."""
    return [Token(surface[:LONGEST_TOKEN], "t"), *map(word, lexicon.completions(surface))]
