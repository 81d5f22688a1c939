"""Why a hit fits, and which words to highlight in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from desk.records.resource import Resource
from desk.records.search import Query, Reason
from desk.search import texts
from desk.search.candidates import SORTS, wanted
from desk.search.meaning import Clue
from desk.search.terms import Chunk
from desk.text import fold, hiragana, is_kana, is_kanji, nfkc

_SHORT = 2
_FAR = 200
_ON = "on"
_MOST_ALIKE = 2
"""Reasons of one sort that are told where clues speak for a record."""


def reasons(
    fields: Fields,
    chunks: Sequence[Chunk],
    meant: Iterable[tuple[str, str]],
    filters: Sequence[Reason],
    codes: dict[str, frozenset[str]],
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """Why this resource answers, the words first, then each filter it meets; and the folded words found in it.

    ``meant``: sorts and codes that the text speaks of. ``filters``: see ``of_filters``. ``codes``: what the index
    holds of the resource for each sort.
    """
    found: list[Reason] = []
    matched: list[str] = []
    for chunk in chunks:
        reason, words = fields.reason(chunk)
        found.append(reason or _of_codes(meant, codes) or _unseen(chunk))
        matched.extend(_without_parts(words) or (chunk.raw,))
    found += _met(filters, codes)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(matched))


def reasons_of_clues(
    fields: Fields, clues: Sequence[Clue], filters: Sequence[Reason], codes: dict[str, frozenset[str]]
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """The same for a resource that doesn't have every word of the text, by the clues that it meets."""
    found: list[Reason] = []
    matched: list[str] = []
    for clue in clues:
        reason, words = fields.reason_of_clue(clue)
        if reason.value and _is_news(reason, found):
            found.append(reason)
        matched.extend(_without_parts(words))
    found = found or [Reason(code="body")]
    found += _met(filters, codes)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(matched))


def _of_codes(meant: Iterable[tuple[str, str]], codes: dict[str, frozenset[str]]) -> Reason | None:
    """What the text speaks of and the resource is for, though the word doesn't stand there."""
    for sort, code in meant:
        if code in codes.get(sort, ()):
            return Reason(code="meaning" if sort == "need" else sort, value=code)
    return None


def _unseen(chunk: Chunk) -> Reason:
    """The reason where only the index knows: a reading, or a form of a word that isn't written so."""
    return Reason(code="reading", value=chunk.kana) if chunk.kana else Reason(code="body")


def _is_news(reason: Reason, told: Sequence[Reason]) -> bool:
    """Whether a reason says more than those before it, and not too much of the same sort."""
    return all(reason.value != other.value for other in told) and (
        sum(reason.code == other.code for other in told) < _MOST_ALIKE
    )


def of_filters(query: Query) -> tuple[Reason, ...]:
    """A reason for each filter in use, for those hits that meet it."""
    found = [Reason(code=sort, value=str(code)) for sort in SORTS for code in wanted(query, sort)]
    if query.on is not None:
        found.append(Reason(code=_ON, value=query.on.isoformat()))
    return tuple(found)


def _met(filters: Sequence[Reason], codes: dict[str, frozenset[str]]) -> list[Reason]:
    """The filters that the resource meets; the day is met by all hits."""
    return [reason for reason in filters if reason.code == _ON or reason.value in codes[reason.code]]


def _without_parts(words: Sequence[str]) -> list[str]:
    """The words that aren't part of one before them: 公民館, not also 公民 and 館."""
    found: list[str] = []
    for word in words:
        if not any(word in longer for longer in found):
            found.append(word)
    return found


class Fields:
    """A resource with its folded texts, each made when it is first asked for: with every key the same ones come again."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self._title = fold(resource.title)
        self._written = ""
        self._body: str | None = None
        self._folded_names: list[tuple[str, str, str]] | None = None

    def reason(self, chunk: Chunk) -> tuple[Reason | None, list[str]]:
        """The strongest reason for one chunk, and its words that stand there; None where they can't be seen."""
        in_title = self._in_title(chunk.marks)
        if in_title:
            return Reason(code="title", value=self._as_written(in_title[0])), in_title
        if chunk.kana and chunk.kana in hiragana(nfkc(self.resource.reading)):
            return Reason(code="reading", value=chunk.kana), []
        for code, name, folded in self._names():
            words = [mark for mark in chunk.marks if mark in folded]
            if words:
                return Reason(code=code, value=name), words
        alike = self._in_title(chunk.alike)
        if alike:
            return Reason(code="synonym", value=self._as_written(alike[0])), alike
        in_body = self._in_body(chunk.marks)
        if in_body:
            return Reason(code="body", value=self._as_written_in_body(in_body[0])), in_body
        alike = self._in_body(chunk.alike)
        if alike:
            return Reason(code="synonym", value=self._as_written_in_body(alike[0])), alike
        return None, []

    def reason_of_clue(self, clue: Clue) -> tuple[Reason, list[str]]:
        """The reason for one clue that the resource meets, and its words that stand there."""
        in_title = self._in_title(clue.marks)
        if in_title:
            return Reason(code=clue.reason.code, value=self._as_written(in_title[0])), in_title
        in_body = self._in_body(clue.marks)
        if in_body:
            return Reason(code="body", value=self._as_written_in_body(in_body[0])), in_body
        return clue.reason, []

    def _in_title(self, marks: Sequence[str]) -> list[str]:
        """Those of the words that stand in the title."""
        return [mark for mark in marks if _stands_in(mark, self._title)]

    def _as_written(self, mark: str) -> str:
        """The part of the title that folds to this word: バイオリン, not ばいおりん."""
        if not self._written:
            self._written = " ".join(nfkc(self.resource.title).split())
        return _as_written(mark, self._written, self._title)

    def _as_written_in_body(self, mark: str) -> str:
        body = "\n".join((*texts.names(self.resource), texts.body(self.resource)))
        return _as_written(mark, " ".join(nfkc(body).split()), self._body or "")

    def _names(self) -> list[tuple[str, str, str]]:
        if self._folded_names is None:
            self._folded_names = [(code, name, fold(name)) for code, name in self._plain_names()]
        return self._folded_names

    def _plain_names(self) -> list[tuple[str, str]]:
        organization, place = self.resource.organization, self.resource.place
        found = []
        if organization is not None:
            found += [("organization", organization.name), ("organization", organization.section)]
        if place is not None:
            found += [("place", place.name), ("place", place.room), ("place", place.address)]
        return [(code, name) for code, name in found if name]

    def _in_body(self, marks: Sequence[str]) -> list[str]:
        if self._body is None:
            self._body = fold("\n".join((*texts.names(self.resource), texts.body(self.resource))))
        return [mark for mark in marks if (len(mark) > 1 or is_kanji(mark)) and _stands_in(mark, self._body)]


def _stands_in(mark: str, folded: str) -> bool:
    """Whether a word stands in a text; one of two kana, as an inflected verb may be, only by itself: かけ not in かけっこ."""
    at = folded.find(mark)
    if at < 0 or len(mark) != _SHORT or not is_kana(mark):
        return at >= 0
    around = folded[max(at - 1, 0) : at] + folded[at + _SHORT : at + _SHORT + 1]
    return not any(map(is_kana, around))


def _as_written(mark: str, written: str, folded: str) -> str:
    """The part of a text, in compatibility-composed letters, that folds to this word, which stands in the folded text."""
    at = folded.index(mark)
    if len(written) == len(folded):
        return written[at : at + len(mark)]
    # ヴァ folds to one letter: count along the text what each beginning folds to.
    ends = [len(fold(written[:number])) for number in range(min(len(written), _FAR) + 1)]
    return written[bisect_right(ends, at) - 1 : bisect_left(ends, at + len(mark))] or mark
