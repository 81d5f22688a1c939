"""Whole visits at the counter over the sample city: what is asked, what goes home on paper, what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.records.codes import Channel, Delivery, Mode
from desk.settings import Settings
from desk.text import squeeze
from desk.ui.main_window import MainWindow
from desk.ui.opening import open_window
from desk.ui.window import Window
from desk.work.cases import drafts
from desk.work.desk import Desk
from tests.ui.counter.driver import PATIENCE, Counter, logged, sheets


def opened(settings: Settings, qtbot: QtBot, qapp: QApplication) -> tuple[Window, Counter]:
    window = open_window(qapp, settings)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.content is not None, timeout=PATIENCE)
    assert isinstance(window.content, MainWindow)
    counter = Counter(window.content, qtbot)
    counter.until(lambda: len(counter.cards) > 0)
    return window, counter


@pytest.fixture
def counter(city: Settings, qtbot: QtBot, qapp: QApplication) -> Iterator[Counter]:
    """The counter over the sample city."""
    window, counter = opened(city, qtbot, qapp)
    yield counter
    window.close()


def text_of(pdf: Path) -> str:
    return squeeze("".join(page.extract_text() for page in PdfReader(pdf).pages))


def test_that_a_visitor_leaves_with_a_sheet_and_the_visit_is_on_record(counter: Counter) -> None:
    """Three actions beyond typing: commit, Enter, F12."""
    counter.type("ｔ", "と", "としょ", "としょかｎ", "としょかん", "図書館")
    counter.key(Qt.Key.Key_Return)
    (title,) = counter.tray
    slip = counter.file()

    (consultation,) = logged(counter.window)
    assert (consultation.slip, consultation.question) == (slip, "図書館")
    assert [offer.title for offer in consultation.offers] == [title]
    assert consultation.window == counter.window.context.window_name
    (pdf,) = sheets(counter.window)
    paper = text_of(pdf)
    assert squeeze(title) in paper
    assert slip in paper
    assert consultation.staff not in paper

    counter.press("F7")
    log = counter.window.screen_named("consultations")
    counter.until(lambda: [row.slip for row in log.table.records.rows] == [slip])


def test_that_three_things_and_a_life_stage_take_eight_actions(counter: Counter) -> None:
    counter.type("図書館")  # 1: commit
    counter.press("Alt+0")  # 2
    counter.until(lambda: counter.screen.searching.results is not None)
    assert len(counter.cards) >= 3, "the sample has three places with books for older people"
    wanted = counter.cards[:3]
    counter.key(Qt.Key.Key_Return)  # 3
    for _more in range(2):  # 4 to 7
        counter.key(Qt.Key.Key_Down)
        counter.key(Qt.Key.Key_Return)
    assert counter.tray == wanted
    counter.press("F12")  # 8
    if counter.view.tray.is_guarding:
        counter.press("F12")
    counter.until(lambda: counter.case.filed)
    (consultation,) = logged(counter.window)
    assert consultation.life_stages == ("senior",)
    assert [offer.title for offer in consultation.offers] == wanted


def test_that_the_phone_may_ring_in_the_middle_of_a_visit(counter: Counter) -> None:
    counter.type("図書館")
    counter.key(Qt.Key.Key_Return)
    visitor = counter.case.id

    counter.press("F11")
    counter.press("Alt+T")
    counter.type("相談")
    counter.key(Qt.Key.Key_Return)
    called = counter.file()
    assert sheets(counter.window) == []

    counter.press("F3")
    counter.press("F11")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert counter.case.id == visitor
    counter.press("Alt+R")
    counter.view.tray.list.hand.setText("星の会 042-123-4567")
    counter.view.tray.list.hand.returnPressed.emit()
    visited = counter.file()

    by_slip = {consultation.slip: consultation for consultation in logged(counter.window)}
    assert set(by_slip) == {called, visited}
    assert by_slip[called].channel is Channel.PHONE
    assert {offer.delivery for offer in by_slip[called].offers} == {Delivery.SPOKEN}
    assert [offer.title for offer in by_slip[visited].offers][-1] == "星の会"
    given = counter.screen.handing._given
    assert given is not None
    assert given.sheet is not None
    assert given.sheet.handout.choices.mode is Mode.FURIGANA
    (pdf,) = sheets(counter.window)
    assert "星の会" in text_of(pdf)
    assert "042-123-4567" in text_of(pdf)


def test_that_a_crash_loses_nothing_of_a_visit(city: Settings, qtbot: QtBot, qapp: QApplication) -> None:
    window, before = opened(city, qtbot, qapp)
    before.type("図書館")
    before.key(Qt.Key.Key_Return)
    title, case_id = before.tray[0], before.case.id

    def is_saved() -> bool:
        desk = Desk(city)
        try:
            return any(case.id == case_id and len(case.tray) == 1 for case in drafts(desk))
        finally:
            desk.close()

    before.until(is_saved)
    before.screen.acts.drafts._timer.stop()
    before.screen.acts.drafts._is_dirty = False  # nothing more is written: the process is as good as dead

    again, after = opened(city, qtbot, qapp)
    after.until(lambda: after.tray == [title])
    assert (after.case.id, after.case.text) == (case_id, "図書館")
    assert after.said == "前回の途中の相談を開きました。"
    slip = after.file()
    assert [consultation.slip for consultation in logged(after.window)] == [slip]
    again.close()
    window.close()


def test_that_one_scrolls_through_everything_there_is(counter: Counter) -> None:
    results = counter.screen.searching.results
    assert results is not None
    assert results.total > len(counter.cards)
    bar = counter.view.results.cards.verticalScrollBar()

    def is_at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return len(counter.cards) == results.total

    counter.until(is_at_the_end)
    assert len(set(counter.cards)) > results.total * 0.9
    counter.type("図書館")
    assert counter.chosen == counter.cards[0]
    assert bar.value() == 0


def test_that_what_was_asked_stays_off_the_paper_and_out_of_files_in_the_open(counter: Counter) -> None:
    private = ("叔母の借金", "赤い帽子の方")
    counter.type(private[0])
    counter.screen.controller.set_fields(memo=private[1])
    counter.type("図書館")
    counter.key(Qt.Key.Key_Return)
    counter.file()
    (pdf,) = sheets(counter.window)
    home = counter.window.context.settings.home
    counter.window.window().close()
    in_the_open = [file.read_text(encoding="utf-8") for file in home.iterdir() if file.suffix in (".json", ".log")]
    assert in_the_open
    for words in private:
        assert words not in text_of(pdf)
        assert not any(words in text for text in in_the_open)
