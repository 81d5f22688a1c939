"""Correcting a reading from the preview: pointed at or typed, set anew, taken back, refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.paper.handout import set_handout
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.ui.context import Context
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.reading_flow import ReadingFlow
from desk.work.readings import city_readings
from tests.paper.reading import middle_of
from tests.paper.sheets import make_handout, smartphone_course
from tests.ui.accessibility import nameless


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    course = smartphone_course(title="市場の体操", reading="", summary="希望する方はお申し込みください。")
    return set_handout(make_handout(course, mode=Mode.FURIGANA))


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, sheet: Sheet) -> Iterator[PreviewDialog]:
    context.background.keep_tended()
    qtbot.waitUntil(lambda: bool(context.staff_list), timeout=20_000)
    context.choose_staff(context.staff_list[0].id)
    dialog = PreviewDialog(context.background, context.theme)
    qtbot.addWidget(dialog)
    dialog.resize(1100, 700)
    dialog.show_sheet(sheet)
    dialog.show()
    yield dialog
    dialog.close()


@pytest.fixture
def flow(context: Context, dialog: PreviewDialog) -> ReadingFlow:
    return ReadingFlow(context, dialog)


def right_click(dialog: PreviewDialog, sheet: Sheet, character: str) -> None:
    """Where this character stands on the page that is shown."""
    pages = dialog.panel.pages
    x, y = middle_of(sheet.pdf, character)
    place = pages._places()[0]
    factor = pages._pixels_per_point()
    at = QPoint(round(place.left() + x * factor), round(place.top() + y * factor) - pages.verticalScrollBar().value())
    viewport = pages.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)


def test_that_a_right_click_offers_the_word_under_it(
    qtbot: QtBot, dialog: PreviewDialog, flow: ReadingFlow, sheet: Sheet
) -> None:
    right_click(dialog, sheet, "込")
    qtbot.waitUntil(flow.bar.isVisible)
    assert (flow.bar.word.text(), flow.bar.reading.text()) == ("申し込み", "もうしこみ")
    assert nameless(dialog) == []


def test_that_a_corrected_reading_is_kept_and_taken_back(
    qtbot: QtBot, context: Context, dialog: PreviewDialog, flow: ReadingFlow, sheet: Sheet
) -> None:
    right_click(dialog, sheet, "方")
    qtbot.waitUntil(flow.bar.isVisible)
    flow.bar.reading.setText("ホウ")
    with qtbot.waitSignal(flow.changed):
        qtbot.keyClick(flow.bar.reading, Qt.Key.Key_Return)
    assert flow.bar.undo.isVisible()
    assert context.undo.last is not None
    right_click(dialog, sheet, "方")
    qtbot.waitUntil(lambda: flow.bar.reading.text() == "ほう")
    assert flow.bar.remove.isVisible()
    with qtbot.waitSignal(flow.changed):
        flow.undo()
    assert context.undo.last is None
    right_click(dialog, sheet, "方")
    qtbot.waitUntil(lambda: flow.bar.reading.text() == "かた")


def test_that_it_is_taken_back_after_the_preview_is_gone(
    qtbot: QtBot, context: Context, dialog: PreviewDialog, flow: ReadingFlow, sheet: Sheet
) -> None:
    right_click(dialog, sheet, "方")
    qtbot.waitUntil(flow.bar.isVisible)
    flow.bar.reading.setText("ほう")
    with qtbot.waitSignal(flow.changed):
        flow.bar.accept.click()
    dialog.close()
    context.undo.undo()
    read: list[dict[str, str]] = []
    context.background.write(context, city_readings, then=read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert read == [{}]


def test_that_a_word_can_be_typed_with_the_keyboard_alone(
    qtbot: QtBot, dialog: PreviewDialog, flow: ReadingFlow
) -> None:
    qtbot.keyClick(dialog.panel.pages, Qt.Key.Key_Y)
    assert flow.bar.isVisible()
    flow.bar.word.setText("市場")
    qtbot.keyClick(flow.bar.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow.bar.reading.text() == "いちば")
    qtbot.keyClick(flow.bar.reading, Qt.Key.Key_Escape)
    assert not flow.bar.isVisible()
    assert dialog.isVisible()


def test_that_a_reading_with_kanji_is_refused_beside_the_field(
    qtbot: QtBot, dialog: PreviewDialog, flow: ReadingFlow, sheet: Sheet
) -> None:
    right_click(dialog, sheet, "方")
    qtbot.waitUntil(flow.bar.isVisible)
    flow.bar.reading.setText("方")
    flow.bar.accept.click()
    qtbot.waitUntil(lambda: "漢字が残っています" in flow.bar.said)
    flow.bar.reading.clear()
    flow.bar.accept.click()
    assert "ひらがな" in flow.bar.said


def test_that_the_reading_of_a_record_is_shown_and_not_changed_here(
    qtbot: QtBot, dialog: PreviewDialog, flow: ReadingFlow, sheet: Sheet
) -> None:
    right_click(dialog, sheet, "町")
    qtbot.waitUntil(flow.bar.isVisible)
    assert "記録のカナ" in flow.bar.said
    assert not flow.bar.accept.isEnabled()


def test_that_blank_paper_asks_for_the_word(
    qtbot: QtBot, dialog: PreviewDialog, flow: ReadingFlow, sheet: Sheet
) -> None:
    dialog.panel.pages.word_asked.emit(0, 2.0, 2.0)
    qtbot.waitUntil(flow.bar.isVisible)
    assert flow.bar.word.text() == ""
