"""What was typed, taken apart: words, "exact phrases" in quotes, and -words that must not stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk.text import kana_from_romaji, nfkc, runs, sayable

LONGEST_TEXT = 200
_MOST_PIECES = 8
_QUOTED = re.compile(r'"([^"]+)"|[“”„‟]([^“”„‟]+)[“”„‟]|「([^」]+)」|『([^』]+)』')
_MINUS = re.compile(r"[-−‐–](?=[^\s\-−‐–])")
_MARKED = re.compile(r"[a-zāīūēō]*(?:n['’](?=[aiueoyāīūēō])|[aiueo]-)[a-zāīūēō'’-]*")
_LAST_MINUS = re.compile(r"(?:^|\s)[-−‐–]$")
"""A minus at the beginning of a word; ー is a long vowel, and the hyphen of T-1 stands inside its word."""
_HALF_TYPED = re.compile(r"(?<=[ぁ-ゖァ-ヺー])[bcdfghj-np-tv-z]{1,3}$")
"""The beginning of a kana that is still being typed behind kana (りょうr); capitals are letters of their own (プランB)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the text, in compatibility-composed letters.

    ``exact``: it must stand there as it is. ``without``: it must not stand there. ``unfinished``: the last word, which
    may still be going on. ``begun``: letters of a kana that is still being typed behind it (りょうr).
    """

    text: str
    exact: bool = False
    without: bool = False
    unfinished: bool = False
    begun: str = ""


def taken_apart(text: str) -> tuple[Piece, ...]:
    """The pieces of a text in their order; none for a text without letters.

    A quote that isn't closed yet is no quote, and a minus without a word no minus.
    """
    cut = nfkc(sayable(text[:LONGEST_TEXT]))
    finished = text[-1:].isspace() and not cut.isspace()
    found: list[Piece] = []
    position = 0
    for quoted in _QUOTED.finditer(cut):
        without = _ends_in_minus(cut[position : quoted.start()])
        found += _plain(cut[position : quoted.start()])
        phrase = next(group for group in quoted.groups() if group is not None).strip()
        if runs(phrase):
            found.append(Piece(phrase, exact=True, without=without))
        position = quoted.end()
    rest = _plain(cut[position:])
    if rest and not finished:
        last = rest[-1]
        half = _HALF_TYPED.search(last.text)
        begun = half[0] if half else ""
        whole = last.text.removesuffix(begun)
        rest[-1] = Piece(whole, without=last.without, unfinished=True, begun=begun)
    return tuple((found + rest)[:_MOST_PIECES])


def _is_marked_romaji(word: str) -> bool:
    """Whether marks within a word tell how it is read: kin'youbi, sa-kuru."""
    return _MARKED.fullmatch(word) is not None and all(map(kana_from_romaji, filter(None, word.split("-"))))


def _ends_in_minus(text: str) -> bool:
    """Whether a quote that follows this text has a minus before it."""
    return _LAST_MINUS.search(text) is not None


def _plain(text: str) -> list[Piece]:
    """Runs of letters of a stretch without quotes; all the runs of a word with a minus before it are left out."""
    found: list[Piece] = []
    for word in text.split():
        minus = _MINUS.match(word)
        said = word[minus.end() :] if minus else word
        parts = [said] if _is_marked_romaji(said.casefold()) else runs(said)
        found += [Piece(part, without=minus is not None) for part in parts]
    return found
