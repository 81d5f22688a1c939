"""Pages of the very PDF as pictures and as text."""

from __future__ import annotations

import pytest

from desk.paper.handout import set_handout
from desk.paper.preview import page_count, page_image, page_text
from tests.paper.sheets import make_handout, smartphone_course, ukulele_circle


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_that_a_picture_has_the_size_of_its_page_and_no_gaps(scale: float) -> None:
    width, height, pixels = page_image(set_handout(make_handout(smartphone_course())).pdf, 0, scale)
    assert width == pytest.approx(595.28 * scale, abs=1)
    assert height == pytest.approx(841.89 * scale, abs=1)
    assert len(pixels) == width * height * 3
    assert pixels[:3] == b"\xff\xff\xff"


def test_that_every_page_can_be_seen_and_read() -> None:
    sheet = set_handout(make_handout(*[ukulele_circle(id=str(n)) for n in range(8)]))
    assert page_count(sheet.pdf) == sheet.pages > 1
    last = page_image(sheet.pdf, sheet.pages - 1, 1.0)
    assert len(set(last[2])) > 10
    assert page_text(sheet.pdf).count("ウクレレ同好会") == 8
