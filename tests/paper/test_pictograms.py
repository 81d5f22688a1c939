"""Pictograms: each can be drawn, stays inside its square, and none of them is text."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desk.paper.pictograms import GRID, Pictogram, pictograms, steps_of
from desk.paper.preview import page_image, page_text
from desk.paper.short_facts import FRAMED, short_facts
from desk.records.codes import Kind
from tests.make import make_resource
from tests.paper.test_short_facts import JA, everything, facility

SIDE, AROUND = 14.0, 4.0
DOTS_AN_INCH = 100


def drawn(*signs: Pictogram) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(SIDE + 2 * AROUND, SIDE + 2 * AROUND))
    for sign in signs:
        sign.draw(canvas, AROUND, AROUND + SIDE, SIDE, (0.0, 0.0, 0.0))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pixels(pdf: bytes, page: int, scale: float) -> Image.Image:
    width, height, raw = page_image(pdf, page, scale)
    return Image.frombytes("RGB", (width, height), raw).convert("L")


def test_that_every_pictogram_fills_its_square_and_stays_inside_it() -> None:
    signs = pictograms()
    pdf = drawn(*signs.values())
    for page, name in enumerate(signs):
        ink = pixels(pdf, page, 10.0).point(lambda value: 255 * (value < 128)).getbbox()
        assert ink is not None, name
        left, top, right, bottom = (side / 10 for side in ink)
        assert min(left, top) >= AROUND - 0.1, name
        assert max(right, bottom) <= AROUND + SIDE + 0.1, name
        assert bottom - top > SIDE * 0.62, name


def test_that_lines_stay_dark_on_a_copy_in_the_least_size() -> None:
    signs = pictograms()
    pdf = drawn(*signs.values())
    for page, name in enumerate(signs):
        values = pixels(pdf, page, DOTS_AN_INCH / 72).tobytes()
        dark = sum(value < 110 for value in values) / (SIDE * DOTS_AN_INCH / 72) ** 2
        assert 0.1 < dark < 0.5, (name, dark)


def test_that_no_two_pictograms_look_alike() -> None:
    signs = pictograms()
    pdf = drawn(*signs.values())
    pictures = {name: pixels(pdf, page, 2.0).tobytes() for page, name in enumerate(signs)}
    for one, raw in pictures.items():
        for other, beside in pictures.items():
            if one < other:
                differing = sum(abs(a - b) > 128 for a, b in zip(raw, beside, strict=True))
                assert differing > 100, (one, other)


def test_that_a_pictogram_adds_no_text() -> None:
    assert not page_text(drawn(*pictograms().values())).strip()


def test_that_every_short_fact_has_its_pictogram_and_every_pictogram_is_used() -> None:
    told = {fact.sign for one in (everything(), facility()) for fact in short_facts(one, JA)} - {FRAMED}
    assert told == set(pictograms())
    assert not short_facts(make_resource(Kind.WINDOW), JA)


@pytest.mark.parametrize("path", ["L 1", "M 1 2 3 4", "M 1 2 Q 1 2 3 4", "M 1 2 L"])
def test_that_a_broken_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        steps_of(path)


def test_that_a_path_is_read_as_its_steps() -> None:
    assert steps_of("M 1 2 L 3 4 Z") == (("M", (1.0, 2.0)), ("L", (3.0, 4.0)), ("Z", ()))
    assert all(0 <= n <= GRID for sign in pictograms().values() for path in sign.lines for _, at in path for n in at)
