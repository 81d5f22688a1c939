"""Pictures of what search says: suggestions, もしかして, why, why not, near, people in distress first.

Each is the real window over the sample city, and what must stand in it is checked before it is taken. With
``DESK_PICTURES=1`` those in ``docs/pictures`` are made anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk.records.codes import Band, Condition, Kind
from desk.records.search import Slot
from desk.settings import Settings
from desk.ui.picture import take_picture, until
from desk.ui.window import SMALLEST
from desk.work.searching import load_analyser, towns
from tests.conftest import CHECKOUT

DOCUMENTS = CHECKOUT / "docs" / "pictures"
pytestmark = pytest.mark.slow

Work = Callable[[Any], None]


def asked(counter: Any, **fields: Any) -> None:
    """Set parts of the search and wait until the answer stands there with everything that follows it."""
    loaded: list[object] = []
    counter.context.background.read(counter, load_analyser, then=loaded.append)
    until(lambda: bool(loaded))
    text = counter.controller.case.text
    counter.controller.set_text("")
    counter.controller.set_search(**fields)
    counter.view.search.setText(text)
    until(lambda: counter.searching.results is not None and not counter.flow.is_settling)


def town(counter: Any, name: str) -> Any:
    """A 町丁目 of the sample city."""
    found: list[Any] = []
    counter.context.background.read(counter, towns, name, 1, "", then=found.extend)
    until(lambda: bool(found))
    return found[0]


def chips(counter: Any) -> None:
    asked(counter)
    leads = {one.lead for one in counter.view.offers.offered}
    assert "「定年」" in leads
    assert counter.view.offers.isVisible()
    counter.offers.take(next(one for one in counter.view.offers.offered if one.code == "senior"))
    until(lambda: counter.controller.case.life_stages == ("senior",) and counter.searching.results is not None)
    until(lambda: not counter.flow.is_settling)


def meant(counter: Any) -> None:
    asked(counter)
    until(lambda: counter.view.results.is_empty and counter.view.results.no_hits._ways is not None)
    assert counter.view.offers.offered[0].lead == "もしかして"


def alike(counter: Any) -> None:
    asked(counter)
    words = {one.text for one in counter.view.offers.offered if one.lead == "同じ読み"}
    assert {"公園", "講演"} <= words


def why(counter: Any) -> None:
    asked(
        counter,
        age=67,
        town=town(counter, "本町一丁目"),
        conditions=(Condition.FREE, Condition.NEARBY),
        nearest_first=True,
    )
    assert any("徒歩約" in counter.hits.face(row).why for row in range(3))
    assert counter.view.filters.near_chip.isVisible()


def why_not(counter: Any) -> None:
    asked(counter, age=67, slots=(Slot(weekday=5, band=Band.MORNING),))
    until(lambda: bool(counter.hits.near))
    row = next(n for n in range(counter.hits.divider_row + 1, counter.hits.rowCount()) if counter.hits.face(n).instead)
    counter.view.results.cards.choose(row)
    assert counter.hits.face(row).against
    until(lambda: "合わないところ" in counter.view.detail.page.toPlainText())


def distress(counter: Any) -> None:
    asked(counter)
    assert counter.view.results.distress.isVisible()
    first = counter.hits.hit(0)
    assert first is not None
    assert first.resource.kind is Kind.WINDOW
    until(lambda: "☎" in counter.view.detail.page.toPlainText())


@pytest.mark.parametrize(
    ("name", "text", "work"),
    [
        ("search_chips", "定年してから毎日ひまで", chips),
        ("search_meant", "ウクレラ", meant),
        ("search_alike", "こうえん", alike),
        ("search_why", "スマホ", why),
        ("search_why_not", "書道", why_not),
        ("search_distress", "借金で眠れない", distress),
    ],
)
def test_that_the_counter_shows_it(
    city: Settings, qapp: QApplication, tmp_path: Path, name: str, text: str, work: Work
) -> None:
    file = tmp_path / f"{name}.png"
    take_picture(city, file, text, work)
    image = QImage(str(file))
    assert (image.width(), image.height()) == SMALLEST
    if os.environ.get("DESK_PICTURES"):
        DOCUMENTS.mkdir(parents=True, exist_ok=True)
        (DOCUMENTS / file.name).write_bytes(file.read_bytes())
