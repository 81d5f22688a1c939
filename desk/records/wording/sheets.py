"""How a sheet is set, in words for staff."""

from __future__ import annotations

from desk.i18n import Catalogue
from desk.records.codes import MODE_LABELS, Mode
from desk.records.sheet import JAPANESE, LANGUAGE_LABELS, OWN_NAMES, Choices, Side
from desk.records.wording import foreign_dates
from desk.records.wording.dates import language_name


def sheet_language(code: str, c: Catalogue) -> str:
    """The name of a language of the paper: やさしい日本語, ベトナム語; as babel has it where a city added it."""
    label = LANGUAGE_LABELS.get(code)
    return c.gettext(label) if label else language_name(code, c)


def own_name(code: str) -> str:
    """What a language calls itself; the code where nobody knows."""
    known = OWN_NAMES.get(code)
    if known is not None:
        return known
    found = foreign_dates.locale(code)
    return str(found.get_display_name(found) or code) if found is not None else code


def side(told: Side, c: Catalogue) -> str:
    """How one text is set: 標準, ふりがな, ベトナム語, 大きな文字・やさしい日本語."""
    mode, language = c.gettext(MODE_LABELS[told.mode]), sheet_language(told.language, c)
    if told.language == JAPANESE or told.mode is Mode.EASY:
        return mode
    if told.mode is Mode.STANDARD:
        return language
    return c.gettext("{mode}・{language}").format(mode=mode, language=language)


def choices(chosen: Choices, c: Catalogue) -> str:
    """How a sheet is set: 標準, ベトナム語, やさしい日本語とベトナム語."""
    main = side(chosen.main, c)
    if chosen.beside is None:
        return main
    if chosen.main == Side():
        main = sheet_language(JAPANESE, c)
    beside = sheet_language(chosen.beside.language, c) if chosen.beside == Side() else side(chosen.beside, c)
    return c.gettext("{one}と{other}").format(one=main, other=beside)
