"""The first paint: what the last window showed, in its place, with a search box that can be typed into at once.

It knows nothing but one small file and needs few imports; the real screen takes its place as soon as it is made.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from desk.settings import Settings
from desk.ui.theme import Theme
from desk.ui.widgets.card_face import FACE_ROLE, CardFace
from desk.ui.widgets.cards import CardTable
from desk.ui.widgets.search_box import SearchBox

_FILE = "first_look.json"
_SEARCH_GROWS = 1.25
_log = logging.getLogger(__name__)

Box = tuple[int, int, int, int]
"""Left, top, width and height within the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where things were in a window of this size, and the cards of a fresh search: public facts only.

    ``geometry`` is Qt's, in base 64. Nothing of what was asked is in it.
    """

    geometry: str = ""
    title: str = ""
    hint: str = ""
    size: tuple[int, int] = (0, 0)
    search: Box = (0, 0, 0, 0)
    cards: Box = (0, 0, 0, 0)
    panes: tuple[Box, ...] = ()
    faces: tuple[CardFace, ...] = ()


def load(settings: Settings) -> Look:
    """What the last window left; an empty look when there is none or it can't be read."""
    try:
        return msgspec.json.decode((settings.home / _FILE).read_bytes(), type=Look)
    except FileNotFoundError:
        return Look()
    except (OSError, msgspec.MsgspecError) as error:
        _log.warning("the first look could not be read: %s", type(error).__name__)
        return Look()


def save(settings: Settings, look: Look) -> None:
    """Keep this for the next start: a crash leaves the old file or the new one."""
    keep(settings.home / _FILE, msgspec.json.encode(look))


def keep(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; that it can't be written is no hindrance, nothing depends on it."""
    partial = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(file)
    except OSError as error:
        _log.warning("%s could not be kept: %s", file.name, type(error).__name__)


class FirstLook(QWidget):
    """Paints a ``Look``. What is typed meanwhile is in ``search``."""

    def __init__(self, look: Look, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.search = SearchBox(self)
        self.search.setPlaceholderText(look.hint)
        self.search.setAccessibleName(look.hint)
        font = self.search.font()
        font.setPointSizeF(font.pointSizeF() * _SEARCH_GROWS)
        self.search.setFont(font)
        self.cards = CardTable(theme, self)
        self.cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards.setModel(_Faces(look.faces, self))
        self.setFocusProxy(self.search)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        for pane in self._look.panes:
            painter.drawRoundedRect(self._scaled(pane).adjusted(0, 0, -1, -1), 4, 4)

    def _place(self) -> None:
        is_known = all(self._look.size)
        self.search.setVisible(is_known)
        self.cards.setVisible(is_known)
        self.search.setGeometry(self._scaled(self._look.search))
        self.cards.setGeometry(self._scaled(self._look.cards))

    def _scaled(self, box: Box) -> QRect:
        """Where this is in the window as it is now: what was at the right or at the bottom keeps its distance."""
        left, top, width, height = box
        more, taller = self.width() - self._look.size[0], self.height() - self._look.size[1]
        share = self.width() / self._look.size[0] if self._look.size[0] else 1
        if more:
            left, width = round(left * share), round(width * share)
        return QRect(left, top, width, height + taller if height > self._look.size[1] // 3 else height)


class _Faces(QAbstractTableModel):
    """One column of cards that stay as they are."""

    def __init__(self, faces: tuple[CardFace, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._faces = faces

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        return 0 if parent.isValid() else len(self._faces)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == FACE_ROLE:
            return self._faces[index.row()]
        return self._faces[index.row()].spoken if role == Qt.ItemDataRole.DisplayRole else None
