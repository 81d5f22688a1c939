"""Which fonts stand for which language."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.paper.font_files import faces, font_files
from desk.paper.fonts import language_fonts, typeface
from desk.paper.language_fonts import faces_for
from desk.records.sheet import SHEET_LANGUAGES
from tests.paper.fonts_made import make_font


def test_that_every_language_of_paper_has_a_font_on_every_pc() -> None:
    found = language_fonts(SHEET_LANGUAGES)
    assert {*found} == {*SHEET_LANGUAGES} - {"ja", "easy", "en"}
    for language, font in found.items():
        assert font is not None, language
        assert font.is_embeddable
        assert font.file.is_file()


@pytest.mark.parametrize("language", ["ja", "easy", "en"])
def test_that_japanese_and_english_are_set_in_the_universal_design_font(language: str) -> None:
    assert typeface(language=language).own is None


def test_that_the_system_s_own_font_comes_before_the_installed_one(tmp_path: Path) -> None:
    make_font(tmp_path / "malgun.ttf", family="Malgun Gothic", has="한글가힣뷁")
    regular, bold = faces_for("ko", font_files((tmp_path,)))
    assert regular is not None
    assert regular.family == "Malgun Gothic"
    assert bold is regular


def test_that_a_font_without_the_letters_of_the_language_is_passed_over(tmp_path: Path) -> None:
    make_font(tmp_path / "malgun.ttf", family="Malgun Gothic", has="한글")
    assert faces_for("ko", font_files((tmp_path,))) == (None, None)


def test_that_a_language_nobody_listed_is_looked_for_as_latin_letters(tmp_path: Path) -> None:
    make_font(tmp_path / "arial.ttf", family="Arial", has="Aéx")
    regular, _bold = faces_for("es", font_files((tmp_path,)))
    assert regular == faces(tmp_path / "arial.ttf")[0]
