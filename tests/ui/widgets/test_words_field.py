"""A field for a list of words: it grows, and leaves Enter and the window's keys to those they belong to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.ui.widgets.form_fields import FormFields
from desk.ui.widgets.line_field import LineField
from desk.ui.widgets.words_field import WordsField


def make(qtbot: QtBot) -> tuple[FormFields, WordsField, LineField]:
    form = FormFields()
    qtbot.addWidget(form)
    words, line = WordsField(form), LineField(form)
    form.add("words", words)
    form.add("line", line)
    form.resize(300, 400)
    form.show()
    words.setFocus()
    return form, words, line


def is_left_to_the_window(field: WordsField, key: Qt.Key) -> bool:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(field, event)
    return not event.isAccepted()


def test_that_enter_goes_on_and_shift_enter_begins_a_line(qtbot: QtBot) -> None:
    form, words, line = make(qtbot)
    words.put(("習字", "書道"))
    assert words.text() == "習字、書道"
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert words.text().count("\n") == 1
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert form.focusWidget() is line
    assert words.text().count("\n") == 1


def test_that_one_goes_on_behind_the_last_word(qtbot: QtBot) -> None:
    _form, words, _line = make(qtbot)
    words.go_on()
    assert words.text() == ""
    words.put(("習字",))
    words.go_on()
    words.insertPlainText("書道")
    assert words.text() == "習字、書道"


def test_that_it_grows_with_its_words(qtbot: QtBot) -> None:
    _form, words, _line = make(qtbot)
    small = words.height()
    words.put(f"言葉{number}" for number in range(40))
    qtbot.waitUntil(lambda: words.height() > small)
    many = words.height()
    words.put(f"言葉{number}" for number in range(4000))
    qtbot.waitUntil(lambda: words.height() >= many)
    assert words.height() < 400


def test_that_the_window_keeps_its_keys(qtbot: QtBot) -> None:
    _form, words, _line = make(qtbot)
    assert is_left_to_the_window(words, Qt.Key.Key_K)
    assert is_left_to_the_window(words, Qt.Key.Key_Z)
    words.insertPlainText("あ")
    assert not is_left_to_the_window(words, Qt.Key.Key_Z)
    assert not is_left_to_the_window(words, Qt.Key.Key_C)
