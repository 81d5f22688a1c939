"""The consultation log through its screen, over a real home."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import ANY

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.records.codes import Channel, OfferOutcome, Outcome
from desk.records.consultation import Consultation
from desk.services import office
from desk.services.consultations import log_consultation
from desk.settings import Settings
from desk.ui.consultations.correction_dialog import CorrectionDialog
from desk.ui.consultations.history_dialog import HistoryDialog
from desk.ui.consultations.period import Span
from desk.ui.consultations.screen import ConsultationsScreen
from desk.ui.context import Context
from desk.work.desk import Desk
from desk.work.log import consultations, correct_consultation
from tests.make import make_filing
from tests.ui.accessibility import nameless
from tests.ui.consultations.conftest import TODAY, Morning, at


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> ConsultationsScreen:
    screen = ConsultationsScreen(context, today=lambda: TODAY)
    QAbstractItemModelTester(
        screen.table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, screen.table.records
    )
    qtbot.addWidget(screen)
    screen.resize(1200, 640)
    screen.show()
    screen.activated()
    qtbot.waitUntil(lambda: bool(screen.table.records.rows and context.vocabulary.terms and context.staff))
    return screen


def slips(screen: ConsultationsScreen) -> list[str]:
    return [one.slip for one in screen.table.records.rows]


def press(screen: ConsultationsScreen, key: str) -> None:
    """What the key bar does."""
    act = next(one for one in list(screen.keys()) if one.key == key)
    assert act.is_enabled
    act.act()


def current(screen: ConsultationsScreen) -> Consultation:
    row = screen.table.current_row()
    assert isinstance(row, Consultation)
    return row


def dialog_of(screen: ConsultationsScreen, kind: type) -> CorrectionDialog:
    return screen.findChildren(kind)[-1]


def test_that_it_shows_today_newest_first(screen: ConsultationsScreen) -> None:
    assert slips(screen) == ["K7-261120-02", "K7-261120-01"]


def test_that_what_waits_stands_among_the_delivered_with_its_mark(
    screen: ConsultationsScreen, settings: Settings, morning: Morning, qtbot: QtBot
) -> None:
    desk = Desk(settings)
    with desk.database.writing() as session:  # somebody else is writing: nothing can be delivered now
        office.state_fact(session, "busy", "yes")
        session.flush()
        desk.outbox.put(morning.waiting)
        screen.activated()
        qtbot.waitUntil(lambda: len(slips(screen)) == 3)
        assert slips(screen)[0] == "K7-261120-03"
        header, rows = screen.table.as_table()
        assert [row[header.index("送信")] for row in rows] == ["送信待ち", "", ""]
        screen.table.choose(0)
        assert "送信待ち" in screen.detail.toPlainText()
    desk.close()
    qtbot.waitUntil(lambda: current(screen).delivered)
    assert "送信待ち" not in screen.detail.toPlainText()


def test_that_other_days_are_one_click_away(screen: ConsultationsScreen, qtbot: QtBot) -> None:
    screen.period.choose(Span.MONTH)
    qtbot.waitUntil(lambda: "K7-261113-01" in slips(screen))
    screen.period.choose_days(TODAY - timedelta(days=8), TODAY - timedelta(days=6))
    qtbot.waitUntil(lambda: slips(screen) == ["K7-261113-01"])
    screen.period.choose_days(date(2020, 1, 1), date(2020, 1, 2))
    qtbot.waitUntil(lambda: slips(screen) == [])
    assert [key.key for key in list(screen.keys()) if not key.is_enabled] == [
        "F4",
        "F5",
        "F9",
        "Shift+F9",
        "F12",
        "Ctrl+P",
        "Ctrl+E",
    ]


def test_that_a_word_or_a_slip_number_narrows_the_list(screen: ConsultationsScreen) -> None:
    screen.search.setText("うくれれ")
    assert slips(screen) == ["K7-261120-02"]
    screen.open_with("261120-01")
    assert slips(screen) == ["K7-261120-01"]
    assert screen.back()
    assert len(slips(screen)) == 2
    assert not screen.back()


def test_that_a_slip_number_of_another_day_is_one_enter_away(screen: ConsultationsScreen, qtbot: QtBot) -> None:
    """Somebody comes back with the sheet of last week."""
    screen.search.setText("ｋ7-261113-01")
    assert slips(screen) == []
    assert "Enter" in screen.table._empty_text
    screen.search.accepted.emit()
    qtbot.waitUntil(lambda: slips(screen) == ["K7-261113-01"])
    screen.search.setText("K7-261113-99")
    assert "Enter" not in screen.table._empty_text, "that is the day, and it isn't there"
    screen.search.accepted.emit()
    assert slips(screen) == []


def test_that_the_detail_shows_offers_searches_and_memo(screen: ConsultationsScreen) -> None:
    screen.search.setText("261120-01")
    text = screen.detail.toPlainText()
    for said in (
        "はじめてのスマートフォン",
        "星の会",
        "手書きの案内",
        "お孫さんと写真を送りたい",
        "「スマホ」 高齢期（7件）",
    ):
        assert said in text


def test_that_rows_copy_as_a_table(screen: ConsultationsScreen, qtbot: QtBot) -> None:
    screen.table.selectAll()
    qtbot.keyClick(screen.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["時刻", "伝票番号"]
    assert len(lines) == 3
    assert "ご案内できず（ない）" in lines[1]


def test_that_the_log_goes_into_a_workbook(screen: ConsultationsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(screen._context.said):
        screen.export_to(str(tmp_path / "log.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["K7-261120-02", "K7-261120-01"]


def test_that_a_correction_is_saved_told_and_taken_back(
    screen: ConsultationsScreen, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    screen.search.setText("261120-01")
    press(screen, "F4")
    dialog = dialog_of(screen, CorrectionDialog)
    dialog.form.field("memo").setText("次は木曜")
    dialog.form.field("channel").choose(Channel.PHONE)
    dialog.offer(current(screen).offers[0].id).choose(OfferOutcome.APPLIED)
    with qtbot.waitSignal(context.said) as said:
        dialog.save()
    assert said.args == ["K7-261120-01 を訂正しました。"]
    qtbot.waitUntil(lambda: current(screen).version == 2)
    assert (current(screen).memo, current(screen).channel) == ("次は木曜", Channel.PHONE)
    assert [offer.outcome for offer in current(screen).offers] == [OfferOutcome.APPLIED, OfferOutcome.TOLD]
    context.undo.undo()
    qtbot.waitUntil(lambda: current(screen).version == 3)
    assert (current(screen).memo, current(screen).channel) == ("お孫さんと写真を送りたい", Channel.COUNTER)

    press(screen, "F5")
    history = screen.findChildren(HistoryDialog)[-1]
    qtbot.waitUntil(lambda: bool(history.table.records.rows))
    _header, rows = history.table.as_table()
    assert (ANY, "田中 花", "メモ", "お孫さんと写真を送りたい", "次は木曜") in rows
    assert (ANY, "田中 花", "方法", "電話", "窓口") in rows


def test_that_every_error_of_a_correction_stands_beside_its_field(screen: ConsultationsScreen) -> None:
    press(screen, "F4")
    dialog = dialog_of(screen, CorrectionDialog)
    dialog.form.field("minutes").setText("たくさん")
    dialog.form.field("outcome").choose(Outcome.NOT_MET)
    dialog.form.field("unmet_reason").choose(None)
    dialog.save()
    assert dialog.form.error("minutes")
    assert dialog.form.error("unmet_reason")
    dialog.form.field("minutes").setText("１２")
    dialog.form.field("outcome").choose(Outcome.GUIDED)
    assert not dialog.form.field("unmet_reason").isEnabled()
    dialog.save()
    assert not dialog.form.error("minutes")
    assert not dialog.form.error("unmet_reason")


def test_that_enter_goes_from_field_to_field(screen: ConsultationsScreen, qtbot: QtBot) -> None:
    press(screen, "F4")
    dialog = dialog_of(screen, CorrectionDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.field("asker").setFocus()
    qtbot.keyClick(dialog.form.field("asker"), Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.form.field("channel")
    qtbot.keyClick(dialog.form.field("channel"), Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.form.field("memo")
    assert dialog.isVisible()


@pytest.mark.parametrize("keeps_mine", [True, False])
def test_that_a_lost_race_shows_both_sides_and_lets_one_choose(
    screen: ConsultationsScreen, settings: Settings, qtbot: QtBot, keeps_mine: bool
) -> None:
    screen.search.setText("261120-01")
    press(screen, "F4")
    dialog = dialog_of(screen, CorrectionDialog)
    desk = Desk(settings)
    quicker = replace(current(screen), question="スマホで写真", minutes=9)
    correct_consultation(desk, quicker, "鈴木")

    dialog.form.field("question").setText("スマホ入門")
    dialog.save()
    qtbot.waitUntil(dialog.both_sides.isVisible)
    _header, rows = dialog.both_sides.table.as_table()
    assert set(rows) == {("相談内容", "スマホ入門", "スマホで写真"), ("分", "（直していません）", "9")}
    if keeps_mine:
        with qtbot.waitSignal(dialog.accepted):
            dialog.both_sides.keep_mine.click()
    else:
        dialog.both_sides.take_theirs.click()
        assert dialog.form.field("question").text() == "スマホで写真"
        dialog.reject()
    (stored,) = (one for one in consultations(desk, TODAY, TODAY).consultations if one.id == quicker.id)
    desk.close()
    assert (stored.question, stored.minutes) == ("スマホ入門" if keeps_mine else "スマホで写真", 9)


def test_that_it_follows_the_language(screen: ConsultationsScreen, qapp: QApplication) -> None:
    screen.search.setText("261120-01")
    assert "高齢期" in screen.detail.toPlainText()
    i18n.activate("en")
    for widget in (screen, *screen.findChildren(QWidget)):
        qapp.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert "Seniors" in screen.detail.toPlainText()
    header, rows = screen.table.as_table()
    assert "Seniors" in rows[0]
    assert len(header) == len(rows[0])


def test_that_a_file_that_cannot_be_written_is_told_in_a_sentence(
    screen: ConsultationsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(screen._context.warned) as warned:
        screen.export_to(str(tmp_path / "nowhere" / "log.xlsx"))
    assert "log.xlsx" in warned.args[0]


def test_that_columns_and_panes_come_back(screen: ConsultationsScreen, context: Context, qtbot: QtBot) -> None:
    screen.table.show_column(3, False)
    other = ConsultationsScreen(context, today=lambda: TODAY)
    qtbot.addWidget(other)
    other.restore(json.loads(json.dumps(screen.state())))
    assert other.table.isColumnHidden(3)
    other.restore({"table": 3, "panes": "wide"})
    assert other.table.isColumnHidden(3)


def test_that_everything_has_a_name_that_can_be_said(screen: ConsultationsScreen, qtbot: QtBot) -> None:
    assert nameless(screen) == []
    screen.period.choose(Span.CHOSEN)
    assert nameless(screen) == []
    for key, kind in (("F4", CorrectionDialog), ("F5", HistoryDialog)):
        press(screen, key)
        dialog = dialog_of(screen, kind)
        qtbot.waitUntil(dialog.isActiveWindow)
        assert nameless(dialog) == []
        dialog.reject()


def test_that_the_resident_does_not_see_what_others_asked(screen: ConsultationsScreen, context: Context) -> None:
    context.show_to_resident(True)
    assert not screen.table.isVisible()
    assert not screen.detail.isVisible()
    context.show_to_resident(False)
    assert screen.table.isVisible()


def test_that_two_quick_presses_print_once(
    screen: ConsultationsScreen, context: Context, qtbot: QtBot, morning: Morning
) -> None:
    screen.search.setText("261120-01")
    said: list[str] = []
    context.said.connect(said.append)
    press(screen, "F12")
    press(screen, "F12")
    qtbot.waitUntil(lambda: any("印刷しました" in sentence for sentence in said), timeout=20_000)
    assert len([sentence for sentence in said if "印刷しています" in sentence]) == 1


def test_that_a_visit_without_a_sheet_says_so(
    screen: ConsultationsScreen, context: Context, settings: Settings, qtbot: QtBot
) -> None:
    desk = Desk(settings)
    spoken = replace(make_filing(slip="K7-261120-09", started=at(8, 0), ended=at(8, 5)), handout=None)
    with desk.database.writing() as session:
        log_consultation(session, spoken, desk="K7")
    desk.close()
    screen.activated()
    qtbot.waitUntil(lambda: "K7-261120-09" in slips(screen))
    screen.search.setText("261120-09")
    for key in ("F9", "F12"):
        with qtbot.waitSignal(context.warned) as warned:
            press(screen, key)
        assert warned.args[0]
