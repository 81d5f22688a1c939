"""Spans, years and times of records, written the easy way; what is no span or time stays."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from desk.easy.numbers import changes, eased
from tests.make import texts


@pytest.mark.parametrize(
    ("text", "easy"),
    [
        ("10:00～12:00", "午前10時から昼12時まで"),
        ("令和8年12月5日（土）13:30～15:00", "2026年12月5日（土曜日）午後1時30分から午後3時まで"),
        ("2026年（令和8年）4月", "2026年4月"),
        ("平成30年（2018年）", "2018年"),
        ("12月5日(土)～8日(火)", "12月5日（土曜日）から8日（火曜日）まで"),
        ("小学1～3年生", "小学1年生から3年生まで"),
        ("6～12歳", "6歳から12歳まで"),
        ("月～金曜 9時～17時", "月曜日から金曜日まで 午前9時から午後5時まで"),
        ("平日 9:00～17:00（12:00～13:00を除く）", "平日 午前9時から午後5時まで（昼12時から午後1時までを除く）"),
        ("14時～", "午後2時から"),
        ("～12月27日", "12月27日まで"),
        ("5,000円～10,000円", "5,000円から10,000円まで"),
        ("12/5（土）10:00", "12月5日（土曜日）午前10時"),
        ("0:30", "午前0時30分"),
        ("昭和30年代の歌", "1955年から1964年ごろの歌"),
        ("R8.4.1", "2026年4月1日"),
        ("H30年", "2018年"),
        ("令和七年度", "2025年度"),
        ("昭和二十三年", "1948年"),
        ("第1～3土曜日", "第1・第2・第3土曜日"),
    ],
)
def test_that_dates_times_and_spans_are_written_out(text: str, easy: str) -> None:
    assert eased(text) == easy


@pytest.mark.parametrize(
    "text",
    [
        "～春の会～",
        "042-123-4567",
        "10時から12時まで",
        "午後3時30分",
        "13時間",
        "https://example.jp/a~b/10-12",
        "1/2カップ",
        "8:75",
        "S1.5",
        "平成生まれ",
    ],
)
def test_that_what_is_no_date_time_or_span_stays(text: str) -> None:
    assert eased(text) == text


def test_that_a_spared_name_keeps_its_signs() -> None:
    name = "令和8年のつどい"
    text = f"{name} 13:00～"
    assert eased(text, spare=lambda start, _end: start < len(name)) == f"{name} 午後1時から"


@given(texts())
def test_that_changes_never_overlap_and_leave_nothing_to_change(text: str) -> None:
    found = changes(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
