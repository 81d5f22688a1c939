"""Numbers in kanji with their counters."""

from __future__ import annotations

import pytest

from desk.paper.kanji_numbers import kanji_counted, number_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三人", "さんにん"),
        ("四人組", "よにんぐみ"),
        ("七日間", "なのかかん"),
        ("二十日に", "はつか"),
        ("二十歳", "はたち"),
        ("三十歳", "さんじゅっさい"),
        ("八百円", "はっぴゃくえん"),
        ("三千六百円", "さんぜんろっぴゃくえん"),
        ("一首", "いっしゅ"),
        ("三階", "さんがい"),
        ("十階", "じゅっかい"),
        ("三泊", "さんぱく"),
        ("四泊", "よんぱく"),
        ("三本", "さんぼん"),
        ("八本", "はっぽん"),
        ("十分間", "じゅっぷんかん"),
        ("四時", "よじ"),
        ("九時", "くじ"),
        ("九年", "きゅうねん"),
        ("一年中", "いちねんじゅう"),
        ("二十一丁目", "にじゅういっちょうめ"),
        # Words of their own, which the dictionary knows.
        ("一人", ""),
        ("十分", ""),
        ("二人三脚", ""),
        ("十人十色", ""),
        ("三本木", ""),
        ("一本化", ""),
    ],
)
def test_that_number_and_counter_change_each_other(text: str, expected: str) -> None:
    assert next((reading for _start, _end, reading in kanji_counted(text)), "") == expected


def test_that_a_number_in_kanji_has_its_value() -> None:
    assert [number_of(n) for n in ("二十四", "百二", "三千六百", "十", "九")] == [24, 102, 3600, 10, 9]
