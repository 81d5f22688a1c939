"""What the index suggests, and what the case takes of it with one key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.records.search import Correction, Homophone, Suggestion
from desk.ui.counter.offer_bar import OFFER_KEYS
from tests.ui.counter.driver import Counter, logged
from tests.ui.ime import compose

SENIOR = Suggestion(sort="life_stage", code="senior", because="老後")
MUSIC = Suggestion(sort="need", code="culture/music", because="楽器")
CHILD = Suggestion(sort="life_stage", code="elementary", because="楽器")


def test_that_suggestions_stand_by_the_words_they_come_from(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(MUSIC, SENIOR, CHILD))
    assert counter.offered == ["楽器・音楽？", "小学生？", "高齢者？"]
    bar = counter.view.offers
    assert [one.lead for one in bar.offered] == ["「楽器」", "「楽器」", "「老後」"]
    assert "楽器" in bar.chips[0].toolTip()
    assert counter.view.search.hasFocus()


def test_that_one_key_takes_a_suggestion_and_the_same_gives_it_back(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(MUSIC, SENIOR))
    counter.press("Alt+U")
    assert counter.case.life_stages == ("senior",)
    assert counter.view.filters.stages.checked == ("senior",)
    counter.settle()
    assert counter.cards[0] == "はじめての書道教室"
    counter.answered(suggestions=(MUSIC, SENIOR))
    assert [chip.isChecked() for chip in counter.view.offers.chips] == [False, True]
    counter.press("Alt+U")
    assert counter.case.life_stages == ()
    assert counter.view.search.hasFocus()


def test_that_a_suggestion_that_would_leave_nothing_is_only_noted(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(MUSIC,))
    before = counter.cards
    counter.press("Alt+Y")
    assert counter.case.noted == ("need:culture/music",)
    assert counter.case.needs == ()
    assert counter.cards == before
    assert counter.said == "「楽器・音楽」で絞り込むと何も残らないので、記録だけします。"
    assert counter.offered == ["楽器・音楽（記録のみ）"]
    counter.file("Shift+F12")
    assert logged(counter.window)[0].needs == ("culture/music",)


def test_that_what_was_noted_stays_in_sight_and_can_be_taken_back(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(MUSIC,))
    counter.press("Alt+Y")
    counter.type("ウクレレ")
    assert counter.offered == ["楽器・音楽（記録のみ）"]
    counter.press("Alt+Y")
    assert counter.case.noted == ()
    assert counter.offered == []


def test_that_one_key_puts_away_what_does_not_fit_for_this_case(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(MUSIC, SENIOR))
    counter.press("Alt+U")
    counter.settle()
    counter.answered(suggestions=(MUSIC, SENIOR))
    counter.press("Alt+N")
    assert counter.offered == ["高齢者？"]
    counter.type("書道　楽器")
    counter.answered(suggestions=(MUSIC, SENIOR))
    assert counter.offered == ["高齢者？"]
    counter.file("Shift+F12")
    counter.press("F3")
    counter.type("書道")
    counter.answered(suggestions=(MUSIC, SENIOR))
    assert counter.offered == ["楽器・音楽？", "高齢者？"]


def test_that_a_correction_takes_the_place_of_what_was_typed(counter: Counter) -> None:
    counter.type("うくれりる")
    counter.answered(corrections=(Correction(text="うくれれ", total=1), Correction(text="書道", total=3)))
    assert counter.offered[:2] == ["うくれれ", "書道"]
    assert counter.view.offers.offered[0].lead == "もしかして"
    counter.press("Alt+Y")
    counter.settle()
    assert (counter.view.search.text(), counter.cards) == ("うくれれ", ["ウクレレを楽しむ会"])
    assert counter.view.search.hasFocus()


def test_that_words_read_alike_are_told_apart_by_a_click(counter: Counter) -> None:
    counter.type("しょどう")
    counter.answered(homophones=(Homophone(word="書道", total=3), Homophone(word="諸道", total=1)))
    bar = counter.view.offers
    assert [(one.lead, one.count) for one in bar.offered] == [("同じ読み", 3), ("同じ読み", 1)]
    QTest.mouseClick(bar.chips[0], Qt.MouseButton.LeftButton)
    assert counter.case.text == "書道"
    assert counter.view.search.hasFocus()


def test_that_the_line_keeps_its_place_until_the_box_is_empty(counter: Counter) -> None:
    """The list must not jump up and down under the eyes while one types."""
    bar = counter.view.offers
    assert not bar.isVisible()
    counter.type("書道")
    assert not bar.isVisible()
    counter.answered(suggestions=(SENIOR,))
    height = bar.height()
    compose(counter.view.search, "もう")
    counter.settle()
    assert bar.isVisible()
    assert bar.height() == height
    counter.press("F3")
    assert not bar.isVisible()


def test_that_alt_shows_the_keys_of_the_chips(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(SENIOR, MUSIC))
    chips = counter.view.offers.chips
    QTest.keyPress(counter.view.search, Qt.Key.Key_Alt)
    assert [chip._beside() for chip in chips] == [key[-1] for key in OFFER_KEYS[:2]]
    QTest.keyRelease(counter.view.search, Qt.Key.Key_Alt)
    assert [chip._beside() for chip in chips] == ["1", "0"]


def test_that_arrows_go_from_chip_to_chip(counter: Counter) -> None:
    counter.type("書道")
    counter.answered(suggestions=(SENIOR, MUSIC))
    first, second = counter.view.offers.chips
    first.setFocus(Qt.FocusReason.TabFocusReason)
    counter.key(Qt.Key.Key_Right)
    assert second.hasFocus()
    counter.key(Qt.Key.Key_Left)
    counter.key(Qt.Key.Key_Return)
    assert counter.case.life_stages == ("senior",)
