"""Small issues of a monthly catalogue kept in Excel, and a long table in an open-data layout."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl

HEADER = (
    "№",
    "対象",
    "開催日",
    "開始時間",
    "終了時間",
    "行事名",
    "場所名称",
    "緯度",
    "経度",
    "説明",
    "料金",
    "定員",
    "申込期間",
    "URL",
    "問い合わせ先\n（市の担当課）",
    "TEL",
)
_EVENTS = (
    "NO,都道府県コード又は市区町村コード,名称,名称(カナ),名称(英字),名称(通称),サブタイトル,概要,説明,サブイベント,イベント種類,URL,画像URL,状態,"
    "対象となる産業,ステージ,開始日,終了日,開始時刻,終了時刻,日時備考,場所名称,集合場所,郵便番号,住所都道府県,住所市区町村,住所町名,住所丁目以下,"
    "建物名等,緯度,経度,主催団体,共催団体,その他関係団体,対象者,定員,料金(基本),料金(詳細),外国語対応,申込期限日,申込期限時刻,申込方法,アクセス方法,"
    "駐車場情報,駐輪場情報,連絡先名称,連絡先電話番号,連絡先内線番号,連絡先メールアドレス,備考"
)
_USUAL = {
    "対象": "高校生・一般",
    "開催日": "5月20日（水）",
    "開始時間": "13:30",
    "終了時間": "15:30",
    "場所名称": "生涯学習センター",
    "緯度": "34.3454",
    "経度": "134.0540",
    "料金": "500円",
    "定員": "16名",
    "問い合わせ先\n（市の担当課）": "生涯学習センター",
    "TEL": "087-000-0000",
}


def entry(name: str, **changes: str) -> dict[str, str]:
    """One row of an issue."""
    return {**_USUAL, "行事名": name, "説明": f"{name}を楽しみます。", **changes}


MAY = (
    entry("はじめての水彩画"),
    entry("史跡めぐり", 開催日="5月24日（日）", 料金="無料"),
    entry("折り紙教室", 開催日="5月30日（土）", 対象="子ども・親子"),
)
JUNE = (
    entry("はじめての水彩画", 料金="800円"),
    entry("折り紙教室", 開催日="5月30日（土）", 対象="子ども・親子"),
    entry("こども将棋", 開催日="6月13日（土）", 対象="子ども・親子"),
)


def write_issue(path: Path, entries: Sequence[dict[str, str]]) -> str:
    """Write an issue as its publisher does; returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    for number, row in enumerate(entries, start=1):
        sheet.append([number, *(row.get(name, "") for name in HEADER[1:])])
    book.save(path)
    return str(path)


def write_long_csv(path: Path, rows: int) -> str:
    """Write events in the base registry's layout, all different; returns the path."""
    header = _EVENTS.split(",")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        for number in range(rows):
            writer.writerow(
                {
                    "NO": number + 1,
                    "都道府県コード又は市区町村コード": "132292",
                    "名称": f"長い一覧の講座{number + 1}",
                    "説明": "講座の説明です。",
                    "開始日": "2026-05-20",
                    "終了日": "2026-05-20",
                    "開始時刻": "10:00",
                    "終了時刻": "12:00",
                    "場所名称": "公民館",
                }
            )
    return str(path)
