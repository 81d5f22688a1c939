"""The sheet of a consultation in the preview: as it was given, and as it is today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.records.codes import State
from desk.records.resource import Application, Provenance, Resource
from desk.services.consultations import log_consultation
from desk.services.storing import Storing, store
from desk.settings import Settings
from desk.ui.consultations.given_sheet import GivenSheet
from desk.ui.context import Context
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.work.desk import Desk
from desk.work.upkeep import tend
from tests.make import make_course, make_filing
from tests.ui.consultations.conftest import TODAY, at

SLIP = "K7-261120-77"
OPEN = make_course(provenance=Provenance(source="市報", confirmed_on=TODAY, confirmed_by="田中"))
CANCELLED = replace(OPEN, application=Application(state=State.CANCELLED))

Shown = Callable[..., PreviewDialog]


@pytest.fixture
def today() -> Resource:
    """The record as it is today; a test may say otherwise."""
    return replace(OPEN, fee=7777)


@pytest.fixture
def show(qtbot: QtBot, context: Context, settings: Settings, today: Resource) -> Shown:
    """A course that was given yesterday and says something else today; its sheet in the preview."""
    desk = Desk(settings)
    with desk.database.writing() as session:
        store(session, [Storing(resource=today)], desk="K7", who="")
        filing = make_filing(OPEN, slip=SLIP, started=at(9, 0), ended=at(9, 5))
        log_consultation(session, filing, desk="K7")
    tend(desk)
    desk.close()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 640)
    window.show()
    flow = GivenSheet(context, window)
    qtbot.waitUntil(lambda: context.staff is not None)

    def shown(*, of_today: bool = False) -> PreviewDialog:
        flow.show(SLIP, of_today=of_today)
        qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
        (dialog,) = window.findChildren(PreviewDialog)
        qtbot.waitUntil(lambda: (slip_of(dialog) != SLIP) is of_today)
        return dialog

    return shown


def slip_of(dialog: PreviewDialog) -> str:
    sheet = dialog.panel.sheet
    return sheet.handout.slip if sheet is not None else ""


def press(dialog: PreviewDialog, name: str) -> None:
    found = [one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name]
    assert len(found) == 1, [one.accessibleName() for one in dialog.findChildren(QPushButton)]
    found[0].click()


def test_that_one_key_turns_to_today_and_back(show: Shown, qtbot: QtBot) -> None:
    dialog = show()
    press(dialog, "今日の内容で")
    qtbot.waitUntil(lambda: slip_of(dialog) not in ("", SLIP))
    sheet = dialog.panel.sheet
    assert sheet is not None
    assert sheet.handout.former is not None
    assert sheet.handout.former.slip == SLIP
    new = slip_of(dialog)
    press(dialog, "渡したとおり")
    assert slip_of(dialog) == SLIP
    press(dialog, "今日の内容で")
    assert slip_of(dialog) == new, "turning again takes no other number"


def test_that_what_is_given_anew_is_put_on_record_once(show: Shown, qtbot: QtBot, settings: Settings) -> None:
    dialog = show(of_today=True)
    new = slip_of(dialog)
    press(dialog, "印刷して記録")
    dialog.panel.print_asked.emit()
    qtbot.waitUntil(lambda: (settings.sheets / f"{new}.pdf").is_file())
    desk = Desk(settings)
    qtbot.waitUntil(lambda: [one.slip for one in desk.outbox.consultations()].count(new) == 1)
    assert desk.outbox.handout(new) is not None
    desk.close()


def test_that_the_sheet_as_given_is_printed_without_a_record(show: Shown, qtbot: QtBot, settings: Settings) -> None:
    dialog = show()
    press(dialog, "もう一度印刷")
    qtbot.waitUntil(lambda: (settings.sheets / f"{SLIP}.pdf").is_file())
    desk = Desk(settings)
    assert desk.outbox.consultations() == ()
    desk.close()


@pytest.mark.parametrize("today", [CANCELLED])
def test_that_what_was_cancelled_since_needs_a_second_f12(show: Shown, qtbot: QtBot, settings: Settings) -> None:
    dialog = show(of_today=True)
    new = slip_of(dialog)
    press(dialog, "印刷して記録")
    assert dialog.isVisible()
    assert "中止" in dialog.panel.said
    assert "もう一度 F12" in dialog.panel.said
    assert not settings.sheets.exists()
    press(dialog, "渡したとおり")
    press(dialog, "今日の内容で")
    press(dialog, "印刷して記録")
    assert not settings.sheets.exists(), "who looked at something else is asked again"
    press(dialog, "印刷して記録")
    qtbot.waitUntil(lambda: (settings.sheets / f"{new}.pdf").is_file())
