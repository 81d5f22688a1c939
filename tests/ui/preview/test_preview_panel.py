"""The preview shows the very PDF that will be printed, and says what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk import i18n
from desk.paper.handout import set_handout
from desk.paper.preview import page_image
from desk.records.case import Sheet
from desk.records.codes import Guard, Mode, Relation
from desk.records.consultation import Handout, HandoutItem
from desk.records.search import NextStep
from desk.records.sheet import Choices
from desk.settings import Preferences, Settings
from desk.ui.background import Background
from desk.ui.counter.detail_pane import TEXT_KEY
from desk.ui.preview.pages_view import FIT_PAGE
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.preview_panel import PreviewPanel
from desk.ui.preview.setup_pane import Setup
from desk.ui.theme import Theme
from desk.work.printing import page_image as draw
from tests.make import make_course, make_filing


@pytest.fixture(scope="module")
def handout() -> Handout:
    """A sheet of more than one page."""
    given = make_filing().handout
    assert given is not None
    items = tuple(HandoutItem(resource=make_course(title=f"はじめての書道 {name}")) for name in "春夏秋冬花鳥")
    return replace(given, items=items)


@pytest.fixture(scope="module")
def sheet(handout: Handout) -> Sheet:
    return set_handout(handout)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Preferences(theme="light"))


@pytest.fixture
def panel(qtbot: QtBot, background: Background, theme: Theme) -> Iterator[PreviewPanel]:
    panel = PreviewPanel(background, theme)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    yield panel
    panel.close()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(panel: PreviewPanel, key: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text().endswith(f"  {key}"))


def test_that_it_shows_the_pdf_itself(panel: PreviewPanel, sheet: Sheet, qtbot: QtBot) -> None:
    panel.show_sheet(sheet)
    panel.pages.set_zoom(FIT_PAGE)
    qtbot.waitUntil(panel.pages.is_sharp)
    scale = panel.pages._scale()
    width, height, rgb = page_image(sheet.pdf, 0, scale)
    shown = panel.pages._pictures[0].image
    assert shown == QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
    dark = sum(1 for y in range(0, height, 3) for x in range(0, width, 3) if shown.pixelColor(x, y).lightness() < 100)
    assert dark > 100
    assert sheet.pages > 1
    assert f"1／{sheet.pages}" in texts(panel)
    assert sheet.handout.slip in texts(panel)


def test_that_its_keys_say_what_is_wanted(panel: PreviewPanel, sheet: Sheet, qtbot: QtBot) -> None:
    panel.show_sheet(sheet)
    qtbot.waitUntil(panel.isActiveWindow)
    for key, signal in ((Qt.Key.Key_F12, panel.print_asked), (Qt.Key.Key_Escape, panel.closed)):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(panel.pages, key)


def test_that_the_same_case_set_otherwise_keeps_the_place(
    panel: PreviewPanel, sheet: Sheet, handout: Handout, qtbot: QtBot
) -> None:
    panel.show_sheet(sheet)
    panel.pages.verticalScrollBar().setValue(300)
    panel.show_sheet(set_handout(replace(handout, choices=Choices(mode=Mode.FURIGANA))))
    assert panel.pages.verticalScrollBar().value() == 300


def test_that_wanted_next_steps_that_are_not_there_are_told(
    panel: PreviewPanel, sheet: Sheet, handout: Handout
) -> None:
    panel.show_sheet(sheet)
    assert "まだつながれていません" not in texts(panel)
    panel.show_setup(Setup(next_steps=True))
    panel.show_sheet(sheet)
    assert "まだつながれていません" in texts(panel)
    step = NextStep(relation=Relation.LEADS_TO, resource=make_course())
    panel.show_sheet(set_handout(replace(handout, items=(replace(handout.items[0], steps=(step,)),))))
    assert "まだつながれていません" not in texts(panel)


def test_that_an_old_picture_never_lands_on_a_new_sheet(
    panel: PreviewPanel, sheet: Sheet, handout: Handout, qtbot: QtBot
) -> None:
    other = set_handout(replace(handout, items=handout.items[::-1]))
    panel.show_sheet(sheet)
    scale = panel.pages._scale()
    panel.show_sheet(other)  # the picture of the first one is still being made
    qtbot.waitUntil(panel.pages.is_sharp)
    width, height, rgb = page_image(other.pdf, 0, scale)
    assert panel.pages._pictures[0].image == QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)


def test_that_pages_drawn_at_once_come_out_as_drawn_alone(background: Background, sheet: Sheet, qtbot: QtBot) -> None:
    owner = QObject()
    scales = [0.5 + step / 20 for step in range(20)]
    alone = [page_image(sheet.pdf, 0, scale) for scale in scales]
    together: dict[float, object] = {}
    for scale in scales:
        background.read(
            owner, draw, sheet.pdf, 0, scale, then=lambda drawn, scale=scale: together.update({scale: drawn})
        )
    qtbot.waitUntil(lambda: len(together) == len(scales), timeout=20_000)
    assert [together[scale] for scale in scales] == alone


def test_that_missing_characters_and_warnings_are_told_before_printing(panel: PreviewPanel, sheet: Sheet) -> None:
    item = replace(sheet.handout.items[0], guards=(Guard.FULL,))
    handout = replace(sheet.handout, items=(item, *sheet.handout.items[1:]))
    told = replace(
        sheet,
        missing=("𠮷", "髙"),
        unread=("小平",),
        unreviewed=("vi",),
        untold=("はじめての書道",),
        without_map=True,
        handout=handout,
    )
    panel.show_sheet(told)
    assert "𠮷　髙" in texts(panel)
    assert "ベトナム語の訳は、まだだれも確かめていません" in texts(panel)
    assert "日本語のままか、省いてあります：はじめての書道" in texts(panel)
    assert f"{TEXT_KEY} を押すと" in texts(panel)
    assert "地図を省きました" in texts(panel)
    assert "ふりがなの付かない言葉：小平" in texts(panel)
    assert "注意書きの付いたご案内が 1 件" in texts(panel)
    panel.show_sheet(sheet)
    assert "𠮷" not in texts(panel)


def test_that_nothing_is_printed_while_the_sheet_is_made_anew(panel: PreviewPanel, sheet: Sheet) -> None:
    panel.show_sheet(sheet)
    panel.wait()
    assert not button(panel, "F12").isEnabled()
    panel.resume()
    assert button(panel, "F12").isEnabled()


def test_that_a_sheet_as_given_can_only_be_printed_again(panel: PreviewPanel, sheet: Sheet, qtbot: QtBot) -> None:
    panel.show_sheet(sheet, is_given=True)
    assert button(panel, "F12").text().startswith("もう一度印刷")
    assert not panel.setup.isVisible()
    with qtbot.assertNotEmitted(panel.setup.choices_chosen):
        qtbot.keyClick(panel.pages, Qt.Key.Key_3)


@pytest.mark.parametrize("language", i18n.SCREEN_LANGUAGES)
def test_that_the_dialog_opens_in_every_language(
    qtbot: QtBot,
    qapp: QApplication,
    background: Background,
    theme: Theme,
    sheet: Sheet,
    settings: Settings,
    language: str,
) -> None:
    dialog = PreviewDialog(background, theme)
    qtbot.addWidget(dialog)
    dialog.show_sheet(sheet)
    i18n.activate(language)
    for widget in (dialog, *dialog.findChildren(QWidget)):
        qapp.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    dialog.open()
    qtbot.waitUntil(dialog.panel.pages.is_sharp)
    qtbot.keyClick(dialog.panel.pages, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
