"""What a text's grammar makes hard: double negatives, passive and causative verbs, endings without です・ます.

Words and their forms by SudachiPy. Rules: 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from desk.easy.findings import Finding, Sort

_NEGATIVES = frozenset({"ない", "ぬ", "無い", "ず"})
_TWO_NEGATIVES_WITHIN = 6
_MAY_BETWEEN = frozenset(
    {
        "ば",
        "と",
        "わけ",
        "ある",
        "こと",
        "は",
        "も",
        "で",
        "では",
        "が",
        "けれ",
        "なる",
        "いける",
        "成る",
        "ます",
        "ん",
        "なら",
        "なり",
        "いけ",
    }
)
_POLITE = frozenset({"ます", "です", "ください", "下さる", "くださる", "ん", "ましょう"})
_STEMS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_SENTENCE_ENDS = "。！？!?"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its place, dictionary form, part of speech and reading in katakana."""

    start: int
    end: int
    surface: str
    lemma: str
    normal: str
    pos: tuple[str, ...]
    reading: str


@cache
def _analyser() -> Any:
    from sudachipy import Dictionary

    return Dictionary(dict="small").create()


def words_of(text: str, *, whole: bool = False) -> list[Word]:
    """The words of a text, in short units; ``whole``: 申し込む is one."""
    from sudachipy import SplitMode

    mode = SplitMode.C if whole else SplitMode.A
    return [
        Word(
            start=m.begin(),
            end=m.end(),
            surface=m.surface(),
            lemma=m.dictionary_form(),
            normal=m.normalized_form(),
            pos=tuple(m.part_of_speech()),
            reading=m.reading_form(),
        )
        for m in _analyser().tokenize(text, mode)
    ]


_CONDITIONS = frozenset({"と", "ば", "限り", "かぎり"})
_CLAUSES_APART = 10
"""Words between the two negatives of 予約がないと入れません."""
_MAY = frozenset(
    [
        "見る",
        "来る",
        "借りる",
        "受ける",
        "食べる",
        "出る",
        "調べる",
        "続ける",
        "始める",
        "着る",
        "起きる",
        "覚える",
        "答える",
        "出かける",
        "確かめる",
        "入れる",
        "停める",
        "止める",
        "預ける",
        "捨てる",
        "育てる",
        "つける",
        "かける",
        "感じる",
        "得る",
    ]
)
"""Verbs whose られる on a sheet says what one can do, not what is done to somebody."""
_GOES = frozenset({"来る", "出る", "出かける", "起きる"})
_AGENT_WITHIN = 3


def of_sentence(words: Sequence[Word]) -> Iterator[Finding]:
    """What the grammar of one sentence makes hard."""
    yield from _double_negatives(words)
    yield from _voices(words)
    yield from _plain_ending(words)


def _double_negatives(words: Sequence[Word]) -> Iterator[Finding]:
    negatives = [n for n, word in enumerate(words) if _is_negative(word)]
    for first, second in pairwise(negatives):
        between = words[first + 1 : second]
        if len(between) <= _TWO_NEGATIVES_WITHIN and all({w.lemma, w.surface} & _MAY_BETWEEN for w in between):
            start = max(first - 1, 0)
            yield Finding(
                start=words[start].start,
                end=words[second].end,
                sort=Sort.DOUBLE_NEGATIVE,
                mend=_must(words[start], words[first], words[first + 1 : second + 1]),
            )
        elif between and between[0].surface in _CONDITIONS and len(between) <= _CLAUSES_APART:
            yield Finding(start=words[first].start, end=words[second].end, sort=Sort.DOUBLE_NEGATIVE)


def _is_negative(word: Word) -> bool:
    return word.normal in _NEGATIVES or (word.pos[0] == "助動詞" and word.surface in ("ん", "ない", "なけれ", "なく"))


def _must(verb: Word, negative: Word, rest: Sequence[Word]) -> str | None:
    """申し込まなければなりません → 申し込む必要があります."""
    is_obligation = negative.surface in ("なけれ", "なく") and any(w.lemma in ("なる", "いける", "成る") for w in rest)
    if verb.pos[0] != "動詞" or not is_obligation:
        return None
    return f"{verb.lemma}必要があります"


def _voices(words: Sequence[Word]) -> Iterator[Finding]:
    for n, (before, word) in enumerate(pairwise(words)):
        if word.pos[0] != "助動詞" or before.pos[0] != "動詞":
            continue
        if word.lemma in ("れる", "られる"):
            mend = _able(before, word, words[max(n - _AGENT_WITHIN, 0) : n])
            yield Finding(start=before.start, end=word.end, sort=Sort.PASSIVE, mend=mend)
        elif word.lemma in ("せる", "させる"):
            yield Finding(start=before.start, end=word.end, sort=Sort.CAUSATIVE)


def _able(verb: Word, helper: Word, before: Sequence[Word]) -> str | None:
    """見られます → 見ることができます, where it is surely meant so: nobody is named by whom it is done."""
    is_meant = verb.lemma in _GOES or not any(word.surface in ("に", "から", "より") for word in before)
    if verb.lemma not in _MAY or not is_meant or not helper.surface.startswith("られ"):
        return None
    return f"{verb.lemma}ことができ{helper.surface.removeprefix('られ')}"


def _plain_ending(words: Sequence[Word]) -> Iterator[Finding]:
    """A sentence that ends in a plain verb or だ・である: only where 。 shows that it is a sentence."""
    if not words or words[-1].surface not in tuple(_SENTENCE_ENDS):
        return
    told = [word for word in words[:-1] if word.surface.strip()]
    if not told or {told[-1].lemma, told[-1].surface} & _POLITE or any(word.lemma == "ます" for word in told[-3:]):
        return
    last = told[-1]
    if last.surface == "だ" or (last.surface == "ある" and len(told) > 1 and told[-2].surface == "で"):
        start = told[-2].start if last.surface == "ある" else last.start
        yield Finding(start=start, end=last.end, sort=Sort.PLAIN, mend="です")
    elif last.pos[0] == "動詞" and last.surface == last.lemma:
        yield Finding(start=last.start, end=last.end, sort=Sort.PLAIN, mend=_polite(last))
    elif last.pos[0] == "形状詞":
        yield Finding(start=last.start, end=last.end, sort=Sort.PLAIN, mend=f"{last.surface}です")
    elif last.pos[0] in ("動詞", "形容詞", "助動詞"):
        yield Finding(start=last.start, end=last.end, sort=Sort.PLAIN)


def _polite(verb: Word) -> str | None:
    form = verb.pos[4] if len(verb.pos) > 4 else ""
    if form.startswith("サ行変格"):
        return verb.surface.removesuffix("する") + "します" if verb.surface.endswith("する") else None
    if form.startswith("カ行変格"):
        return "来ます" if verb.surface == "来る" else "きます"
    if form.startswith(("上一段", "下一段")):
        return verb.surface[:-1] + "ます"
    stem = _STEMS.get(verb.surface[-1])
    return verb.surface[:-1] + stem + "ます" if stem and form.startswith("五段") else None
