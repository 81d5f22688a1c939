"""Why a hit fits, and which words to highlight in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from desk.records.resource import Resource
from desk.records.search import Query, Reason
from desk.search import texts
from desk.search.candidates import SORTS, wanted
from desk.search.terms import Chunk
from desk.text import fold, hiragana, nfkc


def reasons(
    resource: Resource, chunks: Sequence[Chunk], query: Query, codes: dict[str, frozenset[str]]
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """Why this resource answers, the words first, then each filter it meets; and the folded words found in it.

    ``codes``: what the index holds of the resource for each sort of filter.
    """
    found: list[Reason] = []
    matched: list[str] = []
    fields = _Fields(resource) if chunks else None
    for chunk in chunks:
        assert fields is not None
        reason, words = fields.reason(chunk)
        if reason is not None:
            found.append(reason)
        matched.extend(_without_parts(words) or (chunk.raw,))
    for sort in SORTS:
        for code in wanted(query, sort):
            if code in codes[sort]:
                found.append(Reason(code=sort, value=str(code)))
    if query.on is not None:
        found.append(Reason(code="on", value=query.on.isoformat()))
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(matched))


def _without_parts(words: Sequence[str]) -> list[str]:
    """The words that aren't part of one before them: 公民館, not also 公民 and 館."""
    found: list[str] = []
    for word in words:
        if not any(word in longer for longer in found):
            found.append(word)
    return found


class _Fields:
    """The folded texts of one resource, made only when asked for."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource
        self._title = fold(resource.title)
        self._body: str | None = None

    def reason(self, chunk: Chunk) -> tuple[Reason | None, list[str]]:
        """The strongest reason for one chunk, and its words that stand there."""
        in_title = [mark for mark in chunk.marks if mark in self._title]
        if in_title:
            return Reason(code="title", value=self._as_written(in_title[0])), in_title
        if chunk.kana and chunk.kana in hiragana(nfkc(self._resource.reading)):
            return Reason(code="reading", value=chunk.kana), []
        for code, name in self._names():
            words = [mark for mark in chunk.marks if mark in fold(name)]
            if words:
                return Reason(code=code, value=name), words
        in_body = self._in_body(chunk)
        if in_body:
            return Reason(code="body", value=in_body[0]), in_body
        return (Reason(code="reading", value=chunk.kana) if chunk.kana else Reason(code="body")), []

    def _as_written(self, mark: str) -> str:
        """The part of the title that folds to this word: バイオリン, not ばいおりん."""
        title = nfkc(self._resource.title).strip()
        at = self._title.index(mark)
        if len(title) == len(self._title):
            return title[at : at + len(mark)]
        # ヴァ folds to one letter: count along the title what each beginning folds to.
        ends = [len(fold(title[:number])) for number in range(len(title) + 1)]
        return title[bisect_right(ends, at) - 1 : bisect_left(ends, at + len(mark))]

    def _names(self) -> list[tuple[str, str]]:
        organization, place = self._resource.organization, self._resource.place
        found = []
        if organization is not None:
            found += [("organization", organization.name), ("organization", organization.section)]
        if place is not None:
            found += [("place", place.name), ("place", place.room), ("place", place.address)]
        return [(code, name) for code, name in found if name]

    def _in_body(self, chunk: Chunk) -> list[str]:
        if self._body is None:
            self._body = fold("\n".join((*texts.names(self._resource), texts.body(self._resource))))
        return [mark for mark in chunk.marks if len(mark) > 1 and mark in self._body]
