"""What meets more and weightier clues comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk.records.search import Reason
from desk.search.blocks import SHIFT, SIZE, bits_of
from desk.search.expression import Expression
from desk.search.meaning import Clue
from desk.search.widening import level, widened, without_tail

rows = st.frozensets(st.integers(0, 40) | st.integers(SIZE - 5, SIZE + 20), max_size=30)


def bits_from(table: dict[Expression, frozenset[int]]):  # type: ignore[no-untyped-def]
    def bits(expression: Expression, block: int) -> int:
        return bits_of([row & SIZE - 1 for row in table[expression] if row >> SHIFT == block])

    return bits


@given(
    clues=st.lists(st.tuples(rows, rows, st.sampled_from([0.25, 0.5, 1.0, 3.3])), max_size=6),
    among=rows,
    most=st.integers(1, 50),
)
def test_that_sums_are_those_of_plain_adding(
    clues: list[tuple[frozenset[int], frozenset[int], float]], among: frozenset[int], most: int
) -> None:
    table: dict[Expression, frozenset[int]] = {"among": among}
    given_clues = []
    for number, (title, anywhere, weight) in enumerate(clues):
        table |= {f"t{number}": title, f"a{number}": title | anywhere}
        given_clues.append(Clue(f"t{number}", f"a{number}", weight, Reason(code="title")))
    plain: dict[int, int] = {}
    for clue in given_clues:
        elsewhere = round(clue.weight_elsewhere * 40)
        for row in table[clue.anywhere] & among:
            more = round((clue.weight - clue.weight_elsewhere) * 40) if row in table[clue.title] else 0
            plain[row] = plain.get(row, 0) + elsewhere + more
    best = sorted(plain, key=lambda row: (-plain[row], -row))[:most]
    found = widened(given_clues, "among", bits_from(table), [1, 0], most)
    assert {row: round(weight * 40) for row, weight in found.items()} == {row: plain[row] for row in best}


def test_that_levels_rise_with_weight_and_stay_below_the_highest() -> None:
    levels = [level(weight, 14.0) for weight in (0.1, 1.0, 5.0, 100.0)]
    assert levels == sorted(levels)
    assert levels[-1] < 14.0


def test_that_a_page_is_kept_and_of_the_rest_what_is_not_far_below() -> None:
    weights = dict(enumerate([4.0] * 5 + [0.5] * 25))
    assert list(without_tail(weights)) == list(range(20))
    level_ground = dict.fromkeys(range(300), 1.0)
    assert without_tail(level_ground) == level_ground
    assert without_tail({}) == {}
