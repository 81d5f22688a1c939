"""分かち書き: a space after each 文節, so that a learner sees where words end. Names stay in one piece.

Phrase ends by budoux. No space beside marks and brackets, inside numbers and dates, or in texts so short that they
are one thing, such as labels.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from desk.text import is_kana, is_kanji

_SHORT = 8
_FEW = 15
"""A text with more spaces than one in so many characters was written with them: who wrote it knew where they go."""
_SPACED = re.compile("(?<=[ぁ-ヿ一-鿿]) (?=[ぁ-ヿ一-鿿])")
_MARKS = frozenset(" 　、。，．・：；！？!?,.:;/／～〜()（）「」『』［］【】〈〉《》[]{}｛｝-－―…＝=")
_WHOLE = re.compile(
    r"(?:毎月|毎週)?(?:午前|午後|昼|夜|第)?[0-9０-９]+(?:[,，.:：][0-9０-９]+)*[^\s0-9０-９ぁ-んァ-ー、。（）()]{0,3}"
    r"|[0-9０-９]+か月|[0-9０-９]+回目|[A-Za-z0-9@._/+:-]+|[ァ-ヶー]+"
)
_PARTICLES = frozenset(
    {"で", "に", "を", "は", "が", "も", "と", "へ", "の", "や", "から", "まで", "では", "には", "とは", "でも"}
)
# The model parts what belongs together in the language of sheets.
_TOGETHER = re.compile(
    "ください|ずつ|ことが|ことば|ところ|ものが|しこみ|しこん|ている|ていま|てもい|なくても|くても|しれません|もうすぐ"
)


def places(text: str, names: Iterable[str] = ()) -> list[int]:
    """Before which characters of a one-line text a space goes. ``names`` are left whole."""
    if len(text) <= _SHORT or len(_SPACED.findall(text)) > len(text) / _FEW:
        return []
    whole = [match.span() for match in (*_WHOLE.finditer(text), *_TOGETHER.finditer(text))]
    for name in names:
        whole += [match.span() for match in re.finditer(re.escape(name), text)] if name else []
    found = []
    at = 0
    phrases = _phrases(text)
    for phrase, after in zip(phrases, [*phrases[1:], ""], strict=True):
        at += len(phrase)
        if after.rstrip("、。") in _PARTICLES:
            continue
        if 0 < at < len(text) and _is_end(text, at) and not any(start < at < end for start, end in whole):
            found.append(at)
    return found


def spaced(text: str, names: Iterable[str] = ()) -> str:
    """The text with its spaces, line by line."""
    names = tuple(names)
    return "\n".join(_joined(line, places(line, names)) for line in text.split("\n"))


def spaced_segments(segments: Sequence[tuple[str, str]], names: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """The same for a text in pieces with their readings: a piece that has one isn't parted."""
    text = "".join(base for base, _ruby in segments)
    names = tuple(names)
    wanted: set[int] = set()
    at = 0
    for line in text.split("\n"):
        wanted.update(at + place for place in places(line, names))
        at += len(line) + 1
    found: list[tuple[str, str]] = []
    at = 0
    for base, ruby in segments:
        before = " " if at in wanted else ""
        if ruby:
            found += [(before, "")] if before else []
            found.append((base, ruby))
        else:
            inner = [place - at for place in wanted if at < place < at + len(base)]
            found.append((before + _joined(base, sorted(inner)), ""))
        at += len(base)
    return tuple(found)


def _joined(text: str, wanted: Sequence[int]) -> str:
    edges = [0, *wanted, len(text)]
    return " ".join(text[start:end] for start, end in itertools.pairwise(edges))


def _is_end(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _MARKS or after in _MARKS:
        return False
    # Between two kanji the model is often wrong: 個｜人利用. A word seldom ends before a kanji that another precedes.
    return not (is_kanji(before) and is_kanji(after)) and not (is_kana(before) and before == "お")


@lru_cache(maxsize=2048)
def _phrases(text: str) -> tuple[str, ...]:
    """Kept, because a preview sets the same texts again at every key."""
    return tuple(_parser().parse(text))


@cache
def _parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()
