"""How a word sounds behind another."""

from __future__ import annotations

import pytest

from desk.paper.words import words


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("避難所", "ひなんじょ"),
        ("保育所", "ほいくしょ"),
        ("相談日", "そうだんび"),
        ("火曜日", "かようび"),
        ("社会人", "しゃかいじん"),
        ("管理人", "かんりにん"),
        ("味噌作り", "みそづくり"),
        ("和菓子", "わがし"),
        ("世界中", "せかいじゅう"),
        ("期間中", "きかんちゅう"),
        ("古文書", "こもんじょ"),
    ],
)
def test_that_the_end_of_a_compound_sounds_as_people_say_it(compound: str, expected: str) -> None:
    assert "".join(reading for _word, reading in words(compound)) == expected


def test_that_a_verb_after_its_object_keeps_its_sound() -> None:
    assert ("作り", "つくり") in words("味噌を作り")
