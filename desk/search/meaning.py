"""What a text means beyond its words: chips to suggest, and clues by which records that say it otherwise are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from desk.records.codes import Condition, Kind
from desk.records.search import Reason, Suggestion
from desk.search.alike import Segment, all_of_forms, written
from desk.search.entry import NAMED, SPOKEN_OF, facet_token
from desk.search.expression import ANYWHERE, NAMES, TITLE, Expression, Node, match
from desk.search.forms import FORMS
from desk.search.lexicon import Concept, Forms
from desk.search.phrasing import Met

MOST_SUGGESTIONS = 8
_MOST_CONCEPTS = 8
_HINTED = 0.5
"""What a concept weighs that was met within a longer phrase."""
_WORDS = 0.4
"""What a word that a phrase points to weighs beside a word that was typed."""
_FORM = 0.4
"""What such a word weighs where it only names the form of an offer (サロン, 講座), beside one that names its subject."""
_MOST_WORDS = 24
_CODES = {"need": 0.5, "circumstance": 0.35, "life_stage": 0.25}
"""What a code in common weighs: a need tells what somebody wants, a life stage only who they are."""
_KINDS = {"find_teacher": Kind.TALENT, "find_place": Kind.FACILITY, "find_funds": Kind.GRANT}
"""The kind that answers to a need by itself."""
_CONDITIONS = {"無料": Condition.FREE, "保育": Condition.CHILDCARE, "手話": Condition.SIGN_LANGUAGE}
"""Words that a phrase may point to, as dictionary forms, and the condition that says the same."""
_PREFERRED = 0.5
_ELSEWHERE = 0.8
"""What is said outside the title weighs so much of what is said there."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that speaks for a record, in its title or named by staff, and ``anywhere``.

    ``reason`` is what is told of it; ``marks`` are the folded words by which it may have been found, of which the one
    that stands in the record becomes the reason's value. A clue that doesn't lead only counts for what another found.
    """

    title: Expression
    anywhere: Expression
    weight: float
    reason: Reason
    marks: tuple[str, ...] = ()
    leads: bool = True

    @property
    def weight_elsewhere(self) -> float:
        """What it weighs outside the title."""
        return self.weight * _ELSEWHERE


def suggestions(met: Sequence[Met], concepts: Sequence[Concept], said: str) -> tuple[Suggestion, ...]:
    """Life stages, circumstances and needs that a text speaks of, each once; what more phrases agree on comes first."""
    because: dict[tuple[str, str], str] = {}
    votes: dict[tuple[str, str], int] = {}
    for one in met:
        for code in concepts[one.number].codes:
            because.setdefault(code, said[one.start : one.end].strip())
            votes[code] = votes.get(code, 0) + 1
    best = sorted(because, key=lambda code: -votes[code])[:MOST_SUGGESTIONS]
    return tuple(Suggestion(sort=sort, code=code, because=because[sort, code]) for sort, code in best)


def rarity(count: int, total: int) -> float:
    """How much a word tells that stands in so many of all records: 1 for the rarest, near 0 for one in every record."""
    return log(1 + total / (count + 1)) / log(1 + total) if total else 1.0


def clues(
    segments: Iterable[tuple[Segment, float]],
    concepts: Sequence[Concept],
    count: Callable[[Expression], int],
    total: int,
    hinted: Sequence[Concept] = (),
) -> tuple[Clue, ...]:
    """What speaks for a record: words of the text, words that its concepts point to, and their codes, each once.

    ``segments``: words of the text with what they weigh. ``hinted`` are concepts that weigh less. ``count`` tells how many of the ``total`` records satisfy an expression: a rare word says more than a common one.
    """
    found = [_clue(segment.node, weight, (*segment.marks, *segment.alike), "title") for segment, weight in segments]
    weighed = [*((one, 1.0) for one in concepts), *((one, _HINTED) for one in hinted)][:_MOST_CONCEPTS]
    pointed_to: dict[Forms, float] = {}
    for concept, share in weighed:
        for forms in concept.words:
            weight = _WORDS * share * (_FORM if _is_form(forms) else 1.0)
            pointed_to[forms] = max(weight, pointed_to.get(forms, 0.0))
    for forms, weight in sorted(pointed_to.items(), key=lambda pair: -pair[1])[:_MOST_WORDS]:
        title, anywhere, marks = _of_words(forms)
        # That it is a サークル is no reason that anybody would understand.
        found.append(Clue(title, anywhere, weight, Reason(code="title"), () if _is_form(forms) else marks))
    found = [replace(clue, weight=clue.weight * rarity(count(clue.anywhere), total)) for clue in found]
    shares: dict[tuple[str, str], float] = {}
    for concept, share in weighed:
        for pair in concept.codes:
            shares[pair] = max(share, shares.get(pair, 0.0))
    for (sort, code), share in shares.items():
        token = facet_token(sort, code)
        reason = Reason(code="meaning" if sort == "need" else sort, value=code)
        # A need that half of the records have tells less than one of a handful.
        weight = _CODES[sort] * share * rarity(count(SPOKEN_OF + token), total)
        found.append(Clue(NAMED + token, SPOKEN_OF + token, weight, reason))
    return (*found, *_preferences(shares, [concept for concept, _share in weighed]))


def _preferences(codes: Iterable[tuple[str, str]], concepts: Sequence[Concept]) -> Iterator[Clue]:
    """What who says so would rather have: somebody who teaches, a place, what costs nothing; in distress, advice."""
    kinds = [_KINDS[code] for _sort, code in codes if code in _KINDS]
    if any(concept.distress for concept in concepts):
        kinds.append(Kind.WINDOW)
    for kind in kinds:
        token = facet_token("kind", kind)
        yield Clue(token, token, _PREFERRED, Reason(code="kind", value=kind), leads=False)
    words = {forms[0][0] for concept in concepts for forms in concept.words if len(forms) == 1}
    for form, condition in _CONDITIONS.items():
        if form in words:
            token = facet_token("x", condition)
            yield Clue(token, token, _PREFERRED, Reason(code="condition", value=condition), leads=False)


def _is_form(forms: Forms) -> bool:
    return len(forms) == 1 and forms[0][0] in FORMS


@lru_cache(maxsize=16_000)
def _of_words(forms: Forms) -> tuple[Expression, Expression, tuple[str, ...]]:
    """For what a phrase points to: where it stands in titles, where anywhere, and how it may be written.

    A phrase is met again with every key that is typed on. Of several words (こころの相談) it is only known of a title or
    a name that they belong together.
    """
    node = all_of_forms(forms)
    return (
        match(node, TITLE),
        match(node, ANYWHERE if len(forms) == 1 else NAMES),
        tuple(dict.fromkeys(written((forms,)))),
    )


def _clue(node: Node, weight: float, marks: Iterable[str], code: str) -> Clue:
    return Clue(match(node, TITLE), match(node, ANYWHERE), weight, Reason(code=code), tuple(dict.fromkeys(marks)))
