"""A logged consultation in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desk.records.codes import Channel, OfferOutcome, Outcome, UnmetReason
from desk.records.consultation import Consultation, Offer, Search
from desk.records.vocabulary import Term, Vocabulary
from desk.ui.consultations import words
from desk.ui.consultations.detail_text import detail_html

VOCABULARY = Vocabulary(
    terms=(
        Term(scheme="life_stage", code="senior", name="高齢期", english="Seniors"),
        Term(scheme="life_stage", code="midlife", name="中年期", english="Midlife"),
        Term(scheme="need", code="digital", name="デジタル", english="Digital"),
    )
)
CONSULTATION = Consultation(
    id="c1",
    slip="K7Q-0012",
    started=datetime(2026, 5, 2, 1, 15, tzinfo=UTC),
    ended=datetime(2026, 5, 2, 1, 22, tzinfo=UTC),
    minutes=7,
    staff="佐藤",
    window="中央公民館",
    life_stages=("senior", "midlife"),
    question="スマートフォンを習いたい",
    memo="<b>次は木曜</b>",
    searches=(Search(text="すまほ", filters=("life_stage:senior", "condition:free", "kind:course"), total=12),),
    offers=(Offer(id="o1", title="はじめてのスマホ講座"), Offer(id="o2", title="", contact="042-000-0000")),
    outcome=Outcome.NOT_MET,
    unmet_reason=UnmetReason.FULL,
)


@pytest.mark.parametrize(
    "sought", ["k7q-0012", "ＫＱ".replace("Ｑ", "７ｑ"), "スマホ", "すまほ", "佐藤 習い", "ｽﾏｰﾄﾌｫﾝ", ""]
)
def test_that_any_part_in_any_width_or_kana_is_found(sought: str) -> None:
    assert words.matches(words.searchable(CONSULTATION), sought)


@pytest.mark.parametrize("sought", ["K7Q-0013", "佐藤 囲碁"])
def test_that_every_word_must_be_there(sought: str) -> None:
    assert not words.matches(words.searchable(CONSULTATION), sought)


def test_that_the_time_alone_stands_for_today() -> None:
    here = CONSULTATION.started.astimezone()
    assert words.clock(CONSULTATION.started, here.date()) == here.strftime("%H:%M")
    assert words.clock(CONSULTATION.started, date(2026, 5, 3)) == here.strftime("%m/%d %H:%M")
    assert words.clock(CONSULTATION.started, date(2027, 5, 2)) == here.strftime("%Y/%m/%d %H:%M")


def test_that_an_unmet_need_carries_its_reason() -> None:
    assert words.outcome(CONSULTATION) == "ご案内できず（満員）"


def test_that_a_search_reads_as_words_and_filters() -> None:
    assert words.search(CONSULTATION.searches[0], VOCABULARY) == "「すまほ」 高齢期、無料、講座・イベント（12件）"


def test_that_unknown_codes_are_shown_as_they_are() -> None:
    assert words.filter_words("condition:levitation", VOCABULARY) == "levitation"
    assert words.filter_words("when:noon", VOCABULARY) == "noon"
    assert words.filter_words("mood:good", VOCABULARY) == "good"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("on:2026-05-02", "5月2日（土）"),
        ("age:67", "67歳"),
        ("tie:worker", "市内在勤"),
        ("tie:none", "市外の方"),
        ("child_months:18", "保育：1歳6か月"),
        ("language:en", "英語で"),
        ("fee:1000", "1,000円まで"),
        ("when:sat-am", "土曜午前"),
        ("when:evening", "夜間"),
        ("town:泉町一丁目", "泉町一丁目"),
        ("within:15", "徒歩15分まで"),
        ("municipality:13229", "市内のみ"),
    ],
)
def test_that_what_was_asked_for_a_person_is_told_in_words(code: str, said: str) -> None:
    assert words.filter_words(code, VOCABULARY) == said
    assert words.field_label("something_new") == "something_new"
    assert words.stored_words("outcome", "not_a_code", VOCABULARY) == "not_a_code"


@pytest.mark.parametrize(
    ("field", "stored", "said"),
    [
        ("life_stages", "senior、midlife", "高齢期、中年期"),
        ("channel", Channel.PHONE.value, "電話"),
        ("unmet_reason", "", ""),
        ("minutes", "12", "12"),
        (
            "offers",
            f"はじめて（入門）（{OfferOutcome.APPLIED.value}）、囲碁（{OfferOutcome.TOLD.value}）",
            "はじめて（入門）（申込）、囲碁（ご案内済）",
        ),
    ],
)
def test_that_the_history_speaks_in_words(field: str, stored: str, said: str) -> None:
    assert words.stored_words(field, stored, VOCABULARY) == said


def test_that_the_detail_leaves_nothing_out_and_runs_no_markup() -> None:
    page = detail_html(CONSULTATION, VOCABULARY, date(2026, 5, 2), "#525B67")
    for said in (
        "K7Q-0012",
        "送信待ち",
        "スマートフォンを習いたい",
        "はじめてのスマホ講座",
        "042-000-0000",
        "（7分）",
        "満員",
    ):
        assert said in page
    assert "<b>次は木曜" not in page
    assert "&lt;b&gt;次は木曜" in page


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("K7-261113-01", date(2026, 11, 13)),
        (" ｋ７-２６１１１３-１０２ ", date(2026, 11, 13)),
        ("261113-01", None),
        ("K7-261341-01", None),
        ("K7-261113", None),
        ("うくれれ", None),
        ("", None),
    ],
)
def test_that_a_slip_number_tells_its_day(text: str, day: date | None) -> None:
    assert words.day_of_slip(text) == day
