"""Keeping the city's words on the screen, over a real home."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.records.consultation import Search
from desk.records.search import Query
from desk.records.vocabulary import Entry, Phrase, Synonyms, Term, Vocabulary
from desk.services.consultations import log_consultation
from desk.services.vocabulary import store_vocabulary
from desk.settings import Settings
from desk.ui.context import Context
from desk.ui.main_window import MainWindow
from desk.ui.vocabulary.lists import MISSED, PHRASES, SYNONYMS, TERMS
from desk.ui.vocabulary.screen import VocabularyScreen
from desk.work.desk import Desk
from desk.work.searching import search
from desk.work.upkeep import tend
from desk.work.vocabulary import held_words, write_word
from tests.make import make_filing
from tests.ui.accessibility import nameless

RETIRED = Phrase(says=("定年", "退職した"), words=("仲間",), needs=("reading",), theme="life")
CRISIS = Phrase(says=("死にたい",), words=("相談",), distress=True, theme="distress")
BRUSH = Synonyms(words=("習字", "書道"), theme="culture")
WORDS = Vocabulary(
    terms=(
        Term(scheme="need", code="reading", name="読書", english="Reading", synonyms=("本",)),
        Term(scheme="need", code="reading/aloud", name="朗読", parent="reading", position=1),
    ),
    phrases=(RETIRED, CRISIS),
    synonyms=(BRUSH,),
)


@pytest.fixture
def missed(ready: Settings) -> Settings:
    """The words, and two consultations whose searches found nothing."""
    desk = Desk(ready)
    moment = datetime.now(UTC) - timedelta(days=1)
    with desk.database.writing() as session:
        store_vocabulary(session, WORDS, desk="K7", who="")
        for _time in range(2):
            filing = make_filing(searches=(Search(text="ガラホ"),), offers=(), started=moment, ended=moment)
            log_consultation(session, filing, desk="K7")
    tend(desk)
    desk.close()
    return ready


@pytest.fixture
def screen(qtbot: QtBot, missed: Settings, context: Context) -> VocabularyScreen:
    context.background.keep_tended()
    screen = VocabularyScreen(context)
    for table in (*screen.lists.tables.values(), screen.editor.helped):
        QAbstractItemModelTester(table.records, QAbstractItemModelTester.FailureReportingMode.Fatal, table.records)
    qtbot.addWidget(screen)
    screen.resize(1200, 640)
    screen.show()
    screen.activated()
    qtbot.waitUntil(lambda: bool(screen.lists.tables[MISSED].records.rows), timeout=20_000)
    qtbot.waitUntil(lambda: bool(screen.lists.tables[PHRASES].records.rows), timeout=20_000)
    return screen


def entries(settings: Settings) -> list[Entry]:
    desk = Desk(settings)
    try:
        return [held.entry for held in held_words(desk)]
    finally:
        desk.close()


def found(settings: Settings, text: str) -> int:
    desk = Desk(settings)
    try:
        tend(desk)
        return search(desk, Query(text=text)).total
    finally:
        desk.close()


def press(screen: VocabularyScreen, name: str) -> None:
    key = next(key for key in [*screen.keys()] if key.key == name)
    assert key.is_enabled, name
    key.act()


def can(screen: VocabularyScreen, name: str) -> bool:
    return next(key.is_enabled for key in [*screen.keys()] if key.key == name)


def choose(screen: VocabularyScreen, listed: str, entry: Entry) -> None:
    screen.lists.show_list(listed)
    rows = screen.lists.table.records.rows
    screen.lists.table.choose(next(n for n, row in enumerate(rows) if row.held.entry == entry))


def helped(screen: VocabularyScreen) -> list[tuple[str, int, int]]:
    return [(one.text, one.before, one.after) for one in screen.editor.helped.records.rows]


def saved(screen: VocabularyScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen._context.said, timeout=20_000):
        press(screen, "F12")


def test_that_a_search_in_vain_becomes_synonyms_which_help_it(
    screen: VocabularyScreen, qtbot: QtBot, missed: Settings, context: Context
) -> None:
    screen.lists.show_list(MISSED)
    screen.lists.focus_list()
    assert screen.lists.table.as_table()[1][0][:3] == ("ガラホ", "2", "2")
    press(screen, "Shift+F4")
    assert screen.lists.front == SYNONYMS
    field = screen.editor.form.field("words")
    assert field.text() == "ガラホ、"
    field.insertPlainText("スマートフォン")
    qtbot.waitUntil(lambda: helped(screen) == [("ガラホ", 0, 1)], timeout=20_000)
    saved(screen, qtbot)
    assert Synonyms(words=("ガラホ", "スマートフォン")) in entries(missed)
    assert found(missed, "ガラホ") == 1
    qtbot.waitUntil(lambda: screen.lists.row is not None and screen.lists.row.held.touched, timeout=20_000)
    qtbot.waitUntil(lambda: screen.lists.tables[MISSED].records.rows[0].now == 1, timeout=20_000)
    context.undo.undo()
    qtbot.waitUntil(lambda: len(screen.lists.tables[SYNONYMS].records.rows) == 1, timeout=20_000)
    assert found(missed, "ガラホ") == 0


def test_that_a_phrase_is_made_by_keyboard_alone(screen: VocabularyScreen, qtbot: QtBot, missed: Settings) -> None:
    screen.lists.show_list(MISSED)
    screen.lists.focus_list()
    qtbot.keyClick(screen.lists.table, Qt.Key.Key_Return)
    form = screen.editor.form
    assert form.field("says").hasFocus()
    qtbot.keyClick(form.field("says"), Qt.Key.Key_Return)
    assert form.field("words").hasFocus()
    form.field("words").insertPlainText("スマートフォン")
    qtbot.keyClick(form.field("words"), Qt.Key.Key_Tab)
    picker = form.field("needs")
    picker.popover.item("reading").setCheckState(0, Qt.CheckState.Checked)
    assert picker.codes == ("reading",)
    saved(screen, qtbot)
    assert Phrase(says=("ガラホ",), words=("スマートフォン",), needs=("reading",)) in entries(missed)


def test_that_what_is_wrong_stands_beside_its_field(screen: VocabularyScreen, qtbot: QtBot, missed: Settings) -> None:
    screen.lists.show_list(PHRASES)
    press(screen, "F3")
    screen.editor.form.field("words").setPlainText("あ" * 61)
    press(screen, "F12")
    assert "言い回し" in screen.editor.form.error("says")
    assert "長すぎ" in screen.editor.form.error("words")
    assert screen.editor.form.field("says").hasFocus()
    assert len(entries(missed)) == len(WORDS.phrases) + len(WORDS.synonyms) + 4


def test_that_a_draft_waits_with_its_row(screen: VocabularyScreen, qtbot: QtBot, missed: Settings) -> None:
    choose(screen, PHRASES, RETIRED)
    assert not can(screen, "F12")
    screen.editor.form.field("says").setPlainText("定年、リタイア")
    assert can(screen, "F12")
    choose(screen, PHRASES, CRISIS)
    assert screen.editor.form.field("says").text() == "死にたい"
    assert not can(screen, "F12")
    assert "（登録前）" in "".join(row[0] for row in screen.lists.table.as_table()[1])
    choose(screen, PHRASES, RETIRED)
    assert screen.editor.form.field("says").text() == "定年、リタイア"
    press(screen, "F9")
    assert screen.editor.form.field("says").text() == "定年、退職した"
    assert not can(screen, "F12")
    assert RETIRED in entries(missed)


def test_that_what_is_new_waits_too_and_takes_further_searches_in(screen: VocabularyScreen, qtbot: QtBot) -> None:
    screen.lists.show_list(PHRASES)
    press(screen, "F3")
    assert not can(screen, "F12")
    screen.editor.form.field("says").setPlainText("折りたたみの電話")
    choose(screen, PHRASES, CRISIS)
    screen.lists.show_list(MISSED)
    screen.lists.focus_list()
    press(screen, "F4")
    assert screen.editor.form.field("says").text() == "折りたたみの電話、ガラホ、"
    assert can(screen, "F12")
    press(screen, "F9")
    press(screen, "F3")
    assert screen.editor.form.field("says").text() == ""


def test_that_the_window_brings_it_to_the_front_with_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("vocabulary")
    screen = window.screen_named("vocabulary")
    qtbot.waitUntil(lambda: bool(screen.lists.tables[TERMS].records.rows), timeout=20_000)
    assert {"Esc", "F1", "F2", "F3", "F12"} <= {key.key for key in window.keys_in_bar()}
    assert window.press("F7")
    assert screen.lists.front == SYNONYMS
    assert nameless(window) == []
    window.toggle_help()
    window.back()
    window.back()
    assert window.front == "counter"


def test_that_a_word_of_distress_is_marked_with_a_warning(screen: VocabularyScreen) -> None:
    choose(screen, PHRASES, RETIRED)
    assert not screen.editor.warning.isVisible()
    screen.editor.form.field("distress").setChecked(True)
    assert screen.editor.warning.isVisible()
    assert screen.editor.entry == replace(RETIRED, distress=True)
    choose(screen, PHRASES, CRISIS)
    assert screen.editor.warning.isVisible()


def test_that_a_lost_race_shows_what_the_other_wrote_and_can_go_over_it(
    screen: VocabularyScreen, qtbot: QtBot, missed: Settings
) -> None:
    choose(screen, SYNONYMS, BRUSH)
    screen.editor.form.field("words").setPlainText("習字、書道、お習字")
    desk = Desk(missed)
    held = next(one for one in held_words(desk) if one.entry == BRUSH)
    theirs = Synonyms(words=("習字", "毛筆"), theme="culture")
    version = write_word(desk, type(held)(entry=theirs, id=held.id, version=held.version), "佐藤")
    assert version.held is not None
    desk.close()
    press(screen, "F12")
    qtbot.waitUntil(
        lambda: "習字、毛筆" in screen.editor.form.error("words") or screen.editor.held.version == 2, timeout=20_000
    )
    qtbot.waitUntil(lambda: screen.editor.held.version == version.held.version, timeout=20_000)
    assert screen.editor.form.field("words").text() == "習字、書道、お習字"
    saved(screen, qtbot)
    assert Synonyms(words=("習字", "書道", "お習字"), theme="culture") in entries(missed)


def test_that_a_word_is_taken_away_and_comes_back(
    screen: VocabularyScreen, qtbot: QtBot, missed: Settings, context: Context
) -> None:
    choose(screen, PHRASES, CRISIS)
    with qtbot.waitSignal(context.said, timeout=20_000) as said:
        press(screen, "F8")
    assert "死にたい" in said.args[0]
    assert CRISIS not in entries(missed)
    qtbot.waitUntil(lambda: len(screen.lists.tables[PHRASES].records.rows) == 1, timeout=20_000)
    context.undo.undo()
    qtbot.waitUntil(lambda: len(screen.lists.tables[PHRASES].records.rows) == 2, timeout=20_000)
    assert CRISIS in entries(missed)


def test_that_a_term_others_need_says_so(screen: VocabularyScreen, qtbot: QtBot) -> None:
    choose(screen, TERMS, WORDS.terms[0])
    assert not screen.editor.form.field("code").isEnabled()
    press(screen, "F8")
    qtbot.waitUntil(lambda: "削除できません" in screen.editor._status.text(), timeout=20_000)


def test_that_a_term_can_be_added_below_another(screen: VocabularyScreen, qtbot: QtBot, missed: Settings) -> None:
    screen.lists.show_list(TERMS)
    screen.lists.search.setText("読書")
    press(screen, "F3")
    form = screen.editor.form
    form.field("name").setText("読み聞かせ")
    form.field("code").setText("reading/children")
    assert form.field("age_from").isVisible() is False
    saved(screen, qtbot)
    made = next(one for one in entries(missed) if isinstance(one, Term) and one.code == "reading/children")
    assert (made.parent, made.scheme, made.name) == ("reading", "need", "読み聞かせ")
    qtbot.waitUntil(lambda: screen.lists.row is not None and screen.lists.row.held.entry == made, timeout=20_000)
    assert screen.editor.entry == made
    assert screen.focusWidget() is screen.lists.table


def test_that_the_lists_are_narrowed_by_words_readings_and_themes(screen: VocabularyScreen, qtbot: QtBot) -> None:
    screen.lists.search.setText("ていねん")
    assert not screen.lists.tables[PHRASES].records.rows
    screen.lists.search.setText("定年 読書")
    assert [row.held.entry for row in screen.lists.tables[PHRASES].records.rows] == [RETIRED]
    screen.lists.search.setText("culture")
    assert [row.held.entry for row in screen.lists.tables[SYNONYMS].records.rows] == [BRUSH]
    assert screen.back()
    assert len(screen.lists.tables[PHRASES].records.rows) == 2


def test_that_a_workbook_goes_out_and_comes_in(
    screen: VocabularyScreen, qtbot: QtBot, missed: Settings, context: Context, tmp_path: Path
) -> None:
    file = tmp_path / "words.xlsx"
    with qtbot.waitSignal(context.said, timeout=20_000):
        screen.workbooks.export_to(str(file))
    book = openpyxl.load_workbook(file)
    book["同義語"].append(["ガラホ、スマートフォン"])
    book["同義語"].append(["ひとつだけ"])
    book.save(file)
    dialog = screen.workbooks.import_from(str(file))
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    assert "新規 1 件" in dialog.sentence
    assert "取り込めない 1 件" in dialog.sentence
    assert nameless(dialog) == []
    assert len(entries(missed)) == 7
    with qtbot.waitSignal(context.said, timeout=20_000):
        dialog.take_in()
    assert len(entries(missed)) == 8
    context.undo.undo()
    qtbot.waitUntil(lambda: len(entries(missed)) == 7, timeout=20_000)


def test_that_the_resident_sees_nothing_of_it(screen: VocabularyScreen, context: Context) -> None:
    context.show_to_resident(True)
    assert not screen.lists.isVisible()
    context.show_to_resident(False)
    assert screen.lists.isVisible()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_that_everything_has_a_name_on_every_list(screen: VocabularyScreen, qapp: QApplication, language: str) -> None:
    i18n.activate(language)
    screen.retranslate()
    for listed in (PHRASES, SYNONYMS, TERMS, MISSED):
        screen.lists.show_list(listed)
        screen.lists.focus_list()
        assert nameless(screen) == []
    assert screen.help_text()


def test_that_what_is_remembered_comes_back(screen: VocabularyScreen, context: Context, qtbot: QtBot) -> None:
    screen.lists.tables[PHRASES].show_column(4, True)
    state = screen.state()
    other = VocabularyScreen(context)
    qtbot.addWidget(other)
    other.restore(state)
    assert other.lists.layout_state() == screen.lists.layout_state()
    other.restore({"lists": 3, "panes": "x", "editor": [1]})
