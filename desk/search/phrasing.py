"""Finding in a text what residents say: concepts and synonyms of the lexicon.

A phrase is found in three ways. As letters: 定年 in 定年後, where it begins, and if it is short ends, between words. By
its words' dictionary forms, whatever stands between them and however they are inflected: 夜、眠れなくて has 眠れない. By its
reading, where the text is kana or romaji.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from desk.search.analyser import Word
from desk.search.lexicon import WHOLE, Lexicon, form_of, without_helpers
from desk.text import has_kanji, is_kana

_LONGEST_GAP = 2
"""So many words that say little may stand between the words of a phrase."""
_FREE_END = 4
"""A phrase of so many letters may end within a word: 退職した is in 退職したら, うつ is not in うつわ."""
_ALONE = 3
"""Kana of so many letters or fewer are found as a whole text only: がん is not in かいがん."""

_MOST_BEGUN = 6
_AROUND = " 。、．，.,!?…・ー〜~「」"
"""What may stand around all that is said."""


class Key(NamedTuple):
    """One word of a text for comparing: its dictionary form, and from where to where it stands in the folded text."""

    form: str
    start: int
    end: int


class Met(NamedTuple):
    """A concept found in a text, and where."""

    number: int
    start: int
    end: int


def keys(words: Iterable[Word], letters: str) -> list[Key]:
    """The words of a text for comparing, with where they stand in its folded letters; what carries nothing is left out."""
    found, position = [], 0
    for word in without_helpers(words):
        at = letters.find(word.surface, position)
        if at < 0:
            continue
        position = at + len(word.surface)
        form = form_of(word)
        if form:
            found.append(Key(form, at, position))
    return found


def boundaries(words: Iterable[Word], letters: str, *, inside: bool = True) -> set[int]:
    """Where words, and ``inside`` them the words that they are made of, begin or end in the folded letters."""
    found, position = {0, len(letters)}, 0
    for word in words:
        at = letters.find(word.surface, position)
        if at < 0:
            continue
        found.add(at)
        position = at
        for part in (word.parts if inside else ()) or (word,):
            position += len(part.surface)
            found.add(position)
    return found


class Finder:
    """Finds a lexicon's concepts and synonyms in texts. Made once for each lexicon that is read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._longest = max(map(len, lexicon.letters), default=0)
        self._sounds = sorted(lexicon.sounds)
        self._most_words = 1 + max((key.count(" ") for key in (*lexicon.lemmas, *lexicon.alike)), default=0)

    def concepts(self, letters: str, words: Sequence[Word] | None, kana: str = "") -> list[Met]:
        """The concepts in a folded text, in its order; within a longer phrase none is told again.

        ``words``: its words, where there is an analyser. ``kana``: how it reads, where it is kana or romaji.
        """
        return self.met(letters, words, kana)[0]

    def met(self, letters: str, words: Sequence[Word] | None, kana: str = "") -> tuple[list[Met], list[Met]]:
        """The same, and the concepts within longer phrases: 孫 within 孫を連れて. They tell less, but they tell something."""
        said = [*self._by_letters(letters, words), *self._as_whole(letters, kana)]
        found = list(said)
        if words is not None:
            # Said in so many words counts for more than what only has the same dictionary forms.
            found += [
                met
                for met in self._by_lemmas(keys(words, letters))
                if not any(one.start <= met.start and met.end <= one.end for one in said)
            ]
        if kana:
            found += self._by_kana(kana, len(letters))
        kept = _longest_only(found)
        told = {met.number for met in kept}
        kept += [met for met in self._in_distress(said) if met.number not in told]
        told = {met.number for met in kept}
        within = {met.number: met for met in found if met.number not in told}
        return sorted(kept, key=_place), sorted(within.values(), key=_place)

    def _in_distress(self, said: Sequence[Met]) -> list[Met]:
        """What tells of distress in so many words.

        Only a phrase said in more words takes it back (だまされない), never a term, nor the same dictionary forms.
        """
        concepts = self.lexicon.concepts
        phrases = [met for met in said if concepts[met.number].words]
        return _longest_only(
            met
            for met in said
            if concepts[met.number].distress and not any(_is_part(met, phrase) for phrase in phrases)
        )

    def alike(self, found: Sequence[Key]) -> Iterator[tuple[int, int, int]]:
        """Synonyms among the words of a text: group, first word, word after the last; the longest for each first word."""
        forms = [key.form for key in found]
        for first in range(len(forms)):
            for after in range(min(len(forms), first + self._most_words), first, -1):
                numbers = self.lexicon.alike.get(" ".join(forms[first:after]))
                if numbers:
                    yield from ((number, first, after) for number in numbers)
                    break

    def begun(self, reading: str) -> list[int]:
        """Groups of synonyms of which one begins to be read so, without long vowels; a few, the shortest readings first."""
        first = bisect_left(self._sounds, reading)
        found = list(takewhile(lambda sound: sound.startswith(reading), self._sounds[first : first + _MOST_BEGUN]))
        return list(dict.fromkeys(number for sound in found for number in self.lexicon.sounds[sound]))

    def _as_whole(self, letters: str, kana: str) -> Iterator[Met]:
        """Phrases that are meant only where nothing else is said."""
        for text in dict.fromkeys((letters.strip(_AROUND), kana)):
            for number in self.lexicon.letters.get(f"{WHOLE}{text}{WHOLE}", ()) if text else ():
                yield Met(number, 0, len(letters))

    def _by_letters(self, letters: str, words: Sequence[Word] | None) -> Iterator[Met]:
        edges = None if words is None else boundaries(words, letters)
        whole = set() if words is None else boundaries(words, letters, inside=False)
        for start in range(len(letters)):
            for end in range(min(len(letters), start + self._longest), start, -1):
                numbers = self.lexicon.letters.get(letters[start:end])
                # 夜 is not in 夜空, though the analyser takes that apart.
                is_part = edges is not None and end - start == 1 and not whole.issuperset((start, end))
                if numbers and not is_part and _stands_alone(letters, start, end, edges):
                    yield from (Met(number, start, end) for number in numbers)

    def _by_lemmas(self, found: Sequence[Key]) -> Iterator[Met]:
        """Phrases by the dictionary forms of their words, between which words that say little may stand."""
        waiting = [(key.form, first, first, 1) for first, key in enumerate(found)]
        while waiting:
            phrase, first, last, size = waiting.pop()
            for number in self.lexicon.lemmas.get(phrase, ()):
                yield Met(number, found[first].start, found[last].end)
            if size == self._most_words:
                continue
            for following in range(last + 1, min(last + _LONGEST_GAP + 2, len(found))):
                waiting.append((f"{phrase} {found[following].form}", first, following, size + 1))
                if found[following].form not in self.lexicon.stopwords:
                    break

    def _by_kana(self, kana: str, length: int) -> Iterator[Met]:
        """Readings in kana that stand for the whole text, or are long enough to be no accident."""
        for start in range(len(kana)):
            for end in range(min(len(kana), start + self._longest), start + _ALONE, -1):
                for number in self.lexicon.kana.get(kana[start:end], ()):
                    yield Met(number, 0, length)
        if len(kana) <= _ALONE:
            for number in self.lexicon.kana.get(kana, ()):
                yield Met(number, 0, length)


def _stands_alone(letters: str, start: int, end: int, edges: set[int] | None) -> bool:
    """Whether a stretch of a text is a word of its own rather than an accident of letters."""
    size = end - start
    if edges is None:
        return size > _ALONE or (size > 1 and has_kanji(letters[start:end])) or size == len(letters)
    if is_kana(letters[start:end]) and size < _FREE_END:
        return start in edges and end in edges
    # 殴られ, which has a kanji, may go on with a letter less.
    return start in edges and (end in edges or size >= _FREE_END - 1 or not is_kana(letters[end - 1 : end]))


def _longest_only(found: Iterable[Met]) -> list[Met]:
    """Each concept once, in the order of the text; none whose words are only part of a longer phrase's."""
    kept: list[Met] = []
    for met in sorted(set(found), key=lambda met: (met.start - met.end, met.start, met.number)):
        if not any(_is_part(met, longer) or met.number == longer.number for longer in kept):
            kept.append(met)
    return sorted(kept, key=_place)


def _place(met: Met) -> tuple[int, int]:
    return met.start, met.end


def _is_part(met: Met, longer: Met) -> bool:
    """Whether what was met stands within something longer."""
    return longer.start <= met.start and met.end <= longer.end and longer.end - longer.start > met.end - met.start
