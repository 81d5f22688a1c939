"""A table from the screen as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desk.errors import DeskError
from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.tables import export_table

HEADER = ("ファイル", "問題")
ROWS = (("may.xlsx", "「4月31日」は日付ではありません。"), ("june.csv", "=1+1"))


def test_that_every_row_stands_under_its_header_and_no_cell_is_a_formula(home: Path, tmp_path: Path) -> None:
    desk = Desk(Settings(home=home, preferences=Preferences()))
    assert export_table(desk, str(tmp_path / "list.xlsx"), "問題の一覧", HEADER, ROWS) == 2
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet.title == "問題の一覧"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()][:2] == [list(HEADER), list(ROWS[0])]
    assert sheet["B3"].data_type == "s"
    assert sheet["B3"].value != "=1+1"


def test_that_a_folder_that_is_not_there_is_told_in_a_sentence(home: Path, tmp_path: Path) -> None:
    desk = Desk(Settings(home=home, preferences=Preferences()))
    with pytest.raises(DeskError, match=r"list\.xlsx"):
        export_table(desk, str(tmp_path / "nowhere" / "list.xlsx"), "問題の一覧", HEADER, ROWS)
