"""Records that don't have every word of a text, in the order of what speaks for them.

What each record's clues weigh together is summed for 65,536 records at once: the sum is kept as binary digits, each a
number with a bit for every record, and a clue's weight is added to them as one adds on paper. So no record is looked at
by itself until the best are known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desk.search.blocks import SHIFT, newest
from desk.search.expression import Expression
from desk.search.meaning import Clue

MOST = 200
"""Records that are brought in at most; nobody leafs through more of what only comes near."""
_FINE = 40
"""A weight of 1 as a whole number."""
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
    found: list[tuple[int, int]] = []
    for block in blocks:
        digits: list[int] = []
        allowed = bits(among, block)
        for clue in clues:
            anywhere = bits(clue.anywhere, block) & allowed
            if anywhere:
                _add(digits, anywhere, round(clue.weight_elsewhere * _FINE))
                _add(digits, anywhere & bits(clue.title, block), round((clue.weight - clue.weight_elsewhere) * _FINE))
        found += [(weight, (block << SHIFT) + place) for weight, place in _heaviest(digits, most)]
    found.sort(reverse=True)
    return {row: weight / _FINE for weight, row in found[:most]}


def level(weight: float, highest: float) -> float:
    """From 0 to just below ``highest``, the more the clues weigh together."""
    return highest * weight / (weight + _HALF)


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


def _heaviest(digits: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Weights and places of the rows with the highest sums, so many at most; the newest first among equals."""
    everything = 0
    for digit in digits:
        everything |= digit
    found: list[tuple[int, int]] = []
    waiting = [(everything, len(digits) - 1, 0)]
    while waiting and len(found) < most:
        rows, at, weight = waiting.pop()
        if not rows:
            continue
        if at < 0:
            found += [(weight, place) for place in newest(rows, most - len(found))]
            continue
        waiting.append((rows & ~digits[at], at - 1, weight))
        waiting.append((rows & digits[at], at - 1, weight | 1 << at))
    return found
