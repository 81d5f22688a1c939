"""How a sheet is best set for whoever stands there, until staff choose; and what is kept of a choice for the next one.

The resident's circumstances come first: 外国人住民 read やさしい日本語 beside their own language, 高齢者 large print. Where nothing
is known, the sheet is set as this desk last set one in that language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desk.i18n import reviewer
from desk.records.case import Case
from desk.records.codes import Mode
from desk.records.sheet import EASY, JAPANESE, Choices, Side, sheet_languages
from desk.records.template import STANDARD

_FROM_ABROAD = ("foreign_resident", "studying_japanese")
_LARGE_PRINT = (("circumstance", "low_vision"), ("life_stage", "senior"))
_SPOKEN = {"zh": "zh-Hans", "tl": "fil"}
"""Languages of a conversation by the language of the paper that their speakers read."""
_STANDING = (Mode.STANDARD, Mode.FURIGANA)
"""What a desk may do for everybody; the others are for this person and not for the next one."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How the sheet may be set, and the term that speaks for it ("life_stage", "senior"); None where nobody said so."""

    choices: Choices
    because: tuple[str, str] | None = None


def suggested(case: Case, remembered: Mapping[str, Choices]) -> Suggestion:
    """How to set the sheet of a case. ``remembered``: how the last one in each language was set."""
    known = {*_codes("circumstance", case.circumstances, case), *_codes("life_stage", case.life_stages, case)}
    language = paper_language(case.speaks)
    abroad = next((("circumstance", code) for code in _FROM_ABROAD if ("circumstance", code) in known), None)
    standing = remembered.get(JAPANESE, Choices())
    if language:
        beside = replace(standing, mode=Mode.PAIR, language=EASY, beside=Side(language=language))
        return Suggestion(remembered.get(language, beside), abroad or ("language", case.speaks))
    if abroad is not None:
        return Suggestion(remembered.get(EASY, replace(standing, mode=Mode.EASY)), abroad)
    for term in _LARGE_PRINT:
        if term in known:
            return Suggestion(replace(standing, mode=Mode.LARGE), term)
    return Suggestion(standing)


def paper_language(spoken: str) -> str:
    """The language of the paper for who speaks this one; empty for Japanese, and where there is no such paper."""
    language = _SPOKEN.get(spoken, spoken)
    return language if language in sheet_languages() and language not in (JAPANESE, EASY) else ""


def is_unreviewed(language: str) -> bool:
    """Whether nobody reviewed the wording of sheets in this language (未監修)."""
    return language != JAPANESE and not reviewer(language)


def _codes(sort: str, codes: tuple[str, ...], case: Case) -> set[tuple[str, str]]:
    """What the search is narrowed by, and what was only noted."""
    noted = {code.partition(":")[2] for code in case.noted if code.startswith(f"{sort}:")}
    return {(sort, code) for code in (*codes, *noted)}


def remember(choices: Choices, remembered: Mapping[str, Choices]) -> dict[str, Choices]:
    """What is kept of a sheet that was given: how it was set, by the language that its reader speaks.

    Its greeting was for this person. Of a Japanese sheet only what a desk does for everybody is kept. Its template is the
    desk's from now on, in every language.
    """
    kept = replace(choices, greeting="")
    language = next((code for code in choices.languages if code not in (JAPANESE, EASY)), choices.language)
    if language == JAPANESE and kept.mode not in _STANDING:
        kept = replace(kept, mode=remembered.get(JAPANESE, Choices()).mode)
    standing = {JAPANESE: remembered.get(JAPANESE, Choices())} if kept.template != STANDARD else {}
    found = {**standing, **remembered, language: kept}
    return {code: replace(one, template=kept.template) for code, one in found.items()}
