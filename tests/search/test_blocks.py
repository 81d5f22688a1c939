"""Blocks hold what was put in, however few or many, and tell it newest first."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desk.search.blocks import SIZE, bits_of, decode, encode, encode_bits, key, newest, stretch, token_number

PLACES = st.one_of(
    st.sets(st.integers(0, SIZE - 1), max_size=300),
    st.builds(lambda seed, count: set(Random(seed).sample(range(SIZE), count)), st.integers(), st.integers(0, 5_000)),
    st.builds(lambda first, count: set(range(first, min(first + count, SIZE))), st.integers(0, SIZE - 1), st.just(900)),
)


@given(PLACES)
def test_that_a_block_holds_what_was_put_in(places: set[int]) -> None:
    bits = bits_of(places)
    assert newest(bits) == sorted(places, reverse=True)
    assert decode(encode(sorted(places))) == bits
    assert decode(encode_bits(bits)) == bits


@given(PLACES, st.integers(0, 700))
def test_that_no_more_are_told_than_asked_for_and_the_newest_of_them(places: set[int], limit: int) -> None:
    assert newest(bits_of(places), limit) == sorted(places, reverse=True)[:limit]


def test_that_many_places_take_no_more_room_than_their_bits() -> None:
    for count in (1, 128, 129, 1_000, 20_000, SIZE):
        stored = encode(sorted(Random(1).sample(range(SIZE), count)))
        assert len(stored) <= min(4 * count + 20, SIZE // 8 + 80)


@given(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))
def test_that_a_stretch_has_both_its_ends(first: int, last: int) -> None:
    assert newest(stretch(first, last)) == list(range(last, first - 1, -1))


def test_that_blocks_and_tokens_share_no_key() -> None:
    numbers = [token_number(token) for token in ("t料理", "a料理", "k_course", "")]
    keys = {key(block, number) for block in (0, 1, 65_535) for number in numbers}
    assert len(keys) == 12
    assert max(keys) < 1 << 63
