"""Where a line may end inside a run of letters that is written without spaces: between Thai words, Burmese syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desk.paper.grades import Grade
from desk.paper.scripts import joins

_THAI = ("\u0e01", "\u0e5b")
# Written before the consonant that it is spoken after: the two belong together.
_LEADING_VOWELS = "เแโใไ"
_FOLLOWING_VOWELS = "ะาำๅ"
# A Burmese syllable begins with a consonant or a vowel of its own that neither stands under another (virama) nor closes
# the syllable before it (asat). Unicode 15, 16.3.
_SYLLABLE = re.compile(
    "(?<=[\u1000-\u109f])(?<!\u1039)[\u1000-\u102a\u103f\u104c-\u104f](?![\u1037\u1038]*[\u103a\u1039])"
)


def inside_words(text: str, phrase_ends: Iterable[int]) -> Iterator[tuple[int, Grade]]:
    """The places inside words' runs where a line may end after all, with how well. ``phrase_ends`` by the model."""
    for at in phrase_ends:
        if 0 < at < len(text) and _may_part(text[at - 1], text[at]):
            yield at, Grade.WORD
    for match in _SYLLABLE.finditer(text):
        yield match.start(), Grade.INSIDE


def _may_part(before: str, after: str) -> bool:
    """Whether two Thai letters can stand on two lines."""
    both_thai = _is_thai(before) and _is_thai(after)
    return both_thai and not joins(after) and before not in _LEADING_VOWELS and after not in _FOLLOWING_VOWELS


def _is_thai(letter: str) -> bool:
    return _THAI[0] <= letter <= _THAI[1]
