"""Blocks: which of 65,536 neighbouring rowids hold a token, as one number with a bit for each.

Numbers of 8 KB are joined by AND and OR in a microsecond or three, without anything but Python. What is stored is short:
a list where rows are few, else the bits squeezed. One rowid of the table ``posting`` tells block and token.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

SHIFT = 16
SIZE = 1 << SHIFT
"""Rowids in a block."""
_BYTES = SIZE // 8
_TOKEN_BITS = 47
_BLOCK_BITS = 16
MOST_BLOCKS = 1 << _BLOCK_BITS
_PRIME = (1 << _TOKEN_BITS) - 115
_FEW = 128
"""So many rows or fewer are stored as a list of two bytes each: shorter and quicker there than bits."""
_MANY = 1_500
_FAR_APART = 100
"""From about so many places between two bits on, each is found quicker by itself."""
_LIST, _BITS = b"\0", b"\1"


@lru_cache(maxsize=10_000)
def token_number(token: str) -> int:
    """The number that stands for a token: its letters as one number, folded to 47 bits.

    Tokens of up to five bytes never share one. Of a million longer ones two do in three cases of a thousand: a record
    is then found by a word of the other, too.
    """
    return int.from_bytes(token.encode(), "big") % _PRIME


def key(block: int, number: int) -> int:
    """Under which rowid of ``posting`` the rows of a block with a token stand: a token's blocks stand side by side."""
    return number << _BLOCK_BITS | block


def block_of(at: int) -> int:
    """The block of such a rowid."""
    return at & MOST_BLOCKS - 1


def bits_of(offsets: Collection[int]) -> int:
    """The places in a block as a number with these bits set."""
    if len(offsets) > _MANY:
        return _bits_of_many(offsets)
    found = bytearray(_BYTES)
    for offset in offsets:
        found[offset >> 3] |= 1 << (offset & 7)
    return int.from_bytes(found, "little")


def _bits_of_many(offsets: Iterable[int]) -> int:
    """The same by a byte for each place, of which eight make one: dearer at first, cheaper for each of them."""
    flags = bytearray(SIZE)
    for offset in offsets:
        flags[offset] = 1
    found = 0
    for bit in range(8):
        found |= int.from_bytes(flags[bit::8], "little") << bit
    return found


def encode(offsets: Sequence[int]) -> bytes:
    """The places in a block, short."""
    if len(offsets) <= _FEW:
        return _LIST + array("H", offsets).tobytes()
    return _squeezed(bits_of(offsets))


def encode_bits(bits: int) -> bytes:
    """The same from a number."""
    return encode(newest(bits)[::-1]) if bits.bit_count() <= _FEW else _squeezed(bits)


def _squeezed(bits: int) -> bytes:
    # A higher level saves a twentieth of the bytes and takes five times as long.
    squeeze = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return _BITS + squeeze.compress(bits.to_bytes(_BYTES, "little")) + squeeze.flush()


def decode(stored: bytes) -> int:
    """What ``encode`` and ``encode_bits`` stored, as a number."""
    if stored[:1] == _LIST:
        return bits_of(array("H", stored[1:]))
    return int.from_bytes(zlib.decompress(stored[1:], -zlib.MAX_WBITS, _BYTES), "little")


def stretch(first: int, last: int) -> int:
    """A number with all bits from the first to the last place set."""
    return (1 << last + 1) - (1 << first) if last >= first else 0


def newest(bits: int, limit: int = SIZE) -> list[int]:
    """The places of the bits that are set, the highest first, so many at most."""
    count = bits.bit_count()
    if limit >= count:
        return _places(bits, count)
    # Only as much of the number is looked at as is likely to hold so many.
    length = bits.bit_length()
    down = max(length - limit * length * 5 // (count * 4) - 64, 0)
    found = _places(bits >> down, limit)
    return [place + down for place in found] if len(found) == limit else _places(bits, limit)


def _places(bits: int, limit: int) -> list[int]:
    digits = format(bits, "b")
    found: list[int] = []
    if len(digits) < _FAR_APART * limit:
        place = len(digits)
        for gap in digits.split("1", limit)[:-1]:
            place -= len(gap) + 1
            found.append(place)
        return found
    last, find, at = len(digits) - 1, digits.find, -1
    while len(found) < limit and (at := find("1", at + 1)) >= 0:
        found.append(last - at)
    return found
