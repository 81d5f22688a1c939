"""The bench of sheets compares like with like: all set the same words on as many pages."""

from __future__ import annotations

import pytest

from desk.paper.floor import bare_canvas, paragraphs
from desk.paper.handout import set_handout
from desk.paper.preview import page_count, page_text
from desk.work.bench_cards import cards, courses, handout_of
from desk.work.bench_handouts import WAYS, bench_handouts
from desk.work.sheet_rivals import rivals, ruby_rivals
from tests.paper.reading import squeezed

PAGES = 2
RIVALS = ("fpdf2", "WeasyPrint", "Typst", "Typst with ruby")


def test_that_every_way_and_rival_has_its_figures() -> None:
    found = bench_handouts(pages=1, rounds=1, handouts=10)
    for name in ("bare canvas", "reportlab Paragraph", *WAYS):
        figures = found["hundred_pages"][name]
        assert figures["processor_s"] > 0, name
        assert figures["pages"] >= 1, name
    for name in RIVALS:
        figures = found["hundred_pages"][name]
        assert figures == "not installed" or figures["pages"] == 1, name
    assert found["one_sheet_ms"]["first_of_process"] > 0
    assert found["memory"]["handouts"] == 10


@pytest.mark.parametrize("name", ["bare canvas", "reportlab Paragraph", *RIVALS])
def test_that_a_rival_sets_the_same_words_three_cards_to_a_page(name: str) -> None:
    own = {"bare canvas": bare_canvas, "reportlab Paragraph": paragraphs}
    setter = own[name] if name in own else {**rivals(), **ruby_rivals()}[name]
    if setter is None:
        pytest.skip("not installed")
    resources = courses(PAGES, seed=3)
    pdf = setter(cards(resources))
    assert page_count(pdf) == PAGES
    text = squeezed(page_text(pdf))
    for resource in resources:
        assert resource.contact.phone in text
        if "ruby" not in name:
            assert squeezed(resource.title) in text


def test_that_the_desk_sets_three_cards_on_a_standard_page() -> None:
    sheet = set_handout(handout_of(courses(10, seed=3), WAYS["standard"]))
    # The head of the first page takes the place of a card.
    assert sheet.pages in (10, 11)
    assert sheet.missing == ()


def test_that_no_two_rounds_have_the_same_cards() -> None:
    one, other = ({r.title + r.contact.phone for r in courses(20, seed=seed)} for seed in (0, 1))
    assert len(one) == 60
    assert not one & other
