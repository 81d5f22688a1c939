"""What a record is about, told from its own words: the city's needs, life stages and circumstances that they name.

A record's stated codes decide what filters find. These tags are weaker: they only bring a record near to what somebody
said, where the words differ. Who cannot sleep finds the lecture on stress, because 眠れない and ストレス are words for one need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desk.records.vocabulary import Term, Vocabulary
from desk.search.analyser import Word
from desk.search.lexicon import Lexicon, form_of, without_helpers
from desk.text import fold

Code = tuple[str, str]
"""A scheme and a code of it."""

_LONGEST = 4
"""Words of a phrase that is looked for in records."""
_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_AGES = re.compile(
    r"(\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:歳|才)(?:児)?\s*(以上|から|より|以下|まで|未満|以前)?"
)
_CHILD_UNTIL = 20
_OLDER_FROM = 40
"""A lower bound below this age (18歳以上) tells nothing of those who come."""


class Tagger:
    """Finds codes in words. Made once for a vocabulary and the lexicon that was made of it."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._stages = [term for term in vocabulary.of("life_stage") if term.age_from is not None]
        self._single: dict[str, list[Code]] = {}
        self._known: dict[str, tuple[str, tuple[Code, ...]]] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], Code]]] = {}
        for key, numbers in lexicon.lemmas.items():
            first, *rest = key.split(" ")
            # Terms come first; phrases are what residents say, not what records do.
            codes = [lexicon.concepts[number].codes[0] for number in numbers if number < lexicon.terms]
            if codes and not rest:
                self._single[first] = codes
            elif codes and len(rest) < _LONGEST:
                self._several.setdefault(first, []).extend((tuple(rest), code) for code in codes)

    def codes(self, words: Sequence[Word]) -> set[Code]:
        """The codes that these words, in the order of their text, stand for."""
        found: set[Code] = set()
        forms: list[str] = []
        for word in without_helpers(words):
            known = self._known.get(word.surface)
            if known is None:
                known = self._known[word.surface] = self._of_word(word)
            form, codes = known
            if form:
                forms.append(form)
                if codes:
                    found.update(codes)
        for number, form in enumerate(forms):
            for rest, code in self._several.get(form, ()):
                if tuple(forms[number + 1 : number + 1 + len(rest)]) == rest:
                    found.add(code)
        return found

    def _of_word(self, word: Word) -> tuple[str, tuple[Code, ...]]:
        """A word's form for comparing, and what it or one of its parts stands for by itself."""
        form = form_of(word)
        alone = [form, *map(form_of, word.parts)] if form else []
        return form, tuple(dict.fromkeys(code for one in alone for code in self._single.get(one, ())))

    def of_ages(self, text: str) -> set[Code]:
        """The life stages that ages in a text single out: 65歳以上 is for older people, 18歳以上 for nobody more than others."""
        if "歳" not in text and "才" not in text:
            return set()
        found: set[Code] = set()
        for years, bound in _AGES.findall(fold(text)):
            age = _number(years)
            found.update(("life_stage", stage.code) for stage in self._stages if _is_meant(stage, age, bound))
        return found


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_DIGITS))
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)


def _is_meant(stage: Term, age: int, bound: str) -> bool:
    lowest, highest = stage.age_from or 0, stage.age_to
    if bound in ("以上", "から", "より"):
        return age >= _OLDER_FROM and highest is None and abs(lowest - age) <= 10
    if bound in ("以下", "まで", "未満", "以前"):
        return age <= _CHILD_UNTIL and highest is not None and highest <= age + 1
    return highest is not None and age <= _CHILD_UNTIL and lowest <= age <= highest <= _CHILD_UNTIL
