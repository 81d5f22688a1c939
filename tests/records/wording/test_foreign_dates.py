"""Days, times and money as readers of other languages write them (CLDR 47 and later)."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Kind
from desk.records.resource import Circle
from desk.records.sheet import SHEET_LANGUAGES
from desk.records.wording import dates
from tests.make import make_resource

SATURDAY = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Sat, Dec 5"),
        ("zh-Hans", "12月5日周六"),
        ("ko", "12월 5일 (토)"),
        ("vi", "Th 7, 5 tháng 12"),
        ("ne", "डिसेम्बर 5, शनि"),
        ("th", "ส. 5 ธ.ค."),
        ("my", "ဒီဇင်ဘာ 5 စနေ"),
        ("fil", "Sab, Dis 5"),
        ("pt", "sáb., 5 de dez."),
    ],
)
def test_that_a_day_reads_as_its_language_writes_it(language: str, shown: str) -> None:
    assert wording.day(SATURDAY, catalogue(language), today=SATURDAY) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Tue, Dec 1, 1:30 PM"),
        ("zh-Hans", "12月1日周二 13:30"),
        ("ko", "12월 1일 (화) 오후 1:30"),
        ("vi", "13:30 Th 3, 1 tháng 12"),
        ("ne", "डिसेम्बर 1, मङ्गल, 13:30"),
    ],
)
def test_that_a_moment_has_the_order_and_the_halves_of_the_day_of_its_language(language: str, shown: str) -> None:
    assert wording.moment(datetime(2026, 12, 1, 13, 30), catalogue(language)) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "¥1,500"),
        ("zh-Hans", "1,500日元"),
        ("ko", "1,500 일본 엔화"),
        ("vi", "1.500 yên Nhật"),
        ("ne", "1,500 जापानी येन"),
    ],
)
def test_that_money_is_yen_beyond_doubt_and_in_the_digits_of_price_tags(language: str, shown: str) -> None:
    assert wording.yen(1500, catalogue(language)) == shown


@pytest.mark.parametrize("language", sorted({*SHEET_LANGUAGES} - {"ja", "easy"}))
def test_that_years_are_of_the_common_era_and_nothing_is_left_in_japanese_words(language: str) -> None:
    c = catalogue(language)
    told = " ".join(
        [
            wording.date_only(SATURDAY, c, year=True),
            wording.span(SATURDAY, date(2027, 1, 9), c, today=SATURDAY),
            dates.clock(time(9, 5), c),
        ]
    )
    assert "2026" in "".join(str(int(digit)) if digit.isdigit() else digit for digit in told)
    assert "令和" not in told
    assert not {"\u2009", "\u202f"} & set(told)
    if language != "zh-Hans":
        assert not any("一" <= letter <= "鿿" for letter in told)


def test_that_a_span_within_a_month_and_over_one_names_both_ends() -> None:
    vietnamese = catalogue("vi")
    assert wording.span(SATURDAY, date(2026, 12, 19), vietnamese, weekdays=False) == "5 – 19 tháng 12"
    assert wording.span(SATURDAY, date(2027, 1, 9), vietnamese, weekdays=False) == "5 tháng 12 – 9 tháng 1"


@pytest.mark.parametrize(("language", "times"), [("ja", "13:30～15:30"), ("ko", "오후 1:30"), ("ne", "13:30")])
def test_that_a_circle_s_times_are_told_like_all_others(language: str, times: str) -> None:
    circle = make_resource(Kind.CIRCLE, circle=Circle(weekdays=(1, 3), starts="13:30", ends="15:30"))
    assert times in wording.when(circle, catalogue(language))
    early = make_resource(Kind.CIRCLE, circle=Circle(weekdays=(1,), starts="昼すぎ"))
    assert "昼すぎ" in wording.when(early, catalogue(language))
