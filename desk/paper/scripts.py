"""What scripts other than Japanese ask of setting: which letters shape each other, and what belongs to one cluster."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

UNSEEN = frozenset("\u200b\u200c\u200d\u2060")
"""They draw nothing: where a line may end (U+200B), whether two letters join (U+200C, U+200D), where none may (U+2060)."""

# Devanagari to Myanmar, Khmer, and Myanmar's two extensions (Unicode blocks).
_SHAPED = re.compile("[\u0900-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
# A virama makes one cluster of the consonants on its sides: Devanagari to Malayalam, Myanmar's asat above its stack.
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u1039\u17d2"
# Japanese among the words of another language: where that has Han characters itself, only what has kana in it.
_JAPANESE = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WITH_KANA = re.compile("[\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")


def japanese_parts(text: str, language: str) -> list[tuple[str, bool]]:
    """A text of a sheet in another language in parts, each with whether it is Japanese."""
    is_chinese = language.startswith("zh")
    found: list[tuple[str, bool]] = []
    at = 0
    for match in (_WITH_KANA if is_chinese else _JAPANESE).finditer(text):
        if is_chinese and not _KANA.search(match[0]):
            continue
        found += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    return [*found, (text[at:], False)]


def is_shaped(character: str) -> bool:
    """Whether it belongs to a script whose letters change by what stands beside them."""
    return _SHAPED.match(character) is not None


@cache
def joins(character: str) -> bool:
    """Whether it belongs to the letter before it: vowel signs, tone marks, joiners."""
    return character in UNSEEN or unicodedata.category(character) in ("Mn", "Mc", "Me")


def clusters(text: str) -> list[str]:
    """The text in pieces that no line may part: a letter with its marks, conjuncts whole."""
    found: list[str] = []
    for character in text:
        if found and (joins(character) or found[-1].rstrip("\u200d")[-1:] in _VIRAMAS):
            found[-1] += character
        else:
            found.append(character)
    return found
