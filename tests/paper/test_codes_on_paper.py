"""Every QR code of a printed file is read back from a rough picture of it, in every way that a sheet is set."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from desk.paper.handout import set_handout
from desk.records.codes import Mode
from desk.records.consultation import Handout
from desk.records.resource import Contact
from desk.records.sheet import SHEET_LANGUAGES, Choices, Side
from desk.work.bench_cards import courses, handout_of
from tests.paper.sheets import make_handout, smartphone_course

DOTS_AN_INCH = 100
WAYS = {
    **{mode.value: Choices(mode=mode) for mode in (Mode.STANDARD, Mode.LARGE, Mode.FURIGANA, Mode.EASY)},
    "pair": Choices(mode=Mode.PAIR, beside=Side(language="my")),
    "mono": Choices(mono=True),
    **{code: Choices(language=code) for code in SHEET_LANGUAGES if code not in ("ja", "easy")},
}


def read(handout: Handout) -> list[str]:
    """The codes of the printed file at 100 dots an inch in shades of grey, as an old copier or fax gives them."""
    found = []
    for page in pypdfium2.PdfDocument(io.BytesIO(set_handout(handout).pdf)):
        picture = page.render(scale=DOTS_AN_INCH / 72, grayscale=True).to_pil()
        found += [code.text for code in zxingcpp.read_barcodes(picture)]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_that_all_codes_of_a_printed_file_are_read_back(way: str) -> None:
    resources = courses(4, seed=5)
    wanted = [resource.contact.url for resource in resources]
    assert sorted(read(handout_of(resources, WAYS[way]))) == sorted(wanted)


@pytest.mark.parametrize("length", [30, 80, 140, 200])
def test_that_long_addresses_are_read_back(length: int) -> None:
    url = "https://www.city.example.lg.jp/" + "kouza/" * (length // 6)
    handout = make_handout(smartphone_course(contact=Contact(phone="042-000-1101", url=url)))
    assert read(handout) == [url]


def test_that_a_calendar_entry_is_read_back() -> None:
    """A course without a page has its next meeting as a code."""
    course = smartphone_course(contact=Contact(phone="042-000-1101"))
    for way in ("standard", "furigana", "large"):
        (entry,) = read(replace(make_handout(course), choices=WAYS[way]))
        assert "SUMMARY:はじめてのスマートフォン" in entry
        assert "DTSTART:20261205T100000" in entry
