"""What is done with a sheet in the preview beside printing it: saved, put into a mail, copied; and with which printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desk.paper.handout import set_handout, text_of
from desk.records.case import Sheet
from desk.records.printing import Abilities, Duplex, PrintOptions
from desk.ui.context import Context
from desk.ui.preview import print_dialog
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.print_dialog import PrintDialog
from desk.ui.preview.sheet_actions import SheetActions
from desk.work.desk import Desk
from tests.make import make_filing
from tests.ui.accessibility import nameless


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    given = make_filing().handout
    assert given is not None
    return set_handout(given)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, sheet: Sheet) -> Iterator[PreviewDialog]:
    dialog = PreviewDialog(context.background, context.theme)
    qtbot.addWidget(dialog)
    dialog.show_sheet(sheet)
    dialog.show()
    yield dialog
    dialog.close()


@pytest.fixture
def actions(context: Context, dialog: PreviewDialog) -> SheetActions:
    return SheetActions(context, dialog)


def said(dialog: PreviewDialog) -> str:
    return dialog.panel.said


def test_that_the_very_pdf_is_saved(
    qtbot: QtBot, dialog: PreviewDialog, actions: SheetActions, sheet: Sheet, tmp_path: Path
) -> None:
    actions.save_to(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: "sheet.pdf" in said(dialog))
    assert (tmp_path / "sheet.pdf").read_bytes() == sheet.pdf
    assert nameless(dialog) == []


def test_that_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, dialog: PreviewDialog, actions: SheetActions, tmp_path: Path
) -> None:
    actions.save_to(tmp_path / "nowhere" / "sheet.pdf")
    qtbot.waitUntil(lambda: "書けません" in said(dialog))


def test_that_its_words_are_copied(qtbot: QtBot, dialog: PreviewDialog, actions: SheetActions, sheet: Sheet) -> None:
    actions.copy()
    qtbot.waitUntil(lambda: "コピー" in said(dialog))
    assert QGuiApplication.clipboard().text() == text_of(sheet.handout)


def test_that_a_draft_opens_in_the_mail_program(
    qtbot: QtBot, dialog: PreviewDialog, actions: SheetActions, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    actions.mail()
    qtbot.waitUntil(lambda: "下書き" in said(dialog))
    (url,) = opened
    assert Path(url.toLocalFile()).name == f"{sheet.handout.slip}.eml"
    assert Path(url.toLocalFile()).is_file()


def _of_the_office(_desk: Desk, _queue: str) -> Abilities:
    return Abilities(duplex=True, trays=("Upper", "Manual"))


def test_that_what_a_printer_has_is_offered_and_kept_for_it(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "abilities", _of_the_office)
    context.change_preferences(printer="office")
    dialog = PrintDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.tray.isVisible)
    assert nameless(dialog) == []
    _choose(dialog.tray, "Manual")
    _choose(dialog.duplex, Duplex.LONG)
    dialog.copies.setValue(2)
    assert context.preferences.printing == {"office": PrintOptions(copies=2, duplex=Duplex.LONG, tray="Manual")}
    _choose(dialog.printer, "file")
    assert not dialog.tray.isVisible()
    assert not dialog.copies.isVisible()
    _choose(dialog.printer, "")
    assert dialog.copies.value() == 1
    dialog.close()


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_that_what_became_of_a_given_sheet_stays_beside_it(dialog: PreviewDialog, sheet: Sheet) -> None:
    dialog.panel.warn_of(("はじめての書道：渡したあとに変わりました（日時）。",))
    dialog.panel.retranslate()
    assert "変わりました（日時）" in said(dialog)
    dialog.show_sheet(sheet)
    assert "変わりました" not in said(dialog)
