"""The table with the habits of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.ui.widgets.clipboard_table import as_clipboard, as_tsv
from desk.ui.widgets.records_model import Column, RecordsModel
from desk.ui.widgets.records_table import RecordsTable

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Visit:
    name: str
    day: date | None
    minutes: int


VISITS = (
    Visit("書道", date(2026, 5, 2), 7),
    Visit("囲碁", None, 12),
    Visit("英語", date(2026, 5, 1), 7),
    Visit("料理", date(2026, 5, 3), 1),
)
COLUMNS = (
    Column(key="name", title="名前", value=lambda visit: visit.name, width=10),
    Column(key="day", title="日付", value=lambda visit: visit.day, text=lambda visit: f"{visit.day or '—'}"),
    Column(key="minutes", title="分", value=lambda visit: visit.minutes, width=3, is_number=True, shown=False),
)


@pytest.fixture
def model(qapp: QApplication) -> RecordsModel:
    model = RecordsModel(COLUMNS, identity=lambda visit: visit.name)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(VISITS)
    return model


@pytest.fixture
def table(qtbot: QtBot, model: RecordsModel) -> RecordsTable:
    table = RecordsTable(model, "相談の一覧")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def names(model: RecordsModel) -> list[str]:
    return [visit.name for visit in model.rows]


def header_click(table: RecordsTable, qtbot: QtBot, column: int) -> None:
    header = table.horizontalHeader()
    where = header.rect().center()
    where.setX(header.sectionViewportPosition(column) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_that_unknown_values_stand_last_in_both_directions(model: RecordsModel) -> None:
    model.sort(1, ASCENDING)
    assert names(model) == ["英語", "書道", "料理", "囲碁"]
    model.sort(1, DESCENDING)
    assert names(model) == ["料理", "書道", "英語", "囲碁"]


def test_that_equal_rows_keep_the_order_in_which_they_came(model: RecordsModel) -> None:
    model.sort(2, DESCENDING)
    assert names(model) == ["囲碁", "書道", "英語", "料理"]


def test_that_three_clicks_on_a_header_sort_up_down_and_back(table: RecordsTable, qtbot: QtBot) -> None:
    seen = []
    for _click in range(3):
        header_click(table, qtbot, 1)
        seen.append(names(table.records))
    assert seen == [
        ["英語", "書道", "料理", "囲碁"],
        ["料理", "書道", "英語", "囲碁"],
        ["書道", "囲碁", "英語", "料理"],
    ]


def test_that_remembered_indexes_follow_their_rows_through_sorting(model: RecordsModel) -> None:
    kept = QPersistentModelIndex(model.index(3, 0))
    twins = (VISITS[0], VISITS[0], *VISITS[1:])
    model.sort(0, ASCENDING)
    assert model.row_at(kept) == VISITS[3]
    model.set_rows(twins)
    assert not kept.isValid()


def test_that_new_rows_come_in_the_order_the_user_chose(model: RecordsModel) -> None:
    model.sort(2, ASCENDING)
    model.set_rows(VISITS[:3])
    assert names(model) == ["書道", "英語", "囲碁"]


def test_that_the_current_row_stays_current_through_a_refresh(table: RecordsTable) -> None:
    table.choose(2)
    table.set_rows(VISITS[1:])
    assert table.current_row() == VISITS[2]
    table.set_rows(VISITS[:1])
    assert table.current_row() is None


def test_that_copied_rows_paste_as_a_table_with_headers(table: RecordsTable, qtbot: QtBot) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "名前\t日付\r\n書道\t2026-05-02\r\n"
    assert "mso-number-format" in QGuiApplication.clipboard().mimeData().html()


def test_that_copying_follows_the_columns_on_screen(table: RecordsTable) -> None:
    table.show_column(2, True)
    table.horizontalHeader().moveSection(2, 0)
    table.clearSelection()
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["分\t名前\t日付", "7\t書道\t2026-05-02"]


def test_that_a_layout_comes_back_in_another_table(table: RecordsTable, qtbot: QtBot) -> None:
    table.show_column(2, True)
    table.show_column(1, False)
    table.horizontalHeader().moveSection(2, 0)
    table.setColumnWidth(2, 120)
    table.sortByColumn(0, DESCENDING)
    other = RecordsTable(RecordsModel(COLUMNS), "相談の一覧")
    qtbot.addWidget(other)
    other.restore_layout(table.layout_state())
    assert other.layout_state() == table.layout_state()
    assert other.isColumnHidden(1)
    assert other.columnWidth(2) == table.columnWidth(2)
    other.reset_layout()
    assert other.layout_state()["order"] == ["name", "day", "minutes"]
    assert other.layout_state()["hidden"] == ["minutes"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["name", "day", "minutes", "?"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "?"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["order", "hidden", "widths", "sorted"]), json_values))
def test_that_a_damaged_layout_never_hides_everything(qapp: QApplication, state: dict[str, object]) -> None:
    table = RecordsTable(RecordsModel(COLUMNS), "相談の一覧")
    table.restore_layout(state)
    assert not all(table.isColumnHidden(n) for n in range(len(COLUMNS)))
    table.deleteLater()


def test_that_the_last_column_on_screen_cannot_be_hidden(table: RecordsTable) -> None:
    table.show_column(1, False)
    menu = table.column_menu()
    assert [action.isEnabled() for action in menu.actions()[:3]] == [False, True, True]


def test_that_columns_widen_with_the_text(table: RecordsTable) -> None:
    before = table.columnWidth(0)
    big = QFont(table.font())
    big.setPointSizeF(table.font().pointSizeF() * 2)
    table.setFont(big)
    assert table.columnWidth(0) > before * 1.7
    assert table.layout_state()["widths"]["name"] == 10


def test_that_enter_opens_the_current_row(table: RecordsTable, qtbot: QtBot) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [VISITS[1]]


def test_that_a_cell_never_becomes_a_formula_on_the_clipboard(qapp: QApplication) -> None:
    lines = as_tsv(["a"], [["=1+1"], ["+81"], ["-5"], ["@x"], ["=A1\tB1"]]).split("\r\n")
    assert lines == ["a", "'=1+1", "+81", "-5", "'@x", '"\'=A1\tB1"', ""]
    assert "<td" in as_clipboard(["a"], [["<b>"]]).html()
    assert "&lt;b&gt;" in as_clipboard(["a"], [["<b>"]]).html()


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_that_copied_cells_read_back_as_they_were(rows: list[list[str]]) -> None:
    import csv
    import io

    plain = [[cell.replace("\r", "").lstrip("=+-@\t＝＋－＠") for cell in row] for row in rows]
    text = as_tsv(["a", "b"], plain)
    assert list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")) == [["a", "b"], *plain]
