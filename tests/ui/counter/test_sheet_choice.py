"""How the sheet is set in a journey at the counter: after the person, by a key in the preview, remembered for the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.records.codes import Delivery, Mode
from desk.records.sheet import Choices
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.preview_panel import PreviewPanel
from tests.ui.counter.driver import Counter, sheets


def preview(counter: Counter) -> PreviewPanel:
    """Press F9 and wait for the sheet."""
    counter.press("F9")
    flow = counter.screen.acts.preview_flow
    counter.until(lambda: flow.dialog is not None and flow.dialog.panel.sheet is not None)
    dialog = flow.dialog
    assert isinstance(dialog, PreviewDialog)
    return dialog.panel


def choose(counter: Counter, panel: PreviewPanel, key: Qt.Key, wanted: Choices) -> None:
    QTest.keyClick(panel.pages, key)
    counter.until(lambda: panel.sheet is not None and panel.sheet.handout.choices == wanted)


def test_that_the_sheet_of_an_older_person_is_in_large_print_until_staff_choose(counter: Counter) -> None:
    counter.pick("はじめての書道")
    assert counter.case.choices == Choices()
    counter.press("Alt+2")
    assert counter.case.choices == Choices(mode=Mode.LARGE)
    panel = preview(counter)
    assert "高齢者のため、大きな文字にしています" in panel.setup._why.text()
    choose(counter, panel, Qt.Key.Key_1, Choices())
    assert panel.setup._why.text() == ""
    panel.closed.emit()
    counter.press("Alt+1")
    assert counter.case.choices == Choices()


def test_that_what_was_chosen_is_remembered_once_it_is_on_paper(counter: Counter) -> None:
    counter.pick("はじめての書道")
    panel = preview(counter)
    choose(counter, panel, Qt.Key.Key_C, Choices(mono=True))
    choose(counter, panel, Qt.Key.Key_3, Choices(mode=Mode.FURIGANA, mono=True))
    assert counter.window.context.preferences.sheets == {}
    panel.print_asked.emit()
    counter.until(lambda: counter.case.filed)
    counter.until(lambda: counter.window.context.preferences.sheets)
    counter.press("F3")
    assert counter.case.choices == Choices(mode=Mode.FURIGANA, mono=True)
    assert not counter.case.is_chosen


def test_that_keys_pressed_at_once_take_one_slip_number_and_show_the_last_sheet(counter: Counter) -> None:
    counter.pick("はじめての書道")
    panel = preview(counter)
    assert panel.sheet is not None
    slip = panel.sheet.handout.slip
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_C):
        QTest.keyClick(panel.pages, key)
    assert panel.setup.setup.choices == Choices(mode=Mode.FURIGANA, mono=True)
    counter.until(lambda: panel.sheet is not None and panel.sheet.handout.choices.mono)
    panel.print_asked.emit()
    counter.until(lambda: counter.case.filed)
    assert (counter.case.slip, slip[-2:]) == (slip, "01")
    assert [file.stem for file in sheets(counter.window)] == [slip]


def test_that_items_are_left_out_shortened_and_moved_from_the_preview(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.pick("ウクレレ")
    panel = preview(counter)
    items = panel.setup.items
    assert [item.title for item in counter.case.tray if item.title] == []
    items.setCurrentRow(1)
    QTest.keyClick(items, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    counter.until(lambda: counter.tray[0] == "ウクレレを楽しむ会")
    QTest.keyClick(items, Qt.Key.Key_S)
    counter.until(lambda: counter.case.tray[0].short)
    counter.until(lambda: panel.sheet is not None and panel.sheet.handout.items[0].short)
    items.setCurrentRow(1)
    QTest.keyClick(items, Qt.Key.Key_Delete)
    counter.until(lambda: counter.case.tray[1].delivery is Delivery.SPOKEN)
    counter.until(lambda: panel.sheet is not None and len(panel.sheet.handout.items) == 1)
    items.setCurrentRow(0)
    QTest.keyClick(items, Qt.Key.Key_Delete)
    assert counter.case.tray[0].delivery is Delivery.PRINTED
    assert "外せません" in panel._note.text()


@pytest.mark.parametrize("key", ["Alt+R"])
def test_that_the_counter_says_how_the_sheet_is_set(counter: Counter, key: str) -> None:
    form = counter.view.tray.form
    counter.pick("はじめての書道")
    assert form.modes.checked == (Mode.STANDARD,)
    counter.press(key)
    assert form.modes.checked == (Mode.FURIGANA,)
    counter.screen.controller.set_choices(mode=Mode.LARGE)
    assert [form.modes.chip(code).text() for code in form.modes.checked] == ["大きな文字"]


def test_that_f12_tells_once_that_nobody_reviewed_the_language(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.screen.controller.set_choices(language="vi")
    form = counter.view.tray.form
    assert [form.modes.chip(code).text() for code in form.modes.checked] == ["ベトナム語（未監修）"]
    counter.press("F12")
    assert not counter.case.filed
    assert "ベトナム語の訳は、まだだれも確かめていません" in counter.window.notice.text
    counter.file()
    counter.press("F3")
    counter.pick("ウクレレ")
    counter.screen.controller.set_choices(language="vi")
    counter.file()


def test_that_the_preview_has_told_it_before_f12(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.screen.controller.set_choices(language="vi")
    panel = preview(counter)
    assert "ベトナム語の訳は、まだだれも確かめていません" in panel._note.text()
    panel.print_asked.emit()
    counter.until(lambda: counter.case.filed)


def test_that_what_is_held_back_is_swapped_in_tray_and_preview(counter: Counter) -> None:
    counter.pick("満員の書道")
    panel = preview(counter)
    counter.until(lambda: panel.setup.swap.isVisible())
    assert "はじめての書道教室" in panel.setup._instead.text()
    QTest.keyClick(panel.pages, Qt.Key.Key_B)
    counter.until(lambda: panel.sheet is not None and panel.sheet.handout.items[0].guards == ())
    assert counter.tray == ["はじめての書道教室"]
    assert not panel.setup.swap.isVisible()
    panel.print_asked.emit()
    counter.until(lambda: counter.case.filed)


def test_that_t_sets_the_sheet_in_another_template_and_the_desk_keeps_to_it(counter: Counter) -> None:
    counter.pick("はじめての書道")
    panel = preview(counter)
    counter.until(lambda: panel.setup.template.isVisible())
    choose(counter, panel, Qt.Key.Key_T, Choices(template="friendly"))
    assert panel.setup.template.text() == "ひな形：やわらかい  T"
    panel.print_asked.emit()
    counter.until(lambda: counter.window.context.preferences.sheets)
    counter.press("F3")
    assert counter.case.choices == Choices(template="friendly")


def test_that_a_broken_template_prints_as_the_standard_one_and_staff_are_told(counter: Counter) -> None:
    folder = counter.window.context.settings.home / "templates"
    folder.mkdir()
    (folder / "ours.toml").write_text("[item]\nnumber = 3", "utf-8")
    counter.pick("はじめての書道")
    counter.screen.controller.set_choices(template="ours")
    panel = preview(counter)
    assert "ours.toml の 2 行目" in panel._note.text()
    assert panel.setup.template.text().startswith("ひな形：ours")
    panel.print_asked.emit()
    counter.until(lambda: counter.case.filed)
    assert "ours.toml の 2 行目" in counter.window.notice.text
