"""What makes taking part possible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.joining import languages_in, parse_participation
from desk.records.resource import Participation


def read(words: str, title: str = "講座", place: str = "公民館", **columns: str) -> Participation:
    return parse_participation(title, place, words, **columns)


def test_that_childcare_is_read_with_its_fee_and_places() -> None:
    care = read("70人程度\n※託児は先着10人\n託児は1人300円です").childcare
    assert care is not None
    assert (care.places, care.fee) == (10, 300)


@pytest.mark.parametrize("words", ["出前保育を体験", "保育園のお子さん", "保育士が来ます", "託児はありません"])
def test_that_other_words_with_care_are_no_childcare(words: str) -> None:
    assert read(words).childcare is None


def test_that_a_column_of_its_own_decides_about_childcare() -> None:
    assert read("", care="有").childcare is not None
    assert read("保育あり", care="無").childcare is None
    stated = read("", care="1歳以上、5人まで").childcare
    assert stated is not None
    assert stated.note == "1歳以上、5人まで"


def test_that_support_for_hearing_is_read() -> None:
    found = read("手話通訳・要約筆記あり（要申込）")
    assert found.sign_language
    assert found.captioning


def test_that_learning_to_sign_is_no_interpretation() -> None:
    assert read("手話通訳について学びます", title="はじめての手話").sign_language is None


def test_that_online_is_read_and_learning_zoom_is_not_online() -> None:
    assert read("オンライン参加可").online
    assert read("", place="オンライン").online
    assert read("オンライン会議システムの基本操作を学びます", title="オンライン会議のいろは").online is None


def test_that_beginners_are_meant_where_the_title_says_so() -> None:
    assert read("", title="はじめての水彩画").beginner
    assert read("初めて開催します", title="水彩画").beginner is None


def test_that_languages_become_codes() -> None:
    assert languages_in("JA;EN") == ("en",)
    assert languages_in("英語、中国語") == ("en", "zh")
    assert languages_in("") == ()


@given(st.text(), st.text(max_size=20), st.text(max_size=20))
def test_that_no_text_makes_it_raise(words: str, title: str, care: str) -> None:
    read(words, title=title, care=care, languages=title)
