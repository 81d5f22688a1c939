"""No box on paper: each character that names are written in is set in an embedded font or told before printing."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from desk.i18n import catalogue
from desk.paper.fonts import GETA, typeface
from desk.paper.handout import set_handout
from desk.paper.plain_text import plain
from desk.paper.preview import page_text
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.records.sheet import SHEET_LANGUAGES
from desk.work.sheet_notes import notes
from tests.house import catalogue as catalogues
from tests.paper.sheets import ISSUED, make_handout, smartphone_course

RARE = "髙𠮷﨑鷗凜ゔ㈱𠀋"


@cache
def characters() -> str:
    """The kanji, kana, letters and signs of JIS X 0213, planes one and two; those of Windows besides, and 𠮷."""
    found = set(RARE)
    for codec, prefix in (("euc_jis_2004", b""), ("euc_jis_2004", b"\x8f"), ("cp932", b"")):
        for pair in product(range(0x81, 0xFF), range(0x40, 0xFF)):
            try:
                found.update((prefix + bytes(pair)).decode(codec))
            except UnicodeDecodeError:
                continue
    return "".join(sorted(one for one in found if not unicodedata.category(one).startswith(("M", "Z", "C"))))


@cache
def sheet() -> Sheet:
    return set_handout(make_handout(smartphone_course(summary=characters())))


def test_that_all_of_them_are_tried() -> None:
    assert len(characters()) > 11_000
    assert set(RARE) <= set(characters())


def test_that_each_is_on_the_sheet_or_told_to_staff() -> None:
    told = {note.about for note in notes(sheet(), ISSUED, 365, catalogue("ja")) if note.sort == "missing_glyph"}
    assert told == set(sheet().missing)
    read = set(page_text(sheet().pdf))
    lost = set(plain(characters())) - read - told
    assert lost == set()
    assert (GETA in read) or not told


def test_that_hardly_any_is_missing_where_the_fonts_are_installed() -> None:
    """BIZ UD and the Noto fonts that are installed with the desk have all but two brackets of mathematics."""
    assert len(sheet().missing) <= 2


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler's tools are not installed")
def test_that_all_fonts_of_such_a_sheet_are_embedded_subsets(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet().pdf)
    told = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)
    rows = told.stdout.splitlines()[2:]
    assert len(rows) > 2
    for row in rows:
        assert re.search(r" yes +yes +yes +\d+ +0$", row), row
    assert told.stderr == ""


@pytest.mark.parametrize("mode", [Mode.FURIGANA, Mode.LARGE])
def test_that_rare_names_are_set_in_other_ways_of_reading_too(mode: Mode) -> None:
    made = set_handout(make_handout(smartphone_course(title="髙﨑さんと𠮷野さんの鷗の会", reading=""), mode=mode))
    assert made.missing == ()
    assert {"髙", "﨑", "𠮷", "鷗"} <= set(page_text(made.pdf))


@pytest.mark.parametrize("language", [language for language in SHEET_LANGUAGES if language != "ja"])
def test_that_no_label_of_a_language_lacks_a_letter(language: str) -> None:
    fonts = typeface(language=language)
    for message in catalogues.read(language):
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        text = re.sub(r"\{\w+\}", "", "".join(map(str, strings))).replace("\n", "")
        assert fonts.missing(text) == set(), message.id
