"""A logo as it is kept and drawn."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from desk.errors import DeskError
from desk.paper.logo import MM, WIDEST, Logo, prepared
from tests.paper.templates_made import make_logo


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_that_a_logo_is_kept_no_finer_than_paper_shows() -> None:
    shown = opened(prepared(make_logo(3000, 1000), 12)).convert("RGB")
    assert shown.height == round(12 * 300 / 25.4)
    assert shown.getpixel((shown.width - 1, 0)) == (255, 255, 255)


def test_that_a_photograph_is_kept_small_enough_to_go_with_every_sheet() -> None:
    noise = Image.frombytes("RGB", (800, 800), random.Random(1).randbytes(800 * 800 * 3))
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG")
    assert len(prepared(buffer.getvalue(), 25)) < 150_000


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"GIF89a", make_logo()[:200], b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_that_what_is_no_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(DeskError, match="PNG か JPEG"):
        prepared(content, 12)


def test_that_a_wide_logo_leaves_room_for_the_name_of_the_sheet() -> None:
    logo = Logo(prepared(make_logo(4000, 300), 20), 20 * MM)
    assert logo.width == pytest.approx(WIDEST * MM)
    assert logo.height < 20 * MM


def test_that_a_square_logo_has_the_height_that_was_chosen() -> None:
    logo = Logo(prepared(make_logo(300, 300), 20), 20 * MM)
    assert (logo.width, logo.height) == (pytest.approx(20 * MM), pytest.approx(20 * MM))
