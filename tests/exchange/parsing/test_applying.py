"""How and until when to apply."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.parsing.applying import called_off, parse_period, stated
from desk.records.codes import State

FIRST = date(2025, 1, 18)
NEAR = date(2024, 12, 11)


def period(text: str, first: date | None = FIRST) -> tuple[str, str]:
    found = parse_period(text, first, NEAR)
    return tuple(f"{moment:%Y-%m-%d %H:%M}" if moment else "" for moment in (found.opens, found.closes))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("12月3日（火）\n9:00～", "2024-12-03 09:00", ""),
        ("12月5日午前10時～定員に達するまで", "2024-12-05 10:00", ""),
        ("12月6日（金）\n9:00から\n12月28日（土）\n正午まで", "2024-12-06 09:00", "2024-12-28 12:00"),
        ("令和6年12月19日（木）～令和7年1月10日（金）", "2024-12-19 00:00", "2025-01-10 23:59"),
        ("1月10日（金）\n17:00まで（定員になり次第受付を終了します。）", "", "2025-01-10 17:00"),
        ("～1月10日　午後5時まで", "", "2025-01-10 17:00"),
        ("応募締切1月8日", "", "2025-01-08 23:59"),
        ("R6/12月末", "", "2024-12-31 23:59"),
        ("12月2日より（定員に達し次第受付終了）", "2024-12-02 00:00", ""),
        ("1週間前まで", "", "2025-01-11 23:59"),
        ("行事当日まで", "", "2025-01-18 23:59"),
        ("前日まで", "", "2025-01-17 23:59"),
        ("12月4日～12月18日\n（定員に達するまで、申込受付期間を延長しています。）", "2024-12-04 00:00", ""),
        ("※託児については1月9日まで", "", ""),
        ("作品募集　1月10日（金）17：00期限", "", ""),
        ("12月1日（日）～定員に達し次第締め切り", "2024-12-01 00:00", ""),
        ("定員に達するまで", "", ""),
        ("－", "", ""),
    ],
)
def test_that_a_period_is_read(text: str, opens: str, closes: str) -> None:
    assert period(text) == (opens, closes)


def test_that_without_an_event_nothing_is_counted_from_it() -> None:
    assert period("実施希望日の2週間前まで", None) == ("", "")


def test_that_a_period_that_closes_before_it_opens_is_told() -> None:
    found = parse_period("2024年12月20日～2024年12月3日", FIRST, NEAR)
    assert found.faults == ("order",)
    assert (found.opens, found.closes) == (None, None)


def test_that_only_plain_periods_say_all() -> None:
    assert parse_period("12月3日（火）\n9:00～", FIRST, NEAR).says_all
    assert not parse_period("12月3日（火）\n9:00～ 電話で", FIRST, NEAR).says_all


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("申込不要", State.NONE_NEEDED),
        ("事前申し込みは不要です", State.NONE_NEEDED),
        ("観覧希望者は、当日直接会場へ", State.NONE_NEEDED),
        ("なし", State.NONE_NEEDED),
        ("必要\n電話または窓口で", State.UNKNOWN),
        ("事前申し込みが必要です", State.UNKNOWN),
        ("受付中", State.OPEN),
        ("定員に達しました。", State.FULL),
        ("定員に達したため、キャンセル待ちでの受付を行っております。", State.WAITLIST),
        ("受付を終了しました", State.CLOSED),
        ("定員に達し次第受付を終了します。", State.UNKNOWN),
        ("", State.UNKNOWN),
    ],
)
def test_that_a_state_is_taken_only_from_plain_words(text: str, state: State) -> None:
    assert stated(text) is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("【中止】春のコンサート", State.CANCELLED),
        ("開催中止のお知らせ", State.CANCELLED),
        ("(延期)講演会", State.POSTPONED),
        ("(一部中止)卓球倶楽部", None),
        ("雨天の場合は中止します", None),
        ("中止", State.CANCELLED),
        ("春のコンサート", None),
    ],
)
def test_that_what_is_called_off_is_known(text: str, state: State | None) -> None:
    assert called_off(text) is state


@given(
    st.text(alphabet="0123456789月日年時午前後まで～から正※託児終了締切不要なし必予約\n（）", max_size=50)
    | st.text(max_size=60),
    st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
def test_that_no_text_makes_it_raise(text: str, first: date | None) -> None:
    found = parse_period(text, first, NEAR)
    assert found.opens is None or found.closes is None or found.opens <= found.closes
    assert found.opens is None or isinstance(found.opens, datetime)
    stated(text)
    called_off(text)
