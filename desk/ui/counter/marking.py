"""Where the words that were looked for stand in a title, although the index knows only their folded form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from desk.text import fold

_JOINED_TO_THE_LEFT = frozenset("ﾞﾟ\u3099\u309aァィゥェォぁぃぅぇぉ")
"""What may fold together with the sign before it: voicing marks, and the small vowels of ヴァ."""


def spans(title: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """(start, length) of every stretch of the title that folds to one of these folded words; overlaps are joined."""
    folded, starts, ends = _folded(title)
    covered = [False] * len(title)
    for word in words:
        if not word:
            continue
        place = folded.find(word)
        while place >= 0:
            for n in range(starts[place], ends[place + len(word) - 1]):
                covered[n] = True
            place = folded.find(word, place + 1)
    return tuple(_stretches(covered))


def _folded(title: str) -> tuple[str, list[int], list[int]]:
    """The folded title, and for each of its characters where the piece of the title that it comes from begins and ends."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    while begin < len(title):
        end = begin + 1
        while end < len(title) and (title[end] in _JOINED_TO_THE_LEFT or unicodedata.combining(title[end])):
            end += 1
        piece = fold(title[begin:end]) or " "
        parts.append(piece)
        starts.extend([begin] * len(piece))
        ends.extend([end] * len(piece))
        begin = end
    return "".join(parts), starts, ends


def _stretches(covered: list[bool]) -> Iterable[tuple[int, int]]:
    start = None
    for n, is_covered in enumerate([*covered, False]):
        if is_covered and start is None:
            start = n
        elif not is_covered and start is not None:
            yield start, n - start
            start = None
