"""A sheet in each language: every text has its letters, and what is on paper can be copied, searched and read aloud."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desk.i18n import catalogue
from desk.paper.fonts import GETA, typeface
from desk.paper.handout import set_handout
from desk.paper.preview import page_text
from desk.records import wording
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.records.consultation import HandoutItem
from desk.records.resource import Provenance
from desk.records.sheet import SHEET_LANGUAGES, Side
from tests.house import catalogue as catalogues
from tests.paper.sheets import ISSUED, make_handout, smartphone_course, ukulele_circle, womens_window

OTHERS = [language for language in SHEET_LANGUAGES if language not in ("ja", "easy")]


@pytest.fixture(scope="module", params=OTHERS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sheet(language: str) -> Sheet:
    items = (HandoutItem(resource=one) for one in (smartphone_course(), ukulele_circle(), womens_window()))
    return set_handout(make_handout(*items, language=language))


def told(language: str) -> list[str]:
    """What has to be on the sheet word for word, in the language and in Japanese."""
    c = catalogue(language)
    course = smartphone_course()
    return [
        wording.when(course, c, today=ISSUED.date()),
        c.gettext("電話 {number}").format(number="042-000-1101"),
        c.gettext("わからないことは"),
        c.gettext("番号 {slip} を言っていただくと、続きからご案内できます。").format(slip="K7-261120-0042"),
        wording.when_label(course.kind, c),
        "はじめてのスマートフォン",
        "本町公民館 2階 第3会議室",
    ]


def squeezed(text: str) -> str:
    """Without spaces and line ends, which engines put in or leave out, and U+200B."""
    return re.sub(r"[\s\u200b]+", "", text)


def test_that_every_label_has_its_letters(language: str) -> None:
    fonts = typeface(language=language)
    for message in catalogues.read(language):
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        text = re.sub(r"\{\w+\}", "", "".join(map(str, strings)))
        assert fonts.missing(text.replace("\n", "")) == set(), message.id


def test_that_nothing_on_a_sheet_lacks_its_letter(sheet: Sheet) -> None:
    assert sheet.missing == ()
    assert GETA not in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages)


def test_that_its_sentences_can_be_copied_whole(sheet: Sheet, language: str) -> None:
    document = pypdfium2.PdfDocument(sheet.pdf)
    read = squeezed("".join(page.get_textpage().get_text_range() for page in document))
    for text in told(language):
        assert squeezed(text) in read


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's tools are not installed")
def test_that_a_second_engine_reads_them_too(sheet: Sheet, language: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet.pdf)
    read = squeezed(subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode())
    for text in told(language):
        assert squeezed(text) in read


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler's tools are not installed")
def test_that_every_font_is_embedded_as_a_subset(sheet: Sheet, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet.pdf)
    rows = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r" yes +yes +yes +\d+ +0$", row), row


def test_that_the_same_sheet_in_a_language_is_the_same_bytes(sheet: Sheet) -> None:
    assert set_handout(sheet.handout).pdf == sheet.pdf


def test_that_large_print_and_a_pair_are_set_in_every_language(language: str) -> None:
    large = set_handout(make_handout(smartphone_course(), mode=Mode.LARGE, language=language))
    pair = make_handout(smartphone_course(), mode=Mode.PAIR, language=language, beside=Side(language="easy"))
    for one in (large, set_handout(pair)):
        assert one.missing == ()
        assert one.pages >= 1


def test_that_a_title_in_two_languages_stays_together_above_its_warnings() -> None:
    course = smartphone_course(english="Smartphones for Beginners", provenance=Provenance())
    text = squeezed(page_text(set_handout(make_handout(course, language="en")).pdf))
    assert "SmartphonesforBeginnersはじめてのスマートフォン" in text
    assert text.index("はじめてのスマートフォン") < text.index("Notconfirmed")
