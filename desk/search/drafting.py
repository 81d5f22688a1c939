"""What a word that the city thinks of adding would change: a lexicon with it, held in memory only."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from desk.records.vocabulary import Vocabulary
from desk.search import lexicon
from desk.search.analyser import Analyser
from desk.search.lexicon import Lexicon
from desk.search.phrasing import Finder, keys
from desk.text import fold, is_kana

_OF_CONCEPTS = ("letters", "lemmas", "kana")
"""The tables of a lexicon whose numbers are places in ``concepts``."""

_OF_GROUPS = ("alike", "sounds")
"""Those whose numbers are places in ``groups``."""


class Draft:
    """Words that are not part of the city's vocabulary yet. ``stopwords`` are the city's own."""

    def __init__(self, words: Vocabulary, analyser: Analyser, stopwords: tuple[str, ...] = ()) -> None:
        self._analyser = analyser
        self._lexicon = lexicon.made(replace(words, stopwords=stopwords), analyser)
        self._finder = Finder(self._lexicon)

    def speaks_to(self, text: str) -> bool:
        """Whether a text says what these words are about."""
        letters, words = fold(text), self._analyser.words(text)
        kana = letters if is_kana(letters) else ""
        return bool(self._finder.concepts(letters, words, kana)) or any(self._finder.alike(keys(words, letters)))

    def added_to(self, base: Lexicon) -> Finder:
        """What finds everything that a lexicon knows, and these words besides."""
        return Finder(together(base, self._lexicon))


def together(first: Lexicon, second: Lexicon) -> Lexicon:
    """Two lexicons as one; the numbers of the second go on after those of the first."""
    moved = dict.fromkeys(_OF_CONCEPTS, len(first.concepts)) | dict.fromkeys(_OF_GROUPS, len(first.groups))
    tables: dict[str, dict[str, tuple[int, ...]]] = {}
    for name, offset in moved.items():
        table = tables[name] = dict(getattr(first, name))
        for key, numbers in getattr(second, name).items():
            table[key] = table.get(key, ()) + tuple(number + offset for number in numbers)
    return msgspec.structs.replace(
        first,
        concepts=(*first.concepts, *second.concepts),
        groups=(*first.groups, *second.groups),
        spelled=first.spelled | second.spelled,
        stopwords=first.stopwords | second.stopwords,
        **tables,
    )
