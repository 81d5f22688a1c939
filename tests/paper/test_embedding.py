"""The map from glyphs back to text, as ISO 32000-1 wants it."""

from __future__ import annotations

import re

from desk.paper.embedding import to_unicode


def test_that_characters_beyond_the_first_plane_are_pairs() -> None:
    assert "<01> <D842DFB7>" in to_unicode("F", [0x20, ord("𠮷"), ord("あ")])
    assert "<02> <3042>" in to_unicode("F", [0x20, ord("𠮷"), ord("あ")])


def test_that_no_block_is_longer_than_readers_allow() -> None:
    made = to_unicode("F", list(range(0x4E00, 0x4E00 + 250)))
    sizes = [int(size) for size in re.findall(r"(\d+) beginbfchar", made)]
    assert sizes == [100, 100, 50]
    assert len(re.findall(r"^<[0-9A-F]{2}> <", made, flags=re.MULTILINE)) == 250 + 1
