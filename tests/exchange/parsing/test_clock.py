"""Times of day as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.clock import clock, clocks


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("13:30", time(13, 30)),
        ("10：00", time(10)),
        ("午後2時半", time(14, 30)),
        ("午前１０時", time(10)),
        ("9時5分", time(9, 5)),
        ("正午", time(12)),
        ("1030", time(10, 30)),
        ("930", time(9, 30)),
        ("0.5625", time(13, 30)),
        ("13:30:00", time(13, 30)),
        ("24:00", time(23, 59)),
        ("午前12時", time(0)),
    ],
)
def test_that_a_time_of_day_is_read(text: str, moment: time) -> None:
    assert clock(text) == moment


@pytest.mark.parametrize("text", ["", "25:00", "9:75", "いつでも", "1時間", "99999"])
def test_that_no_time_is_none(text: str) -> None:
    assert clock(text) is None


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("①10：00\n②13：30", (time(10), time(13, 30))),
        ("10:00\n初日は13:00から", (time(10),)),
        ("17:00（ただし金曜日、土曜日は19時閉館)", (time(17),)),
        ("14:00\n（開場：13:30）", (time(14),)),
        ("開場18：00\n開演19：00", (time(19),)),
        ("16:00\n※12:30～14:00は休止", (time(16),)),
        ("各回\n約1時間程度", ()),
        ("9時から17時までの貸館予約のない時間帯", (time(9), time(17))),
    ],
)
def test_that_several_times_are_read_without_their_explanations(text: str, moments: tuple[time, ...]) -> None:
    assert clocks(text) == moments


@given(
    st.text(alphabet=st.sampled_from("0123456789:時分半間午前後正～①（）()※\n 開場受付"), max_size=40)
    | st.text(max_size=40)
)
def test_that_no_text_makes_it_raise(text: str) -> None:
    clock(text)
    clocks(text)


@given(st.times())
def test_that_every_time_reads_back(moment: time) -> None:
    assert clock(f"{moment.hour}:{moment.minute:02}") == moment.replace(second=0, microsecond=0)
