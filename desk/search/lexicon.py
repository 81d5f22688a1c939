"""What residents say, made ready for finding it in a text: the city's terms, phrases and synonyms.

Made once for a vocabulary by the one who writes the index, and kept in the index file: analysing some ten thousand
phrases takes a second, reading them back takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from desk.records.vocabulary import Vocabulary
from desk.search.analyser import Analyser, Word
from desk.text import fold, has_kanji, is_kana, loose, nfkc, sayable

Forms = tuple[tuple[str, ...], ...]
"""The words of a phrase, each with the forms in which it may stand in the index."""

WHOLE = "。"
"""Before and behind a phrase that is meant only where nothing else is said: 。助けて。"""
_NOT = "ない"
_NEGATIONS = frozenset({"ない", "無い", "ぬ", "ず", "ん", "まい"})
_JOINTS = frozenset({"て", "で"})
_HELPERS = frozenset(
    [
        "貰う",
        "呉れる",
        "くれる",
        "下さる",
        "頂く",
        "いただく",
        "欲しい",
        "見る",
        "おく",
        "置く",
        "居る",
        "来る",
        "行く",
        "遣る",
        "上げる",
    ]
)
_ENDINGS = frozenset(
    [
        "たい",
        "ます",
        "です",
        "た",
        "だ",
        "て",
        "で",
        "な",
        "なる",
        "する",
        "した",
        "して",
        "したい",
        "している",
        "しない",
        "たく",
        "たくない",
        "ました",
        "ている",
        "ない",
        "なくて",
    ]
)
"""What may follow the one word of a phrase and add nothing to it, negation apart."""
_BEFORE_NOT = frozenset({"れ", "られ", "せ", "させ", "でき", "出来", "い", "て", "で", "し"})
"""What may stand before ない and isn't counted as a word; behind に it is なる that begins so."""
_VERBS_END = frozenset("うくぐすつぬぶむる")
_LEFT_OUT = frozenset({"を", "が"})
"""Particles that are left out in talk: 体動かしたい."""
_SHORTEST_TALK = 3


class Concept(msgspec.Struct, array_like=True, frozen=True):
    """One thing that residents speak of. ``codes``: pairs of scheme and code. ``words``: what to look for as well."""

    codes: tuple[tuple[str, str], ...]
    words: tuple[Forms, ...] = ()
    distress: bool = False

    @property
    def is_of_people(self) -> bool:
        """Whether it tells who somebody is and nothing of what is wanted: 子ども, 会社員."""
        return bool(self.codes) and all(scheme != "need" for scheme, _code in self.codes)


class Lexicon(msgspec.Struct, array_like=True, frozen=True):
    """All concepts with what finds them; numbers are places in ``concepts``, or in ``groups`` for synonyms.

    The first ``terms`` concepts are the city's terms. ``letters``: folded texts. ``lemmas``: dictionary forms joined by a space. ``kana``: readings. ``alike``: as
    ``lemmas``, for words that mean the same; ``sounds``: their readings without long vowels. ``spelled``: words that may stand in records, with their readings.
    """

    concepts: tuple[Concept, ...] = ()
    terms: int = 0
    groups: tuple[tuple[Forms, ...], ...] = ()
    letters: dict[str, tuple[int, ...]] = {}
    lemmas: dict[str, tuple[int, ...]] = {}
    kana: dict[str, tuple[int, ...]] = {}
    alike: dict[str, tuple[int, ...]] = {}
    sounds: dict[str, tuple[int, ...]] = {}
    spelled: dict[str, str] = {}
    stopwords: frozenset[str] = frozenset()


def made(vocabulary: Vocabulary, analyser: Analyser) -> Lexicon:
    """The lexicon of a vocabulary."""
    return _Maker(analyser).lexicon(vocabulary)


class _Maker:
    """Fills the tables of a lexicon."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._letters: dict[str, list[int]] = {}
        self._lemmas: dict[str, list[int]] = {}
        self._kana: dict[str, list[int]] = {}
        self._alike: dict[str, list[int]] = {}
        self._sounds: dict[str, list[int]] = {}
        self._spelled: dict[str, str] = {}
        self._stopwords: frozenset[str] = frozenset()
        self._literal: set[str] = set()
        """What must be said in so many words, as dictionary forms: 父が死んだ is not 死にたい."""

    def lexicon(self, vocabulary: Vocabulary) -> Lexicon:
        """Everything of a vocabulary that a text can be held against."""
        groups = [self._group(number, group.words) for number, group in enumerate(vocabulary.synonyms)]
        stopwords = frozenset(form for word in vocabulary.stopwords for form in self._stop(word))
        # 教えたい is said by who would teach; 教えて, which has the same dictionary form, by everybody.
        self._literal.update(stopwords)
        self._stopwords = stopwords
        for phrase in vocabulary.phrases:
            for forms in [_forms_of(self._words(text)) for text in phrase.says if phrase.distress]:
                if len(set(forms) - stopwords) < 2:
                    self._literal.add(" ".join(forms))
        concepts: list[Concept] = []
        for term in vocabulary.terms:
            # The parts of a name mean it only where its own words do not tell better: 公園・花壇・援農 is not for 公園.
            for text in (term.name, *(term.synonyms or term.name.split("・"))):
                self._say(text, len(concepts))
                self._spell(self._words(text))
            concepts.append(Concept(codes=((term.scheme, term.code),)))
        for phrase in vocabulary.phrases:
            for text in phrase.says:
                self._say(text, len(concepts), distress=phrase.distress)
            codes = [("need", code) for code in phrase.needs]
            codes += [("life_stage", code) for code in phrase.life_stages]
            codes += [("circumstance", code) for code in phrase.circumstances]
            words = tuple(filter(None, map(self._forms, phrase.words)))
            concepts.append(Concept(codes=tuple(codes), words=words, distress=phrase.distress))
        return Lexicon(
            concepts=tuple(concepts),
            terms=len(vocabulary.terms),
            groups=tuple(groups),
            letters=_frozen(self._letters),
            lemmas=_frozen(self._lemmas),
            kana=_frozen(self._kana),
            alike=_frozen(self._alike),
            sounds=_frozen(self._sounds),
            spelled=self._spelled,
            stopwords=stopwords,
        )

    def _words(self, text: str) -> list[Word]:
        return self._analyser.words(nfkc(sayable(text)))

    def _say(self, text: str, number: int, *, distress: bool = False) -> None:
        folded = fold(text)
        if not folded:
            return
        _add(self._letters, folded, number)
        if folded.startswith(WHOLE):
            return
        words = self._words(text)
        talk = _in_talk(words)
        if len(talk) >= _SHORTEST_TALK:
            _add(self._letters, talk, number)
        reading = "".join(word.reading for word in words)
        if is_kana(reading):
            _add(self._kana, reading, number)
            if talk:
                _add(self._kana, "".join(word.reading for word in words if word.surface not in _LEFT_OUT), number)
        forms = _forms_of(words)
        lemmas = " ".join(forms)
        # することがない is said of an idle day; こと and ない stand in every other sentence.
        says_little = self._stopwords.issuperset(form for form in forms if form != _NOT)
        if (
            not says_little
            and lemmas not in self._literal
            and _is_whole(words)
            and not (distress and _is_made_to(words))
        ):
            _add(self._lemmas, lemmas, number)

    def _group(self, number: int, words: Iterable[str]) -> tuple[Forms, ...]:
        found = []
        for text in words:
            forms = self._forms(text)
            if forms:
                found.append(forms)
                _add(self._alike, " ".join(form[0] for form in forms), number)
                reading = "".join(word.reading for word in self._words(text))
                if is_kana(reading):
                    _add(self._sounds, loose(reading), number)
        return tuple(found)

    def _spell(self, words: Sequence[Word]) -> None:
        if words and all(word.counts for word in words):
            self._spelled["".join(word.surface for word in words)] = loose("".join(word.reading for word in words))

    def _forms(self, text: str) -> Forms:
        """The words of a text that search counts; all of its words where none of them counts."""
        words = self._words(text)
        self._spell(words)
        return tuple(word.forms for word in words if word.counts) or tuple(word.forms for word in words if word.forms)

    def _stop(self, text: str) -> Iterator[str]:
        yield fold(text)
        words = self._words(text)
        if len(words) == 1:
            yield from words[0].forms


def _in_talk(words: Sequence[Word]) -> str:
    """A phrase without its particles, up to the part of its last word that every form has: 体を動かす is 体動か in talk.

    Without a particle the analyser takes the words apart otherwise (体動・かす), so that only letters can tell. Empty for
    a phrase that has none.
    """
    kept = [word.surface for word in words if word.surface not in _LEFT_OUT]
    if len(kept) == len(words):
        return ""
    talk = "".join(kept)
    # 動かす is 動か in every form; the な of 食べ物がな is the beginning of ない and must stay.
    return talk[:-1] if has_kanji(kept[-1]) and is_kana(talk[-1:]) else talk


def _add(table: dict[str, list[int]], key: str, number: int) -> None:
    numbers = table.setdefault(key, []) if key else []
    if number not in numbers:
        numbers.append(number)


def _frozen(table: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in table.items()}


def form_of(word: Word) -> str:
    """A word's dictionary form for comparing; empty for what carries nothing (particles, です, たい)."""
    if word.forms and (word.forms[0] in _NEGATIONS or word.surface in _NEGATIONS):
        return _NOT
    return word.forms[0] if word.counts and word.forms else ""


def without_helpers(words: Iterable[Word]) -> Iterator[Word]:
    """The words without verbs that only say for whom something is done: 出してもらえる and 出してくれる are 出す."""
    before = ""
    for word in words:
        if not (before in _JOINTS and word.forms and word.forms[0] in _HELPERS):
            yield word
        before = word.surface


def _forms_of(words: Iterable[Word]) -> list[str]:
    kept = list(without_helpers(words))
    found = [form for form in map(form_of, kept) if form]
    return [*found, _NOT] if _is_cut_off(kept) else found


def _is_made_to(words: Iterable[Word]) -> bool:
    """Whether somebody lets or makes do: ごはんを食べさせてもらえない has the dictionary forms of everybody's meal."""
    return any(word.surface in ("せ", "させ", "せる", "させる") for word in words)


def _is_cut_off(words: Sequence[Word]) -> bool:
    """Whether the な at a phrase's end is the beginning of ない: 食べられな, and not 静かな."""
    if len(words) < 2 or words[-1].surface != "な":
        return False
    before = words[-2]
    if not before.counts:
        return before.surface in _BEFORE_NOT
    return before.forms[0][-1:] in _VERBS_END and before.surface != "よう"


def _is_whole(words: Sequence[Word]) -> bool:
    """Whether the words' dictionary forms say as much as the phrase: 一から is more than 一."""
    forms = _forms_of(words)
    if len(forms) != 1:
        return bool(forms)
    return form_of(words[0]) == forms[0] and "".join(word.surface for word in words[1:]) in {"", *_ENDINGS}
