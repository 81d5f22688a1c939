"""What can stand among the city's words: everything that is wrong with an entry, as sentences by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desk.i18n import _
from desk.records.vocabulary import Entry, Phrase, Synonyms, Term

LONGEST_WORD = 60
"""Letters of one word or phrase; a longer one is a text, and nobody types it as it stands."""

MOST_WORDS = 200
"""Words of one entry; the longest that ships has about a quarter of them."""

OLDEST = 120

CODE_FIELDS = {"need": "needs", "life_stage": "life_stages", "circumstance": "circumstances"}
"""The field of a phrase that holds the codes of a scheme."""

Problem = tuple[str, str]
"""A field, and what is wrong with it."""


def problems_of(entry: Entry, known: set[tuple[str, str]]) -> dict[str, str]:
    """What is wrong with an entry by the name of its field, as sentences; nothing when it can stand.

    ``known`` are the terms there are, as (scheme, code).
    """
    fields: dict[str, str] = {}
    for field, sentence in _told(entry, known):
        fields[field] = fields.get(field, "") + sentence
    return fields


def _told(entry: Entry, known: set[tuple[str, str]]) -> Iterator[Problem]:
    match entry:
        case Phrase():
            yield from _list_problems({"says": entry.says, "words": entry.words})
            yield from _phrase_problems(entry, known)
        case Synonyms():
            yield from _list_problems({"words": entry.words})
            yield from _synonym_problems(entry)
        case Term():
            yield from _list_problems({"synonyms": entry.synonyms})
            yield from _term_problems(entry, known)


def _list_problems(lists: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for field, listed in lists.items():
        for word in listed:
            if len(word) > LONGEST_WORD:
                sentence = _("「{word}…」は長すぎます（{most}字まで）。")
                yield field, sentence.format(word=word[:10], most=LONGEST_WORD)
            elif not word or word != word.strip() or any(not one.isprintable() or one == "、" for one in word):
                yield field, _("「{word}」は言葉として使えません。").format(word=word.strip())
        if len(listed) > MOST_WORDS:
            yield field, _("言葉が多すぎます（{most}語まで）。").format(most=MOST_WORDS)


def _phrase_problems(phrase: Phrase, known: set[tuple[str, str]]) -> Iterator[Problem]:
    if not phrase.says:
        yield "says", _("「言い回し」を入力してください。")
    for scheme, field in CODE_FIELDS.items():
        for code in getattr(phrase, field):
            if (scheme, code) not in known:
                yield field, _("「{code}」というコードはありません。").format(code=code)
    if not (phrase.words or phrase.needs or phrase.life_stages or phrase.circumstances or phrase.distress):
        yield "words", _("「探す言葉」か、ニーズなどを一つ以上選んでください。")


def _synonym_problems(group: Synonyms) -> Iterator[Problem]:
    if len(group.words) < 2:
        yield "words", _("同じ意味の言葉を二つ以上入力してください。")


def _term_problems(term: Term, known: set[tuple[str, str]]) -> Iterator[Problem]:
    if not term.name.strip():
        yield "name", _("「名前」を入力してください。")
    if not term.code.strip() or not term.code.isascii() or term.code != term.code.strip():
        yield "code", _("「コード」は英数字で入力してください。")
    if term.parent and (term.scheme, term.parent) not in known:
        yield "code", _("「{code}」というコードはありません。").format(code=term.parent)
    ages = [age for age in (term.age_from, term.age_to) if age is not None]
    if any(not 0 <= age <= OLDEST for age in ages) or ages != sorted(ages):
        yield "age_from", _("年齢は、0から{oldest}までの数で、小さい順に入力してください。").format(oldest=OLDEST)
