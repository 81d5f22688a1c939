"""Records as cards and as pages: every fact in words, nothing private, nothing that imported data could smuggle in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desk.i18n import catalogue
from desk.records.case import TrayItem
from desk.records.codes import Delivery, Kind, State
from desk.records.resource import Contact, Dispute, Provenance
from desk.records.search import Hit, Reason
from desk.records.vocabulary import Term, Vocabulary
from desk.ui.counter.detail_fit import Fit
from desk.ui.counter.detail_page import detail_html, handwritten_html
from desk.ui.counter.faces import SHAPES, Beholder, hit_face, recalled, remembered, tray_face
from desk.ui.theme import LIGHT, THEMES
from desk.ui.widgets.shapes import Shape
from tests.make import PARTS, make_course, make_resource

NOW = datetime(2090, 1, 10, 10)
WORDS = Vocabulary(terms=(Term(scheme="life_stage", code="senior", name="高齢者", english="Older people"),))
SEEN = Beholder(now=NOW, catalogue=catalogue("ja"), vocabulary=WORDS, colours=LIGHT, confirmation_days=365)


def page_of(resource: Any, **options: Any) -> str:
    """What one reads on the page."""
    document = QTextDocument()
    document.setHtml(detail_html(resource, options.pop("fit", Fit()), SEEN, size=11, **options))
    return document.toPlainText()


def test_that_a_hit_is_told_in_words_and_shape() -> None:
    hit = Hit(
        resource=make_course(),
        score=1.0,
        state=State.OPEN,
        why=(Reason(code="title", value="すまーと"), Reason(code="life_stage", value="senior")),
        matched=("すまーと",),
    )
    face = hit_face(hit, SEEN)
    assert (face.badge, face.state, face.shape) == ("講", "受付中", Shape.DISC)
    assert face.facts == ("中央公民館 第2会議室", "無料（材料費 300円）")
    assert "高齢者向け" in face.why
    assert [face.title[start : start + length] for start, length in face.marked] == ["スマート"]
    for part in ("講座・イベント", "はじめてのスマートフォン", "受付中", face.when, *face.facts):
        assert part in face.spoken


def test_that_every_state_has_a_shape() -> None:
    assert set(SHAPES) == set(State)
    assert Shape.NONE not in SHAPES.values()


def test_that_what_speaks_against_a_record_stands_on_its_card() -> None:
    doubted = make_course(
        provenance=Provenance(), dispute=Dispute(reason="会場が違う", by="田中", at=datetime(2090, 1, 9, tzinfo=UTC))
    )
    face = hit_face(Hit(resource=doubted, score=1.0, state=State.OPEN), SEEN)
    assert face.warning == "内容に疑いあり・未確認"
    assert tray_face(TrayItem(id="x", resource=doubted), 2, SEEN).state == "内容に疑いあり・未確認"


def test_that_the_tray_tells_how_an_item_is_given() -> None:
    item = TrayItem(id="x", resource=make_course())
    assert tray_face(item, 1, SEEN).title == "1. はじめてのスマートフォン"
    assert tray_face(replace(item, delivery=Delivery.FLYER), 1, SEEN).state == "チラシを渡した"
    by_hand = tray_face(TrayItem(id="y", title="星の会", contact="042-000-0000"), 3, SEEN)
    assert (by_hand.title, by_hand.facts) == ("3. 星の会", ("042-000-0000",))


def test_that_a_card_is_remembered_as_it_was() -> None:
    face = hit_face(Hit(resource=make_course(), score=1.0, state=State.FULL), SEEN)
    assert recalled(remembered(face)) == replace(face, marked=())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["title", "facts", "badge", "shape"]), inner),
    )
)
def test_that_any_remembered_rubbish_is_borne(value: Any) -> None:
    assert recalled(value) is None


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("colours", list(THEMES.values()), ids=list(THEMES))
def test_that_every_kind_has_card_and_page(kind: Kind, colours: Any) -> None:
    resource = make_resource(kind, **{kind.value: PARTS[kind]()})
    seen = replace(SEEN, colours=colours)
    assert hit_face(Hit(resource=resource, score=1.0, state=State.UNKNOWN), seen).badge
    assert resource.title in detail_html(resource, Fit(), seen, size=11)


def test_that_the_page_says_what_decides() -> None:
    page = page_of(make_course(), fit=Fit(why=(Reason(code="life_stage", value="senior"),)))
    for part in ("受付中", "042-000-0001", "中央公民館 事業係", "合うところ：高齢者向け", "2089年12月1日"):
        assert part in page


def test_that_staff_read_who_doubts_a_record_and_the_resident_does_not() -> None:
    doubted = make_course(dispute=Dispute(reason="会場が違う", by="田中", at=datetime(2090, 1, 9, tzinfo=UTC)))
    assert "田中：会場が違う" in page_of(doubted)
    shown = page_of(doubted, for_resident=True, fit=Fit(why=(Reason(code="title", value="借金"),)))
    assert "会場が違う" not in shown
    assert "借金" not in shown
    assert "内容が変わっているかもしれません" in shown


def test_that_nothing_in_a_record_becomes_markup() -> None:
    evil = make_course(
        title="<b>太字</b><img src='file:///etc/passwd'>",
        summary="<script>1</script> & <a href='x'>y</a>",
        contact=Contact(phone="<i>042</i>", url='https://example.jp/"><b>'),
    )
    html = detail_html(evil, Fit(), SEEN, size=11)
    assert "<b>太字" not in html
    assert "<img" not in html
    assert "<script" not in html
    page = page_of(evil)
    assert "<b>太字</b>" in page
    assert "<a href='x'>y</a>" in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "copy:phone"])
def test_that_only_pages_of_the_web_become_links(address: str) -> None:
    html = detail_html(make_course(contact=Contact(url=address)), Fit(), SEEN, size=11, for_resident=True)
    assert f'href="{address}' not in html
    item = TrayItem(id="x", title="星の会", url=address)
    assert "href" not in handwritten_html(item, SEEN, size=11)


def test_that_the_page_follows_the_language() -> None:
    seen = replace(SEEN, catalogue=catalogue("en"))
    html = detail_html(make_course(english="First smartphone"), Fit(), seen, size=11)
    assert "First smartphone" in html
    assert "Dec 1, 2089" in html
