"""Colours that can be read, and a size that holds everywhere at once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desk.records.codes import Kind, State
from desk.settings import Preferences
from desk.ui.theme import BADGES, CONTRAST, DARK, LIGHT, THEMES, Colours, Theme, icon, icons, spaced

ALL = pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=lambda colours: colours.name)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _alpha = QColor(colour).getRgbF()  # type: ignore[misc]
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Preferences(theme="light"))


@pytest.mark.parametrize("kind", Kind)
def test_that_the_letter_on_every_badge_can_be_read(kind: Kind) -> None:
    assert contrast("#FFFFFF", BADGES[kind]) >= 4.5
    assert LIGHT.badge(kind) == BADGES[kind]


def test_that_no_two_kinds_share_a_colour() -> None:
    assert len(set(BADGES.values())) == len(Kind)


@ALL
@pytest.mark.parametrize("words", ["text", "muted", "good", "caution", "danger", "accent"])
def test_that_words_can_be_read_on_every_ground(colours: Colours, words: str) -> None:
    for ground in (colours.window, colours.base):
        assert contrast(getattr(colours, words), ground) >= 4.5


@ALL
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("accent_text", "accent"),
        ("selected_text", "selected"),
        ("text", "hover"),
        ("caution", "caution_ground"),
        ("mark_text", "mark"),
    ],
)
def test_that_words_can_be_read_where_the_ground_changes(colours: Colours, words: str, ground: str) -> None:
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= 4.5


@ALL
def test_that_what_can_be_pressed_and_where_the_focus_is_can_be_seen(colours: Colours) -> None:
    for ground in (colours.window, colours.base):
        assert contrast(colours.edge, ground) >= 3
        assert contrast(colours.accent, ground) >= 3


def test_that_high_contrast_draws_every_border_in_full() -> None:
    assert contrast(CONTRAST.border, CONTRAST.base) >= 15
    assert contrast(CONTRAST.text, CONTRAST.base) >= 15


@ALL
@pytest.mark.parametrize("state", State)
def test_that_every_state_has_a_colour_that_can_be_read(colours: Colours, state: State) -> None:
    assert contrast(colours.state(state), colours.base) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_that_a_chosen_theme_holds_at_once(qtbot: QtBot, theme: Theme, name: str) -> None:
    label = QLabel("書道")
    qtbot.addWidget(label)
    theme.use(Preferences(theme=name))
    assert theme.colours is THEMES[name]
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(THEMES[name].text)


def test_that_a_change_is_told_once_and_no_change_never(qtbot: QtBot, theme: Theme) -> None:
    told: list[int] = []
    theme.changed.connect(lambda: told.append(1))
    theme.use(Preferences(theme="dark"))
    theme.use(Preferences(theme="dark"))
    assert told == [1]


@pytest.mark.parametrize(("wanted", "held"), [(1, 9), (9, 9), (14, 14), (20, 20), (99, 20)])
def test_that_the_size_stays_within_what_the_window_bears(theme: Theme, wanted: int, held: int) -> None:
    theme.use(Preferences(theme="light", text_size=wanted))
    assert theme.size == held
    assert QApplication.font().pointSize() == held


def test_that_every_widget_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    for make in (lambda: QPushButton("印刷"), lambda: QLineEdit("書道"), lambda: QLabel("書道")):
        widget = make()
        qtbot.addWidget(widget)
        widget.show()
        theme.use(Preferences(theme="light", text_size=9))
        small = widget.sizeHint().height()
        theme.use(Preferences(theme="light", text_size=20))
        assert widget.sizeHint().height() > small * 1.6


def test_that_a_focused_button_is_as_large_as_others(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("印刷")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    with qtbot.waitExposed(button):
        button.activateWindow()
    button.setFocus()
    assert button.sizeHint() == before


def test_that_rich_text_has_air_between_its_lines(qtbot: QtBot, theme: Theme) -> None:
    text = "<br>".join(["学ぶ"] * 10)
    plain, airy = QLabel(text), QLabel(spaced(text))
    qtbot.addWidget(plain)
    qtbot.addWidget(airy)
    assert airy.sizeHint().height() > plain.sizeHint().height() * 1.35


def test_that_every_picture_can_be_drawn(qapp: QApplication) -> None:
    names = [file.stem for file in icons().glob("*.svg")]
    assert names
    for name in names:
        assert not icon(name).pixmap(32, 32).isNull()
