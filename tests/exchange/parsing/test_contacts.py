"""Whom to ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.contacts import extension, is_company, mail, office, phones, url


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("087-811-6222", ("087-811-6222",)),
        ("(047)382-3035", ("047-382-3035",)),
        ("087－816－7700", ("087-816-7700",)),
        ("087-833-2282\n（087-839-2275）", ("087-833-2282", "087-839-2275")),
        ("839-2865", ("839-2865",)),
        ("0422 60 1239", ("0422-60-1239",)),
        ("〒760-0074", ()),
        ("", ()),
    ],
)
def test_that_phone_numbers_are_read(text: str, numbers: tuple[str, ...]) -> None:
    assert phones(text) == numbers


def test_that_an_address_pasted_over_itself_is_parted() -> None:
    glued = "https://www.example.nhttps://www.example.net/bcs/info.html"
    assert url(glued) == "https://www.example.net/bcs/info.html"
    assert url("詳細は https://example.jp/a?b=1 まで。") == "https://example.jp/a?b=1"
    assert url("なし") == ""


def test_that_the_section_behind_a_name_is_read() -> None:
    assert office("男女共同参画センター\n（人権・男女共同参画推進課）") == (
        "男女共同参画センター",
        "人権・男女共同参画推進課",
    )
    assert office("生涯学習センター") == ("生涯学習センター", "")
    assert office("サークル（毎週）") == ("サークル（毎週）", "")


def test_that_mail_extension_and_companies_are_known() -> None:
    assert mail("Eメール: kouza@city.example.lg.jp まで") == "kouza@city.example.lg.jp"
    assert extension("内線2163") == "2163"
    assert extension("2225") == "2225"
    assert extension("－") == ""
    assert is_company("株式会社みほん")
    assert not is_company("みほん市中央公民館")


@given(st.text())
def test_that_no_text_makes_it_raise(text: str) -> None:
    for read in (phones, extension, mail, url, office, is_company):
        read(text)
