"""Which word stands at a place of a text, how it is read there, and where that reading comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from desk.paper.counters import counted
from desk.paper.names import Names, named
from desk.paper.plain_text import plain
from desk.paper.readings import Reader
from desk.paper.words import spelt, word_edges, words
from desk.records.reading import Known, Source
from desk.text import has_kanji, hiragana, is_kana

_DIGITS = re.compile(r"[0-9０-９][0-9０-９,，.．]*$")


def looked_up(word: str, names: Names) -> Known:
    """A word by itself. Its reading is empty where nobody knows one; digits stay digits in it."""
    word = plain(word)
    if word in names.known:
        return Known(word=word, reading=_joined(named(word, names.known[word])), source=Source.RECORD)
    reader = Reader(names=names)
    reading = _joined(reader.read(word))
    if has_kanji(reading):
        return Known(word=word, reading="", source=Source.NOBODY)
    if reader.corrected:
        return Known(word=word, reading=reading, source=Source.CITY)
    by_dictionary = reading == spelt(word)
    return Known(word=word, reading=reading, source=Source.DICTIONARY if by_dictionary else Source.RULE)


def word_at(text: str, place: int, names: Names) -> Known | None:
    """The word with kanji that the character at ``place`` belongs to, read as it is there; None where there is none."""
    for start, end in _candidates(text, names):
        if start <= place < end and has_kanji(text[start:end]):
            alone, here = looked_up(text[start:end], names), _read_there(text, start, end, names)
            if not here or here == alone.reading:
                return alone
            return replace(alone, reading=here, source=Source.RULE)
    return None


def _read_there(text: str, start: int, end: int, names: Names) -> str:
    """How a word is read among those around it; empty where it shares its ruby with them or has none."""
    at, within = 0, []
    for base, ruby in Reader(names=names).read(text):
        if at >= start and at + len(base) <= end:
            within.append((base, ruby))
        elif at < end and at + len(base) > start:
            if ruby:
                return ""
            within.append((base[max(0, start - at) : end - at], ""))
        at += len(base)
    reading = _joined(tuple(within))
    return "" if has_kanji(reading) else reading


def _candidates(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Where words stand: names first, then what the city corrected, numbers with their counters, and all others."""
    for known in (names.known, names.city):
        for word in sorted(known, key=len, reverse=True):
            yield from (match.span() for match in re.finditer(re.escape(word), text))
    for start, end, _reading in counted(text):
        number = _DIGITS.search(text, 0, start)
        yield (number.start() if number else start), end
    parts = accumulate((len(word) for word, _reading in words(text)), initial=0)
    yield from pairwise(sorted(word_edges(text) & set(parts)))


def _joined(pieces: tuple[tuple[str, str], ...]) -> str:
    return "".join(ruby or (hiragana(base) if is_kana(base) else base) for base, ruby in pieces)
