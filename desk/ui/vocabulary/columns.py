"""The lists of the city's words: their columns, and by what they are narrowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desk.i18n import N_, _, active
from desk.records.vocabulary import Entry, Held, Helped, Missed, Phrase, Synonyms, Term, Vocabulary
from desk.records.wording.dates import day
from desk.text import fold
from desk.ui.widgets.records_model import Column

SCHEMES = {"need": N_("学習ニーズ"), "life_stage": N_("ライフステージ"), "circumstance": N_("状況")}

Words = Callable[[], Vocabulary]
"""The city's vocabulary as it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in a list. ``is_draft``: it was changed in the editor and not written yet."""

    held: Held
    is_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedRow:
    """A search in vain, with how many hits it has by now; None while that is not known."""

    missed: Missed
    now: int | None = None


def phrase_columns(words: Words) -> tuple[Column, ...]:
    """What residents say, and where it leads."""
    return (
        Column(key="says", title=N_("言い回し"), width=17, value=_says, text=lambda row: _marked(row, _says(row))),
        Column(key="words", title=N_("探す言葉"), width=12, value=lambda row: "、".join(row.held.entry.words)),
        Column(key="leads", title=N_("ニーズなど"), width=10, value=lambda row: leads(row.held.entry, words())),
        Column(
            key="distress",
            title=N_("急ぎ"),
            width=3,
            value=lambda row: row.held.entry.distress,
            text=lambda row: "●" if row.held.entry.distress else "",
        ),
        Column(key="theme", title=N_("テーマ"), width=8, value=lambda row: row.held.entry.theme, shown=False),
        _touched(),
    )


def synonym_columns() -> tuple[Column, ...]:
    """Words that mean the same."""
    return (
        Column(
            key="words", title=N_("同じ意味の言葉"), width=36, value=_alike, text=lambda row: _marked(row, _alike(row))
        ),
        Column(key="theme", title=N_("テーマ"), width=8, value=lambda row: row.held.entry.theme, shown=False),
        _touched(),
    )


def term_columns() -> tuple[Column, ...]:
    """The trees: each term below the one that it belongs to."""
    return (
        Column(key="scheme", title=N_("種類"), width=7, value=lambda row: _(SCHEMES[row.held.entry.scheme])),
        Column(
            key="name",
            title=N_("名前"),
            width=14,
            value=lambda row: row.held.entry.name,
            text=lambda row: _marked(row, "　" * row.held.entry.code.count("/") + row.held.entry.name),
        ),
        Column(
            key="synonyms", title=N_("ほかの言い方"), width=20, value=lambda row: "、".join(row.held.entry.synonyms)
        ),
        Column(key="code", title=N_("コード"), width=10, value=lambda row: row.held.entry.code, shown=False),
        _touched(),
    )


def missed_columns() -> tuple[Column, ...]:
    """What was searched for in vain."""
    return (
        Column(key="text", title=N_("探した言葉"), width=20, value=lambda row: row.missed.text),
        Column(key="times", title=N_("回数"), width=3.5, value=lambda row: row.missed.times, is_number=True),
        Column(key="empty", title=N_("0件だった"), width=4.5, value=lambda row: row.missed.empty, is_number=True),
        Column(
            key="now",
            title=N_("いまの件数"),
            width=5,
            value=lambda row: row.now,
            text=lambda row: "" if row.now is None else f"{row.now:,}",
            is_number=True,
        ),
        Column(
            key="last",
            title=N_("最後に"),
            width=7,
            value=lambda row: row.missed.last,
            text=lambda row: day(row.missed.last.astimezone().date(), active(), today=date.today()),
        ),
    )


def helped_columns() -> tuple[Column, ...]:
    """The searches in vain that an entry speaks to."""
    return (
        Column(key="text", title=N_("探した言葉"), width=11, value=lambda row: row.text),
        Column(key="times", title=N_("回数"), width=3.5, value=lambda row: row.times, is_number=True, shown=False),
        Column(key="before", title=N_("いまの件数"), width=5, value=lambda row: row.before, is_number=True),
        Column(key="after", title=N_("登録すると"), width=5, value=lambda row: row.after, is_number=True),
        Column(
            key="first",
            title=N_("最初に出るもの"),
            width=12,
            value=lambda row: row.first_after,
            text=lambda row: (
                _("★ {title}").format(title=row.first_after) if row.first_after != row.first_before else row.first_after
            ),
        ),
    )


def by_gain(helped: Helped) -> tuple[bool, int]:
    """The order of helped searches: what would change comes first, and of these what was asked most often."""
    return not helped.is_gain, -helped.times


def leads(phrase: Phrase, vocabulary: Vocabulary) -> str:
    """The names of the codes that a phrase leads to."""
    language = active().language
    codes = [("need", code) for code in phrase.needs]
    codes += [("life_stage", code) for code in phrase.life_stages]
    codes += [("circumstance", code) for code in phrase.circumstances]
    return _("、").join(vocabulary.name(scheme, code, language) for scheme, code in codes)


def searchable(entry: Entry, vocabulary: Vocabulary) -> str:
    """Everything by which a row is found, folded."""
    match entry:
        case Phrase():
            said = (*entry.says, *entry.words, leads(entry, vocabulary), entry.theme)
        case Synonyms():
            said = (*entry.words, entry.theme)
        case Term():
            said = (entry.name, entry.reading, entry.english, entry.code, *entry.synonyms, _(SCHEMES[entry.scheme]))
    return fold("\n".join(said))


def called(entry: Entry) -> str:
    """What an entry is called in a sentence: its name, or the first of its words."""
    match entry:
        case Term():
            return entry.name
        case Phrase():
            return entry.says[0] if entry.says else ""
        case Synonyms():
            return entry.words[0] if entry.words else ""


def _touched() -> Column:
    return Column(
        key="touched",
        title=N_("この市で直した"),
        width=6,
        value=lambda row: row.held.touched,
        text=lambda row: "○" if row.held.touched else "",
        shown=False,
    )


def _marked(row: Row, text: str) -> str:
    """What was changed and not written yet stands out by a mark that a screen reader says too."""
    return _("（登録前）{text}").format(text=text) if row.is_draft else text


def _says(row: Row) -> str:
    entry = row.held.entry
    return "、".join(entry.says) if isinstance(entry, Phrase) else ""


def _alike(row: Row) -> str:
    entry = row.held.entry
    return "、".join(entry.words) if isinstance(entry, Synonyms) else ""
