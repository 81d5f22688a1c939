"""What can't be taken in is refused in a sentence, without being read whole."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from desk.errors import DeskError
from desk.exchange.opening import Opened, day_in
from desk.exchange.reading import read_file
from desk.exchange.tables import LARGEST_FILE
from desk.exchange.workbook import Workbook
from tests.exchange.books import row, with_sheet, write_book

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book.xlsx", [row("水彩画")])


def refusal(path: Path) -> str:
    with pytest.raises(DeskError) as refused:
        read_file(path)
    sentence = str(refused.value)
    assert sentence.endswith("。")
    return sentence


def test_that_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    assert "空" in refusal(tmp_path / "empty.csv")


def test_that_a_picture_named_csv_is_refused(tmp_path: Path) -> None:
    for number, magic in enumerate((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"BM\x00\x00\x00\x00")):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(magic + bytes(range(256)))
        assert "画像" in refusal(path)


def test_that_a_table_which_begins_like_a_picture_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "bm.csv"
    path.write_text("BMI教室一覧,,\n名称,開始日,場所名称\nBMIを知る,2025-11-20,公民館\n", encoding="utf-8")
    assert [draft.resource.title for draft in read_file(path).drafts] == ["BMIを知る"]


def test_that_other_kinds_of_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"%PDF-1.7\n")
    assert "PDF" in refusal(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_bytes(b"<!DOCTYPE html><html>")
    assert "表のファイルではありません" in refusal(tmp_path / "b.csv")
    (tmp_path / "c.xls").write_bytes(OLE + bytes(600))
    assert ".xls" in refusal(tmp_path / "c.xls")


def test_that_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    (tmp_path / "locked.xlsx").write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert "パスワード" in refusal(tmp_path / "locked.xlsx")


def test_that_a_truncated_workbook_is_refused(tmp_path: Path, book: Path) -> None:
    whole = book.read_bytes()
    for length in (40, len(whole) // 2, len(whole) - 10):
        cut = tmp_path / "cut.xlsx"
        cut.write_bytes(whole[:length])
        assert "途中で切れている" in refusal(cut)


def test_that_a_workbook_with_a_garbled_sheet_is_refused(tmp_path: Path, book: Path) -> None:
    assert "壊れています" in refusal(with_sheet(book, tmp_path / "garbled.xlsx", b"<row><c></row>"))


def test_that_another_kind_of_archive_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "Excel ブック" in refusal(tmp_path / "letter.docx")


def test_that_a_zip_bomb_is_refused_by_its_table_of_contents(tmp_path: Path, book: Path) -> None:
    line = b'<row><c t="inlineStr"><is><t>' + b"A" * 2000 + b"</t></is></c></row>"
    bomb = with_sheet(book, tmp_path / "bomb.xlsx", line * 500, times=60)
    assert bomb.stat().st_size < 1_000_000
    assert "大きすぎます" in refusal(bomb)


def test_that_a_sheet_of_thousands_of_columns_is_refused(tmp_path: Path, book: Path) -> None:
    wide = b"<row>" + b"<c><v>1</v></c>" * 3000 + b"</row>"
    assert "大きすぎます" in refusal(with_sheet(book, tmp_path / "wide.xlsx", wide))


@pytest.mark.skipif(sys.platform == "win32", reason="memory limits of a child process are POSIX")
def test_that_a_workbook_that_needs_too_much_memory_only_ends_the_child(book: Path) -> None:
    def walk() -> None:
        for table in Workbook(book, memory_bytes=5_000_000).tables():
            list(table.rows)

    with pytest.raises(DeskError, match="大きすぎます"):
        walk()


def test_that_gigabytes_of_commas_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "commas.csv"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # sparse: takes no room
        file.seek(0)
        file.write(b"," * 1000)
    assert path.stat().st_size > LARGEST_FILE
    assert "大きすぎます" in refusal(path)


def test_that_megabytes_of_commas_are_refused_at_the_first_row(tmp_path: Path) -> None:
    path = tmp_path / "commas.csv"
    path.write_bytes(b"," * 30_000_000)
    assert "大きすぎます" in refusal(path)


def test_that_an_endless_quote_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_bytes('名称,開始日\n"'.encode() + b"a\n" * 2_000_000)
    assert "大きすぎます" in refusal(path)


def test_that_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes("名称,開始日\n".encode() + b"\xff\xff\x80\x80")
    assert "文字コード" in refusal(path)


def test_that_an_unknown_table_is_refused_with_the_headings_that_were_seen(tmp_path: Path) -> None:
    path = tmp_path / "sites.csv"
    path.write_text("JASID,自治体コード,遺跡名\n1,13229,北宮ノ脇遺跡\n", encoding="cp932")
    sentence = refusal(path)
    assert "JASID、自治体コード、遺跡名" in sentence
    assert "イベント一覧" in sentence


def test_that_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "フォルダー" in refusal(tmp_path)
    assert "見つかりません" in refusal(tmp_path / "nowhere.csv")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_that_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("名称,開始日\n", encoding="utf-8")
    path.chmod(0)
    assert "読む許可" in refusal(path)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-07-10_data.xlsx", date(2024, 7, 10)),
        ("event_20240710.csv", date(2024, 7, 10)),
        ("20249999.csv", None),
        ("data.xlsx", None),
        ("1234567890123.csv", None),
    ],
)
def test_that_the_day_in_a_name_is_read(name: str, day: date | None) -> None:
    assert day_in(name) == day


def test_that_a_workbook_knows_when_it_was_saved(book: Path) -> None:
    opened = Opened(book)
    for table in opened.tables():
        list(table.rows)
    assert opened.dated == date.today()
    assert opened.issued == opened.dated


def test_that_a_copy_of_a_list_says_the_same_whenever_it_was_copied(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "名称,開始日,場所名称,備考\n【中止】講演会,2025-11-20,公民館,定員に達しました。\n", encoding="utf-8"
    )
    before = read_file(path).drafts
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert [draft.digest for draft in read_file(path).drafts] == [draft.digest for draft in before]
