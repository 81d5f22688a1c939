"""Every way of reading and every language on one picture, kept in docs/pictures and compared with what is set today.

With ``DESK_PICTURES=1`` the picture is made anew; look at it before it is committed.
"""

from __future__ import annotations

import pytest
from PIL import Image

from desk.paper.fonts import fonts
from desk.paper.handout import set_handout
from desk.records.case import Sheet
from desk.records.consultation import Handout
from desk.records.sheet import SHEET_LANGUAGES
from tests.paper.contact_sheet import handouts, montage, pages
from tests.paper.reading import inside_margins
from tests.paper.test_pictures import DOCUMENTS, difference, kept

COLUMNS = 4
GAP = 14
DOTS_AN_INCH = 60
MOST = 0.004
"""Share of dots that may differ."""


@pytest.fixture(params=handouts(), scope="module")
def handout(request: pytest.FixtureRequest) -> Handout:
    return handouts()[request.param]


@pytest.fixture(scope="module")
def sheet(handout: Handout) -> Sheet:
    return set_handout(handout)


def test_that_every_language_is_on_it() -> None:
    shown = {language for handout in handouts().values() for language in handout.choices.languages}
    assert shown == set(SHEET_LANGUAGES)


def test_that_no_sheet_on_it_lacks_a_letter_or_a_reading(sheet: Sheet) -> None:
    assert sheet.missing == ()
    assert sheet.unread == ()


def test_that_nothing_on_it_leaves_the_page(sheet: Sheet) -> None:
    assert inside_margins(sheet)


def test_that_the_sheets_look_as_they_did() -> None:
    if not fonts() or "BIZ UDPGothic" not in fonts()[0].name:
        pytest.skip("the kept picture is set in BIZ UDPGothic")
    made = montage([pages(one, DOTS_AN_INCH)[0] for one in handouts().values()], COLUMNS, GAP)
    before = kept(DOCUMENTS / "handouts.png", made)
    assert made.size == before.size
    columns = range(0, made.width, made.width // COLUMNS)
    rows = range(0, made.height, made.height // (len(handouts()) // COLUMNS))
    # Page by page: on the whole picture one changed page would be too little to see.
    for top in rows:
        for left in columns:
            box = (left, top, min(left + made.width // COLUMNS, made.width), min(top + 730, made.height))
            assert difference(crop(made, box), crop(before, box)) <= MOST, "look at handouts.png with DESK_PICTURES=1"


def crop(picture: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    return picture.crop(box)
