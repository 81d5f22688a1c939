"""Referrals beside the log: seen with their state, answered, taken back, and printed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from desk.records.codes import ReferralResult, ReferralState
from desk.records.referral import Referral, SentReferral
from desk.services import referrals as service
from desk.settings import Settings
from desk.ui.consultations.answer_dialog import AnswerDialog
from desk.ui.consultations.referral_preview import ReferralPreview
from desk.ui.consultations.referrals_dialog import ReferralsDialog
from desk.ui.consultations.screen import ConsultationsScreen
from desk.ui.context import Context
from desk.work.desk import Desk
from desk.work.referring import answer_referral
from tests.make import make_referral
from tests.ui.accessibility import nameless
from tests.ui.consultations.conftest import TODAY, Morning

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)


@pytest.fixture
def given(morning: Morning, settings: Settings) -> tuple[Referral, Referral]:
    """A referral of a visit of the morning, due yesterday, and one without a visit."""
    visit = morning.told.consultation
    mine = make_referral(slip=visit.slip, consultation_id=visit.id, due=TODAY - timedelta(days=1))
    other = make_referral(to_name="福祉総務課", due=None)
    desk = Desk(settings)
    with desk.database.writing() as session:
        for told in (mine, other):
            service.log_referral(session, SentReferral(referral=told), desk="K7")
    desk.close()
    return mine, other


@pytest.fixture
def screen(qtbot: QtBot, given: tuple[Referral, Referral], context: Context, until: Until) -> ConsultationsScreen:
    screen = ConsultationsScreen(context, today=lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1200, 640)
    screen.show()
    screen.activated()
    until(
        lambda: screen.table.records.rows and context.staff and any(map(screen.referred.of, screen.table.records.rows))
    )
    return screen


@pytest.fixture
def dialog(screen: ConsultationsScreen, until: Until) -> ReferralsDialog:
    """The list over the screen."""
    next(key for key in list(screen.keys()) if key.key == "F8").act()
    dialog = screen.referred.dialog
    assert dialog is not None
    until(lambda: len(dialog.table.records.rows) == 2)
    return dialog


def answering(dialog: ReferralsDialog, until: Until) -> AnswerDialog:
    """The form over the list, for what is chosen in it."""
    dialog.answer_wanted.emit(dialog.table.current_row())
    until(lambda: dialog.findChildren(AnswerDialog))
    (found,) = dialog.findChildren(AnswerDialog)
    return found


def test_that_a_visit_tells_where_it_led_without_what_was_passed_on(
    screen: ConsultationsScreen, given: tuple[Referral, Referral], until: Until
) -> None:
    row = next(n for n, one in enumerate(screen.table.records.rows) if one.slip == given[0].slip)
    screen.table.choose(row)
    until(lambda: "消費生活センター：返事待ち" in screen.detail.toPlainText())
    assert "過ぎています" in screen.detail.toPlainText()
    assert "契約をやめたい" not in screen.detail.toPlainText()
    column = next(column for column in screen.table.records.columns if column.key == "referrals")
    assert [column.words(one) for one in screen.table.records.rows].count("返事待ち") == 1


def test_that_the_list_begins_with_what_is_due_and_counts_what_is_late(
    dialog: ReferralsDialog, given: tuple[Referral, Referral]
) -> None:
    assert [one.id for one in dialog.table.records.rows] == [one.id for one in given]
    assert "返事待ち 2 件" in dialog.summary.text()
    assert "期限を過ぎたもの 1 件" in dialog.summary.text()
    assert nameless(dialog) == []


def test_that_an_answer_is_entered_and_can_be_taken_back(
    dialog: ReferralsDialog, screen: ConsultationsScreen, context: Context, until: Until
) -> None:
    form = answering(dialog, until)
    assert nameless(form) == []
    assert not form.day.isVisibleTo(form), "nothing came back as yet"
    form.state.choose(ReferralResult.DONE)
    form.day.setDate(QDate(2026, 11, 19))
    form.answerer.setText("髙田")
    form.note.setText("𠮷報です")
    form.save()
    until(lambda: any(one.result is not None for one in dialog.table.records.rows))
    done = next(one for one in dialog.table.records.rows if one.result is not None)
    assert (done.answered, done.answerer, done.note) == (date(2026, 11, 19), "髙田", "𠮷報です")
    assert dialog.table.records.rows[-1] == done, "what waits stands first"
    context.undo.undo()
    until(lambda: all(one.state is ReferralState.SENT for one in dialog.table.records.rows))


def test_that_a_slip_that_says_received_keeps_it_waiting_for_the_result(dialog: ReferralsDialog, until: Until) -> None:
    form = answering(dialog, until)
    form.state.choose(ReferralState.RECEIVED)
    assert form.collected().received == TODAY
    form.save()
    until(lambda: any(one.received == TODAY for one in dialog.table.records.rows))
    assert "返事待ち 2 件" in dialog.summary.text()


def test_that_nothing_changed_is_said_and_a_text_too_long_refused(dialog: ReferralsDialog, until: Until) -> None:
    form = answering(dialog, until)
    form.save()
    assert form.isVisible()
    form.note.setText("あ" * 501)
    form.save()
    assert "500" in form.form.error("note")
    form.close()


def test_that_a_lost_race_shows_theirs_and_keeps_mine(
    dialog: ReferralsDialog, settings: Settings, given: tuple[Referral, Referral], until: Until
) -> None:
    form = answering(dialog, until)
    form.note.setText("わたしの入力")
    desk = Desk(settings)
    answer_referral(desk, replace(given[0], note="先に書きました"), "佐藤")
    desk.close()
    form.save()
    until(lambda: form.note.text() == "先に書きました")
    assert any("わたしの入力" in label.text() for label in form.findChildren(type(form._status)))
    form.note.setText("わたしの入力")
    form.save()
    until(lambda: any(one.note == "わたしの入力" for one in dialog.table.records.rows))


def test_that_the_sheet_is_shown_and_printed_as_it_was_given(
    dialog: ReferralsDialog, settings: Settings, until: Until
) -> None:
    dialog.sheet_wanted.emit(dialog.table.current_row())
    until(lambda: dialog.findChildren(ReferralPreview))
    (preview,) = dialog.findChildren(ReferralPreview)
    assert preview.pages.pages == 2
    preview._on_print()
    until(lambda: list(settings.sheets.glob("*-referral-*.pdf")))


def test_that_the_list_stays_closed_while_the_resident_looks_on(screen: ConsultationsScreen, context: Context) -> None:
    context.show_to_resident(True)
    screen.referred.show_list()
    assert screen.referred.dialog is None
