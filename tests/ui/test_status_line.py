"""The last line tells how old the data is, and how far a new index."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from desk.ui.status_line import StatusLine
from desk.ui.undo import UndoHub


def test_that_it_tells_how_far_a_new_index_is_and_then_the_data_again(qtbot: QtBot) -> None:
    line = StatusLine(UndoHub())
    qtbot.addWidget(line)
    line.show_data(datetime.now(), 1_200, (12_300, 100_000))
    assert "検索の準備中 12,300／100,000件" in line.texts
    line.show_data(datetime.now(), 100_000)
    assert not any("準備中" in text for text in line.texts)
    assert any("100,000件" in text for text in line.texts)
