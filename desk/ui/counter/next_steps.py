"""次の一歩 under the record that is looked at: where it leads, and what else there is at its place and by its organiser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import _, active, ngettext
from desk.records import wording
from desk.records.browse import Named, Surroundings
from desk.records.codes import State
from desk.records.resource import Resource
from desk.records.search import NextStep
from desk.records.state import state_of
from desk.records.wording import steps as step_wording
from desk.ui.context import Context
from desk.work.next_steps import surroundings

STEPS_KEY, LINK_KEY = "Alt+L", "Alt+K"
RESTED_MS = 120
"""Who runs through the list with the arrow keys asks for nothing on the way."""

_MOST_ROWS = 4
_SHARE = 0.26
"""Of the pane's height; the rest is for the record itself."""
_MOST_TOLD = 0.42
"""Of the width, for what a step is to the record; its title has the rest."""
_ROOM = 1.55
"""The height of a line in heights of its text."""
_SAID = (State.OPEN, State.NONE_NEEDED, State.UNKNOWN)
"""States that need no word here."""


class Around(QObject):
    """Reads what lies round the record that is looked at. ``arrived(Surroundings)`` for the newest one only."""

    arrived = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._resource_id = ""
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(RESTED_MS)
        self._rested.timeout.connect(self._read)

    def look(self, resource: Resource | None) -> None:
        """Look round this record once it rests on the screen; the same one again after its data changed."""
        self._resource_id = resource.id if resource else ""
        self._rested.start() if resource else self._rested.stop()

    def _read(self) -> None:
        asked = self._resource_id
        self._context.background.read(
            self,
            surroundings,
            asked,
            then=lambda found: self.arrived.emit(found) if asked == self._resource_id else None,
            failed=lambda _error: None,  # the list says itself that the index is being made anew
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a step, or a way to all that a place or an organiser has."""

    text: str
    told: str
    step: NextStep | None = None
    place: str = ""
    organization: str = ""
    is_quiet: bool = False
    more: str = ""


class NextStepsView(QFrame):
    """Hidden while there is nothing to show.

    ``opened(Resource)`` for a click on a step · ``picked(Resource)`` for Enter on it · ``place_chosen(str)`` ·
    ``organization_chosen(str)`` · ``edit_wanted()`` · ``left()`` for Esc.
    """

    opened = Signal(object)
    picked = Signal(object)
    place_chosen = Signal(str)
    organization_chosen = Signal(str)
    edit_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Surroundings | None = None
        self._lines: tuple[_Line, ...] = ()
        self._heading = QLabel(self)
        self._heading.setObjectName("muted")
        self.edit = QPushButton(self)
        self.edit.setObjectName("quiet")
        self.edit.setAutoDefault(False)
        self.edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit.clicked.connect(self.edit_wanted)
        self.list = _Lines(self)
        self.list.hide()
        self.list.itemClicked.connect(lambda item, _column: self._open(item))
        self.list.entered.connect(self._on_enter)
        self.list.opened.connect(self._open)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        self.retranslate()
        self.hide()

    @property
    def found(self) -> Surroundings:
        """What is shown; empty while it is on its way."""
        return self._found or Surroundings()

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The lines as they are read: words and what they are to the record."""
        return [(line.text, line.told) for line in self._lines]

    def show_surroundings(self, found: Surroundings) -> None:
        """Show what lies round a record."""
        self._found = found
        self._fill()

    def forget(self) -> None:
        """Another record comes: what was shown isn't its own."""
        self._found = None
        self._fill()
        self.edit.setEnabled(False)

    def set_editable(self, is_editable: bool) -> None:
        """Whether there is a record whose links can be changed."""
        self.edit.setEnabled(is_editable)
        self.setVisible(is_editable)

    def fit(self, height: int) -> None:
        """Take no more than a part of a pane of this height: in large letters fewer lines are seen at once."""
        self.list.set_most(max(1, min(_MOST_ROWS, round(height * _SHARE / (self.fontMetrics().height() * _ROOM)) - 1)))

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.list.setAccessibleName(_("次の一歩"))
        self.edit.setText(_("つなぐ…"))
        self.edit.setAccessibleName(_("つながりを直す"))
        self.edit.setToolTip(f"{_('つながりを直す')}　{LINK_KEY}")
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "list"):
            self._fill()

    def _fill(self) -> None:
        now = datetime.now()
        steps = [_step_line(step, now) for step in self.found.steps]
        self._lines = (*steps, *_around_lines(self.found))
        is_none = self._found is not None and not steps
        self._heading.setText(_("次の一歩（まだありません）") if is_none else _("次の一歩"))
        self.list.show_lines(self._lines, self._context.theme.colours.muted, is_all=self._found is not None)

    def _open(self, item: QTreeWidgetItem) -> None:
        line = self._lines[self.list.indexOfTopLevelItem(item)]
        if line.step is not None:
            self.opened.emit(line.step.resource)
        elif line.place:
            self.place_chosen.emit(line.place)
        else:
            self.organization_chosen.emit(line.organization)

    def _on_enter(self, item: QTreeWidgetItem) -> None:
        line = self._lines[self.list.indexOfTopLevelItem(item)]
        if line.step is not None:
            self.picked.emit(line.step.resource)
        else:
            self._open(item)


class _Lines(QTreeWidget):
    """Two columns without a frame. ``entered(item)`` for Enter, ``opened(item)`` for → and the space bar."""

    entered = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = _MOST_ROWS
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(1)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def _line_height(self) -> int:
        return round(self.fontMetrics().height() * _ROOM)

    def set_most(self, rows: int) -> None:
        """Show no more lines than this at once; the others are scrolled to."""
        if rows != self._most:
            self._most = rows
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._line_height * min(self.topLevelItemCount(), self._most) + 2)

    def show_lines(self, lines: Sequence[_Line], muted: str, *, is_all: bool) -> None:
        """Show these; the height is that of the lines, up to a few. ``is_all``: no others are on their way."""
        self.clear()
        height, most = self._line_height, round(max(self.width(), 240) * _MOST_TOLD)
        for line in lines:
            told = self.fontMetrics().elidedText(line.told, Qt.TextElideMode.ElideRight, most)
            item = QTreeWidgetItem([line.text, told])
            item.setToolTip(0, "\n".join(filter(None, (line.text, line.told, line.more))))
            item.setSizeHint(0, QSize(0, height))
            item.setForeground(1, QBrush(QColor(muted)))
            if line.is_quiet:
                item.setForeground(0, QBrush(QColor(muted)))
            self.addTopLevelItem(item)
        if lines or is_all:
            # Between two records nothing moves, and the keyboard stays where it is.
            self._fit()
            self.setVisible(bool(lines))
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(item)
        elif item is not None and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.opened.emit(item)
        else:
            super().keyPressEvent(event)


def _step_line(step: NextStep, now: datetime) -> _Line:
    c, resource = active(), step.resource
    state = state_of(resource, now)
    told = step_wording.step(step, c)
    if state not in _SAID:
        told = _("{relation}・{state}").format(relation=told, state=wording.state(state, c))
    text = _("{letter}　{title}").format(letter=wording.kind_letter(resource.kind, c), title=resource.title)
    is_over = state in (State.ENDED, State.CANCELLED) or resource.vanished_on is not None
    return _Line(text, told, step=step, is_quiet=is_over, more=step.note)


def _around_lines(found: Surroundings) -> list[_Line]:
    lines = []
    if found.place is not None:
        text = _("{name}で行われるもの").format(name=found.place.name)
        lines.append(_Line(text, _count(found.place), place=found.place.name))
    if found.organization is not None:
        text = _("{name}のもの").format(name=found.organization.name)
        lines.append(_Line(text, _count(found.organization), organization=found.organization.name))
    return lines


def _count(named: Named) -> str:
    return ngettext("{count}件", "{count}件", named.total).format(count=f"{named.total:,}")
