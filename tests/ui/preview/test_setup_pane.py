"""How the sheet is set and what goes on it: one key each, and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desk.paper.handout import set_handout
from desk.records.case import TrayItem
from desk.records.codes import Delivery, Mode
from desk.records.sheet import Choices, Side
from desk.settings import Preferences
from desk.ui.background import Background
from desk.ui.preview.preview_panel import PreviewPanel
from desk.ui.preview.setup_pane import Setup, SetupPane
from desk.ui.theme import Theme
from tests.make import make_course, make_filing
from tests.ui.accessibility import nameless

TRAY = tuple(TrayItem(id=name, resource=make_course(title=f"講座 {name}")) for name in "abc")


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, background: Background) -> Iterator[PreviewPanel]:
    panel = PreviewPanel(background, Theme(qapp, Preferences(theme="light")))
    qtbot.addWidget(panel)
    panel.resize(1280, 720)
    panel.show()
    handout = make_filing().handout
    assert handout is not None
    panel.show_setup(Setup(tray=TRAY))
    panel.show_sheet(set_handout(handout))
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    panel.close()


@pytest.fixture
def pane(panel: PreviewPanel) -> SetupPane:
    return panel.setup


def chosen(qtbot: QtBot, panel: PreviewPanel, key: Qt.Key) -> Choices:
    """What a key chooses."""
    with qtbot.waitSignal(panel.setup.choices_chosen) as told:
        qtbot.keyClick(panel.pages, key)
    found: Choices = told.args[0]
    return found


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def rows(pane: SetupPane) -> list[str]:
    return [pane.items.item(row).text() for row in range(pane.items.count())]


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        (Qt.Key.Key_1, Mode.STANDARD),
        (Qt.Key.Key_2, Mode.LARGE),
        (Qt.Key.Key_3, Mode.FURIGANA),
        (Qt.Key.Key_4, Mode.EASY),
    ],
)
def test_that_a_digit_sets_the_sheet_in_japanese(qtbot: QtBot, panel: PreviewPanel, key: Qt.Key, mode: Mode) -> None:
    panel.show_setup(Setup(choices=Choices(mode=Mode.PAIR, beside=Side(language="vi"), mono=True, greeting="ようこそ")))
    assert chosen(qtbot, panel, key) == Choices(mode=mode, mono=True, greeting="ようこそ")


def test_that_the_language_of_the_resident_comes_first(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.show_setup(Setup(speaks="vi"))
    qtbot.keyClick(panel.pages, Qt.Key.Key_5)
    assert "Tiếng Việt" in menu().actions()[0].text()
    with qtbot.waitSignal(panel.setup.choices_chosen) as told:
        qtbot.keyClick(menu(), Qt.Key.Key_1)
    assert told.args == [Choices(language="vi")]


def test_that_two_stand_side_by_side_with_easy_or_standard_japanese(qtbot: QtBot, panel: PreviewPanel) -> None:
    qtbot.keyClick(panel.pages, Qt.Key.Key_6)
    with qtbot.waitSignal(panel.setup.choices_chosen) as told:
        qtbot.keyClick(menu(), Qt.Key.Key_1)
    pair = Choices(mode=Mode.PAIR, language="easy", beside=Side(language="en"))
    assert told.args == [pair]
    panel.show_setup(Setup(choices=pair))
    qtbot.keyClick(panel.pages, Qt.Key.Key_6)
    with qtbot.waitSignal(panel.setup.choices_chosen) as told:
        qtbot.keyClick(menu(), Qt.Key.Key_0)
    assert told.args == [replace(pair, language="ja")]


def test_that_a_menu_that_is_left_changes_nothing(qtbot: QtBot, panel: PreviewPanel) -> None:
    with qtbot.assertNotEmitted(panel.setup.choices_chosen):
        qtbot.keyClick(panel.pages, Qt.Key.Key_5)
        qtbot.keyClick(menu(), Qt.Key.Key_Escape)
    assert panel.setup.modes.checked == (Mode.STANDARD,)


def test_that_letters_choose_the_copier_and_the_map(qtbot: QtBot, panel: PreviewPanel) -> None:
    assert chosen(qtbot, panel, Qt.Key.Key_C) == Choices(mono=True)
    assert chosen(qtbot, panel, Qt.Key.Key_M) == Choices(with_map=False)
    with qtbot.waitSignal(panel.setup.steps_chosen) as told:
        qtbot.keyClick(panel.pages, Qt.Key.Key_F8)
    assert told.args == [True]


def test_that_t_turns_to_the_other_template_or_offers_several(
    qtbot: QtBot, panel: PreviewPanel, pane: SetupPane
) -> None:
    assert not pane.template.isVisible()
    with qtbot.assertNotEmitted(pane.choices_chosen, wait=50):
        qtbot.keyClick(panel.pages, Qt.Key.Key_T)
    two = (("standard", "標準"), ("friendly", "やわらかい"))
    panel.show_setup(Setup(tray=TRAY, templates=two))
    assert pane.template.text() == "ひな形：標準  T"
    assert chosen(qtbot, panel, Qt.Key.Key_T) == Choices(template="friendly")
    panel.show_setup(Setup(tray=TRAY, templates=two, choices=Choices(template="friendly")))
    assert chosen(qtbot, panel, Qt.Key.Key_T) == Choices()
    panel.show_setup(Setup(tray=TRAY, templates=(*two, ("ours", "A&B市"))))
    qtbot.keyClick(panel.pages, Qt.Key.Key_T)
    assert [action.isChecked() for action in menu().actions()] == [True, False, False]
    assert menu().actions()[2].text() == "&3　A&&B市"
    with qtbot.waitSignal(pane.choices_chosen) as told:
        qtbot.keyClick(menu(), Qt.Key.Key_3)
    assert told.args == [Choices(template="ours")]


def test_that_items_are_shortened_left_out_and_moved_by_keys(
    qtbot: QtBot, panel: PreviewPanel, pane: SetupPane
) -> None:
    assert pane.items.hasFocus()
    qtbot.keyClick(pane.items, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.short_chosen) as told:
        qtbot.keyClick(pane.items, Qt.Key.Key_S)
    assert told.args == ["b", True]
    with qtbot.waitSignal(pane.on_sheet_chosen) as told:
        qtbot.keyClick(pane.items, Qt.Key.Key_Delete)
    assert told.args == ["b", False]
    with qtbot.waitSignal(pane.moved) as moved:
        qtbot.keyClick(pane.items, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert moved.args == [1, 0]


def test_that_the_list_says_what_becomes_of_each_item(pane: SetupPane) -> None:
    tray = (replace(TRAY[0], short=True), replace(TRAY[1], delivery=Delivery.SPOKEN), TRAY[2])
    pane.items.setCurrentRow(1)
    pane.show_setup(Setup(tray=tray))
    assert rows(pane) == ["1　講座 a（短く）", "－　講座 b（載せない）", "2　講座 c"]
    assert pane.items.currentRow() == 1
    assert pane.leave_out.text().startswith("載せる")
    assert not pane.short.isEnabled()


def test_that_buttons_do_what_the_keys_do(qtbot: QtBot, pane: SetupPane) -> None:
    with qtbot.waitSignal(pane.on_sheet_chosen) as told:
        pane.leave_out.click()
    assert told.args == ["a", False]
    with qtbot.waitSignal(pane.moved) as moved:
        pane.down.click()
    assert moved.args == [0, 1]
    assert not pane.up.isEnabled()


def test_that_a_greeting_is_typed_without_setting_off_keys(qtbot: QtBot, panel: PreviewPanel, pane: SetupPane) -> None:
    qtbot.keyClick(panel.pages, Qt.Key.Key_G)
    assert pane.greeting.hasFocus()
    with qtbot.assertNotEmitted(pane.choices_chosen, wait=50):
        for key in (Qt.Key.Key_C, Qt.Key.Key_1, Qt.Key.Key_S):
            qtbot.keyClick(pane.greeting, key)
    assert pane.greeting.text() == "c1s"
    with qtbot.waitSignal(pane.choices_chosen) as told:
        qtbot.keyClick(pane.greeting, Qt.Key.Key_Return)
    assert told.args == [Choices(greeting="c1s")]
    assert pane.items.hasFocus()


def test_that_it_says_why_the_sheet_is_set_so(pane: SetupPane) -> None:
    pane.show_setup(Setup(choices=Choices(mode=Mode.LARGE), why="高齢者のため、大きな文字にしています（1 で標準）。"))
    assert pane._why.isVisible()
    pane.show_setup(Setup(choices=Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi"))))
    assert not pane._why.isVisible()
    assert pane._words.text() == "やさしい日本語とベトナム語"


def test_that_everything_can_be_named_by_a_screen_reader(panel: PreviewPanel) -> None:
    panel.show_setup(Setup(tray=TRAY, templates=(("standard", "標準"), ("friendly", "やわらかい"))))
    assert nameless(panel) == []


def test_that_one_key_swaps_the_item_that_is_looked_at(panel: PreviewPanel, pane: SetupPane, qtbot: QtBot) -> None:
    serving = make_course(title="代わりの講座")
    panel.show_setup(Setup(tray=TRAY, instead={"b": ("→ 次の回：代わりの講座", serving)}))
    assert not pane.swap.isVisible()
    with qtbot.assertNotEmitted(pane.swapped):
        qtbot.keyClick(panel.pages, Qt.Key.Key_B)
    assert pane.items.current == TRAY[1], "it has no alternative itself: first one sees which has"
    assert pane.swap.isVisible()
    assert nameless(panel) == []
    with qtbot.waitSignal(pane.swapped) as told:
        qtbot.keyClick(panel.pages, Qt.Key.Key_B)
    assert told.args == ["b", serving]


def test_that_the_key_does_nothing_where_nothing_serves_instead(
    panel: PreviewPanel, pane: SetupPane, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(pane.swapped):
        qtbot.keyClick(panel.pages, Qt.Key.Key_B)
    assert pane.items.current == TRAY[0]
