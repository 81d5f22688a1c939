"""Looking round without typing: what closes soon, places, organisers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.records.codes import Condition
from desk.ui.counter.browse import NamesPopover
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter
from tests.ui.ime import type_in


def lines(popover: NamesPopover) -> list[tuple[str, str]]:
    items = [popover.list.topLevelItem(row) for row in range(popover.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_that_an_empty_search_says_in_which_order_everything_stands(counter: Counter) -> None:
    assert counter.view.results._told.text() == "全6件　締切や開催の近い順"
    counter.type("書道")
    assert counter.view.results._told.text() == f"{len(counter.cards)}件"


def test_that_a_place_is_chosen_from_a_list_with_counts_and_let_go_again(counter: Counter) -> None:
    filters = counter.view.filters
    filters.place_chip.click()
    counter.until(lambda: lines(filters.places) == [("中央公民館", "4")])
    assert nameless(filters.places) == []
    type_in(filters.places.box, "としょかん")
    counter.until(lambda: not lines(filters.places))
    filters.places.box.clear()
    type_in(filters.places.box, "ちゅうおう")
    counter.until(lambda: lines(filters.places))
    QTest.keyClick(filters.places.box, Qt.Key.Key_Return)
    counter.settle()
    assert counter.case.place == "中央公民館"
    assert len(counter.cards) == 4
    assert filters.place_chip.isChecked()
    assert "中央公民館" in filters.place_chip.text()
    filters.place_chip.click()
    filters.places._clear.click()
    counter.settle()
    assert counter.case.place == ""
    assert not filters.place_chip.isChecked()


def test_that_a_name_nobody_bears_is_answered(counter: Counter) -> None:
    filters = counter.view.filters
    filters.organization_chip.click()
    counter.until(lambda: filters.organizations._empty.isVisible())
    filters.organizations.hide()


def test_that_what_closes_soon_is_one_chip(counter: Counter) -> None:
    counter.view.filters.conditions.chip(Condition.CLOSING_SOON).click()
    counter.settle()
    assert counter.case.conditions == (Condition.CLOSING_SOON,)
    assert counter.cards == [], "nothing here has a deadline"
