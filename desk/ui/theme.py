"""How the window looks: three sets of colours, one font in the size the user likes, a visible focus.

Fusion draws everything; palette and style sheet below are derived from ``Colours`` and the text size alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desk import paths
from desk.records.codes import Kind, State
from desk.settings import Preferences

SMALLEST_TEXT = 9
LARGEST_TEXT = 20
FONTS = ("BIZ UDPGothic", "BIZ UDGothic", "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "IPAexGothic")
"""The universal-design font first (on Windows it is there, on Debian fonts-morisawa-bizud-gothic), then the usual ones."""

BADGES = {
    Kind.COURSE: "#0072B2",
    Kind.FACILITY: "#00694D",
    Kind.CIRCLE: "#A84600",
    Kind.TALENT: "#99437A",
    Kind.GRANT: "#8A6D00",
    Kind.MATERIAL: "#5B4FA0",
    Kind.WINDOW: "#1F6170",
    Kind.PROGRAMME: "#5F5A52",
}
"""Grounds for a white letter, at least 4.5:1 (WCAG AA); no kind is told by its colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One set of colours as "#RRGGBB". ``edge`` is around what can be typed in or pressed, ``border`` around panes.

    ``good``, ``caution``, ``danger`` and ``muted`` are for words on ``base`` or ``window``; ``caution_ground`` is behind
    ``caution`` where a whole line warns; ``mark`` is behind words that were searched for.
    """

    name: str
    window: str
    base: str
    text: str
    muted: str
    border: str
    edge: str
    accent: str
    accent_text: str
    hover: str
    selected: str
    selected_text: str
    good: str
    caution: str
    caution_ground: str
    danger: str
    mark: str
    mark_text: str

    def badge(self, kind: Kind) -> str:
        """The ground of a kind's badge, for a white letter."""
        return BADGES[kind]

    def state(self, state: State) -> str:
        """The colour of an application state in words."""
        return getattr(self, _STATE_TONES.get(state, "muted"))  # type: ignore[no-any-return]


_STATE_TONES = {
    State.OPEN: "good",
    State.NONE_NEEDED: "good",
    State.FEW_LEFT: "caution",
    State.WAITLIST: "caution",
    State.BEFORE: "caution",
    State.POSTPONED: "danger",
    State.CANCELLED: "danger",
    State.FULL: "danger",
}

LIGHT = Colours(
    name="light",
    window="#F1F3F6",
    base="#FFFFFF",
    text="#1A1E24",
    muted="#525B67",
    border="#C5CCD6",
    edge="#808A97",
    accent="#0B57A4",
    accent_text="#FFFFFF",
    hover="#E4EDF7",
    selected="#D9E8F8",
    selected_text="#0E2A47",
    good="#176339",
    caution="#7A4A00",
    caution_ground="#FFF2D1",
    danger="#A31A1A",
    mark="#FFE58A",
    mark_text="#1A1E24",
)
DARK = Colours(
    name="dark",
    window="#1F242B",
    base="#161A1F",
    text="#ECEFF3",
    muted="#B0BAC6",
    border="#3D4752",
    edge="#7D8996",
    accent="#7AB8F5",
    accent_text="#0B1520",
    hover="#2B343E",
    selected="#213C57",
    selected_text="#F2F7FC",
    good="#86DBA2",
    caution="#FFD27A",
    caution_ground="#3B2E0D",
    danger="#FFA49A",
    mark="#6A5500",
    mark_text="#FFFFFF",
)
CONTRAST = Colours(
    name="contrast",
    window="#000000",
    base="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    border="#FFFFFF",
    edge="#FFFFFF",
    accent="#FFDD00",
    accent_text="#000000",
    hover="#3A3A00",
    selected="#00305C",
    selected_text="#FFFFFF",
    good="#7DFFA8",
    caution="#FFDD00",
    caution_ground="#000000",
    danger="#FFB3AB",
    mark="#FFDD00",
    mark_text="#000000",
)
THEMES = {colours.name: colours for colours in (LIGHT, DARK, CONTRAST)}


class Theme(QObject):
    """The look of the application. ``changed`` fires after colours or text size did; painted widgets then repaint."""

    changed = Signal()

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application = application
        self._chosen, self._size = "", 0
        self.colours = LIGHT
        application.setStyle("Fusion")
        self.use(preferences)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def size(self) -> int:
        """The text size in points."""
        return self._size

    def use(self, preferences: Preferences) -> None:
        """Look as the user wishes, at once and everywhere."""
        size = min(max(preferences.text_size, SMALLEST_TEXT), LARGEST_TEXT)
        colours = THEMES.get(preferences.theme) or _system_colours()
        self._chosen = preferences.theme
        if (colours, size) == (self.colours, self._size):
            return
        self.colours, self._size = colours, size
        self._application.setPalette(palette(colours))
        self._application.setFont(font(size))
        self._application.setStyleSheet(style_sheet(colours, size))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._chosen not in THEMES:
            self.use(Preferences(theme=self._chosen, text_size=self._size))


def font(size: int) -> QFont:
    """The font of the window in so many points."""
    chosen = QFont(list(FONTS))
    chosen.setPointSize(size)
    chosen.setStyleHint(QFont.StyleHint.SansSerif)
    return chosen


def icon(name: str) -> QIcon:
    """One of the product's own pictures, by its name in ``resources/icons``."""
    return QIcon(str(icons() / f"{name}.svg"))


def icons() -> Path:
    """The folder of the product's own pictures."""
    return paths.resources() / "icons"


def spaced(html: str) -> str:
    """Rich text with the line spacing that Japanese needs to be read at ease: one and a half lines."""
    return f"<style>p, li, td, div, h3, h4 {{ line-height: 150%; }}</style><div>{html}</div>"


def palette(colours: Colours) -> QPalette:
    """Fusion's palette in these colours."""
    made = QPalette(QColor(colours.window))
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.window),
        (roles.WindowText, colours.text),
        (roles.Base, colours.base),
        (roles.AlternateBase, colours.window),
        (roles.Text, colours.text),
        (roles.Button, colours.window),
        (roles.ButtonText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.accent_text),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.ToolTipBase, colours.base),
        (roles.ToolTipText, colours.text),
        (roles.Mid, colours.border),
        (roles.Dark, colours.edge),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_between(colours.muted, colours.window)))
    return made


def style_sheet(colours: Colours, size: int) -> str:
    """What palette and Fusion don't say. Object names that widgets may carry:

    buttons: primary, chip (checkable), quiet, key · labels: heading, muted, calm, caution (also warning), danger ·
    frames: pane. Lengths grow with the text, so that a large text has room.
    """
    gap, small = round(size * 0.6), max(2, round(size * 0.25))
    radius = max(3, round(size * 0.35))
    thick = 2 if colours is CONTRAST else 1
    bar = max(12, round(size * 1.1))
    faint = _between(colours.muted, colours.window)
    arrow = (icons() / ("down_on_light.svg" if colours is LIGHT else "down_on_dark.svg")).as_posix()
    tick = (icons() / ("tick_white.svg" if colours is LIGHT else "tick_dark.svg")).as_posix()
    return f"""
QToolTip {{ color: {colours.text}; background: {colours.base}; border: 1px solid {colours.edge}; padding: {small}px; }}
QFrame#pane {{ background: {colours.base}; border: {thick}px solid {colours.border}; border-radius: {radius}px; }}
QPushButton, QToolButton {{
  background: {colours.base}; color: {colours.text}; border: {thick}px solid {colours.edge};
  border-radius: {radius}px; padding: {small + 1}px {gap + 1}px;
}}
QPushButton:hover, QToolButton:hover {{ background: {colours.hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {colours.selected}; color: {colours.selected_text}; }}
QPushButton:checked, QToolButton:checked {{
  background: {colours.accent}; color: {colours.accent_text}; border-color: {colours.accent};
}}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; border-color: {colours.border}; }}
QPushButton:focus, QToolButton:focus {{
  border: {thick + 1}px solid {colours.accent}; padding: {small}px {gap}px;
}}
QPushButton:checked:focus, QToolButton:checked:focus {{ border-color: {colours.text}; }}
QPushButton#primary {{
  background: {colours.accent}; color: {colours.accent_text}; border-color: {colours.accent}; font-weight: bold;
}}
QPushButton#primary:hover {{ background: {_between(colours.accent, colours.text, 0.8)}; }}
QPushButton#primary:focus {{ border: {thick + 1}px solid {colours.text}; }}
QPushButton#primary:disabled {{ background: {colours.window}; color: {faint}; border-color: {colours.border}; }}
QPushButton#quiet, QToolButton#quiet {{ background: transparent; border-color: transparent; color: {colours.accent}; }}
QPushButton#quiet:hover, QToolButton#quiet:hover {{ background: {colours.hover}; }}
QPushButton#quiet:disabled, QToolButton#quiet:disabled {{ color: {faint}; }}
QPushButton#quiet:focus, QToolButton#quiet:focus {{ border-color: {colours.accent}; }}
QPushButton#key {{ padding: {small}px {gap}px; }}
QPushButton#key:focus {{ padding: {small - 1}px {gap - 1}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {{
  background: {colours.base}; color: {colours.text}; border: {thick}px solid {colours.edge};
  border-radius: {radius}px; padding: {small + 1}px;
  selection-background-color: {colours.accent}; selection-color: {colours.accent_text};
  placeholder-text-color: {colours.muted};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {{
  border: {thick + 1}px solid {colours.accent}; padding: {small}px;
}}
QTabBar::tab {{
  background: {colours.window}; color: {colours.text}; border: {thick}px solid {colours.border};
  border-bottom: 3px solid transparent; padding: {small}px {gap * 2}px;
}}
QTabBar::tab:selected {{ background: {colours.base}; border-bottom: 3px solid {colours.accent}; }}
QTabBar::tab:hover:!selected {{ background: {colours.hover}; }}
QTabWidget::pane {{ border: none; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDateEdit:disabled, QComboBox:disabled {{
  background: {colours.window}; color: {faint}; border-color: {colours.border};
}}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {round(size * 1.6)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({arrow}); width: {size}px; height: {size}px; }}
QAbstractItemView {{
  background: {colours.base}; border: {thick}px solid {colours.border}; outline: none;
  selection-background-color: {colours.selected}; selection-color: {colours.selected_text};
}}
QTreeView::item {{ padding: {small}px {gap}px; }}
QListView::item:selected {{ background: {colours.selected}; color: {colours.selected_text}; }}
QTextBrowser#plain {{ border: 0; padding: 0; }}
QCheckBox::indicator, QAbstractItemView::indicator {{
  width: {size}px; height: {size}px; background: {colours.base};
  border: {thick}px solid {colours.edge}; border-radius: {max(2, radius // 2)}px;
}}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
  background: {colours.accent}; border-color: {colours.accent}; image: url({tick});
}}
QCheckBox::indicator:disabled {{ background: {colours.window}; border-color: {colours.border}; }}
QCheckBox:focus {{ color: {colours.accent}; }}
QScrollBar {{ background: {colours.window}; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background: {colours.edge}; border: 3px solid {colours.window}; border-radius: {bar // 2}px; }}
QScrollBar::handle:vertical {{ min-height: {bar * 2}px; }}
QScrollBar::handle:horizontal {{ min-width: {bar * 2}px; }}
QScrollBar::handle:hover {{ background: {colours.accent}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {colours.base}; border: {thick}px solid {colours.edge}; }}
QMenu::item {{ padding: {small}px {gap * 3}px; }}
QMenu::item:selected {{ background: {colours.selected}; color: {colours.selected_text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {colours.border}; margin: {small}px; }}
QAbstractItemView:focus {{ border: {thick}px solid {colours.accent}; }}
QAbstractItemView::item:focus {{ border: 1px solid {colours.accent}; }}
QHeaderView {{ background: {colours.window}; }}
QHeaderView::section {{
  background: {colours.window}; color: {colours.text}; padding: {small}px {gap}px; border: 0;
  border-right: 1px solid {colours.border}; border-bottom: 1px solid {colours.border};
}}
QLabel#heading {{ font-size: {round(size * 1.3)}pt; font-weight: bold; }}
QLabel#muted {{ color: {colours.muted}; }}
QLabel#danger {{ color: {colours.danger}; }}
QLabel#calm {{
  color: {colours.selected_text}; background: {colours.selected}; border: 1px solid {colours.accent};
  border-radius: {radius}px; padding: {small}px {gap}px; font-weight: bold;
}}
QLabel#caution, QLabel#warning {{
  color: {colours.caution}; background: {colours.caution_ground}; border: 1px solid {colours.caution};
  border-radius: {radius}px; padding: {small}px {gap}px;
}}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {colours.hover}; }}
"""


def _system_colours() -> Colours:
    """What the system asks for."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _between(first: str, second: str, share: float = 0.55) -> str:
    """The colour so much of the way from the second to the first."""
    one, other = QColor(first), QColor(second)
    mixed = [round(share * a + (1 - share) * b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*mixed).name()
