"""Which tokens the words of a record make, and the numbers under which the index keeps them.

Whatever is typed of a title is found by whole tokens: to join all tokens that begin with two letters would take 10 ms and
more in 100,000 titles. So all beginnings are tokens, from wherever a word begins, and all pairs and threes of letters.
They are told by the window of letters that they are cut from: another record has the same window more often than not.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import Any

from desk.search.analyser import Word
from desk.search.blocks import token_number
from desk.text import fold, hiragana, is_kana, nfkc, runs, sayable

LONGEST_TOKEN = 8
"""Letters of a token that runs over several words, and of a reading: with more, few other titles begin the same."""
_INSIDE = "s"
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """A record's words by the letter of their place, with which their tokens begin (see ``expression``).

    ``whole``: each is a token. ``begun``: all beginnings of each are. ``inside``: threes of letters of the title (fewer
    at its end), which are tokens as are the pairs with which they begin.
    """

    whole: Mapping[str, Iterable[str]]
    begun: Mapping[str, Iterable[str]]
    inside: Iterable[str]

    def texts(self) -> Iterator[str]:
        """Every token; one may come twice."""
        for place, words in self.whole.items():
            yield from (place + word for word in words)
        for place, windows in self.begun.items():
            yield from (place + token for window in windows for token in beginnings(window))
        yield from (_INSIDE + token for window in self.inside for token in _pairs_and_threes(window))


class Numbers:
    """Tells the numbers of tokens, and keeps those that it told."""

    def __init__(self) -> None:
        self._whole = cache(_Whole)
        self._begun = cache(_Begun)
        self._inside = _Inside()

    def of(self, tokens: Tokens, others: Iterable[str]) -> bytes:
        """The numbers of a record's tokens and of others, each once, eight bytes each."""
        found = set(map(self._whole("").__getitem__, others))
        for place, words in tokens.whole.items():
            found.update(map(self._whole(place).__getitem__, words))
        for place, windows in tokens.begun.items():
            found.update(chain.from_iterable(map(self._begun(place).__getitem__, windows)))
        found.update(chain.from_iterable(map(self._inside.__getitem__, tokens.inside)))
        return array("q", found).tobytes()


class _Whole(dict[str, int]):
    def __init__(self, place: str) -> None:
        self._place = place

    def __missing__(self, word: str) -> int:
        _make_room(self)
        number = self[word] = token_number.__wrapped__(self._place + word)
        return number


class _Begun(dict[str, tuple[int, ...]]):
    def __init__(self, place: str) -> None:
        self._place = place

    def __missing__(self, window: str) -> tuple[int, ...]:
        _make_room(self)
        numbers = self[window] = tuple(token_number(self._place + token) for token in beginnings(window))
        return numbers


class _Inside(dict[str, tuple[int, ...]]):
    def __missing__(self, window: str) -> tuple[int, ...]:
        _make_room(self)
        numbers = self[window] = tuple(token_number(_INSIDE + token) for token in _pairs_and_threes(window))
        return numbers


def _make_room(kept: dict[str, Any]) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()


def beginnings(text: str) -> list[str]:
    """All beginnings of a text, up to the longest token."""
    return [text[:end] for end in range(1, min(len(text), LONGEST_TOKEN) + 1)]


def of_title(title: str, words: list[Word]) -> tuple[set[str], set[str]]:
    """The windows of a title from where its words begin, and its threes of letters. ``title``: clean, see ``analyser``."""
    starts: set[str] = set()
    inside: set[str] = set()
    stretches = runs(fold(title))
    boundaries = _boundaries("".join(stretches), words)
    position = 0
    for run in stretches:
        end = position + len(run)
        starts.add(run[:LONGEST_TOKEN])
        starts.update(run[at - position :][:LONGEST_TOKEN] for at in boundaries if position < at < end)
        inside.update(run[at : at + 3] for at in range(len(run) - 1))
        position = end
    return starts, inside


def _pairs_and_threes(window: str) -> list[str]:
    return [window[:size] for size in (2, 3) if size <= len(window)]


def _boundaries(letters: str, words: list[Word]) -> set[int]:
    """Where words begin among a text's letters; a word that can't be found there (C++) shifts nothing."""
    found, position = set(), 0
    for word in words:
        at = letters.find(word.surface, position)
        if at < 0:
            continue
        position = at
        for part in word.parts or (word,):
            found.add(position)
            position += len(part.surface)
    return found


def of_reading(words: list[Word], reading: str) -> set[str]:
    """The windows of a title's reading from where its words begin, by the dictionary and by the record's own カナ."""
    spelled = [word.reading for word in words if word.reading]
    whole = "".join(spelled)
    found = {whole[at : at + LONGEST_TOKEN] for at in accumulate(map(len, spelled[:-1]), initial=0)}
    for run in runs(hiragana(nfkc(sayable(reading)))):
        found.add(run[:LONGEST_TOKEN])
        # Where its own reading and the dictionary's agree on a word, that word begins there.
        position = 0
        for part in spelled:
            at = run.find(part, position)
            if at >= 0 and len(part) > 1:
                found.add(run[at : at + LONGEST_TOKEN])
                position = at + len(part)
        whole += run
    return found if _is_clean(whole) else set(map(_clean, found))


def _clean(window: str) -> str:
    """The longest beginning of letters and digits alone."""
    return next((window[:end] for end in range(len(window), 0, -1) if _is_clean(window[:end])), "")


def _is_clean(token: str) -> bool:
    return token.isalnum() or is_kana(token)
