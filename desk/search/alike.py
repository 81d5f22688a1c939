"""Words that mean the same: by the dictionary, by the city's own table, and verbs with their nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from desk.search.analyser import Word
from desk.search.expression import Node, either, every, whole
from desk.search.lexicon import Forms, form_of
from desk.search.phrasing import Finder, Key
from desk.text import has_kanji, is_kana, is_kanji, loose

_MOST = 12
_LAST = "\U0010ffff"
_LONGEST_ENDING = 3
_NOUN_ENDINGS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
"""How a verb's dictionary form ends, and how its noun does: 踊る, 踊り."""
_VERB_ENDINGS = {noun: verb for verb, noun in _NOUN_ENDINGS.items()}


@dataclass(frozen=True, slots=True)
class Segment:
    """A word or a few that belong together: how to find them, the words that say so, and those that mean the same.

    ``parts``: the words that it is made of, where it can be taken apart.
    """

    node: Node
    marks: tuple[str, ...]
    alike: tuple[str, ...] = ()
    parts: tuple[Segment, ...] = ()


class Alike:
    """Finds what means the same as words of a text among the words of an index."""

    def __init__(self, connection: Any, finder: Finder) -> None:
        self._connection = connection
        self._finder = finder

    def telling(self, words: Sequence[Word]) -> list[int]:
        """The places of the words that say what is looked for: not こと, ところ, 教える. All of them where none does."""
        stopwords = self._finder.lexicon.stopwords
        found = [
            number
            for number, one in enumerate(words)
            if one.surface not in stopwords and not stopwords.intersection(one.forms[:1])
        ]
        letters = "".join(words[number].surface for number in found)
        return found if len(letters) > 1 or has_kanji(letters) else list(range(len(words)))

    def segments(self, words: Sequence[Word], parts: Sequence[Node]) -> list[Segment]:
        """The words of a text, of which ``parts`` are the nodes, one by one or as the city's table holds them together."""
        said = [self._said(found, part) for found, part in zip(words, parts, strict=True)]
        segments: list[Segment] = []
        done = 0
        for first, after, alternatives in self._city(words):
            segments += said[done:first]
            nodes = [every(one.node for one in said[first:after]), *map(all_of_forms, alternatives)]
            others = [other for one in said[first:after] for other in one.alike] + written(alternatives)
            marks = [mark for one in said[first:after] for mark in one.marks]
            made_of = tuple(said[first:after]) if after - first > 1 else said[first].parts
            segments.append(Segment(either(nodes), tuple(marks), tuple(others), made_of))
            done = after
        return segments + said[done:]

    def spoken(self, kana: str) -> list[Forms]:
        """The city's words for what is read so, and those that mean the same."""
        lexicon = self._finder.lexicon
        return [forms for number in lexicon.sounds.get(loose(kana), ()) for forms in lexicon.groups[number]]

    def begun(self, kana: str) -> list[Forms]:
        """The city's words for what begins to be read so, and those that mean the same."""
        lexicon = self._finder.lexicon
        return [forms for number in self._finder.begun(loose(kana)) for forms in lexicon.groups[number]]

    def _said(self, found: Word, part: Node) -> Segment:
        """One word, or another of its groups or origin."""
        same = [term for term in (*self._of_groups(found.groups), *self._kin(found)) if term not in found.forms]
        by_parts, others = self._by_parts(found)
        marks = (*found.forms, *(part.surface for part in found.parts))
        parts = [Segment(either(map(whole, one.forms)), one.forms) for one in found.parts if _is_word(one)]
        return Segment(either((part, *by_parts, *map(whole, same))), marks, (*same, *others), tuple(parts))

    def _by_parts(self, found: Word) -> tuple[list[Node], list[str]]:
        """A compound by what its parts mean, where the dictionary doesn't know it as a whole."""
        if found.groups or len(found.parts) < 2 or not any(part.groups for part in found.parts):
            return [], []
        same = [self._of_groups(part.groups) for part in found.parts]
        if not any(same):
            return [], []
        node = every(either(map(whole, (*part.forms, *terms))) for part, terms in zip(found.parts, same, strict=True))
        return [node], [term for terms in same for term in terms]

    def _of_groups(self, groups: Sequence[int]) -> list[str]:
        if not groups:
            return []
        rows = self._connection.execute(
            "SELECT DISTINCT term.term FROM synonym JOIN term ON term.term = synonym.term"
            f" WHERE synonym.grp IN ({','.join('?' * len(groups))}) AND term.count > 0"
            " ORDER BY term.count DESC, term.term LIMIT ?",
            (*groups, _MOST),
        )
        return [row[0] for row in rows]

    def _city(self, words: Sequence[Word]) -> Iterator[tuple[int, int, list[Forms]]]:
        """Stretches of words that stand in the city's table, and the other words of their groups; none twice."""
        groups = self._finder.lexicon.groups
        found: dict[tuple[int, int], list[Forms]] = {}
        for number, first, after in self._finder.alike([Key(form_of(one), 0, 0) for one in words]):
            own = tuple(form_of(one) for one in words[first:after])
            alternatives = [forms for forms in groups[number] if tuple(form[0] for form in forms) != own]
            found.setdefault((first, after), []).extend(alternatives)
        used = 0
        for (first, after), alternatives in sorted(found.items()):
            if first >= used:
                used = after
                yield first, after, alternatives

    def _kin(self, found: Word) -> list[str]:
        """Nouns of a verb and verbs of a noun, by their spelling: 歌う, 歌; 踊る, 踊り. Readings must agree: not 会う, 会."""
        form = found.forms[0] if found.forms else ""
        stem = "".join(takewhile(is_kanji, form))
        ending = form[len(stem) :]
        if not stem or len(ending) > _LONGEST_ENDING or (ending and not is_kana(ending)):
            return []
        read = _stem_reading(found, stem)
        if not read:
            return []
        wanted = {form[:-1] + pairs[ending[-1]] for pairs in (_NOUN_ENDINGS, _VERB_ENDINGS) if ending[-1:] in pairs}
        if ending and ending[-1] in _NOUN_ENDINGS:
            wanted |= {stem, form[:-1]}
        kin = [(term, reading) for term, reading in self._readings(wanted - {form})]
        if not ending:
            kin += [(term, reading) for term, reading in self._verbs_of(stem)]
        return [term for term, reading in kin if _is_kin(term, reading, stem, read, ending)]

    def _readings(self, terms: set[str]) -> list[tuple[str, str]]:
        sql = f"SELECT term, reading FROM term WHERE term IN ({','.join('?' * len(terms))}) AND count > 0"
        return self._connection.execute(sql, sorted(terms)).fetchall() if terms else []

    def _verbs_of(self, stem: str) -> list[tuple[str, str]]:
        sql = "SELECT term, reading FROM term WHERE term > ? AND term < ? AND length(term) = ? AND count > 0"
        found = self._connection.execute(sql, (stem, stem + _LAST, len(stem) + 1)).fetchall()
        return [row for row in found if row[0][-1] in _NOUN_ENDINGS]


def _is_word(part: Word) -> bool:
    """Whether a part of a word says something by itself: not 的 nor 者."""
    return part.counts and len(part.surface) > 1


def written(alternatives: Iterable[Forms]) -> list[str]:
    """The texts of phrases, and the forms of those that are single words."""
    found = []
    for forms in alternatives:
        found += ["".join(form[0] for form in forms), *(forms[0] if len(forms) == 1 else ())]
    return found


def all_of_forms(forms: Forms) -> Node:
    """All words of a phrase, each in one of its forms."""
    return every(either(map(whole, form)) for form in forms)


def _stem_reading(found: Word, stem: str) -> str:
    """How the kanji at a word's beginning are read: うた for 歌い; empty where that can't be told."""
    written = found.surface
    if not written.startswith(stem):
        return ""
    tail = written[len(stem) :]
    return found.reading.removesuffix(tail) if found.reading.endswith(tail) else ""


def _is_kin(term: str, reading: str, stem: str, read: str, ending: str) -> bool:
    """Whether a word with the same kanji is read like one of the same origin."""
    if term == stem:
        return reading in (read, read + _NOUN_ENDINGS.get(ending[-1:], ""))
    # 話 is read as the noun of 話す, 歌 as the beginning of 歌う.
    is_its_noun = not ending and read[-1:] == _NOUN_ENDINGS.get(term[-1]) and reading.startswith(read[:-1])
    return reading.startswith(read) or is_its_noun
