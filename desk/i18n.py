"""Words in the reader's language: one gettext catalogue serves screen, paper and command line.

The source texts are Japanese, as a colleague would say them; every other language is a catalogue below
``resources/locale/<language>/LC_MESSAGES``: ``desk.po`` of the languages of the screen holds every text, ``sheet.po`` of
those that are only for paper what a sheet can show. The screen's language is activated once and can be switched while
running; a sheet asks for the catalogue of its own language.
"""

from __future__ import annotations

import gettext as _gettext
import re
from functools import cache
from pathlib import Path

from desk import paths

SOURCE_LANGUAGE = "ja"
SCREEN_LANGUAGES = ("ja", "en")

REVIEWER = "X-Reviewer"
"""Who read a translation over, in the head of its file; empty where nobody did (未監修)."""


class Catalogue:
    """The texts of one language.

    ``language`` is its code as on the command line ("ja", "en"). Dates, money and plurals go by the same language.
    """

    def __init__(self, language: str, translations: _gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def gettext(self, text: str) -> str:
        """The text in this language; the Japanese source text where the catalogue lacks it."""
        return self._translations.gettext(text) if text else ""

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The text for this count by the language's own plural rule."""
        return self._translations.ngettext(one, many, count)

    def pgettext(self, context: str, text: str) -> str:
        """The text as it is meant here, where one Japanese word has two meanings: 終了 is "Ended" or "Quit"."""
        return self._translations.pgettext(context, text)


def N_(text: str) -> str:
    """Mark a text for translation at import; ``_`` turns it into words when it is shown."""
    return text


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language. An unknown language gives the Japanese source texts under its own code."""
    if language == SOURCE_LANGUAGE:
        return Catalogue(language, _gettext.NullTranslations())
    po = file_of(language)
    return Catalogue(language, _load(po) if po.is_file() else _gettext.NullTranslations())


def file_of(language: str, locales: Path | None = None) -> Path:
    """Where the catalogue of a language lies, below the product's own ``locales`` when None."""
    name = "desk.po" if language in SCREEN_LANGUAGES else "sheet.po"
    return (locales or paths.resources() / "locale") / language / "LC_MESSAGES" / name


def languages_of_paper() -> tuple[str, ...]:
    """Every language that has a catalogue for paper alone, in the order of their codes."""
    return tuple(sorted(file.parent.parent.name for file in (paths.resources() / "locale").glob("*/*/sheet.po")))


def reviewer(language: str, locales: Path | None = None) -> str:
    """Who read the translation over, as its file says; empty where nobody did, and for the source texts."""
    file = file_of(language, locales)
    head = file.read_text("utf-8").partition("\n\n")[0] if file.is_file() else ""
    found = re.search(rf'^"{REVIEWER}: *(.*?) *\\n"$', head, re.MULTILINE)
    return found[1] if found else ""


_active = [catalogue(SOURCE_LANGUAGE)]


def activate(language: str) -> None:
    """Make this the language of ``_`` and ``ngettext`` from now on."""
    _active[0] = catalogue(language)


def active() -> Catalogue:
    """The catalogue that ``_`` uses now."""
    return _active[0]


def _(text: str) -> str:
    """The text in the active language."""
    return _active[0].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The text for this count in the active language."""
    return _active[0].ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """The text as it is meant here, in the active language."""
    return _active[0].pgettext(context, text)


def _load(po: Path) -> _gettext.NullTranslations:
    """Read the compiled catalogue, compiling it first when the .po is newer or it is missing.

    Where the folder can't be written (installed read-only) the .po is compiled in memory each time: 30 ms.
    """
    import io

    mo = po.with_suffix(".mo")
    if mo.is_file() and mo.stat().st_mtime >= po.stat().st_mtime:
        with mo.open("rb") as file:
            return _gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    # やさしい日本語 is no language to babel, which would take English plurals for it.
    source = po.read_bytes().replace(b'"Language: easy\\n"', f'"Language: {SOURCE_LANGUAGE}\\n"'.encode(), 1)
    write_mo(buffer, read_po(io.BytesIO(source)))
    try:
        partial = mo.with_suffix(".mo.part")
        partial.write_bytes(buffer.getvalue())
        partial.replace(mo)
    except OSError:
        pass
    buffer.seek(0)
    return _gettext.GNUTranslations(buffer)
