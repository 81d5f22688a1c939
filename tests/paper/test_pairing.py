"""Two texts side by side on one sheet: both whole, in step row by row, and nothing lost at the end of a page."""

from __future__ import annotations

import pypdfium2
import pytest

from desk.paper.bricks import Space
from desk.paper.handout import set_handout
from desk.paper.look import LEFT, PAGE_WIDTH
from desk.paper.pairing import in_step
from desk.records.case import Sheet
from desk.records.codes import Mode, State
from desk.records.consultation import Handout, HandoutItem
from desk.records.resource import Application, LocalText, Resource
from desk.records.sheet import Side
from tests.paper.reading import inside_margins, squeezed, text_of
from tests.paper.sheets import BY_HAND, make_handout, smartphone_course, ukulele_circle, womens_window


def pair(*items: Resource | HandoutItem, **chosen: object) -> Handout:
    return make_handout(*items, mode=Mode.PAIR, **({"beside": Side(language="en")} | chosen))


def places(sheet: Sheet, word: str) -> list[tuple[float, float]]:
    """Where a word stands on the first page: from the left and from the bottom, in points."""
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        page = document[0].get_textpage()
        search, found = page.search(word), []
        while (hit := search.get_next()) is not None:
            left, bottom, _right, _top = page.get_charbox(hit[0])
            found.append((left, bottom))
    return found


def test_that_both_texts_stand_on_the_sheet() -> None:
    text = text_of(set_handout(pair(smartphone_course(english="Smartphones for beginners"))))
    for fact in (
        "ご案内",
        "Information for you",
        "はじめてのスマートフォン",
        "Smartphones for beginners",
        "12月5日～19日の毎週土曜",
        "Every Sat, Dec 5",
        "先着順",
        "First come, first served",
        "わからないことは",
        "Any questions?",
    ):
        assert squeezed(fact) in text, fact


def test_that_a_row_stands_beside_the_same_row_in_the_other_language() -> None:
    sheet = set_handout(pair(smartphone_course()))
    middle = PAGE_WIDTH / 2
    for ours, theirs in (
        ("いつ", "When"),
        ("どこ", "Where"),
        ("お金", "Cost"),
        ("定員", "Places"),
        ("申し込み", "Apply"),
    ):
        here = [place for place in places(sheet, ours) if place[0] < LEFT + 5]
        there = [place for place in places(sheet, theirs) if place[0] > middle]
        assert here, ours
        assert there, theirs
        assert min(abs(one[1] - other[1]) for one in here for other in there) < 6


def test_that_the_left_text_may_be_easy_and_read() -> None:
    sheet = set_handout(pair(smartphone_course(), language="easy"))
    assert "ほんちょうこうみんかん" in text_of(sheet) or "ほんちょう" in text_of(sheet)
    assert squeezed("Every Sat, Dec 5") in text_of(sheet)


def test_that_a_warning_is_said_on_both_sides() -> None:
    text = text_of(set_handout(pair(smartphone_course(application=Application(state=State.CANCELLED)))))
    assert "中止" in text
    assert "ancelled" in text


@pytest.mark.parametrize("language", ["ja", "easy", "en"])
def test_that_a_full_pair_keeps_inside_its_margins_over_pages(language: str) -> None:
    course = smartphone_course(summary="いろいろなことを学びます。" * 60)
    beside = Side(language="vi" if language == "en" else "en")
    sheet = set_handout(pair(course, ukulele_circle(), womens_window(), BY_HAND, language=language, beside=beside))
    assert sheet.pages > 2
    assert inside_margins(sheet)
    assert text_of(sheet).count("いろいろなことを") >= 58  # one or two go on over the page


def test_that_what_only_one_side_tells_leaves_the_other_blank() -> None:
    one, two, three = Space(1.0), Space(2.0), Space(3.0)
    told = in_step([("when", one), ("fee", two)], [("when", one), ("where", three), ("fee", two)])
    assert [(left.height, right.height) for left, right in told] == [(1.0, 1.0), (0.0, 3.0), (2.0, 2.0)]


def test_that_a_sheet_in_another_language_has_japanese_beside_its_labels_and_warnings() -> None:
    cancelled = smartphone_course(application=Application(state=State.CANCELLED))
    text = text_of(set_handout(make_handout(cancelled, language="en")))
    for fact in (
        "When",
        "いつ",
        "Where",
        "どこ",
        "ancelled",
        "中止",
        "ご案内",
        "本町公民館",
        "はじめてのスマートフォン",
    ):
        assert fact in text, fact


def test_that_where_japanese_stands_beside_anyway_it_is_said_once() -> None:
    assert text_of(set_handout(pair(smartphone_course()))).count("申し込み") == 1


IN_ENGLISH = LocalText(language="en", title="Smartphones from the start", text="We show you one by one how to call.")
EASY_TOLD = LocalText(language="easy", title="スマートフォンを ならう", text="電話の かけかたを おしえます。")


def test_that_what_was_written_for_the_reader_stands_in_place_of_the_records_own_words() -> None:
    sheet = set_handout(make_handout(smartphone_course(texts=(IN_ENGLISH,)), language="en"))
    text = text_of(sheet)
    assert squeezed(IN_ENGLISH.title) in text
    assert squeezed(IN_ENGLISH.text) in text
    assert "はじめてのスマートフォン" in text
    assert "1人ずつていねいに" not in text
    assert sheet.untold == ()


def test_that_where_nothing_was_written_easy_words_stand_in_and_staff_are_told() -> None:
    sheet = set_handout(make_handout(smartphone_course(texts=(EASY_TOLD,)), ukulele_circle(), language="en"))
    assert "おしえます" in text_of(sheet)
    assert "楽譜が読めない方も" in text_of(sheet)
    assert sheet.untold == ("はじめてのスマートフォン", "ウクレレ同好会 あおぞら")
    assert sheet.unreviewed == ("en",)


def test_that_a_pair_tells_each_side_in_its_own_words() -> None:
    sheet = set_handout(pair(smartphone_course(texts=(IN_ENGLISH, EASY_TOLD)), language="easy"))
    text = text_of(sheet)
    for words in (IN_ENGLISH.title, IN_ENGLISH.text, "はじめてのスマートフォン"):
        assert squeezed(words) in text
    assert "おしえます" in text
    assert sheet.untold == ()


def test_that_a_japanese_sheet_is_told_by_the_record_and_reviewed_by_nobody_else() -> None:
    sheet = set_handout(make_handout(smartphone_course(texts=(IN_ENGLISH, EASY_TOLD))))
    assert (sheet.unreviewed, sheet.untold) == ((), ())
    assert "1人ずつていねいに" in text_of(sheet)
