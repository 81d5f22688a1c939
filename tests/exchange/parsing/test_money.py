"""Fees in the many ways cities write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.money import Fee, parse_fee


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("無料", Fee(yen=0)),
        ("0", Fee(yen=0)),
        ("観覧無料", Fee(yen=0)),
        ("500円", Fee(yen=500)),
        ("１，０００円", Fee(yen=1000)),
        ("1500", Fee(yen=1500)),
        ("－", Fee()),
        ("", Fee()),
        ("受講料\n500円\n材料費\n1,850円", Fee(yen=500, material=1850)),
        ("受講料\n無料\n材料費\n300円", Fee(yen=0, material=300)),
        ("材料費\n500円", Fee(material=500)),
        ("受講料1,500円（全3回）", Fee(yen=1500, note="（全3回）")),
        ("500円（資料代等）", Fee(yen=500, note="500円（資料代等）")),
        ("一般300円、大学生150円、高校生以下無料", Fee(yen=300, note="一般300円、大学生150円、高校生以下無料")),
    ],
)
def test_that_a_fee_is_read(text: str, fee: Fee) -> None:
    assert parse_fee(text) == fee


@pytest.mark.parametrize(
    "text",
    [
        "無料（玉藻公園入園料は別途必要です。）",
        "無料※材料費が必要な場合があります。",
        "500円（高校生以下無料）",
        "前売券1,500円、当日券1,800円",
        "600～1,400円",
        "③のみ\n200円",
        "小学生以下は500円",
        "席種により異なります",
        "第1部 無料\n第2部 参加費1,000円",
    ],
)
def test_that_no_single_amount_is_made_up(text: str) -> None:
    found = parse_fee(text)
    assert found.yen is None
    assert found.note


@given(
    st.text(alphabet=st.sampled_from("0123456789,円¥無料受講材費代一般大人以下別途（）()～ \n"), max_size=40)
    | st.text()
)
def test_that_no_text_makes_it_raise(text: str) -> None:
    found = parse_fee(text)
    assert found.yen is None or found.yen >= 0


@given(st.integers(0, 10_000_000))
def test_that_every_amount_reads_back(yen: int) -> None:
    assert parse_fee(f"{yen:,}円").yen == yen
