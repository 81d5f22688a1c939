"""One typed line becomes a name, a contact and an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.ui.counter.handwritten import Handwritten, read_line


@pytest.mark.parametrize(
    ("line", "title", "contact", "url"),
    [
        ("星の会 042-123-4567 https://hoshi.example.jp/", "星の会", "042-123-4567", "https://hoshi.example.jp/"),
        ("星の会", "星の会", "", ""),
        ("星の会（042-123-4567）", "星の会", "042-123-4567", ""),
        ("  星の会　０４２ー１２３ー４５６７  ", "星の会", "042-123-4567", ""),
        ("星の会、電話：042(123)4567、内線 12", "星の会", "042(123)4567 内線12", ""),
        ("0120-000-000 子ども電話相談", "子ども電話相談", "0120-000-000", ""),
        ("山の会 yama@example.or.jp", "山の会", "yama@example.or.jp", ""),
        ("星空 www.example.jp/hoshi 090-1234-5678", "星空", "090-1234-5678", "https://www.example.jp/hoshi"),
        ("星空 example.com", "星空", "", "https://example.com"),
        ("042-123-4567", "042-123-4567", "", ""),
        ("https://example.jp/", "https://example.jp/", "", "https://example.jp/"),
        ("消費者ホットライン 188", "消費者ホットライン 188", "", ""),
        ("第12回 文化祭 2026-11-21", "第12回 文化祭 2026-11-21", "", ""),
        ("『定年後の暮らし方』（中央図書館 367.7）", "『定年後の暮らし方』（中央図書館 367.7）", "", ""),
    ],
)
def test_that_name_contact_and_address_are_told_apart(line: str, title: str, contact: str, url: str) -> None:
    assert read_line(line) == Handwritten(title=title, contact=contact, url=url)


@pytest.mark.parametrize("line", ["", "   ", "　", "・、/"])
def test_that_nothing_typed_is_nothing(line: str) -> None:
    assert read_line(line) is None


@given(st.text(max_size=80))
def test_that_any_line_is_read_and_a_read_line_has_a_name(line: str) -> None:
    found = read_line(line)
    assert found is None or found.title.strip()


@given(st.text(alphabet="あいうえおかきくけこ会の星 ", min_size=1, max_size=20))
def test_that_a_name_without_digits_is_kept_as_it_is(name: str) -> None:
    found = read_line(name + " 042-123-4567")
    kept = " ".join(name.split())
    assert found == (Handwritten(title=kept, contact="042-123-4567") if kept else Handwritten(title="042-123-4567"))
