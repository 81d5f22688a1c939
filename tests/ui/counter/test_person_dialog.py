"""The person who asks: told once in a window of its own, seen on the chips, asked of the index, put on record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.records.codes import Band, Condition, Residency
from desk.records.search import Slot
from desk.ui.counter.person_dialog import PersonDialog
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter, logged
from tests.ui.ime import compose, type_in


def opened(counter: Counter, key: str = "Alt+J") -> PersonDialog:
    counter.press(key)
    person = counter.view.filters.person
    assert person is not None
    assert person.isVisible()
    counter.until(person.isActiveWindow)
    return person


def typed(field: object, text: str) -> None:
    QTest.keyClicks(field, text)  # type: ignore[call-overload]


@pytest.fixture
def person(counter: Counter) -> PersonDialog:
    return opened(counter)


def test_that_the_age_is_asked_of_the_index_and_stands_on_the_chip(counter: Counter, person: PersonDialog) -> None:
    assert person.age.hasFocus()
    typed(person.age, "67")
    assert counter.case.age == 67
    counter.settle()
    results = counter.screen.searching.results
    assert results is not None
    assert results.query.age == 67
    chip = counter.view.filters.person_chip
    assert (chip.text(), chip.isChecked()) == ("この方：67歳", True)


def test_that_digits_need_no_input_method_and_letters_are_refused(person: PersonDialog) -> None:
    for field in (person.age, person.fee, person.years, person.months):
        assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    typed(person.age, "6a7")
    assert person.age.text() == "67"


def test_that_enter_goes_on_and_esc_closes(counter: Counter, person: PersonDialog) -> None:
    typed(person.age, "67")
    QTest.keyClick(person.age, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is person.fee
    typed(person.fee, "1000")
    QTest.keyClick(person.fee, Qt.Key.Key_Escape)
    assert not person.isVisible()
    assert (counter.case.age, counter.case.fee_at_most) == (67, 1000)


def test_that_somebody_from_outside_has_no_other_tie(counter: Counter, person: PersonDialog) -> None:
    person.ties.chip(Residency.WORKER).click()
    person.ties.chip(Residency.STUDENT).click()
    assert counter.case.ties == (Residency.WORKER, Residency.STUDENT)
    person.ties.chip("none").click()
    assert counter.case.ties == ()
    person.ties.chip(Residency.WORKER).click()
    assert counter.case.ties == (Residency.WORKER,)
    person.ties.chip(Residency.WORKER).click()
    assert counter.case.ties is None


def test_that_times_of_the_week_widen_each_other(counter: Counter, person: PersonDialog) -> None:
    person.bands[Band.MORNING].chip("sat-am").click()
    person.bands[Band.EVENING].chip("wed-evening").click()
    assert set(counter.case.slots) == {Slot(weekday=5, band=Band.MORNING), Slot(weekday=2, band=Band.EVENING)}
    assert person.bands[Band.MORNING].chip("sat-am").accessibleName() == "土曜午前"
    assert counter.view.filters.person_chip.text() == "この方：土曜午前 ほか1"


def test_that_a_child_s_age_is_kept_in_months(counter: Counter, person: PersonDialog) -> None:
    typed(person.years, "1")
    assert counter.case.child_months == 12
    person.months.clear()
    typed(person.months, "6")
    assert counter.case.child_months == 18
    person.years.clear()
    person.years.textEdited.emit("")
    person.months.clear()
    person.months.textEdited.emit("")
    assert counter.case.child_months is None


def test_that_a_language_is_chosen_by_its_name(counter: Counter, person: PersonDialog) -> None:
    person.language.setFocus()
    QTest.keyClick(person.language, Qt.Key.Key_Down)
    assert counter.case.speaks == "en"
    assert counter.view.filters.person_chip.text() == "この方：英語で"


def test_that_a_town_is_found_while_the_input_method_composes(counter: Counter) -> None:
    person = opened(counter, "Alt+C")
    box = person.town.box
    assert box.hasFocus()
    assert not counter.view.filters.near_chip.isVisible()
    compose(box, "いずみ")
    counter.until(lambda: person.town.shown)
    assert person.town.shown[:2] == ("泉町一丁目", "泉町二丁目")
    compose(box, "")
    type_in(box, "いずみちょう", "泉町")
    counter.until(lambda: person.town.shown)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert counter.case.town is not None
    assert counter.case.town.municipality in ("みほん市", "となり市")
    assert counter.view.filters.near_chip.isVisible()


def test_that_enter_before_the_answer_takes_the_first_town(counter: Counter) -> None:
    person = opened(counter, "Alt+C")
    type_in(person.town.box, "いずみちょう2", "泉町二丁目")
    QTest.keyClick(person.town.box, Qt.Key.Key_Return)
    counter.until(lambda: counter.case.town is not None)
    assert counter.case.town is not None
    assert counter.case.town.name == "泉町二丁目"


def in_izumi(counter: Counter) -> PersonDialog:
    person = opened(counter, "Alt+C")
    type_in(person.town.box, "泉町一丁目")
    QTest.keyClick(person.town.box, Qt.Key.Key_Return)
    counter.until(lambda: counter.case.town is not None)
    return person


def test_that_near_means_a_quarter_of_an_hour_until_told_otherwise(counter: Counter) -> None:
    person = in_izumi(counter)
    near = counter.view.filters.near_chip
    assert near.text() == "近く（15分）"
    near.click()
    assert Condition.NEARBY in counter.case.conditions
    counter.settle()
    results = counter.screen.searching.results
    assert results is not None
    assert results.query.within == 15
    person.walks.chip("30").click()
    assert (near.text(), counter.case.within) == ("近く（30分）", 30)
    person.walks.chip("anywhere").click()
    assert Condition.NEARBY not in counter.case.conditions
    counter.view.filters.nearest_chip.click()
    assert counter.case.nearest_first


def test_that_without_a_town_there_is_no_near(counter: Counter) -> None:
    person = in_izumi(counter)
    person.walks.chip("20").click()
    person.town.box.clear()
    assert (counter.case.town, counter.case.conditions) == (None, ())
    assert not counter.view.filters.near_chip.isVisible()
    assert not person.walks.isEnabled()


def test_that_other_cities_are_left_out_and_taken_in_again(counter: Counter, person: PersonDialog) -> None:
    person.ways.chip("city_only").click()
    assert counter.case.municipality == "みほん市"
    person.ways.chip("city_only").click()
    assert counter.case.municipality == ""


def test_that_everything_is_emptied_at_once_and_f3_does_it_too(counter: Counter) -> None:
    person = in_izumi(counter)
    typed(person.age, "67")
    person.bands[Band.MORNING].chip("sat-am").click()
    person._clear.click()
    assert (counter.case.age, counter.case.slots, counter.case.town) == (None, (), None)
    assert (person.age.text(), person.town.box.text()) == ("", "")
    typed(person.age, "67")
    person.accept()
    counter.press("F3")
    assert counter.case.age is None
    assert counter.view.filters.person_chip.text() == "この方 ▾"


def test_that_the_person_is_on_record_as_filters_and_nowhere_else(counter: Counter, person: PersonDialog) -> None:
    typed(person.age, "67")
    person.accept()
    counter.type("書道")
    counter.file("Shift+F12")
    (search,) = logged(counter.window)[0].searches
    assert search.filters == ("age:67",)


def test_that_a_held_case_keeps_the_person(counter: Counter) -> None:
    person = in_izumi(counter)
    typed(person.age, "67")
    person.accept()
    counter.press("F11")
    assert counter.case.town is None
    assert not counter.view.filters.near_chip.isVisible()
    menu = counter.screen.acts.choose_held()
    menu.actions()[0].trigger()
    assert counter.case.town is not None
    assert counter.case.age == 67
    assert counter.view.filters.town_chip.text() == "町丁目：泉町一丁目"


@pytest.mark.parametrize("size", [9, 20])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_that_it_fits_the_smallest_window_at_every_size(counter: Counter, size: int, language: str) -> None:
    counter.window.context.change_preferences(text_size=size, language=language)
    person = in_izumi(counter)
    assert nameless(person) == []
    assert person.minimumSizeHint().width() <= 1366
    assert person.minimumSizeHint().height() <= 768
    assert person.width() <= 1366
    assert person.height() <= 768
