"""How sheets look, kept as pictures: a change that nobody meant shows.

With ``DESK_PICTURES=1`` the pictures in ``docs/pictures`` are made anew; look at them before they are committed.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from desk import paths
from desk.paper.fonts import fonts
from desk.paper.handout import set_handout
from desk.paper.preview import page_image
from desk.paper.template_file import read_template
from desk.records.codes import Mode
from desk.records.resource import Application, Contact, Participation
from tests.conftest import CHECKOUT
from tests.paper.sheets import PAGE, make_handout, smartphone_course, ukulele_circle

DOCUMENTS = CHECKOUT / "docs" / "pictures"
DOTS_AN_INCH = 100
DIFFERENT = 60
"""By how much of 255 a dot must differ to count: edges of letters vary with the version of the renderer."""
MOST = 0.004
"""Share of dots that may differ; one line of text more or less is above it."""

SHEETS = {
    "sheet_standard.png": make_handout(
        ukulele_circle(),
        smartphone_course(
            participation=Participation(wheelchair=True, beginner=True),
            application=Application(opens=datetime(2026, 12, 1, 9), closes=datetime(2026, 12, 20), method="電話"),
            contact=Contact(name="本町公民館", phone="042-000-1101", url=PAGE),
        ),
    ),
    "sheet_furigana.png": make_handout(smartphone_course(), mode=Mode.FURIGANA),
    "sheet_friendly.png": replace(
        make_handout(smartphone_course()),
        template=read_template(paths.resources() / "paper" / "templates" / "friendly.toml"),
    ),
}


def picture(name: str) -> Image.Image:
    sheet = set_handout(SHEETS[name])
    assert sheet.pages == 1
    width, height, pixels = page_image(sheet.pdf, 0, DOTS_AN_INCH / 72)
    return Image.frombytes("RGB", (width, height), pixels)


def kept(file: Path, made: Image.Image) -> Image.Image:
    """The picture as it is kept; made anew where that is asked for or there is none."""
    if os.environ.get("DESK_PICTURES") or not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        made.quantize(32).save(file, optimize=True)
    with Image.open(file) as image:
        return image.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that differ."""
    dots = ImageChops.difference(one, other).convert("L").point(lambda by: 255 if by > DIFFERENT else 0)
    return dots.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("name", SHEETS)
def test_that_a_sheet_looks_as_it_did(name: str) -> None:
    if not fonts() or "BIZ UDPGothic" not in fonts()[0].name:
        pytest.skip("the kept pictures are set in BIZ UDPGothic")
    made = picture(name)
    before = kept(DOCUMENTS / name, made)
    assert made.size == before.size
    assert difference(made, before) <= MOST, f"look at {name} made with DESK_PICTURES=1, and commit it if it is right"


def test_that_the_comparison_sees_a_missing_line() -> None:
    whole = picture("sheet_standard.png")
    fewer = set_handout(make_handout(smartphone_course(summary="")))
    width, height, pixels = page_image(fewer.pdf, 0, DOTS_AN_INCH / 72)
    assert difference(whole, Image.frombytes("RGB", (width, height), pixels)) > MOST
