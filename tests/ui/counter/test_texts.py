"""The record's words in やさしい日本語 and other languages: checked while typed, mended, kept, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from desk.records.resource import Resource
from desk.ui.counter.text_dialog import TextDialog
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter

COURSE = "はじめての書道教室"
HARD = "ご確認ください。10:00～12:00です。"


@pytest.fixture
def dialog(counter: Counter) -> Iterator[TextDialog]:
    """The dialog over the course, once its empty text was looked through."""
    counter.type(COURSE)
    counter.press("Ctrl+Shift+E")
    dialog = counter.screen.texts.dialog
    assert dialog is not None
    counter.until(lambda: dialog.check is not None)
    yield dialog
    if counter.screen.texts.dialog is not None:
        dialog.close()


def _write(counter: Counter, dialog: TextDialog, text: str) -> None:
    """Write a text in place of what is there, and wait until it was looked through."""
    QPlainTextEdit.setPlainText(dialog.text, text)
    if dialog.language.value == "easy":
        counter.until(lambda: dialog.check is not None and dialog.check.text == text)


def _resource(counter: Counter) -> Resource:
    resource = counter.view.detail.resource
    assert resource is not None
    return resource


def _keep(counter: Counter, dialog: TextDialog) -> None:
    dialog.keep.click()
    counter.until(lambda: counter.screen.texts.dialog is None)


def test_that_what_is_hard_is_marked_and_mended_at_once(counter: Counter, dialog: TextDialog) -> None:
    assert nameless(dialog) == []
    _write(counter, dialog, HARD)
    assert [HARD[mark.start : mark.end] for mark in dialog.text.marks] == ["ご確認ください", "10:00～12:00"]
    assert dialog.findings.count() == 2
    dialog.mend.click()
    counter.until(lambda: dialog.check is not None and dialog.check.findings == ())
    assert "午前10時から昼12時まで" in dialog.text.toPlainText()


def test_that_enter_on_a_finding_mends_it_alone(counter: Counter, dialog: TextDialog) -> None:
    _write(counter, dialog, HARD)
    dialog.findings.setCurrentRow(1)
    QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert dialog.text.toPlainText() == "ご確認ください。午前10時から昼12時までです。"


def test_that_the_text_is_kept_with_the_record_and_can_be_undone(counter: Counter, dialog: TextDialog) -> None:
    _write(counter, dialog, "字を書きます。")
    dialog.title.setText("字を書く教室")
    _keep(counter, dialog)
    said = _resource(counter).text_in("easy")
    assert said is not None
    assert (said.title, said.text, said.by) == ("字を書く教室", "字を書きます。", counter.screen.context.staff_name)
    counter.press("Ctrl+Z")
    counter.until(lambda: _resource(counter).text_in("easy") is None)


def test_that_another_language_is_kept_beside_it_and_not_looked_through(counter: Counter, dialog: TextDialog) -> None:
    dialog.language.choose("vi")
    assert not dialog.mend.isVisible()
    _write(counter, dialog, "Lớp học viết chữ.")
    _keep(counter, dialog)
    assert [(one.language, one.text) for one in _resource(counter).texts] == [("vi", "Lớp học viết chữ.")]


def test_that_what_holds_other_marks_is_only_underlined(counter: Counter, dialog: TextDialog) -> None:
    _write(counter, dialog, "市役所本庁舎一階西側入口前駐車場で、筆記用具を配ります。")
    grounds = {
        one.cursor.selectedText(): one.format.background().style() != Qt.BrushStyle.NoBrush
        for one in dialog.text.extraSelections()
    }
    assert grounds["筆記用具"]
    assert not grounds[dialog.text.toPlainText()]


def test_that_marks_stand_right_after_characters_beyond_the_first_plane(counter: Counter, dialog: TextDialog) -> None:
    _write(counter, dialog, "𠮷野さん、ご確認ください。")
    (selection,) = dialog.text.extraSelections()
    assert selection.cursor.selectedText() == "ご確認ください"
