"""Why a record fits and why it doesn't quite, in a few words."""

from __future__ import annotations

import pytest

from desk.i18n import catalogue
from desk.records import wording
from desk.records.search import Alternative, Reason
from desk.records.vocabulary import Term, Vocabulary
from tests.make import make_course

WORDS = Vocabulary(
    terms=(
        Term(scheme="need", code="culture", name="趣味・教養"),
        Term(scheme="life_stage", code="senior", name="高齢者", english="Older people"),
    )
)
JA, EN = catalogue("ja"), catalogue("en")


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("age", "67", "67歳：対象"),
        ("age", "", "年齢：対象"),
        ("tie", "worker", "市内在勤：対象"),
        ("tie", "none", "市外の方：対象"),
        ("childcare", "", "保育あり"),
        ("language", "en", "英語対応"),
        ("fee", "0", "無料"),
        ("fee", "1500", "1,500円"),
        ("slot", "sat-am", "土曜午前"),
        ("walk", "8", "徒歩約8分"),
        ("municipality", "", "市内"),
        ("municipality", "榎戸市", "榎戸市"),
        ("state", "few_left", "残りわずか"),
        ("open_today", "09:00-17:00", "本日 9:00～17:00"),
        ("open_today", "closed", "本日休み"),
        ("synonym", "書道", "同義語：書道"),
        ("meaning", "culture", "関わり：趣味・教養"),
    ],
)
def test_that_what_fits_is_told_in_a_few_words(code: str, value: str, said: str) -> None:
    assert wording.reason(Reason(code=code, value=value), JA, WORDS) == said


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("age", "67", "年齢外"),
        ("tie", "", "市外"),
        ("childcare", "deadline", "保育の締切済"),
        ("childcare", "", "保育の対象外"),
        ("language", "en", "英語の対応なし"),
        ("fee", "5000", "予算を超える（5,000円）"),
        ("slot", "", "曜日・時間が違う"),
        ("slot", "weekday", "曜日が違う"),
        ("slot", "band", "時間帯が違う"),
        ("slot", "unknown", "日時は要確認"),
        ("childcare", "none", "保育なし"),
        ("municipality", "榎戸市", "市外（榎戸市）"),
        ("walk", "35", "遠い（徒歩約35分）"),
        ("state", "before", "受付前"),
        ("state", "full", "満員"),
        ("condition", "free", "無料ではない"),
        ("kind", "circle", "サークルではない"),
        ("life_stage", "senior", "高齢者向けではない"),
        ("life_stage", "", "対象の方が違う"),
        ("on", "2026-12-05", "12月5日（土）ではない"),
        ("need", "culture", "テーマが違う"),
    ],
)
def test_that_what_speaks_against_it_is_told_in_a_few_words(code: str, value: str, said: str) -> None:
    assert wording.why_not(Reason(code=code, value=value), JA, WORDS) == said


@pytest.mark.parametrize("code", ["age", "tie", "childcare", "language", "fee", "slot", "walk", "on", "need"])
def test_that_another_language_says_it_too(code: str) -> None:
    said = wording.why_not(Reason(code=code), EN, WORDS)
    assert said
    assert said.isascii()


@pytest.mark.parametrize("how", ["next_term", "elsewhere", "circle", "talent"])
def test_that_an_alternative_says_what_it_is(how: str) -> None:
    line = wording.instead(Alternative(how=how, resource=make_course(title="書道入門")), JA)
    assert line.endswith("：書道入門")
    assert len(line) > len("：書道入門")


def test_that_an_unknown_reason_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="mood"):
        wording.reason(Reason(code="mood"), JA, WORDS)
