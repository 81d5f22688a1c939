"""Whom something is for, and how many can take part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.people import OLDEST, parse_audience, parse_places, stages_in
from desk.records.codes import Residency, Selection


@pytest.mark.parametrize(
    ("text", "youngest", "oldest"),
    [
        ("65歳以上", 65, None),
        ("60歳未満", None, 59),
        ("20～39歳", 20, 39),
        ("0・1歳", 0, 1),
        ("1歳6か月～3歳", 1, 3),
        ("2歳児とその保護者", 2, 2),
        ("小学生", 6, 12),
        ("小学4～6年生", 9, 12),
        ("小学1・2年生", 6, 8),
        ("小学3年生以上", 8, None),
        ("小・中学生", 6, 15),
        ("中高生", 12, 18),
        ("市内の中学生・高校生", 12, 18),
        ("高校生以下", None, 18),
        ("4歳～小学2年生", 4, 8),
        ("小学5年生～一般", 10, None),
        ("中学1年生以上、大人まで", 12, None),
        ("幼児(4歳)から小学6年生(小学3年生以下は保護者同伴)", 4, 12),
        ("年長～小学3年生", 5, 9),
        ("どなたでも", None, None),
        ("500歳", None, None),
    ],
)
def test_that_ages_are_read(text: str, youngest: int | None, oldest: int | None) -> None:
    found = parse_audience(text)
    assert (found.age_from, found.age_to) == (youngest, oldest)


def test_that_whoever_comes_along_does_not_narrow_the_ages() -> None:
    found = parse_audience("中学生以下の方※小学3年生以下の方が利用する場合、保護者の同伴が必要です")
    assert (found.age_from, found.age_to) == (None, 15)


def test_that_children_with_their_parents_are_both_named() -> None:
    assert parse_audience("小学生とその保護者").life_stages == ("elementary", "parenting")


def test_that_ages_speak_for_themselves() -> None:
    assert parse_audience("18歳以上").life_stages == ()


def test_that_ties_to_the_city_are_read() -> None:
    found = parse_audience("高松市に在住、又は通勤・通学されている方")
    assert found.residency == (Residency.RESIDENT, Residency.WORKER, Residency.STUDENT)
    assert parse_audience("市民会館に集合").residency == ()


def test_that_plain_words_name_a_stage_of_life() -> None:
    assert "senior" in stages_in("シニアのためのスマホ講座")
    assert "infant_parent" in stages_in("ママと赤ちゃんの会")
    assert stages_in("日本の名画") == ()


@pytest.mark.parametrize(
    ("text", "capacity", "selection", "note"),
    [
        ("20", 20, None, ""),
        ("申込先着\n20人", 20, Selection.FIRST_COME, ""),
        ("10名(抽選)", 10, Selection.LOTTERY, ""),
        ("20人\n（申込多数の場合、抽選）", 20, Selection.LOTTERY, "20人（申込多数の場合、抽選）"),
        ("15名程度", 15, None, "15名程度"),
        ("申込先着\n25名（ただし、保護者を含めて40名まで）", 25, Selection.FIRST_COME, None),
        ("【会場】\n申込先着\n45人\n【オンライン】\n30人", None, Selection.FIRST_COME, None),
        ("20人以上で構成される市民活動団体で、当日におおむね10人以上参加できる団体", None, None, None),
        ("申込先着\n18人\n※最小催行人数6人", 18, Selection.FIRST_COME, None),
        ("中央公園：定員なし\n周辺：30～150名", None, None, None),
        ("なし", None, None, "なし"),
        ("有", None, None, ""),
        ("―", None, None, ""),
    ],
)
def test_that_a_capacity_is_read_where_one_is_meant(
    text: str, capacity: int | None, selection: Selection | None, note: str | None
) -> None:
    found = parse_places(text)
    assert (found.capacity, found.selection) == (capacity, selection)
    assert note is None or found.note == note


SCRAPS = st.text(
    alphabet=st.sampled_from("0123456789歳児小中高学校生年以上下未満～・、()（）一般大人名組先着抽選幼"), max_size=30
)


@given(SCRAPS | st.text())
def test_that_no_text_makes_it_raise(text: str) -> None:
    found = parse_audience(text)
    for age in (found.age_from, found.age_to):
        assert age is None or 0 <= age <= OLDEST
    assert found.age_from is None or found.age_to is None or found.age_from <= found.age_to
    parse_places(text)
