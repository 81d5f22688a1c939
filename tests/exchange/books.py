"""Small workbooks like those that a city issues every month, and hostile ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

HEADINGS = (
    "№", "対象", "開催日", "開始時間", "終了時間", "行事名", "場所名称", "緯度", "経度", "説明", "料金", "定員", "申込期間", "URL",
    "問い合わせ先\n（市の担当課）", "TEL",
)  # fmt: skip
FILES = Path(__file__).parent / "files"


def row(title: str, **cells: Any) -> dict[str, Any]:
    """One row of the catalogue; ``contact`` stands for the heading with a line break in it."""
    usual = {
        "対象": "両方",
        "開催日": "11月20日（木）",
        "開始時間": "13:30",
        "終了時間": "15:30",
        "場所名称": "生涯学習センター",
        "緯度": "34.34541065906359",
        "経度": "134.05404503449154",
        "説明": f"{title}を楽しみます。",
        "料金": "無料",
        "定員": "申込先着\n20人",
        "申込期間": "11月5日（水）\n9:00～",
        "URL": "https://www.city.example.lg.jp/manabi.html",
        "TEL": "087-000-0001",
        HEADINGS[14]: "生涯学習センター",
    }
    contact = cells.pop("contact", None)
    return {**usual, **cells, "行事名": title, **({HEADINGS[14]: contact} if contact is not None else {})}


def write_book(
    path: Path,
    rows: Sequence[Mapping[str, Any]],
    *,
    headings: Sequence[str] = HEADINGS,
    above: Sequence[str] = (),
    aside: Mapping[str, Any] | None = None,
    hidden: Sequence[Sequence[Any]] = (),
    notes: Sequence[Sequence[Any]] = (),
) -> Path:
    """A workbook with these rows; ``above``: titles over the headings; ``aside``: cells by their name (Q3).

    ``hidden`` and ``notes`` are the rows of a hidden and of a second visible sheet.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "★オープンデータ"
    for title in above:
        sheet.append([title])
    sheet.append(list(headings))
    for number, cells in enumerate(rows, start=1):
        sheet.append([number if name == "№" else cells.get(name) for name in headings])
    for name, value in (aside or {}).items():
        sheet[name] = value
    for title, lines, state in (("作業用", hidden, "hidden"), ("メモ", notes, "visible")):
        if lines:
            more = book.create_sheet(title)
            more.sheet_state = state
            for line in lines:
                more.append(list(line))
    book.save(path)
    return path


def with_sheet(path: Path, target: Path, content: bytes, times: int = 1) -> Path:
    """A copy of a workbook whose first sheet holds ``content`` so many times, however large that is."""
    begin = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    with ZipFile(path) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                made.writestr(name, source.read(name))
                continue
            with made.open(name, "w", force_zip64=True) as part:
                part.write(begin)
                for _time in range(times):
                    part.write(content)
                part.write(b"</sheetData></worksheet>")
    return target
