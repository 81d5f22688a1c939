"""What was handed over is looked up, looked at, printed again as it was given, and put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.records.case import HandedOver
from desk.settings import Settings
from desk.ui.consultations.correction_dialog import CorrectionDialog
from desk.ui.consultations.screen import ConsultationsScreen
from desk.ui.main_window import MainWindow
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.work.desk import Desk
from desk.work.handing_over import hand_over
from tests.make import make_case, make_course


@pytest.fixture
def handed(ready: Settings) -> HandedOver:
    """A sheet that somebody took home a moment ago."""
    desk = Desk(ready)
    case = make_case(make_course(title="はじめてのスマートフォン"), text="スマホ", staff="田中 花")
    done = hand_over(desk, case, None, "file", False)
    desk.close()
    assert done.pdf
    return done


def text_of(pdf: str) -> str:
    return "".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_that_a_sheet_is_found_again_and_its_record_put_right(
    handed: HandedOver, window: MainWindow, qtbot: QtBot
) -> None:
    given = Path(handed.pdf).read_bytes()
    Path(handed.pdf).unlink()
    assert window.press("F7")
    assert window.front == "consultations"
    screen = window.screen_named("consultations")
    assert isinstance(screen, ConsultationsScreen)
    qtbot.waitUntil(lambda: [one.slip for one in screen.table.records.rows] == [handed.slip], timeout=20_000)

    assert window.press("F9")
    qtbot.waitUntil(lambda: bool(screen.findChildren(PreviewDialog)), timeout=20_000)
    preview = screen.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(preview.panel.pages.is_sharp, timeout=20_000)
    assert preview.panel.sheet is not None
    assert preview.panel.sheet.pdf == given
    qtbot.keyClick(preview.panel.pages, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.findChildren(PreviewDialog))
    assert window.front == "consultations"

    assert window.press("F12")
    qtbot.waitUntil(lambda: "印刷しました" in window.status.said.text(), timeout=20_000)
    assert Path(handed.pdf).read_bytes() == given
    assert handed.slip in text_of(handed.pdf)
    assert "田中" not in text_of(handed.pdf)

    assert window.press("F4")
    dialog = screen.findChildren(CorrectionDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.field("memo").setText("折り返し不要")
    qtbot.keyClick(dialog.form.field("memo"), Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: [one.memo for one in screen.table.records.rows] == ["折り返し不要"], timeout=20_000)
    assert len(screen.table.records.rows) == 1
    window.undo()
    qtbot.waitUntil(lambda: [one.memo for one in screen.table.records.rows] == [""], timeout=20_000)
