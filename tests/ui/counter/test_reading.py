"""A reading corrected in a journey at the counter: pointed at, on the sheet at once, on the next sheet too, taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.records.case import Sheet
from desk.ui.preview.preview_panel import PreviewPanel
from desk.ui.preview.reading_flow import ReadingFlow
from tests.paper.reading import text_of
from tests.ui.counter.driver import Counter
from tests.ui.counter.test_sheet_choice import preview

WORD, RULED, OURS = "案内", "あんない", "あない"


def shown(panel: PreviewPanel) -> str:
    sheet = panel.sheet
    assert isinstance(sheet, Sheet)
    return text_of(sheet)


def correct(counter: Counter, flow: ReadingFlow, panel: PreviewPanel, reading: str) -> None:
    """Y, the word, Enter, the reading, Enter."""
    QTest.keyClick(panel.pages, Qt.Key.Key_Y)
    flow.bar.word.setText(WORD)
    QTest.keyClick(flow.bar.word, Qt.Key.Key_Return)
    counter.until(lambda: bool(flow.bar.reading.text()))
    flow.bar.reading.setText(reading)
    QTest.keyClick(flow.bar.reading, Qt.Key.Key_Return)


def test_that_a_corrected_reading_is_on_this_sheet_and_on_the_next(counter: Counter) -> None:
    counter.pick("はじめての書道")
    panel = preview(counter)
    QTest.keyClick(panel.pages, Qt.Key.Key_3)
    counter.until(lambda: RULED in shown(panel))
    (flow,) = panel.window().findChildren(ReadingFlow)
    correct(counter, flow, panel, OURS)
    counter.until(lambda: OURS in shown(panel))
    assert (WORD, OURS) in panel.sheet.handout.readings  # type: ignore[union-attr]
    panel.closed.emit()
    panel = preview(counter)
    counter.until(lambda: OURS in shown(panel))
    panel.closed.emit()
    with counter.qtbot.waitSignal(counter.window.context.background.changed, timeout=20_000):
        counter.press("Ctrl+Z")
    panel = preview(counter)
    counter.until(lambda: RULED in shown(panel))
