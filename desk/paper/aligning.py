"""Which part of a reading stands over which kanji.

``fit`` keeps okurigana out of a word's ruby; ``aligned`` cuts the カナ of a whole name so that each of its words gets
its own part, guided by what the dictionary would read, yet always with the record's letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from desk.text import has_kanji, hiragana, is_kanji, nfkc

Segment = tuple[str, str]
"""A piece of text with the hiragana over it; empty where nothing stands over it."""

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_LONGER = 6
"""By how many kana a word may be read longer than the dictionary says."""
_KANA_PER_KANJI = 1.7
_NEVER_FIRST = "ぁぃぅぇぉっゃゅょんー"
_IMPOSSIBLE = 60.0
_PRIOR = 0.15
_DIFFERENT = 0.6
"""One word read otherwise than expected is likelier than two."""
_WORST = 0.75
"""Share of a reading's kana that may differ from the dictionary's before it counts as the reading of something else."""
_ABSORBED = 0.2
"""Cost of a kana that digits, Latin letters or signs are read as."""
_OMITTED = 3.0
_LONGEST_NUMBER = 4
_ONES = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")


def fit(word: str, reading: str) -> list[Segment]:
    """The word in pieces, ruby over its kanji only: 申し込み → 申(もう) し 込(こ) み. One piece where that fails."""
    runs = _runs(word)
    pattern = "".join("(.+?)" if kanji else re.escape(hiragana(run)) for run, kanji in runs)
    match = re.fullmatch(pattern, reading)
    if match is None:
        return [(word, reading)] if reading else [(word, "")]
    parts = iter(match.groups())
    return [(run, next(parts) if kanji else "") for run, kanji in runs]


def _runs(word: str) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for character in word:
        kanji = is_kanji(character)
        if runs and runs[-1][1] == kanji:
            runs[-1] = (runs[-1][0] + character, kanji)
        else:
            runs.append((character, kanji))
    return runs


def aligned(
    words: Sequence[tuple[str, str]], reading: str, *, reads_digits: bool = True
) -> tuple[float, tuple[Segment, ...]] | None:
    """Words with the reading of all of them together, cut among them; None where it isn't their reading.

    The number says how far the reading is from what the dictionary expects, 0 for the same.
    ``reads_digits``: the reading spells out numbers, so that some of it belongs to the digits among the words.
    ``words`` carry what the dictionary reads, empty where it doesn't know; ``reading`` is hiragana without spaces.
    """
    if not reading:
        return None
    exact = expected(words, reading)
    if exact is not None:
        return 0.0, exact
    found = _cut(words, _guesses(words), reading, _ABSORBED if reads_digits else _OMITTED)
    return None if found is None else (found[0], _over(words, found[1]))


def expected(words: Sequence[tuple[str, str]], reading: str) -> tuple[Segment, ...] | None:
    """Words with the reading of all of them together where it is just what the dictionary reads; else None."""
    guesses = _guesses(words)
    if not reading or "".join(guesses) != reading or any(has_kanji(word) and not known for word, known in words):
        return None
    return _over(words, guesses)


def _guesses(words: Sequence[tuple[str, str]]) -> list[str]:
    return [known if has_kanji(word) else _spoken(word) for word, known in words]


def _over(words: Sequence[tuple[str, str]], parts: Sequence[str]) -> tuple[Segment, ...]:
    """Each word with its part of the reading over its kanji."""
    segments: list[Segment] = []
    for (word, _known), part in zip(words, parts, strict=True):
        segments.extend(fit(word, part) if has_kanji(word) else [(word, "")])
    return tuple(segments)


def _spoken(word: str) -> str:
    """How a word without kanji sounds in a name: kana as they are, numbers and the dash of a house number in words."""
    number = nfkc(word)
    if number.isdecimal() and len(number) <= _LONGEST_NUMBER:
        return _number(int(number))
    return "の" if number in ("-", "‐", "−") else "".join(_KANA.findall(hiragana(word)))


def _number(value: int) -> str:
    """A number below 10,000 in words, without the sound changes between its parts."""
    parts = []
    for weight, name in ((1000, "せん"), (100, "ひゃく"), (10, "じゅう")):
        count, value = divmod(value, weight)
        if count:
            parts.append(("" if count == 1 else _ONES[count]) + name)
    return "".join(parts) + (_ONES[value] if value or not parts else "")


def _cut(
    words: Sequence[tuple[str, str]], guesses: Sequence[str], reading: str, absorbed: float
) -> tuple[float, list[str]] | None:
    """The cheapest way to cut the reading into one part per word; None when even that is far off."""
    from rapidfuzz.distance import Levenshtein

    length, distance = len(reading), Levenshtein.distance
    # best[n]: the least cost of reading the words so far as the first n kana, and where the last word began.
    best: dict[int, float] = {0: 0.0}
    trace: list[dict[int, int]] = []
    for (word, _known), guess in zip(words, guesses, strict=True):
        following: dict[int, float] = {}
        begun: dict[int, int] = {}
        for start, cost in best.items():
            most = min(length, start + max(len(guess), 3 * len(word)) + _LONGER)
            for end in range(start, most + 1):
                total = cost + _cost(word, guess, reading[start:end], absorbed, distance)
                if total < following.get(end, float("inf")):
                    following[end], begun[end] = total, start
        best = following
        trace.append(begun)
    if length not in best or best[length] > max(3.0, _WORST * length):
        return None
    parts, end = [], length
    for begun in reversed(trace):
        parts.append(reading[begun[end] : end])
        end = begun[end]
    return best[length], parts[::-1]


def _cost(word: str, guess: str, part: str, absorbed: float, distance: Callable[[str, str], int]) -> float:
    # No word begins with a small kana.
    impossible = _IMPOSSIBLE if part[:1] and part[0] in _NEVER_FIRST else 0.0
    if not has_kanji(word):
        if not guess or not part:
            return _OMITTED * len(guess) if _KANA.fullmatch(word) else absorbed * len(part) + impossible
        return distance(guess, part) * 2.0 + impossible
    if not part:
        return _OMITTED * len(word)
    # Of two equal cuts the one with parts of usual length is right.
    usual = abs(len(part) - _KANA_PER_KANJI * len(word)) + impossible
    if guess == part:
        return 0.0
    if guess:
        return distance(guess, part) + _DIFFERENT + _PRIOR * usual
    return usual * 0.5
