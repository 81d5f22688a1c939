"""The sheets of the city's words: their names, their columns, and what a cell of each column says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desk.i18n import N_, SCREEN_LANGUAGES, Catalogue, _, catalogue
from desk.records.vocabulary import Entry, Held, Phrase, Synonyms, Term, Vocabulary, listed
from desk.text import fold

SAYS, WORDS, NEEDS, LIFE_STAGES, CIRCUMSTANCES, DISTRESS, THEME, KEY = (
    N_("言い回し"),
    N_("探す言葉"),
    N_("学習ニーズ"),
    N_("ライフステージ"),
    N_("状況"),
    N_("急ぎの相談"),
    N_("テーマ"),
    N_("番号（変えないでください）"),
)
ALIKE = N_("同じ意味の言葉")
CODE, NAME, READING, ENGLISH, SYNONYMS = N_("コード"), N_("名前"), N_("読み"), N_("英語"), N_("ほかの言い方")
AGE_FROM, AGE_TO = N_("何歳から"), N_("何歳まで")
YES = "○"

_TERM = (CODE, NAME, READING, ENGLISH, SYNONYMS)
_YES_WORDS = frozenset(map(fold, ("○", "◯", "〇", "◎", "✓", "yes", "y", "1", "true", "はい", "o")))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the sort of its entries, its name, its columns, and those without which it says nothing."""

    sort: str
    title: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


SHEETS = (
    Sheet("life_stage", LIFE_STAGES, (*_TERM[:4], AGE_FROM, AGE_TO, SYNONYMS), (CODE, NAME)),
    Sheet("circumstance", CIRCUMSTANCES, _TERM, (CODE, NAME)),
    Sheet("need", NEEDS, _TERM, (CODE, NAME)),
    Sheet("phrase", SAYS, (SAYS, WORDS, NEEDS, LIFE_STAGES, CIRCUMSTANCES, DISTRESS, THEME, KEY), (SAYS,)),
    Sheet("synonyms", N_("同義語"), (ALIKE, THEME, KEY), (ALIKE,)),
)
"""Terms first: a phrase may lead to a need that the same workbook brings."""

SCHEMES = {NEEDS: "need", LIFE_STAGES: "life_stage", CIRCUMSTANCES: "circumstance"}
"""The columns of codes, with the scheme whose codes stand there."""


def title_of(sheet: Sheet, words: Catalogue) -> str:
    """The name of a sheet in a language."""
    # Elsewhere the same word says why something was found.
    return words.pgettext("sheet", "同義語") if sheet.sort == "synonyms" else words.gettext(sheet.title)


def is_sheet(text: str, sheet: Sheet) -> bool:
    """Whether a sheet of a file is this one, by its name in any of the screen's languages."""
    return fold(text) in {fold(title_of(sheet, catalogue(language))) for language in SCREEN_LANGUAGES}


def is_column(text: str, column: str) -> bool:
    """Whether a heading of a file is this column's, in any of the screen's languages."""
    return fold(text) in {fold(catalogue(language).gettext(column)) for language in SCREEN_LANGUAGES}


class Names:
    """Codes and the words for them: people read and write words, and codes where words don't tell two apart."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._words: dict[tuple[str, str], str] = {}
        self._codes: dict[tuple[str, str], set[str]] = {}
        for term in terms:
            self._words[term.scheme, term.code] = term.name
            self._codes.setdefault((term.scheme, fold(term.name)), set()).add(term.code)

    def word(self, scheme: str, code: str) -> str:
        """What stands in a cell for a code."""
        word = self._words.get((scheme, code), "")
        is_clear = len(self._codes.get((scheme, fold(word)), ())) == 1 and listed(word) == (word,)
        return word if is_clear else code

    def code(self, scheme: str, text: str) -> str:
        """The code that a cell means; empty when there is no such word or code, or when a word could be several."""
        if (scheme, text) in self._words:
            return text
        codes = self._codes.get((scheme, fold(text)), set())
        return next(iter(codes)) if len(codes) == 1 else ""


def is_yes(text: str) -> bool | None:
    """Whether a cell is ticked; None when it says something else."""
    return False if not text.strip() else True if fold(text) in _YES_WORDS else None


def cells_of(held: Held, names: Names) -> dict[str, str | int]:
    """An entry as the cells of its sheet, by column."""

    def words(scheme: str, codes: Iterable[str]) -> str:
        return "、".join(names.word(scheme, code) for code in codes)

    match held.entry:
        case Phrase() as phrase:
            return {
                SAYS: "、".join(phrase.says),
                WORDS: "、".join(phrase.words),
                NEEDS: words("need", phrase.needs),
                LIFE_STAGES: words("life_stage", phrase.life_stages),
                CIRCUMSTANCES: words("circumstance", phrase.circumstances),
                DISTRESS: YES if phrase.distress else "",
                THEME: phrase.theme,
                KEY: held.key,
            }
        case Synonyms() as group:
            return {ALIKE: "、".join(group.words), THEME: group.theme, KEY: held.key}
        case Term() as term:
            return {
                CODE: term.code,
                NAME: term.name,
                READING: term.reading,
                ENGLISH: term.english,
                AGE_FROM: "" if term.age_from is None else term.age_from,
                AGE_TO: "" if term.age_to is None else term.age_to,
                SYNONYMS: "、".join(term.synonyms),
            }


class Unreadable(Exception):
    """A cell that can't be read: its column and what is wrong with it, as a sentence."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


def entry_of(sort: str, cells: Mapping[str, str], names: Names) -> Entry:
    """The entry that the cells of a row tell of. Raises Unreadable for the first cell that can't be read."""

    def codes(column: str) -> tuple[str, ...]:
        return tuple(_code(column, text, names) for text in listed(cells.get(column, "")))

    if sort == "phrase":
        return Phrase(
            says=listed(cells.get(SAYS, "")),
            words=listed(cells.get(WORDS, "")),
            needs=codes(NEEDS),
            life_stages=codes(LIFE_STAGES),
            circumstances=codes(CIRCUMSTANCES),
            distress=_ticked(DISTRESS, cells.get(DISTRESS, "")),
            theme=cells.get(THEME, ""),
        )
    if sort == "synonyms":
        return Synonyms(words=listed(cells.get(ALIKE, "")), theme=cells.get(THEME, ""))
    code = cells.get(CODE, "")
    return Term(
        scheme=sort,
        code=code,
        name=cells.get(NAME, ""),
        reading=cells.get(READING, ""),
        english=cells.get(ENGLISH, ""),
        parent=code.rpartition("/")[0],
        synonyms=listed(cells.get(SYNONYMS, "")),
        age_from=_age(AGE_FROM, cells.get(AGE_FROM, "")),
        age_to=_age(AGE_TO, cells.get(AGE_TO, "")),
    )


def known_terms(vocabulary: Vocabulary, drafts: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that a workbook's codes may mean: those of the city, as the workbook itself changes or adds to them."""
    told = {(term.scheme, term.code): term for term in (*vocabulary.terms, *drafts)}
    return tuple(told.values())


def _code(column: str, text: str, names: Names) -> str:
    code = names.code(SCHEMES[column], text)
    if not code:
        raise Unreadable(column, _("「{text}」という{column}はありません。").format(text=text, column=_(column)))
    return code


def _ticked(column: str, text: str) -> bool:
    ticked = is_yes(text)
    if ticked is None:
        raise Unreadable(column, _("「{text}」ではなく、○か空にしてください。").format(text=text))
    return ticked


def _age(column: str, text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise Unreadable(column, _("「{text}」は数ではありません。").format(text=text))
    return int(text)
