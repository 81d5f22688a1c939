"""Next steps on the sheet: where each item leads, in the reader's language, and nothing that must not be there."""

from __future__ import annotations

from desk.paper.handout import set_handout
from desk.records.codes import Mode, Relation
from desk.records.consultation import HandoutItem
from desk.records.resource import Organization
from desk.records.search import NextStep
from tests.paper.sheets import letter_teacher, make_handout, smartphone_course, ukulele_circle
from tests.paper.test_handout import text_of


def test_that_a_sheet_tells_next_steps_where_they_were_wanted() -> None:
    circle = ukulele_circle(organization=Organization(name="あおぞら音楽社", is_private=True))
    steps = (
        NextStep(relation=Relation.BORN_OF, resource=circle, is_back=True),
        NextStep(relation=Relation.SAME_TEACHER, resource=letter_teacher()),
    )
    handout = make_handout(HandoutItem(resource=smartphone_course(), steps=steps))
    text = text_of(set_handout(handout))
    for words in (
        "次の一歩",
        "この講座から生まれたサークル：ウクレレ同好会",
        "042-000-1104",
        "内容・申込は主催者へ直接ご確認ください。",
        "同じ講師：絵手紙の講師",
        "連絡は窓口を通じて",
    ):
        assert words in text
    assert "042-000-7777" not in text
    plain = make_handout(HandoutItem(resource=smartphone_course()))
    assert "次の一歩" not in text_of(set_handout(plain))


def test_that_names_of_next_steps_get_their_ふりがな() -> None:
    steps = (NextStep(relation=Relation.BORN_OF, resource=ukulele_circle(), is_back=True),)
    handout = make_handout(HandoutItem(resource=smartphone_course(), steps=steps), mode=Mode.FURIGANA)
    sheet = set_handout(handout)
    assert "どうこうかい" in text_of(sheet)
    assert sheet.unread == set_handout(make_handout(smartphone_course(), mode=Mode.FURIGANA)).unread


def test_that_a_sheet_in_english_names_the_steps_in_english() -> None:
    steps = (NextStep(relation=Relation.LEADS_TO, resource=ukulele_circle()),)
    text = text_of(set_handout(make_handout(HandoutItem(resource=smartphone_course(), steps=steps), language="en")))
    assert "Nextstep:" in text
    assert "次の一歩：" not in text
