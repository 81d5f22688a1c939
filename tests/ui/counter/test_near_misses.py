"""What nearly fits: below the hits, with why not in words, and one step from what may serve instead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.records.search import Alternative, Hit, Reason
from tests.make import make_course, make_hit
from tests.ui.counter.driver import Counter

NEXT = make_course(title="書道の秋学期")
NEAR = make_hit(
    make_course(title="親子の書道"),
    why_not=(Reason(code="age"), Reason(code="slot")),
    instead=(Alternative(how="next_term", resource=NEXT),),
)
FAR = make_hit(make_course(title="書道の展覧会"), why_not=(Reason(code="walk", value="35"),))


def show(counter: Counter, *near: Hit) -> None:
    """What a search for near misses brings, without its wait."""
    counter.screen.flow._near.stop()
    counter.view.results.show_near(near)


@pytest.fixture
def near(counter: Counter) -> Counter:
    """Hits for 書道, and two near misses below."""
    counter.type("書道")
    show(counter, NEAR, FAR)
    return counter


def test_that_the_arrow_keys_reach_a_near_miss_over_the_divider(near: Counter) -> None:
    for _step in near.cards:
        near.key(Qt.Key.Key_Down)
    assert near.chosen == "親子の書道"
    near.key(Qt.Key.Key_Up)
    assert near.chosen == near.cards[-1]


def test_that_the_card_says_why_not_in_words_and_what_may_serve(near: Counter) -> None:
    face = near.screen.hits.face(len(near.cards) + 1)
    assert face.against == "年齢外・曜日・時間が違う"
    assert face.instead.startswith("→ 次の回：書道の秋学期")
    assert "年齢外" in face.spoken
    assert "書道の秋学期" in face.spoken
    assert near.screen.hits.face(len(near.cards) + 2).against == "遠い（徒歩約35分）"


def test_that_the_page_says_it_too_and_leads_there_and_back(near: Counter) -> None:
    near.view.results.cards.choose(len(near.cards) + 1)
    page = near.view.detail.page
    near.until(lambda: "合わないところ：年齢外" in page.toPlainText())
    near.press("Alt+B")
    near.until(lambda: "書道の秋学期" in page.toPlainText().splitlines()[2])
    assert "「親子の書道」に戻る" in page.toPlainText()
    near.press("Esc")
    near.until(lambda: "合わないところ" in page.toPlainText())
    assert near.chosen == "親子の書道"


def test_that_a_click_on_the_line_shows_what_may_serve_and_enter_takes_it(near: Counter) -> None:
    cards, row = near.view.results.cards, len(near.cards) + 1
    cards.choose(row)
    link = cards._cards.instead_box(cards.visualRect(cards.model().index(row, 0)))
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    assert near.view.detail.resource == NEXT
    near.view.search.setFocus()
    near.key(Qt.Key.Key_Return)
    assert near.tray == ["書道の秋学期"]


def test_that_a_near_miss_goes_into_the_tray_like_any_hit(near: Counter) -> None:
    near.view.results.cards.choose(len(near.cards) + 2)
    near.view.search.setFocus()
    near.key(Qt.Key.Key_Return)
    assert near.tray == ["書道の展覧会"]
    assert near.screen.hits.face(len(near.cards) + 2).against


def test_that_words_alone_have_no_near_misses(counter: Counter) -> None:
    counter.type("書道")
    assert not counter.screen.flow._near._timer.isActive()
    counter.press("Alt+2")
    counter.settle()
    assert counter.screen.flow._near._timer.isActive()


def test_that_an_empty_list_shows_what_is_near_beside_the_ways_out(counter: Counter) -> None:
    counter.type("ない言葉ばかり")
    counter.until(lambda: counter.view.results.is_empty)
    show(counter, NEAR)
    ways = counter.view.results.no_hits
    button = next(one for one in ways._page.findChildren(type(ways.first_button())) if "親子" in one.text())
    assert button.text() == "親子の書道　✕ 年齢外・曜日・時間が違う"
    button.click()
    assert counter.view.detail.resource == NEAR.resource
    counter.press("F4")
    assert counter.tray == ["親子の書道"]
