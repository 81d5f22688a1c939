"""How a sheet is set for its reader: what staff choose before it is printed, kept with it as it was given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desk.i18n import N_, languages_of_paper
from desk.records.codes import Mode
from desk.records.template import STANDARD

JAPANESE = "ja"
EASY = "easy"
"""やさしい日本語: a language of the paper with a catalogue and wording of its own."""

LANGUAGE_LABELS = {
    JAPANESE: N_("日本語"),
    EASY: N_("やさしい日本語"),
    "en": N_("英語"),
    "zh-Hans": N_("中国語（簡体字）"),
    "ko": N_("韓国語"),
    "vi": N_("ベトナム語"),
    "ne": N_("ネパール語"),
    "th": N_("タイ語"),
    "my": N_("ミャンマー語"),
    "fil": N_("フィリピノ語"),
    "pt": N_("ポルトガル語"),
}
OWN_NAMES = {
    JAPANESE: "日本語",
    EASY: "やさしい日本語",
    "en": "English",
    "zh-Hans": "简体中文",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "ne": "नेपाली",
    "th": "ไทย",
    "my": "မြန်မာ",
    "fil": "Filipino",
    "pt": "Português",
}
"""What each language calls itself, for the resident who points at one."""

SHEET_LANGUAGES = tuple(LANGUAGE_LABELS)
"""What the desk comes with, in the order in which staff are offered them."""


@cache
def sheet_languages() -> tuple[str, ...]:
    """What a sheet can be set in: also what a city has added a catalogue for."""
    return (*SHEET_LANGUAGES, *(code for code in languages_of_paper() if code not in LANGUAGE_LABELS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One text of a sheet: its reading mode (never ``PAIR``) and its language.

    やさしい日本語 is one thing told in two ways, so each implies the other; large print may be easy too.
    """

    mode: Mode = Mode.STANDARD
    language: str = JAPANESE

    def __post_init__(self) -> None:
        mode, language = _agreeing(self.mode, self.language)
        object.__setattr__(self, "mode", mode)
        object.__setattr__(self, "language", language)

    @property
    def is_japanese(self) -> bool:
        """Whether a reader of Japanese reads it, easy or not."""
        return self.language in (JAPANESE, EASY)

    @property
    def has_ruby(self) -> bool:
        """Whether readings stand over its kanji: on easy sheets always."""
        return self.mode in (Mode.FURIGANA, Mode.EASY) or self.language == EASY


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a sheet is set.

    ``beside`` is the second text where ``mode`` is ``PAIR``, else None; a pair without one is no pair. ``mono``: made
    for a black-and-white copier. ``greeting``: a line at the head. ``with_map``: a small map with each place that has
    coordinates. ``template``: the name of the city's template that it is set in.
    """

    mode: Mode = Mode.STANDARD
    language: str = JAPANESE
    beside: Side | None = None
    mono: bool = False
    greeting: str = ""
    with_map: bool = True
    template: str = STANDARD

    def __post_init__(self) -> None:
        mode = Mode.STANDARD if self.mode is Mode.PAIR and self.beside is None else self.mode
        mode, language = _agreeing(mode, self.language)
        object.__setattr__(self, "mode", mode)
        object.__setattr__(self, "language", language)
        if mode is not Mode.PAIR:
            object.__setattr__(self, "beside", None)

    @property
    def main(self) -> Side:
        """The text of the sheet; of a pair the one on the left."""
        return Side(mode=Mode.STANDARD if self.mode is Mode.PAIR else self.mode, language=self.language)

    @property
    def sides(self) -> tuple[Side, ...]:
        """One text, or the two of a pair."""
        return (self.main,) if self.beside is None else (self.main, self.beside)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the sheet, the main one first."""
        return tuple(dict.fromkeys(side.language for side in self.sides))


def _agreeing(mode: Mode, language: str) -> tuple[Mode, str]:
    if mode is Mode.EASY:
        return mode, EASY
    if language == EASY and mode in (Mode.STANDARD, Mode.FURIGANA):
        return Mode.EASY, EASY
    return mode, language
