"""The sheet as it is heard: its structure tree read back from the file, item by item, sentence by sentence."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import IndirectObject

from desk.paper.handout import set_handout
from desk.paper.preview import page_text
from desk.paper.referral import set_referral
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.records.consultation import Handout
from desk.records.sheet import SHEET_LANGUAGES, Side
from tests.make import make_referral
from tests.paper.reading import squeezed
from tests.paper.sheets import BY_HAND, PAGE, SLIP, make_handout, smartphone_course, ukulele_circle, womens_window

SENTENCE = "電話のかけ方から、写真のとり方、地図の見方まで、1人ずつていねいに教えます。"
WAYS: dict[str, dict[str, Any]] = {
    "standard": {},
    "large": {"mode": Mode.LARGE},
    "furigana": {"mode": Mode.FURIGANA},
    "easy": {"mode": Mode.EASY},
    "pair": {"mode": Mode.PAIR, "beside": Side(language="vi")},
    "mono": {"mono": True},
    **{language: {"language": language} for language in SHEET_LANGUAGES if language not in ("ja", "easy")},
}


def made(name: str) -> Handout:
    return make_handout(smartphone_course(), ukulele_circle(), womens_window(), BY_HAND, **WAYS[name])


@pytest.fixture(params=WAYS, scope="module")
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return set_handout(made(request.param))


def leaves(element: Any) -> Iterator[Any]:
    """The elements that have content of their own, in the order in which they are read."""
    kids = element.get("/K")
    if isinstance(kids, int):
        yield element
        return
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from leaves(kid.get_object())


def opened(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf))


def tree(pdf: bytes) -> tuple[Any, Any]:
    document = opened(pdf)
    return document, document.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()


def marks(page: Any) -> list[int]:
    """The marks on a page, in the order in which they are drawn."""
    return [int(number) for number in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())]


def test_that_every_mark_has_its_element_and_every_element_its_mark(sheet: Sheet) -> None:
    document, whole = tree(sheet.pdf)
    numbers = document.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_page = {numbers[at]: numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    found = 0
    for number, page in enumerate(document.pages):
        assert page["/StructParents"] == number
        assert marks(page) == list(range(len(by_page[number])))
        for mark, element in enumerate(by_page[number]):
            assert element["/K"] == mark
            assert element.raw_get("/Pg") == page.indirect_reference
        found += len(by_page[number])
    assert len(list(leaves(whole))) == found


def test_that_whatever_is_drawn_is_either_read_or_an_artifact(sheet: Sheet) -> None:
    for page in opened(sheet.pdf).pages:
        depth = 0
        for operator in re.findall(rb"\b(BMC|BDC|EMC|Tj|TJ|re|l|Do)\b", page.get_contents().get_data()):
            if operator in (b"BMC", b"BDC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            else:
                assert depth > 0, operator
            assert depth >= 0
        assert depth == 0


def test_that_each_item_is_a_section_with_its_title_as_a_heading(sheet: Sheet) -> None:
    _document, whole = tree(sheet.pdf)
    sorts = [kid.get_object()["/S"] for kid in whole["/K"]]
    assert sorts.count("/Sect") == 4
    assert sorts[0] == "/H1"
    for kid in whole["/K"]:
        if kid.get_object()["/S"] == "/Sect":
            assert "/H2" in [leaf["/S"] for leaf in leaves(kid.get_object())]


def test_that_what_stands_on_every_page_is_read_once() -> None:
    sheet = set_handout(make_handout(*[ukulele_circle(id=str(n)) for n in range(9)]))
    assert sheet.pages > 2
    document, whole = tree(sheet.pdf)
    pages = {page.indirect_reference: number for number, page in enumerate(document.pages)}
    ends = [kid.get_object() for kid in whole["/K"]][-5:]
    feet = [one for one in ends if one["/S"] == "/P"]
    assert feet
    assert {pages[one.raw_get("/Pg")] for one in feet} == {sheet.pages - 1}


@pytest.mark.parametrize("name", ["standard", "large", "furigana", "mono"])
def test_that_a_sentence_is_heard_whole_without_its_readings(name: str) -> None:
    _document, whole = tree(set_handout(made(name)).pdf)
    spoken = [str(leaf.get("/ActualText", "")) for leaf in leaves(whole)]
    assert SENTENCE in spoken


def test_that_a_picture_is_told_in_words() -> None:
    _document, whole = tree(set_handout(made("standard")).pdf)
    figures = [leaf for leaf in leaves(whole) if leaf["/S"] == "/Figure"]
    assert str(figures[0]["/Alt"]) == f"くわしくは {PAGE}"
    assert len(figures[0]["/A"]["/BBox"]) == 4


def test_that_a_voice_knows_in_which_language_to_read() -> None:
    document, whole = tree(set_handout(made("vi")).pdf)
    assert document.trailer["/Root"]["/Lang"] == "vi"
    languages = {str(leaf.get("/Lang", "vi")) for leaf in leaves(whole)}
    assert languages == {"vi", "ja"}
    easy, _whole = tree(set_handout(made("easy")).pdf)
    assert easy.trailer["/Root"]["/Lang"] == "ja"


def test_that_bookmarks_lead_to_the_items(sheet: Sheet) -> None:
    document = opened(sheet.pdf)
    assert [entry.title for entry in document.outline] == [
        "1. はじめてのスマートフォン",
        "2. ウクレレ同好会 あおぞら",
        "3. 女性の悩み相談",
        "4. 星空観察会（県立天文台）",
    ]
    pages = [document.get_destination_page_number(entry) for entry in document.outline]
    assert pages == sorted(pages)
    assert all(page is not None for page in pages)


def test_that_the_description_names_the_sheet_and_nothing_private() -> None:
    sheet = set_handout(make_handout(smartphone_course(), greeting="田中様　先日はお越しいただき"))
    document = opened(sheet.pdf)
    metadata = document.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    for told in (f"ご案内 {SLIP}", "けやき野市", "<rdf:li>ja</rdf:li>"):
        assert told in metadata
    for private in ("田中", "スマートフォン", "山田", "042-"):
        assert private not in metadata
        assert all(private not in str(value) for value in (document.metadata or {}).values())


def test_that_a_city_with_signs_in_its_name_breaks_no_description() -> None:
    sheet = set_handout(make_handout(smartphone_course(), city="A&B<\x00市>"))
    root = opened(sheet.pdf).trailer["/Root"]
    assert "A&amp;B&lt;市&gt;" in root["/Metadata"].get_data().decode("utf-8")


def test_that_an_empty_sheet_has_a_whole_structure() -> None:
    sheet = set_handout(make_handout())
    _document, whole = tree(sheet.pdf)
    assert "/Sect" not in [kid.get_object()["/S"] for kid in whole["/K"]]
    assert isinstance(whole["/P"], dict) or isinstance(whole.raw_get("/P"), IndirectObject)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler's tools are not installed")
def test_that_poppler_reads_the_structure(sheet: Sheet, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet.pdf)
    told = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True)
    text = squeezed(told.stdout.decode())
    assert "本町公民館2階第3会議室" in text or "本町公民館" in text
    assert b"rror" not in told.stderr
    assert "Tagged:          yes" in subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", ["furigana", "easy", "ne", "th", "my", "pair"])
def test_that_sentences_are_copied_whole_by_two_engines(name: str, tmp_path: Path) -> None:
    """Ruby comes after its paragraph and never between the words of a line."""
    sheet = set_handout(made(name))
    texts = [squeezed(page_text(sheet.pdf))]
    if shutil.which("pdftotext") is not None:
        file = tmp_path / "sheet.pdf"
        file.write_bytes(sheet.pdf)
        out = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout
        texts.append(squeezed(out.decode()))
    sentence = squeezed(SENTENCE) if name != "easy" else "60歳か、60歳より上の人"
    for text in texts:
        assert sentence in text


def test_that_a_referral_is_heard_as_two_parts() -> None:
    """What goes to the other window, and what the resident keeps."""
    document, whole = tree(set_referral(make_referral()).pdf)
    parts = [kid.get_object() for kid in whole["/K"]]
    assert [part["/S"] for part in parts] == ["/Sect", "/Sect"]
    assert all("/H1" in [leaf["/S"] for leaf in leaves(part)] for part in parts)
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
