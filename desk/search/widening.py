"""Records that don't have every word of a text, in the order of what speaks for them.

What each record's clues weigh together is summed for 65,536 records at once: the sum is kept as binary digits, each a
number with a bit for every record, and a clue's weight is added to them as one adds on paper. So no record is looked at
by itself until the best are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import merge

from msgspec.structs import replace

from desk.search.alike import Segment
from desk.search.analyser import EMPTY_FORMS
from desk.search.blocks import SHIFT, SIZE, newest
from desk.search.candidates import CAP, Candidates
from desk.search.expression import NOTHING, Expression, any_of, either, match, whole, without
from desk.search.forms import FORMS
from desk.search.lexicon import Concept
from desk.search.meaning import Clue, clues
from desk.search.rows import Row
from desk.search.terms import CRISIS, Understood
from desk.text import is_kana, is_kanji

ENOUGH = 10
"""With so many records that have every word, none is brought in that only comes near."""
HIGHEST = 9.0
"""Levels of what comes near stay so far below a match of words (``ranking.REST``) that nothing else lifts them above."""
IN_SENTENCE = 40.0
"""The same for a sentence, where what has all words is weighed with the rest."""
LIFT = 10.0
"""What clues may add to a match of words: less than lies between a title and the rest."""
MOST = 300
"""Records that are brought in at most; nobody leafs through more of what only comes near."""
_FINE = 40
"""A weight of 1 as a whole number."""
_PART = 0.8
"""What a word weighs by itself where a phrase or a longer word has it: who says お金をかけずに is not looking for money."""
_LETTER = 0.6
"""What a single letter weighs: 金 is in 助成金, too."""
_AS_MANY = 20
"""A page of what comes near is always shown, as far as there is so much."""
_FAR_BELOW = 0.25
"""What weighs less than this share of the best is left out after a page: nobody would see why it is there."""
_BESIDE = 0.5
"""What a word weighs beside others where it only tells the form of an offer (相談) or whom it is for (子ども)."""
_KINDRED = 0.4
"""What words weigh that share a kanji with one that no record has."""
_HALF = 2.0
"""Clues of so much weight together give half of the highest level."""

Bits = Callable[[Expression, int], int]
"""Asks for the records of a block that satisfy an expression, as a number with a bit for each."""


def widened(
    clues: Sequence[Clue], among: Expression, bits: Bits, blocks: Sequence[int], most: int = MOST
) -> dict[int, float]:
    """The records that meet the clues best, at most so many, by their rowids: what the clues met weigh together.

    ``among``: an expression that all of them satisfy (empty: any record). ``blocks``: their numbers, the newest first.
    """
    sums: list[Iterator[tuple[int, int, int]]] = []
    for block in blocks:
        digits: list[int] = []
        allowed = bits(among, block)
        for clue in clues:
            anywhere = bits(clue.anywhere, block) & (allowed if clue.leads else _any_of(digits))
            if anywhere:
                _add(digits, anywhere, round(clue.weight_elsewhere * _FINE))
                _add(digits, anywhere & bits(clue.title, block), round((clue.weight - clue.weight_elsewhere) * _FINE))
        sums.append(_heaviest(digits, block))
    found: dict[int, float] = {}
    # Where records are is only worked out for those that are wanted, whatever their number in each block.
    for weight, block, rows in merge(*sums, reverse=True):
        base = block << SHIFT
        found.update((base + place, weight / _FINE) for place in newest(rows, most - len(found)))
        if len(found) >= most:
            break
    return found


def level(weight: float, highest: float) -> float:
    """From 0 to just below ``highest``, the more the clues weigh together."""
    return highest * weight / (weight + _HALF)


def without_tail(weights: dict[int, float]) -> dict[int, float]:
    """The first page of rows in the order of their weights, the heaviest first, and of the rest what isn't far below."""
    least = _FAR_BELOW * max(weights.values(), default=0.0)
    return {row: weight for place, (row, weight) in enumerate(weights.items()) if place < _AS_MANY or weight >= least}


def _add(digits: list[int], rows: int, weight: int) -> None:
    """Add a weight to the sums of these rows."""
    for place in range(weight.bit_length()):
        if not weight >> place & 1:
            continue
        carried, at = rows, place
        while carried:
            while at >= len(digits):
                digits.append(0)
            digits[at], carried, at = digits[at] ^ carried, digits[at] & carried, at + 1


def _any_of(digits: Sequence[int]) -> int:
    """The rows that have any weight."""
    found = 0
    for digit in digits:
        found |= digit
    return found


def _heaviest(digits: Sequence[int], block: int) -> Iterator[tuple[int, int, int]]:
    """The sums that there are in a block, the highest first, each with the block and the rows that have it."""
    waiting = [(_any_of(digits), len(digits) - 1, 0)]
    while waiting:
        rows, at, weight = waiting.pop()
        if not rows:
            continue
        if at < 0:
            yield weight, block, rows
            continue
        waiting.append((rows & ~digits[at], at - 1, weight))
        waiting.append((rows & digits[at], at - 1, weight | 1 << at))


def _is_letter(segment: Segment) -> bool:
    return all(len(mark) == 1 for mark in segment.marks)


def _is_syllable(segment: Segment) -> bool:
    """Whether it is one kana, which the analyser made of a word that it doesn't know: the ふ of すまふぉ."""
    return _is_letter(segment) and all(map(is_kana, segment.marks))


def _in_distress(asked: Understood) -> list[Concept]:
    """What tells of the trouble. Where a life is in danger, what is only good for the mind (yoga) is no answer."""
    concepts = [concept for concept in asked.meant if concept.distress]
    if not asked.is_crisis:
        return concepts
    return [replace(one, codes=tuple(code for code in one.codes if code == CRISIS)) for one in concepts]


class Widening:
    """What comes near to a text where few records have all its words; for one question.

    ``levels`` tells the level of each record that was brought in, ``lifts`` how far clues lift those that have all
    words: of all that has 店 in it, the one on starting a business is meant by who would open one.
    """

    def __init__(
        self,
        asked: Understood,
        words: Expression,
        unwanted: Expression,
        on: Expression,
        ask: Candidates,
        kindred: Callable[[str], tuple[str, ...]],
    ) -> None:
        """``words``: the expression for all words of the text, ``unwanted`` for those with a minus.

        ``on``: what must hold besides (empty: nothing). ``kindred`` tells words of the index that have a kanji.
        """
        self._unwanted = unwanted or NOTHING
        self._asked = asked
        self._words = words
        self._on = on
        self._ask = ask
        self._kindred_of = kindred
        self._clues: tuple[Clue, ...] = ()
        self.levels: dict[int, float] = {}
        self.lifts: dict[int, float] = {}

    def rows(self) -> list[Row]:
        """The rows that come near, where those that have all words are few; what the person asks for must hold.

        Whether any, and which, is decided by the text alone, so that each further filter leaves some of the same.
        """
        asked = self._asked
        if not asked.chunks or any(chunk.exact for chunk in asked.chunks):
            return []
        count = self._count(self._words)
        # What a sentence means counts for more than that a record has its words: 場所を借りたい is not about 借りる.
        is_meant = asked.is_sentence and bool(asked.meant)
        if count >= ENOUGH and not is_meant:
            return []
        # Who types words apart wants all of them, as long as anything has them all; a sentence is not to be had whole.
        is_loose = (asked.is_sentence or not count) and not asked.is_crisis
        said = self._segments() if is_loose else []
        meant = _in_distress(asked) if asked.distress else asked.meant
        if len(said) < 2 and not meant:
            return []
        self._clues = clues(said, meant, self._count, self._ask.top, self._hinted())
        if is_meant:
            self.levels = self._weighed(self._words, CAP, IN_SENTENCE)
        elif count:
            self.lifts = self._weighed(self._words, CAP, LIFT)
        if count >= ENOUGH:
            return []
        near = self._weighed(
            without("", any_of((self._words, self._unwanted))), MOST, IN_SENTENCE if is_meant else HIGHEST
        )
        self.levels |= near
        return self._ask.suiting(near)

    def _hinted(self) -> Sequence[Concept]:
        """What counts for less: what stands within longer phrases; beside a trouble, whatever else the text speaks of."""
        if not self._asked.distress:
            return self._asked.hinted
        return () if self._asked.is_crisis else [concept for concept in self._asked.meant if not concept.distress]

    def _segments(self) -> list[tuple[Segment, float]]:
        """The words of the text with what they weigh: less, where they are only part of a phrase that means more."""
        segments = [segment for chunk in self._asked.chunks for segment in chunk.segments if not _is_syllable(segment)]
        if self._asked.distress and self._asked.is_sentence:
            # The words for the trouble are no subject: 苦しい is not what お金のやりくりが苦しい asks for.
            segments = [segment for segment in segments if not self._is_part(segment)]
        found: list[tuple[Segment, float]] = []
        for segment in segments:
            is_there = bool(self._count(match(segment.node)))
            if not is_there:
                found += [(kin, _KINDRED) for kin in self._kindred(segment)]
            if segment.parts and not is_there:
                found += [(part, _PART) for part in segment.parts]
            else:
                found.append((segment, self._share(segment, is_alone=len(segments) == 1)))
        return found

    def _kindred(self, segment: Segment) -> list[Segment]:
        """For each kanji of a word that no record has: words of the records that have it, too. 酒飲み leads to 飲酒.

        Only a kanji that was typed tells: しこり is 痼 to the analyser. That of 行う tells nothing.
        """
        if not EMPTY_FORMS.isdisjoint(segment.marks):
            return []
        letters = "".join(chunk.raw for chunk in self._asked.chunks)
        kindred = []
        for kanji in dict.fromkeys(letter for letter in "".join(segment.marks[:1]) if is_kanji(letter)):
            if kanji not in letters:
                continue
            terms = self._kindred_of(kanji)
            if terms:
                kindred.append(Segment(either(map(whole, terms)), terms))
        return kindred

    def _share(self, segment: Segment, *, is_alone: bool) -> float:
        """What a word weighs, by itself or beside others that tell more."""
        weight = _LETTER if _is_letter(segment) else 1.0
        if is_alone:
            return weight
        if self._is_part(segment):
            weight *= _PART
        if not FORMS.isdisjoint(segment.marks[:1]):
            weight *= _BESIDE
        if not self._asked.people.isdisjoint(segment.marks):
            weight *= _BESIDE
        return weight

    def _is_part(self, segment: Segment) -> bool:
        is_whole = self._asked.distress
        return any(mark in said and (is_whole or mark != said) for said in self._asked.said for mark in segment.marks)

    def _weighed(self, among: Expression, most: int, highest: float) -> dict[int, float]:
        weights = widened(self._clues, among, self._ask.bits, self._ask.blocks, most)
        if most == MOST:
            weights = without_tail(weights)
        rows = self._ask.those(weights, self._on) if self._on else weights
        return {row: level(weights[row], highest) for row in rows}

    def clues_of(self, row: int) -> list[Clue]:
        """The clues that a record meets."""
        return [clue for clue in self._clues if self._meets(clue.anywhere, row)]

    def _meets(self, expression: Expression, row: int) -> bool:
        return bool(self._ask.bits(expression, row >> SHIFT) >> (row & SIZE - 1) & 1)

    def _count(self, expression: Expression) -> int:
        return sum(self._ask.bits(expression, block).bit_count() for block in self._ask.blocks)
