"""もしかして: words of the index that are spelled or read nearly as a word that was typed and that nothing has.

One letter may be wrong, missing, too many or changed with its neighbour; two in long words. Readings are compared
without long vowels, which are heard and typed as one likes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from desk.search.lexicon import Lexicon
from desk.text import is_kana, is_kanji, katakana, loose

_SHORTEST = 3
"""Letters below which nearly every word is like every other."""
_LONG = 7
"""Letters from which on two may be wrong."""
_MOST = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A word that was perhaps meant: how many letters differ, and in about how many records it stands."""

    word: str
    distance: float
    count: int


class Speller:
    """Knows the words of one index; read once, some ten thousand in some ten milliseconds."""

    def __init__(self, connection: Any, lexicon: Lexicon) -> None:
        self._counts: dict[str, int] = {}
        self._readings: dict[str, str] = {}
        self._written: dict[int, list[str]] = defaultdict(list)
        self._read: dict[int, dict[str, list[str]]] = defaultdict(dict)
        for term, reading, count in connection.execute("SELECT term, loose, count FROM term WHERE count > 0"):
            self._take(term, reading, count)
        for term, reading in lexicon.spelled.items():
            self._take(term, reading, 0)

    def _take(self, term: str, reading: str, count: int) -> None:
        if len(term) < 2 or term in self._counts:
            return
        self._counts[term] = count
        self._written[len(term)].append(term)
        if reading and is_kana(reading):
            self._readings[term] = reading
            self._read[len(reading)].setdefault(reading, []).append(term)

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of the index or of the lexicon."""
        return word in self._counts

    def near(self, raw: str, kana: str) -> list[Near]:
        """Words nearly like a folded word, or read nearly like it; the nearest and most frequent first.

        Who typed kanji saw them: one of them stays, or the reading does.
        """
        kanji = frozenset(filter(is_kanji, raw))
        found = {
            term: distance
            for term, distance in self._like(raw, self._written)
            if not kanji or not kanji.isdisjoint(term)
        }
        short = loose(kana)
        readings = self._like(short, self._read) if not kanji else [(short, 0.0)]
        for reading, distance in readings if kana else ():
            for term in self._read[len(reading)].get(reading, ()):
                found[term] = min(distance, found.get(term, distance))
        found.pop(raw, None)
        near = [Near(term, distance, self._counts[term]) for term, distance in found.items()]
        # The first letter is the one that is seldom wrong.
        begin = (raw[:1], kana[:1])
        begins = {term for term in found if term[:1] in begin or (self._readings.get(term) or term)[:1] in begin}
        return sorted(near, key=lambda one: (one.distance, one.word not in begins, -one.count, one.word))[:_MOST]

    def near_compound(self, kana: str) -> list[Near]:
        """Two words read one after the other, of which one is not quite read so: りょうりきうしつ is 料理教室."""
        short = loose(kana)
        found: list[Near] = []
        for at in range(2, len(short) - 1):
            first, second = short[:at], short[at:]
            for known, other, is_first in ((first, second, True), (second, first, False)):
                for term in self._read.get(len(known), {}).get(known, ())[:1]:
                    for near in self.near(other, other)[:1] if len(other) >= _SHORTEST else ():
                        text = term + near.word if is_first else near.word + term
                        found.append(Near(text, near.distance, 0))
        return sorted(dict.fromkeys(found), key=lambda one: one.distance)[:_MOST]

    def _like(self, word: str, by_length: dict[int, Any]) -> Iterator[tuple[str, float]]:
        if len(word) < _SHORTEST:
            return
        most = 2 if len(word) >= _LONG else 1
        for length in range(len(word) - most, len(word) + most + 1):
            # A short word must keep more than it changes: すし is no よし.
            if length >= 2 and length in by_length:
                for other, distance, _place in process.extract(
                    word, list(by_length[length]), scorer=OSA.distance, score_cutoff=most, limit=_MOST
                ):
                    yield other, float(distance)


def as_typed(term: str, typed: str) -> str:
    """A folded word in the letters of what was typed: パソコン for who typed パスコン."""
    return katakana(term) if is_kana(term) and is_kana(typed) and typed == katakana(typed) else term
