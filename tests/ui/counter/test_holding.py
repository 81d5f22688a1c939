"""The phone rings: cases on hold, drafts that survive, corrections with who and why, and what there is when nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desk.records.codes import Outcome, State
from desk.records.consultation import Search
from desk.settings import Settings
from desk.ui.counter.drafts import SAVE_AFTER_MS
from desk.work.cases import drafts
from desk.work.desk import Desk
from desk.work.editing import change_phone
from desk.work.searching import read_resource
from tests.ui.counter.driver import Counter


def kept(settings: Settings) -> list[tuple[str, bool]]:
    """The drafts on the disk: their words, and whether they are on hold."""
    desk = Desk(settings)
    try:
        return sorted((case.text, case.held) for case in drafts(desk))
    finally:
        desk.close()


def test_that_a_draft_is_saved_within_two_seconds_of_the_first_key(counter: Counter) -> None:
    assert SAVE_AFTER_MS <= 2000
    counter.type("書道")
    settings = counter.window.context.settings
    counter.until(lambda: kept(settings) == [("書道", False)])


def test_that_typing_on_does_not_put_the_saving_off(counter: Counter) -> None:
    counter.type("書道")
    timer = counter.screen.acts.drafts._timer
    before = timer.remainingTime()
    counter.screen.controller.set_fields(memo="も")
    assert timer.isActive()
    assert timer.remainingTime() <= before


def test_that_closing_the_window_saves_what_was_typed(counter: Counter) -> None:
    counter.type("書道")
    settings = counter.window.context.settings
    counter.window.window().close()
    assert kept(settings) == [("書道", False)]


def test_that_f11_holds_a_case_and_goes_on_with_it(counter: Counter) -> None:
    counter.pick("はじめての書道")
    first = counter.case.id
    counter.press("F11")
    assert (counter.tray, counter.view.search.text()) == ([], "")
    assert counter.view.held.text() == "保留中 1件　F11"
    counter.until(lambda: kept(counter.window.context.settings) == [("はじめての書道", True)])
    counter.press("F11")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_1)
    assert (counter.case.id, counter.tray) == (first, ["はじめての書道教室"])
    assert counter.view.search.text() == "はじめての書道"
    assert counter.view.held.isHidden()


def test_that_resuming_holds_what_is_open(counter: Counter) -> None:
    counter.type("書道")
    counter.press("F11")
    counter.type("ウクレレ")
    (held,) = counter.screen.acts.drafts.held
    counter.screen.acts.drafts.resume(held)
    assert counter.case.text == "書道"
    assert [case.text for case in counter.screen.acts.drafts.held] == ["ウクレレ"]


def test_that_a_filed_case_leaves_no_draft(counter: Counter) -> None:
    counter.type("書道")
    settings = counter.window.context.settings
    counter.until(lambda: kept(settings) == [("書道", False)])
    counter.file()
    assert kept(settings) == []


def test_that_a_correction_is_made_with_one_key_and_taken_back(counter: Counter) -> None:
    counter.type("はじめての書道")
    counter.press("Ctrl+E")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_4)
    resource = counter.view.detail.resource
    assert resource is not None
    counter.until(lambda: read(counter, resource.id).application.state is State.FULL)
    assert counter.said == "「はじめての書道教室」を「満員」にしました。"
    counter.until(lambda: counter.screen.hits.hits[0].state is State.FULL)
    counter.press("Ctrl+Z")
    counter.until(lambda: read(counter, resource.id).application.state is State.OPEN)


def test_that_a_phone_number_is_corrected_in_place(counter: Counter) -> None:
    counter.type("はじめての書道")
    counter.press("Ctrl+T")
    editor = counter.view.detail.editor
    assert editor.field.hasFocus()
    assert editor.field.text() == "042-111-1111"
    editor.field.setText("042-999-9999")
    counter.key(Qt.Key.Key_Return)
    counter.until(lambda: "042-999-9999" in counter.view.detail.page.toPlainText())
    assert counter.view.search.hasFocus()


def test_that_a_doubt_is_marked_with_who_and_why(counter: Counter) -> None:
    counter.type("はじめての書道")
    counter.press("Ctrl+D")
    counter.view.detail.editor.field.setText("会場が変わった")
    counter.key(Qt.Key.Key_Return)
    counter.until(lambda: "田中 花：会場が変わった" in counter.view.detail.page.toPlainText())
    counter.press("Ctrl+R")
    assert "会場が変わった" not in counter.screen.resident.page.toPlainText()


def test_that_esc_leaves_a_correction_unmade(counter: Counter) -> None:
    counter.type("はじめての書道")
    counter.press("Ctrl+T")
    counter.view.detail.editor.field.setText("1")
    counter.press("Esc")
    assert counter.view.detail.editor.isHidden()
    assert counter.window.context.undo.last is None


def test_that_nobody_corrects_without_a_name(counter: Counter) -> None:
    counter.window.context.choose_staff("")
    counter.type("はじめての書道")
    counter.press("Ctrl+T")
    counter.view.detail.editor.field.setText("042-999-9999")
    counter.key(Qt.Key.Key_Return)
    assert "担当者を選んでください" in counter.window.notice.text


def test_that_a_lost_race_is_told_and_the_newer_record_shown(counter: Counter) -> None:
    counter.type("はじめての書道")
    stale = counter.view.detail.resource
    assert stale is not None
    background = counter.window.context.background
    background.write(
        counter.screen, change_phone, stale.id, stale.version, "042-555-5555", "佐藤 次郎", then=lambda _edit: None
    )
    counter.until(lambda: "042-555-5555" in counter.view.detail.page.toPlainText())
    counter.screen._edits.change_phone(stale, "042-666-6666")
    counter.until(lambda: counter.window.notice.text)
    assert read(counter, stale.id).contact.phone == "042-555-5555"
    assert "042-555-5555" in counter.view.detail.page.toPlainText()


def test_that_nothing_found_says_what_to_let_go_and_whom_to_ask(counter: Counter) -> None:
    counter.type("ウクレレ")
    counter.press("Alt+2")
    counter.settle()
    counter.until(lambda: counter.view.results.is_empty)
    no_hits = counter.view.results.no_hits
    counter.until(lambda: len(buttons(counter)) == 6)
    assert buttons(counter)[0] == "ウクレレを楽しむ会　✕ 高齢者向けではない"
    assert buttons(counter)[1:3] == ["ことばを消す　2件", "「高齢者」を外す　1件"]
    assert buttons(counter)[3] == "「消費生活センター」をお渡しに入れる"
    told = "\n".join(label.text() for label in no_hits.findChildren(QLabel))
    assert "消費生活センター\n042-222-2222　" in told
    no_hits.findChildren(QPushButton)[2].click()
    counter.settle()
    assert counter.cards == ["ウクレレを楽しむ会"]
    assert counter.case.searches == (Search(text="ウクレレ", filters=("life_stage:senior",), total=0),)


def test_that_a_window_to_ask_goes_into_the_tray(counter: Counter) -> None:
    counter.type("だれも知らないこと")
    counter.until(lambda: len(buttons(counter)) >= 3)
    counter.view.results.no_hits.findChildren(QPushButton)[0].click()
    assert counter.tray == ["消費生活センター"]
    counter.press("Alt+W")
    assert counter.case.outcome is Outcome.CALLBACK


def test_that_the_resident_sees_offers_and_nothing_private(counter: Counter, qtbot: QtBot) -> None:
    counter.pick("はじめての書道")
    counter.screen.controller.set_fields(memo="赤い帽子の方")
    counter.press("Ctrl+R")
    resident = counter.screen.resident
    assert resident.isVisible()
    assert not counter.view.isVisible()
    assert "はじめての書道教室" in resident.page.toPlainText()
    assert resident.page.font().pointSizeF() > counter.view.font().pointSizeF()
    seen = [widget for widget in counter.window.findChildren(QPushButton) if widget.isVisible()]
    assert not any("赤い帽子" in button.text() for button in seen)
    assert not counter.window.press("F12")
    counter.press("Esc")
    assert counter.view.isVisible()
    assert counter.view.search.hasFocus()


def test_that_the_language_changes_at_once(counter: Counter) -> None:
    counter.pick("はじめての書道")
    assert counter.view.filters.stages.chip("senior").text() == "高齢者"
    counter.window.context.change_preferences(language="en")
    counter.until(lambda: counter.view.filters.stages.chip("senior").text() == "Older people")
    counter.window.context.change_preferences(language="ja")
    counter.until(lambda: counter.view.filters.stages.chip("senior").text() == "高齢者")


def read(counter: Counter, resource_id: str):  # type: ignore[no-untyped-def]
    """The record as the index has it now."""
    desk = Desk(counter.window.context.settings)
    try:
        return read_resource(desk, resource_id)
    finally:
        desk.close()


def buttons(counter: Counter) -> list[str]:
    """The ways out that are offered."""
    return [button.accessibleName() for button in counter.view.results.no_hits.findChildren(QPushButton)]
