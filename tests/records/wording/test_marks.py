"""Labels and sentences that mark a record."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Condition, Guard, Kind, State
from desk.records.resource import Application, Circle, Course, Dispute, Meeting, Provenance
from desk.records.search import Reason
from desk.records.vocabulary import Term, Vocabulary
from tests.make import make_resource

JA, EN = catalogue("ja"), catalogue("en")
NOW = datetime(2026, 11, 20, 10)
WORDS = Vocabulary(
    terms=(
        Term(scheme="life_stage", code="senior", name="高齢者", english="seniors"),
        Term(scheme="need", code="digital", name="デジタル"),
    )
)


def test_that_every_kind_and_state_has_its_label() -> None:
    assert "".join(wording.kind_letter(kind, JA) for kind in Kind) == "講施サ人助資窓事"
    for kind in Kind:
        assert wording.kind(kind, JA)
    for state in State:
        assert wording.state(state, JA)


@pytest.mark.parametrize(
    ("guard", "fields", "expected"),
    [
        (
            Guard.BEFORE,
            {"application": Application(opens=datetime(2026, 12, 1, 9))},
            "受付は12月1日（火）9:00からです。それまでは申し込めません。",
        ),
        (Guard.BEFORE, {}, "まだ受付が始まっていません。受付の開始日は主催者にお確かめください。"),
        (
            Guard.ENDED,
            {"course": Course(meetings=(Meeting(starts=datetime(2026, 11, 7, 10)),))},
            "11月7日（土）で終わりました。",
        ),
        (Guard.ENDED, {}, "すでに終わりました。"),
        (
            Guard.CLOSED,
            {"application": Application(closes=datetime(2026, 11, 10))},
            "申し込みの受付は11月10日（火）で終わりました。",
        ),
        (Guard.CLOSED, {"application": Application(state=State.CLOSED)}, "申し込みの受付は終わりました。"),
        (
            Guard.FULL,
            {"application": Application(state=State.FULL, state_as_of=date(2026, 11, 18))},
            "11月18日（水）の時点で満員です。",
        ),
        (
            Guard.FULL,
            {"application": Application(state=State.WAITLIST)},
            "満員です。キャンセル待ちを受け付けています。",
        ),
        (Guard.CANCELLED, {}, "中止になりました。"),
        (Guard.POSTPONED, {}, "延期になりました。新しい日程は主催者にお確かめください。"),
        (
            Guard.UNCONFIRMED,
            {"provenance": Provenance(confirmed_on=date(2025, 8, 1))},
            "最後に確認したのは2025年8月1日です。お出かけや申し込みの前に、電話などでお確かめください。",
        ),
        (
            Guard.UNCONFIRMED,
            {},
            "この内容はまだ確認できていません。お出かけや申し込みの前に、電話などでお確かめください。",
        ),
        (
            Guard.VANISHED,
            {"vanished_on": date(2026, 11, 1)},
            "情報元の最新の一覧に載っていません。今もあるかどうか、前もってお確かめください。",
        ),
    ],
)
def test_that_a_guard_says_what_is_the_matter(guard: Guard, fields: dict[str, object], expected: str) -> None:
    assert wording.guard(guard, make_resource(**fields), NOW, JA) == expected


def test_that_a_circle_is_not_full_but_takes_no_members() -> None:
    circle = make_resource(Kind.CIRCLE, circle=Circle(taking_members=False))
    assert wording.guard(Guard.FULL, circle, NOW, JA) == "いまは会員を募集していません。"


def test_that_what_staff_wrote_in_a_dispute_is_never_quoted() -> None:
    doubted = make_resource(
        dispute=Dispute(reason="担当の山田さんがやめた", by="佐藤", at=datetime(2026, 11, 1, tzinfo=UTC))
    )
    said = wording.guard(Guard.DISPUTED, doubted, NOW, JA)
    assert said == "内容が変わっているかもしれません。前もってお確かめください。"


def test_that_every_guard_has_a_label_and_a_sentence_in_each_language() -> None:
    for c in (JA, EN):
        for guard in Guard:
            assert wording.guard_label(guard, c)
            assert wording.guard(guard, make_resource(), NOW, c)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason(code="title", value="英語"), "名称に「英語」"),
        (Reason(code="title"), "名称が一致"),
        (Reason(code="reading", value="えいご"), "よみに「えいご」"),
        (Reason(code="body", value="会話"), "内容に「会話」"),
        (Reason(code="organization", value="公民館"), "主催に「公民館」"),
        (Reason(code="place", value="北原"), "場所に「北原」"),
        (Reason(code="life_stage", value="senior"), "高齢者向け"),
        (Reason(code="need", value="digital"), "デジタル"),
        (Reason(code="circumstance", value="unheard_of"), "unheard_of"),
        (Reason(code="condition", value=Condition.CHILDCARE.value), "保育あり"),
        (Reason(code="kind", value="circle"), "サークル"),
        (Reason(code="on", value="2026-12-05"), "12月5日（土）にあり"),
    ],
)
def test_that_a_hit_says_why_it_fits(reason: Reason, expected: str) -> None:
    assert wording.reason(reason, JA, WORDS) == expected


def test_that_a_reason_nobody_knows_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="weather"):
        wording.reason(Reason(code="weather"), JA, WORDS)
