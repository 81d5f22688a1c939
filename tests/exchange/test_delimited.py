"""Delimited files in the encodings that cities use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.exchange.delimited import encoding_of, read_delimited
from desk.exchange.reading import read_file

TEXT = '名称,説明\r\n髙橋の講座,"一行目\n二行目"\r\n'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8", "cp932"])
def test_that_each_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode(encoding))
    rows = list(read_delimited(path).rows)
    assert [row.cells for row in rows] == [["名称", "説明"], ["髙橋の講座", "一行目\n二行目"]]
    assert encoding_of(path) == ("utf-8-sig" if encoding == "utf-8" else encoding)


def test_that_a_text_which_is_both_counts_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "ascii.csv"
    path.write_bytes(b"a,b\n1,2\n")
    assert encoding_of(path) == "utf-8-sig"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_that_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(delimiter.join(["名称", "住所", "電話番号"]) + "\n" + delimiter.join(["館", "町1", "0"]), "utf-8")
    assert [row.cells for row in read_delimited(path).rows] == [["名称", "住所", "電話番号"], ["館", "町1", "0"]]


def test_that_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('名称\n"二\n行"\n\n三\n', encoding="utf-8")
    assert [(row.number, row.cells) for row in read_delimited(path).rows] == [
        (1, ["名称"]), (2, ["二\n行"]), (3, []), (4, ["三"]),
    ]  # fmt: skip


def test_that_progress_tells_how_much_of_the_file_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称,開始日\n" + "講座,2025-11-20\n" * 3000, encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    read_file(path, progress=lambda *said: told.append(said))
    assert len(told) >= 6
    assert [done for done, _total, _sentence in told] == sorted(done for done, _total, _sentence in told)
    assert all(0 <= done <= total == path.stat().st_size for done, total, _sentence in told)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_that_whatever_bytes_give_a_sentence_at_most(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    # A file of a few hundred bytes has no headings that are known: refused, never a crash.
    with pytest.raises(DeskError, match="。"):
        read_file(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=8))
def test_that_whatever_cells_give_drafts(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "a.csv"
    lines = [["名称", "開始日", "開始時刻", "定員", "料金(基本)", "申込方法"], *rows]
    quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    path.write_text(quoted, encoding="utf-8", errors="surrogatepass" if "\ud800" in quoted else "replace")
    contents = read_file(path)
    assert len({draft.key for draft in contents.drafts}) == len(contents.drafts)
    assert all(draft.resource.title for draft in contents.drafts)
