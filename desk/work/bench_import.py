"""What an import and the index cost, beside a bare ``executemany`` of the same rows (``desk bench import``)."""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.imports import import_files
from desk.work.start import initialise
from desk.work.upkeep import rebuild_index

_Result = TypeVar("_Result")
_Table = tuple[str, str, Sequence[Sequence[Any]]]
"""A table's name, the statement that makes it, and its rows."""

ROWS = 5000
_HEADER = [
    "NO",
    "都道府県コード又は市区町村コード",
    "名称",
    "名称(カナ)",
    "概要",
    "説明",
    "イベント種類",
    "URL",
    "開始日",
    "終了日",
    "開始時刻",
    "終了時刻",
    "場所名称",
    "住所都道府県",
    "住所市区町村",
    "住所町名",
    "緯度",
    "経度",
    "主催団体",
    "対象者",
    "定員",
    "料金(基本)",
    "申込期限日",
    "申込方法",
    "連絡先名称",
    "連絡先電話番号",
    "備考",
]
"""Columns of the base registry's layout for events, those that most cities fill."""
_SUBJECTS = ["書道", "合唱", "囲碁", "料理", "英会話", "体操", "園芸", "写真", "歴史", "スマートフォン"]
_PLACES = ["本町公民館", "柏原公民館", "上宿公民館", "中央図書館", "市民ホール"]


def bench_import(rows: int = ROWS) -> dict[str, Any]:
    """Rows a second of a file: each step of its import, the import once more, the index, and two bare executemany.

    One floor writes the fields of the file into one table; the other writes what the import wrote, table by table.
    """
    from desk.exchange.reading import read_file
    from desk.services import importing
    from desk.services.import_planning import plan

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "events.csv"
        content = [_row(number) for number in range(rows)]
        with file.open("w", encoding="utf-8-sig", newline="") as opened:
            csv.writer(opened).writerows([_HEADER, *content])
        columns = ", ".join(f"c{number} TEXT" for number in range(len(_HEADER)))
        bare = _bare(home / "bare.db", [("event", f"CREATE TABLE event ({columns})", content)])
        desk = Desk(initialise(Settings(home=home / "home", preferences=Preferences())))
        try:
            read, contents = _timed(lambda: read_file(file))
            with desk.database.reading() as session:
                compare, planned = _timed(lambda: [plan(session, [contents], date.today())])
                ready, prepared = _timed(lambda: importing.ready(session, planned))
            started = time.perf_counter()
            with desk.database.writing() as session:
                importing.apply(session, planned, prepared, desk=desk.code, who="", today=date.today())
            write = time.perf_counter() - started
            written = _written(desk)
            again = _seconds(lambda: import_files(desk, (str(file),), "", False))
            index = _seconds(lambda: rebuild_index(desk))
        finally:
            desk.close()
        bare_written = _bare(home / "bare_written.db", written)
    whole = read + compare + ready + write
    return {
        "rows": rows,
        "rows_written": sum(len(held) for _table, _create, held in written),
        "executemany_rows_per_s": round(rows / bare),
        "read_rows_per_s": round(rows / read),
        "compare_rows_per_s": round(rows / compare),
        "ready_rows_per_s": round(rows / ready),
        "write_rows_per_s": round(rows / write),
        "write_ms": round(write * 1000),
        "executemany_of_all_written_ms": round(bare_written * 1000),
        "write_ratio": round(write / bare_written, 1),
        "import_rows_per_s": round(rows / whole),
        "import_ratio": round(whole / bare, 1),
        "unchanged_rows_per_s": round(rows / again),
        "index_rows_per_s": round(rows / index),
        "index_ratio": round(index / bare, 1),
    }


def _timed(work: Callable[[], _Result]) -> tuple[float, _Result]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _seconds(work: Callable[[], object]) -> float:
    return _timed(work)[0]


def _written(desk: Desk) -> list[_Table]:
    """Every row of every table that has any."""
    tables: list[_Table] = []
    with desk.database.reading() as session:
        connection = session.connection()
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        )
        for name, create in found.all():
            rows = [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
            if rows:
                tables.append((name, create, rows))
    return tables


def _bare(file: Path, tables: Sequence[_Table]) -> float:
    """Seconds for the same rows, in one transaction, as durably as the desk writes."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(file), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    for _name, create, _rows in tables:
        connection.execute(create)
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for name, _create, rows in tables:
        if rows:
            connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
    connection.execute("COMMIT")
    seconds = time.perf_counter() - started
    connection.close()
    return seconds


def _row(number: int) -> list[str]:
    """One event of a made-up city: names that differ, a date, a place, a fee."""
    subject, place = _SUBJECTS[number % len(_SUBJECTS)], _PLACES[number // 7 % len(_PLACES)]
    day = date.today() + timedelta(days=10 + number % 200)
    name = f"{subject}を楽しむ会 {place}の{number}番"
    values = {
        "NO": f"{number + 1:06}",
        "都道府県コード又は市区町村コード": "132292",
        "名称": name,
        "概要": f"{place}で{subject}を始めます。",
        "説明": f"{subject}がはじめての方のための集まりです。道具は{place}にあります。{number}回目の開催です。",
        "イベント種類": "文化・芸術",
        "開始日": day.isoformat(),
        "終了日": day.isoformat(),
        "開始時刻": "10:00",
        "終了時刻": "12:00",
        "場所名称": place,
        "住所都道府県": "東京都",
        "住所市区町村": "けやき野市",
        "住所町名": "本町",
        "緯度": "35.72",
        "経度": "139.54",
        "主催団体": place,
        "対象者": "どなたでも",
        "定員": str(10 + number % 30),
        "料金(基本)": "無料" if number % 3 else "500円",
        "申込期限日": (day - timedelta(days=5)).isoformat(),
        "申込方法": "電話",
        "連絡先名称": place,
        "連絡先電話番号": "042-000-1101",
    }
    return [values.get(column, "") for column in _HEADER]
