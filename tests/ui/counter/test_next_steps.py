"""次の一歩 under the record: seen, followed with a way back, handed over, looked round, linked and unlinked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.records.codes import Relation
from desk.ui.counter.link_dialog import WAYS, LinkDialog
from desk.ui.counter.next_steps import NextStepsView
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter
from tests.ui.ime import type_in

COURSE, CIRCLE = "はじめての書道教室", "ウクレレを楽しむ会"
BORN = ("サ　ウクレレを楽しむ会", "この講座から生まれたサークル")


@pytest.fixture
def steps(counter: Counter) -> NextStepsView:
    """The lines under the course, once they are there."""
    counter.type(COURSE)
    view = counter.view.detail.steps
    counter.until(lambda: view.texts)
    return view


@pytest.fixture
def dialog(counter: Counter, steps: NextStepsView) -> Iterator[LinkDialog]:
    """つながりを直す over the course."""
    counter.press("Alt+K")
    dialog = counter.screen.steps.dialog
    assert dialog is not None
    yield dialog
    if counter.screen.steps.dialog is not None:
        dialog.close()


def link(counter: Counter, dialog: LinkDialog, other: str, way: tuple[Relation, bool]) -> None:
    """Choose what the other one is, type its name, and press Enter."""
    dialog.way.choose(way)
    type_in(dialog.box, other)
    counter.until(lambda: dialog.candidates.topLevelItemCount())
    QTest.keyClick(dialog.box, Qt.Key.Key_Return)
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    counter.until(lambda: dialog.links.topLevelItemCount())


def test_that_a_link_is_made_by_typing_and_seen_at_once_and_taken_back(
    counter: Counter, steps: NextStepsView, dialog: LinkDialog
) -> None:
    assert nameless(dialog) == []
    link(counter, dialog, CIRCLE, (Relation.BORN_OF, True))
    assert dialog.links.topLevelItem(0).text(0) == CIRCLE
    dialog.close()
    counter.until(lambda: BORN in steps.texts)
    assert counter.said == f"「{CIRCLE}」と「{COURSE}」をつなぎました。"
    counter.press("Ctrl+Z")
    counter.until(lambda: BORN not in steps.texts)


def test_that_a_link_is_taken_away_in_the_dialog(counter: Counter, steps: NextStepsView, dialog: LinkDialog) -> None:
    link(counter, dialog, CIRCLE, (Relation.LEADS_TO, False))
    counter.until(lambda: dialog.resource.version == 2)
    QTest.keyClick(dialog.links, Qt.Key.Key_Delete)
    counter.until(lambda: not dialog.links.topLevelItemCount())


def test_that_adding_without_an_other_one_says_what_is_missing(dialog: LinkDialog) -> None:
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    assert dialog.form.error("other")
    assert len(set(WAYS)) == len(WAYS) == dialog.way.count()


def test_that_a_step_is_followed_with_a_way_back_and_enter_hands_it_over(
    counter: Counter, steps: NextStepsView, dialog: LinkDialog
) -> None:
    link(counter, dialog, CIRCLE, (Relation.BORN_OF, True))
    dialog.close()
    counter.until(lambda: BORN in steps.texts)
    with counter.qtbot.waitActive(counter.window):
        counter.window.activateWindow()
    counter.press("Alt+L")
    assert QApplication.focusWidget() is steps.list
    counter.key(Qt.Key.Key_Return)
    assert counter.tray == [CIRCLE]
    counter.key(Qt.Key.Key_Right)
    detail = counter.view.detail
    assert detail.resource is not None
    assert detail.resource.title == CIRCLE
    counter.until(lambda: ("講　" + COURSE, "もとになった講座") in steps.texts)
    assert QApplication.focusWidget() is steps.list
    assert counter.chosen == COURSE, "the list stays where it was"
    counter.window.back()
    assert detail.resource is not None
    assert detail.resource.title == COURSE


def test_that_the_sheet_tells_the_steps_once_they_are_asked_for(
    counter: Counter, steps: NextStepsView, dialog: LinkDialog
) -> None:
    link(counter, dialog, CIRCLE, (Relation.BORN_OF, True))
    dialog.close()
    counter.until(lambda: BORN in steps.texts)
    counter.press("F4")
    counter.press("F9")
    flow = counter.screen.acts.preview_flow
    counter.until(lambda: flow.dialog is not None and flow.dialog.panel.sheet is not None)
    assert flow.dialog is not None
    panel = flow.dialog.panel
    panel.setup.steps_chosen.emit(True)
    counter.until(lambda: panel.sheet is not None and panel.sheet.handout.items[0].steps)
    assert counter.case.next_steps
    assert panel.sheet is not None
    assert [step.resource.title for step in panel.sheet.handout.items[0].steps] == [CIRCLE]
    flow.dialog.close()


def test_that_a_place_is_looked_through_in_one_step(counter: Counter, steps: NextStepsView) -> None:
    assert ("中央公民館で行われるもの", "4件") in steps.texts
    counter.press("Alt+L")
    QTest.keyClick(steps.list, Qt.Key.Key_End)
    counter.key(Qt.Key.Key_Return)
    counter.settle()
    assert (counter.case.place, counter.case.text) == ("中央公民館", "")
    assert len(counter.cards) == 4
    counter.press("F3")
    counter.settle()
    assert counter.case.place == ""
