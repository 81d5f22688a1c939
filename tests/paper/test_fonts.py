"""Which font draws which character."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.paper.fonts import GETA, fonts, typeface
from tests.paper.fonts_made import make_font


def test_that_sheets_are_set_in_a_universal_design_font() -> None:
    used = fonts()
    assert [font.role for font in used] == ["text", "bold"]
    assert all(font.is_universal_design and font.is_embeddable and font.file.is_file() for font in used)
    assert "BIZ UD" in used[0].name


def test_that_a_character_the_main_font_lacks_comes_from_another(tmp_path: Path) -> None:
    make_font(tmp_path / "BIZUDPGothic-Regular.ttf", family="BIZ UDPGothic")
    make_font(tmp_path / "rare.ttf", family="Rare Kanji", has="𠮷")
    found = typeface((tmp_path,))
    font, width, there = found.glyph("𠮷")
    assert there
    assert font.fontName.startswith("rare")
    assert width == pytest.approx(1000, abs=1)
    assert [font.fontName.partition("-")[0] for font, _run in found.runs("あ𠮷い")] == [
        "BIZUDPGothic",
        "rare",
        "BIZUDPGothic",
    ]
    assert found.missing("あ𠮷한") == {"한"}


def test_that_a_font_that_may_not_be_embedded_is_passed_over(tmp_path: Path) -> None:
    make_font(tmp_path / "BIZUDPGothic-Regular.ttf", family="BIZ UDPGothic")
    make_font(tmp_path / "rare.ttf", family="Rare Kanji", has="𠮷", restricted=True)
    assert typeface((tmp_path,)).missing("𠮷") == {"𠮷"}


def test_that_what_no_font_has_is_drawn_as_a_sign_and_told() -> None:
    cuneiform = "\U00012000"
    assert typeface().missing(f"漢字 {cuneiform}") == {cuneiform}
    assert "".join(run for _font, run in typeface().runs(f"漢{cuneiform}字")) == f"漢{GETA}字"


def test_that_hangul_on_a_japanese_sheet_is_drawn_on_every_pc() -> None:
    font, _width, there = typeface().glyph("한")
    assert there
    assert font.fontName != typeface().name


def test_that_without_a_universal_design_font_the_next_best_stands_in(tmp_path: Path) -> None:
    make_font(tmp_path / "ipaexg.ttf", family="IPAexGothic")
    found = typeface((tmp_path,))
    assert found.main.family == "IPAexGothic"
    assert not found.is_universal_design


def test_that_without_any_japanese_font_staff_are_told_what_to_install(tmp_path: Path) -> None:
    make_font(tmp_path / "rare.ttf", family="Rare Kanji", has="𠮷")
    with pytest.raises(DeskError, match="BIZ UD"):
        typeface((tmp_path,))
