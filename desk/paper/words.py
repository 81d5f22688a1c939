"""The words of a text with their readings: the city's own list first, then the dictionary (SudachiPy).

The list is ``resources/paper/readings.tsv``: word, reading, and a remark if wanted. Staff extend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from desk import paths
from desk.paper.endings import CHANGING, Word, reading_after
from desk.paper.plain_text import plain
from desk.text import has_kanji, hiragana, is_kanji

Token = tuple[str, str]
"""A word with its reading in hiragana; empty where there is none."""

_NOT_KANA = re.compile(r"[^ぁ-ゖー]")
_ENDINGS = "館課会"
_WHOLE = 3
"""Words of so many characters stay in one piece: 公民館."""
_DASH = re.compile("(?<=[一-龥])ー")
_DIGITS = re.compile(r"([0-9０-９][0-9０-９,，.．]*|[（(].*|[・･])")
"""Where words of the dictionary are cut: it holds 30万 as one word, 氏名（ふりがな） as another, and 小・中学."""


class Trust(Enum):
    """How far the dictionary is believed where it reads proper nouns."""

    ALL = "all"
    NOT_PEOPLE = "not_people"
    COMMON = "common"


@lru_cache(maxsize=2048)
def words(text: str, trust: Trust = Trust.NOT_PEOPLE) -> tuple[Token, ...]:
    """The words of a text with their readings; those that the dictionary isn't trusted with have none.

    ``Trust.ALL`` is for cutting a reading that a record has; ``Trust.COMMON`` for names of places and bodies that
    nobody read: of 541 towns around Tokyo the dictionary reads 61 % right.
    """
    return tuple(token for line in text.splitlines(keepends=True) for token in _as_written(line, trust))


def _as_written(line: str, trust: Trust) -> Iterator[Token]:
    """The words of a line. Behind a kanji ー is a dash and no part of the word, as some write it: 色と光の表現ー."""
    at = 0
    for word, reading in _overruled(_tokens(_DASH.sub("―", line), trust)):
        yield line[at : at + len(word)], reading
        at += len(word)


def word_edges(text: str) -> set[int]:
    """Where the longest words of a text that the list or the dictionary knows begin and end."""
    found, at = {0}, 0
    for line in text.splitlines(keepends=True):
        whole = [(morpheme.surface(), "") for morpheme in _analyser().tokenize(line)]
        for word, _reading in _overruled(whole):
            at += len(word)
            found.add(at)
    return found


def spelt(word: str) -> str:
    """How the dictionary alone reads a word, part by part; kanji that it can't read stay."""
    parts = ((morpheme.surface(), hiragana(morpheme.reading_form())) for morpheme in _analyser().tokenize(word))
    return "".join(reading if has_kanji(part) and reading else hiragana(part) for part, reading in parts)


@cache
def listed() -> Mapping[str, str]:
    """The city's own readings, by word."""
    return overrides(paths.resources() / "paper" / "readings.tsv")


def _overruled(words: list[Token]) -> Iterator[Token]:
    """The same words, where the city's list has a reading for one or several of them together."""
    own = listed()
    longest = _longest()
    at = 0
    while at < len(words):
        joined, best = "", 0
        for number, (word, _reading) in enumerate(words[at:], start=1):
            joined += word
            if len(joined) > longest:
                break
            if joined in own:
                best = number
        if best:
            word = "".join(word for word, _reading in words[at : at + best])
            yield word, own[word]
            at += best
        else:
            yield words[at]
            at += 1


@cache
def overrides(file: Path) -> dict[str, str]:
    """The city's own readings: tab-separated lines of word, reading, remark; ``#`` begins a comment.

    Lines whose reading is not kana are left out: a reading that still holds kanji helps nobody.
    """
    found = {}
    lines = file.read_text("utf-8-sig").splitlines() if file.is_file() else []
    for line in lines:
        word, _tab, rest = line.partition("\t")
        reading = hiragana(rest.partition("\t")[0].strip())
        if word and not word.startswith("#") and reading and not _NOT_KANA.search(reading):
            found[plain(word)] = reading
    return found


@cache
def _longest() -> int:
    return max(map(len, listed()), default=0)


@cache
def _analyser() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").create(mode=SplitMode.C)


def _tokens(line: str, trust: Trust) -> list[Token]:
    found: list[Token] = []
    before: Any = None
    for morpheme in _analyser().tokenize(line):
        parts = _token(morpheme, trust)
        if before is not None and len(parts) == 1 and parts[0][1] and parts[0][0] in CHANGING:
            parts = [(parts[0][0], reading_after(_word(morpheme), _word(before)))]
        before = morpheme
        if found and len(parts) == 1 and _is_ending(morpheme, parts[0], found[-1]):
            word, reading = found[-1]
            found[-1] = (word + parts[0][0], reading + parts[0][1])
        else:
            found.extend(parts)
    return found


def _word(morpheme: Any) -> Word:
    sort, kind, use, *_rest = morpheme.part_of_speech()
    is_noun = (sort == "名詞" and kind != "数詞") or (sort, kind) == ("接尾辞", "名詞的")
    return Word(morpheme.surface(), hiragana(morpheme.reading_form()), is_noun, use == "サ変可能", kind == "固有名詞")


def _is_ending(morpheme: Any, token: Token, before: Token) -> bool:
    """Whether a word ends the one before it and shares its ruby: 公民｜館, 参加｜者."""
    is_suffix = morpheme.part_of_speech()[0] == "接尾辞" or token[0] in _ENDINGS
    is_short = len(token[0]) == 1 and len(before[0]) <= _WHOLE and all(map(is_kanji, token[0] + before[0]))
    return is_suffix and is_short and bool(token[1] and before[1])


def _token(morpheme: Any, trust: Trust) -> list[Token]:
    """A word of the dictionary, in its parts where they are read the same: 生涯｜学習 breaks better than one word."""
    from sudachipy import SplitMode

    word, reading = morpheme.surface(), hiragana(morpheme.reading_form())
    if not has_kanji(word):
        return [(word, "")]
    if _DIGITS.search(word):
        return [part for piece in _DIGITS.split(word) if piece for part in _apart(piece, trust)]
    if _NOT_KANA.search(reading) or not _is_trusted(morpheme, trust):
        return [(word, "")]
    if len(word) <= _WHOLE:
        return [(word, reading)]
    parts = [(part.surface(), hiragana(part.reading_form())) for part in morpheme.split(SplitMode.A)]
    if len(parts) > 1 and "".join(part[1] for part in parts) == reading:
        return parts
    return [(word, reading)]


def _is_trusted(morpheme: Any, trust: Trust) -> bool:
    _sort, proper, whose, *_rest = morpheme.part_of_speech()
    if trust is Trust.ALL or proper != "固有名詞":
        return True
    return trust is Trust.NOT_PEOPLE and whose != "人名"


def _apart(piece: str, trust: Trust) -> list[Token]:
    return _tokens(piece, trust) if has_kanji(piece) else [(piece, "")]
