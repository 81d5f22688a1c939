"""What can stand among the city's words: everything that is wrong with an entry, in one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desk.errors import DeskError
from desk.i18n import _
from desk.models import Term
from desk.records import vocabulary as words

LONGEST_WORD = 60
"""Letters of one word or phrase; a longer one is a text, and nobody types it as it stands."""

MOST_WORDS = 200
"""Words of one entry; the longest that ships has about a quarter of them."""

OLDEST = 120


def check(entry: words.Entry, terms: Iterable[Term]) -> None:
    """Raise DeskError with everything that is wrong with an entry, given the terms that there are."""
    problems = problems_of(entry, {(term.scheme, term.code) for term in terms})
    if problems:
        raise DeskError("".join(problems))


def problems_of(entry: words.Entry, known: set[tuple[str, str]]) -> list[str]:
    """Every reason why an entry can't stand, as sentences; ``known`` are the terms there are, as (scheme, code)."""
    match entry:
        case words.Phrase():
            return [*_list_problems(entry.says), *_list_problems(entry.words), *_phrase_problems(entry, known)]
        case words.Synonyms():
            return [*_list_problems(entry.words), *_synonym_problems(entry)]
        case words.Term():
            return [*_list_problems(entry.synonyms), *_term_problems(entry, known)]


def _list_problems(listed: tuple[str, ...]) -> Iterator[str]:
    for word in listed:
        if len(word) > LONGEST_WORD:
            yield _("「{word}…」は長すぎます（{most}字まで）。").format(word=word[:10], most=LONGEST_WORD)
        elif not word or word != word.strip() or any(not letter.isprintable() or letter == "、" for letter in word):
            yield _("「{word}」は言葉として使えません。").format(word=word.strip())
    if len(listed) > MOST_WORDS:
        yield _("言葉が多すぎます（{most}語まで）。").format(most=MOST_WORDS)


def _phrase_problems(phrase: words.Phrase, known: set[tuple[str, str]]) -> Iterator[str]:
    if not phrase.says:
        yield _("「言い回し」を入力してください。")
    for scheme, codes in (
        ("need", phrase.needs),
        ("life_stage", phrase.life_stages),
        ("circumstance", phrase.circumstances),
    ):
        for code in codes:
            if (scheme, code) not in known:
                yield _("「{code}」というコードはありません。").format(code=code)
    if not (phrase.words or phrase.needs or phrase.life_stages or phrase.circumstances or phrase.distress):
        yield _("「探す言葉」か、ニーズなどを一つ以上選んでください。")


def _synonym_problems(group: words.Synonyms) -> Iterator[str]:
    if len(group.words) < 2:
        yield _("同じ意味の言葉を二つ以上入力してください。")


def _term_problems(term: words.Term, known: set[tuple[str, str]]) -> Iterator[str]:
    if not term.name.strip():
        yield _("「名前」を入力してください。")
    if not term.code.strip() or not term.code.isascii() or term.code != term.code.strip():
        yield _("「コード」は英数字で入力してください。")
    if term.parent and (term.scheme, term.parent) not in known:
        yield _("「{code}」というコードはありません。").format(code=term.parent)
    ages = [age for age in (term.age_from, term.age_to) if age is not None]
    if any(not 0 <= age <= OLDEST for age in ages) or ages != sorted(ages):
        yield _("年齢は、0から{oldest}までの数で、小さい順に入力してください。").format(oldest=OLDEST)
