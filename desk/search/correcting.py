"""もしかして: a text of which a word is nowhere, put right in the ways that find something."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from desk.records.search import Correction
from desk.search.analyser import Analyser, Word
from desk.search.asking import taken_apart
from desk.search.expression import Node
from desk.search.spelling import Speller, as_typed
from desk.search.terms import Chunk, Understood
from desk.text import fold, has_kanji, katakana, nfkc, sayable

_MOST = 3
_MOST_TRIED = 6
_SHORTEST = 3
"""Letters below which a text is not yet a word."""


def corrections(
    text: str,
    asked: Understood,
    analyser: Analyser | None,
    speller: Callable[[], Speller],
    is_known: Callable[[Node], bool],
    total: Callable[[str], int],
) -> tuple[Correction, ...]:
    """The whole text with its unknown words put right, the likeliest first; none that finds nothing.

    ``asked`` is the text as it was understood; ``is_known`` tells whether any record has what a node says, ``total``
    how many hits a text has. ``speller`` is only called for where a word is unknown.
    """
    given = nfkc(sayable(text)).strip()
    texts: list[str] = []
    wanted = [piece for piece in taken_apart(text) if not piece.without]
    for piece, chunk in zip(wanted, asked.chunks, strict=True):
        if (
            chunk.exact
            or len(chunk.raw) < _SHORTEST
            or not _is_wrong(chunk, asked, is_known, unfinished=piece.unfinished)
        ):
            continue
        words = analyser.words(piece.text) if analyser is not None else []
        if piece.unfinished and len(words) > 1:
            words = words[:-1]
        ways = list(islice(_ways(piece.text, chunk, words, speller()), _MOST_TRIED))
        if ways and texts:
            # Of several wrong words the first is tried in all ways, the others in the likeliest.
            texts = [candidate.replace(piece.text, ways[0], 1) for candidate in texts]
        elif ways:
            texts = [given.replace(piece.text, way, 1) for way in ways]
    found = []
    for candidate in dict.fromkeys(texts):
        if fold(candidate) != fold(text) and (hits := total(candidate)):
            found.append(Correction(text=candidate, total=hits))
        if len(found) == _MOST:
            break
    return tuple(found)


def _is_wrong(chunk: Chunk, asked: Understood, is_known: Callable[[Node], bool], *, unfinished: bool) -> bool:
    """Whether a word is in no record, nor part of what the lexicon knows. Kana may be one word, whatever the analyser says."""
    words = [(chunk.raw, chunk.broad)] if chunk.kana else [(one.marks[0], one.node) for one in chunk.segments]
    if unfinished and len(words) > 1:
        words = words[:-1]
    return any(
        not any(said in phrase or phrase in said for phrase in asked.said) and not is_known(node)
        for said, node in words
    )


def _ways(typed: str, chunk: Chunk, words: Sequence[Word], speller: Speller) -> Iterator[str]:
    """How a piece may have been meant: as one word, else with the words put right that the index hasn't."""
    reading = chunk.kana or "".join(word.reading for word in words)
    near = speller.near(chunk.raw, reading) if chunk.kana or len(chunk.segments) == 1 else []
    if chunk.kana:
        near = near or speller.near_compound(chunk.kana)
    if near:
        yield from (as_typed(one.word, typed) for one in near)
    if near or chunk.kana:
        return
    letters = fold(typed)
    position = 0
    for word in words:
        at = letters.find(word.surface, position)
        if at < 0 or len(letters) != len(typed):
            return
        position = at + len(word.surface)
        # A word of the dictionary that no record has was hardly misspelt: 教えてくれる, しこりが気になる. But what is written
        # in katakana may be a foreign word that the dictionary has in pieces.
        as_is = typed[at:position]
        is_foreign = not has_kanji(as_is) and as_is == katakana(as_is)
        if word.counts and (is_foreign or not word.known) and not any(speller.knows(form) for form in word.forms):
            for one in speller.near(word.surface, word.reading):
                yield typed[:at] + as_typed(one.word, typed[at:position]) + typed[position:]
