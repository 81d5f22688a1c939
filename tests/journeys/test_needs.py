"""Visits that begin with a need and not with a keyword, over the sample city and the real index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.records.codes import Kind
from desk.settings import Settings
from desk.text import squeeze
from desk.ui.counter.offer_bar import OFFER_KEYS
from desk.work.searching import load_analyser
from tests.journeys.test_counter import opened, text_of
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter, logged, sheets

pytestmark = pytest.mark.slow


@pytest.fixture
def counter(city: Settings, qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    """The counter over the sample city, once it can take sentences apart."""
    window, counter = opened(city, qtbot, qapp)
    loaded: list[object] = []
    counter.window.context.background.read(counter.screen, load_analyser, then=loaded.append)
    counter.until(lambda: loaded)
    yield counter
    window.close()


def key_of(counter: Counter, code: str) -> str:
    """The key of the chip under the search box that stands for a code."""
    codes = [one.code for one in counter.view.offers.offered]
    return OFFER_KEYS[codes.index(code)]


def test_that_a_sentence_becomes_a_person_whom_one_key_puts_on_record(counter: Counter) -> None:
    counter.type("定年してから毎日ひまで")
    assert counter.cards
    counter.press(key_of(counter, "senior"))
    counter.settle()
    assert counter.case.life_stages == ("senior",)
    assert counter.cards, "taking a suggestion never leaves an empty list"
    counter.key(Qt.Key.Key_Return)
    counter.file("Shift+F12")
    (consultation,) = logged(counter.window)
    assert consultation.life_stages == ("senior",)
    assert consultation.question == "定年してから毎日ひまで"
    assert "life_stage:senior" in consultation.searches[-1].filters


def test_that_a_slip_of_the_finger_is_mended_by_one_key(counter: Counter) -> None:
    counter.type("ウクレラ")
    assert counter.view.results.is_empty
    assert counter.view.offers.offered[0].lead == "もしかして"
    counter.press(OFFER_KEYS[0])
    counter.settle()
    assert "ウクレレ" in counter.cards[0]


def test_that_the_age_leaves_what_fits_and_tells_what_nearly_does(counter: Counter) -> None:
    counter.type("料理")
    everything = len(counter.cards)
    counter.press("Alt+J")
    person = counter.view.filters.person
    assert person is not None
    QTest.keyClicks(person.age, "8")
    person.accept()
    counter.settle()
    assert 0 < len(counter.cards) < everything
    counter.until(lambda: counter.screen.hits.near)
    rows = range(counter.screen.hits.divider_row + 1, counter.screen.hits.rowCount())
    assert all(counter.screen.hits.face(row).against for row in rows)
    assert any("年齢外" in counter.screen.hits.face(row).against for row in rows)
    assert nameless(counter.window) == []


def test_that_near_means_near(counter: Counter) -> None:
    counter.type("体操")
    counter.press("Alt+C")
    person = counter.view.filters.person
    assert person is not None
    person.town.box.setText("本町一丁目")
    QTest.keyClick(person.town.box, Qt.Key.Key_Return)
    counter.until(lambda: counter.case.town is not None)
    counter.view.filters.near_chip.click()
    person.accept()
    counter.settle()
    walks = [hit.minutes for hit in counter.screen.hits.hits if hit.minutes is not None]
    assert walks
    assert max(walks) <= 15
    assert any("徒歩約" in counter.screen.hits.face(row).why for row in range(len(counter.cards)))


@pytest.mark.parametrize("words", ["死にたい", "夫に殴られる", "借金が返せない", "ひきこもりの息子"])
def test_that_people_in_distress_get_the_desk_that_helps_and_a_sheet_that_keeps_quiet(
    counter: Counter, words: str
) -> None:
    counter.type(words)
    assert counter.view.results.distress.isVisible()
    first = counter.screen.hits.hit(0)
    assert first is not None
    assert first.resource.kind is Kind.WINDOW
    counter.key(Qt.Key.Key_Return)
    counter.file()
    (pdf,) = sheets(counter.window)
    paper = text_of(pdf)
    assert first.resource.contact.phone in paper
    for word in (words, "死にたい", "殴", "暴力", "DV", "借金", "ひきこもり", "虐待"):
        assert squeeze(word) not in paper
    assert words not in pdf.name
