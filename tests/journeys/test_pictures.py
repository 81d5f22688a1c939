"""The picture of the window that the README shows, and that a machine without a screen gets.

With ``DESK_PICTURES=1`` the picture in ``docs/pictures`` is made anew.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.records.codes import Kind
from desk.settings import Settings
from desk.ui.picture import take_picture
from desk.ui.theme import BADGES, LIGHT
from desk.ui.window import SMALLEST
from desk.work.cases import drafts
from desk.work.desk import Desk
from tests.conftest import CHECKOUT

DOCUMENTS = CHECKOUT / "docs" / "pictures"


@pytest.fixture
def picture(city: Settings, qapp: QApplication, tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "counter.png"
    take_picture(city, file, "スマホ")
    yield file
    if os.environ.get("DESK_PICTURES"):
        DOCUMENTS.mkdir(parents=True, exist_ok=True)
        (DOCUMENTS / file.name).write_bytes(file.read_bytes())


def colours(image: QImage) -> Counter[str]:
    return Counter(image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height()))


def test_that_the_picture_shows_the_counter_at_work(picture: Path) -> None:
    image = QImage(str(picture))
    assert (image.width(), image.height()) == SMALLEST
    seen = colours(image)
    assert seen[BADGES[Kind.COURSE]] > 300, "no card of a course, or none in the tray"
    assert seen[LIGHT.mark] > 300, "nothing of what was searched for is marked"
    assert seen[LIGHT.accent] > 5000, "the button that prints is not ready"
    text = sum(count for colour, count in seen.items() if colour == LIGHT.text)
    assert text > 2000


def test_that_taking_it_leaves_nothing_behind(picture: Path, city: Settings) -> None:
    desk = Desk(city)
    try:
        assert drafts(desk) == ()
        assert desk.outbox.waiting() == ()
    finally:
        desk.close()
    assert not (city.home / "window.json").exists()


def test_that_the_picture_is_the_same_run_after_run(picture: Path, city: Settings, tmp_path: Path) -> None:
    again = tmp_path / "again.png"
    take_picture(city, again, "スマホ")
    one, other = QImage(str(picture)), QImage(str(again))
    different = sum(
        one.pixelColor(x, y) != other.pixelColor(x, y)
        for x in range(0, one.width(), 3)
        for y in range(0, one.height(), 3)
    )
    assert different < one.width() * one.height() / 9 * 0.01, "more than the time of day differs"
