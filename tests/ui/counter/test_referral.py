"""つなぐシート at the counter: nothing ticked beforehand, the paper beside it, one record however often F12 is pressed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from desk.records.case import Sheet
from desk.records.codes import Delivery, OfferOutcome, Passed
from desk.records.referral import Referral
from desk.ui.counter.referral_dialog import ReferralDialog
from desk.work.desk import Desk
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter, sheets
from tests.ui.ime import type_in

COURSE, CENTRE = "はじめての書道教室", "消費生活センター"


@pytest.fixture
def dialog(counter: Counter) -> Iterator[ReferralDialog]:
    """The dialog over a case with a life stage and a course in its tray."""
    counter.pick(COURSE)
    counter.screen.controller.switch("life_stages", "senior", True)
    counter.press("Alt+G")
    dialog = counter.screen.referrals.dialog
    assert dialog is not None
    counter.until(lambda: dialog.receiver.names and dialog.tried.rows)
    yield dialog
    if counter.screen.referrals.dialog is not None:
        dialog.close()


def fill(counter: Counter, dialog: ReferralDialog) -> None:
    """Choose the centre and say what for."""
    type_in(dialog.receiver.box, "契約")
    counter.until(lambda: dialog.receiver.value is not None and dialog.receiver.value.name == CENTRE)
    QPlainTextEdit.setPlainText(dialog.ask, "解約のしかたを教えてください。")


def shown(counter: Counter, dialog: ReferralDialog, words: str) -> str:
    """What the sheet says once it says this."""

    def text() -> str:
        sheet = dialog.sheet
        pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages if sheet is not None else []
        return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))

    counter.until(lambda: words in text())
    return text()


def kept(counter: Counter) -> tuple[Referral, ...]:
    desk = Desk(counter.window.context.settings)
    try:
        return desk.outbox.referrals.all()
    finally:
        desk.close()


def test_that_nothing_is_ticked_and_every_field_has_a_name(counter: Counter, dialog: ReferralDialog) -> None:
    assert nameless(dialog) == []
    assert not any(tick.isChecked() for tick in dialog.facts.ticks.values())
    assert not any(tick.isChecked() for _one, tick, _choice in dialog.tried.rows)
    assert not dialog.consent.isChecked()
    assert dialog.receiver.value is None
    assert dialog.facts.ticks[Passed.LIFE_STAGE].text() == "年代：高齢者"
    assert dialog.facts.fields[Passed.QUESTION].text() == COURSE


def test_that_all_that_is_lacking_is_said_at_once(counter: Counter, dialog: ReferralDialog) -> None:
    dialog.facts.ticks[Passed.NAME].setChecked(True)
    QTest.keyClick(dialog, Qt.Key.Key_F12)
    for key in ("to", "ask", "facts", "consent"):
        assert dialog.form.error(key), key
    assert kept(counter) == ()


def test_that_the_paper_shows_only_what_is_ticked(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    dialog.facts.fields[Passed.NAME].setText("髙橋 𠮷子")
    said = shown(counter, dialog, "解約のしかたを教えてください")
    assert not any(words in said for words in ("髙橋", "高齢者", COURSE))
    dialog.facts.ticks[Passed.NAME].setChecked(True)
    _one, tick, choice = dialog.tried.rows[0]
    tick.setChecked(True)
    choice.choose(OfferOutcome.FULL)
    said = shown(counter, dialog, "髙橋𠮷子")
    assert f"{COURSE}（満員）" in shown(counter, dialog, "（満員）")
    assert "高齢者" not in said


def test_that_f12_puts_it_on_record_once_and_the_visit_tells_of_it(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    dialog.consent.setChecked(True)
    dialog.facts.ticks[Passed.LIFE_STAGE].setChecked(True)
    dialog.give()
    dialog.give()
    counter.until(lambda: counter.screen.referrals.dialog is None)
    (told,) = kept(counter)
    assert (told.to_name, told.consultation_id, told.slip) == (CENTRE, counter.case.id, counter.case.slip)
    assert told.staff == "田中 花"
    assert [fact.text for fact in told.facts] == ["高齢者"]
    assert CENTRE in counter.said
    assert counter.case.slip in counter.said
    assert counter.tray == [COURSE, CENTRE]
    assert counter.case.tray[1].delivery is Delivery.SPOKEN
    assert len(sheets(counter.window)) == 1
    assert counter.file() == told.slip


def test_that_an_advice_desk_in_the_tray_is_meant(counter: Counter) -> None:
    counter.pick(CENTRE)
    counter.press("Alt+G")
    dialog = counter.screen.referrals.dialog
    assert dialog is not None
    counter.until(lambda: dialog.receiver.value is not None)
    assert dialog.receiver.value is not None
    assert dialog.receiver.value.name == CENTRE
    assert not dialog.tried.rows
    dialog.close()
    counter.until(lambda: counter.screen.referrals.dialog is None)


def test_that_a_sheet_that_is_left_takes_nothing_along(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    dialog.facts.fields[Passed.NAME].setText("髙橋 𠮷子")
    shown(counter, dialog, "解約")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    counter.until(lambda: counter.screen.referrals.dialog is None)
    assert kept(counter) == ()
    assert counter.tray == [COURSE]
    home = counter.window.context.settings.home
    assert not any("髙橋".encode() in file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_that_one_number_is_taken_however_often_the_sheet_is_set(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    shown(counter, dialog, "解約")
    slip = counter.case.slip
    assert slip
    for words in ("一", "二", "三"):
        QPlainTextEdit.setPlainText(dialog.ask, words * 12)
        shown(counter, dialog, words * 12)
    assert dialog.sheet is not None
    assert dialog.sheet.referral.slip == counter.case.slip == slip


def test_that_f12_right_after_the_last_key_gives_what_stands_in_the_form(
    counter: Counter, dialog: ReferralDialog
) -> None:
    fill(counter, dialog)
    dialog.consent.setChecked(True)
    dialog.give()
    dialog.reject()
    assert counter.screen.referrals.dialog is dialog, "it is on its way to the record"
    type_in(dialog.receiver.box, "存在しない窓口")
    counter.until(lambda: counter.screen.referrals.dialog is None)
    (told,) = kept(counter)
    assert (told.to_name, told.ask, told.slip) == (CENTRE, "解約のしかたを教えてください。", counter.case.slip)


def test_that_a_wish_too_long_for_a_sheet_is_refused(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    dialog.consent.setChecked(True)
    QPlainTextEdit.setPlainText(dialog.ask, "あ" * 1001)
    dialog.give()
    assert "1000" in dialog.form.error("ask")
    assert kept(counter) == ()


def test_that_a_record_that_cannot_be_written_keeps_the_form(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    dialog.consent.setChecked(True)
    shown(counter, dialog, "解約")
    box = counter.window.context.background._desk.outbox
    with box._transaction() as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON referral BEGIN SELECT RAISE(ABORT, 'disk'); END")
    dialog.give()
    counter.until(lambda: dialog.form.isEnabled())
    assert counter.screen.referrals.dialog is dialog
    assert "書けません" in dialog._status.text()
    with box._transaction() as connection:
        connection.execute("DROP TRIGGER full")
    dialog.give()
    counter.until(lambda: counter.screen.referrals.dialog is None)
    assert len(kept(counter)) == 1


def test_that_a_caution_that_nobody_has_read_stops_f12_once(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    QPlainTextEdit.setPlainText(dialog.ask, "夫の暴力について聞いてください。")
    dialog.consent.setChecked(True)
    dialog.give()
    counter.until(lambda: dialog.form.isEnabled())
    assert "人に見られると困ることば" in dialog.note.text()
    assert "もう一度 F12" in dialog._status.text()
    assert kept(counter) == ()
    dialog.give()
    counter.until(lambda: counter.screen.referrals.dialog is None)
    assert len(kept(counter)) == 1


def test_that_a_fault_of_ours_leaves_the_form_open(counter: Counter, dialog: ReferralDialog) -> None:
    fill(counter, dialog)
    dialog.consent.setChecked(True)
    shown(counter, dialog, "解約")
    dialog._wanted = dialog.plan()
    dialog._take_keys(False)
    counter.window.context.background.fault.disconnect()
    counter.window.context.background.fault.connect(dialog._on_fault)
    counter.window.context.background.fault.emit(RuntimeError("a fault"))
    assert dialog.form.isEnabled()
    dialog.reject()
    counter.until(lambda: counter.screen.referrals.dialog is None)


def test_that_a_number_the_case_got_meanwhile_is_the_sheet_s(counter: Counter) -> None:
    counter.press("Alt+G")
    dialog = counter.screen.referrals.dialog
    assert dialog is not None
    counter.screen.controller.take_slip(counter.case.id, "K7-000000-77")
    fill(counter, dialog)
    assert "K7-000000-77" in shown(counter, dialog, "K7-000000-77")
    dialog.close()
    counter.until(lambda: counter.screen.referrals.dialog is None)


def test_that_the_sheet_of_the_tray_takes_the_number_that_the_case_got_meanwhile(counter: Counter) -> None:
    counter.pick(COURSE)
    told: list[Sheet] = []
    counter.screen.handing.preview(told.append, lambda error: None)
    counter.screen.controller.take_slip(counter.case.id, "K7-000000-88")
    counter.until(lambda: told)
    assert [sheet.handout.slip for sheet in told] == ["K7-000000-88"]
    assert counter.file() == "K7-000000-88"
