"""Persons are told by how they are written."""

from __future__ import annotations

import pytest

from desk.paper.names import Names
from desk.paper.persons import persons
from desk.paper.readings import Reader


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("講師：富家 佐也加さん（弁護士）", ["富家", "佐也加"]),
        ("根岸　光氏の話", ["根岸", "光"]),
        ("髙橋 𠮷男先生", ["髙橋", "𠮷男"]),
        ("講師 田中さん", []),
        ("本町公民館 会議室（2階）", []),
        ("皆さん、お母さん", []),
    ],
)
def test_that_family_and_given_name_are_found(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _reading in persons(text)] == names


def test_that_nothing_of_such_a_name_is_guessed_and_staff_are_told() -> None:
    reader = Reader()
    read = reader.read("講師：富家 佐也加さん（弁護士）")
    assert [base for base, ruby in read if ruby] == ["講師", "弁護士"]
    assert reader.unread == {"富家", "佐也加"}


def test_that_who_knows_the_reading_may_say_it() -> None:
    reader = Reader(names=Names(city={"富家": "ふけ"}, known={"佐也加": "サヤカ"}))
    read = dict(reader.read("富家 佐也加さん"))
    assert (read["富家"], read["佐也加"]) == ("ふけ", "さやか")
