"""A calm second look before something out of date reaches paper: what it is, why, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.records import wording
from desk.records.case import TrayItem
from desk.records.codes import Guard
from desk.ui.context import Context
from desk.ui.counter.hand_over import Guarded
from desk.ui.counter.substitutes import Substitute
from desk.ui.widgets.flow_layout import FlowLayout

SWAP_KEY = "Alt+B"
"""The key for what may serve instead, wherever one looks at something."""
_MOST = 2
"""Alternatives that an item names: the nearest, and one more for who can't take it."""


class GuardPanel(QFrame):
    """``removed(item id)`` · ``swapped(item id, Resource)`` · ``accepted(item, guards)`` for one item · ``turned_back()``.

    F12 and the big key below let all of them pass.
    """

    removed = Signal(str)
    swapped = Signal(str, object)
    accepted = Signal(object, object)
    turned_back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Guarded = ()
        self._instead: Substitute = {}
        self._places: dict[str, QVBoxLayout] = {}
        self._safe: QPushButton | None = None
        self._heading = QLabel(self)
        self._heading.setObjectName("caution")
        self._heading.setWordWrap(True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back = self._button("", self.turned_back.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.back)
        self.retranslate()

    @property
    def found(self) -> Guarded:
        """What is shown."""
        return self._found

    def show_items(self, found: Guarded) -> None:
        """Show these items with what speaks against each; a screen reader is told."""
        self._found, self._instead = found, {}
        self.retranslate()
        QAccessible.updateAccessibility(QAccessibleEvent(self._heading, QAccessible.Event.Alert))

    def show_instead(self, instead: Substitute) -> None:
        """Show what may serve in place of the items; nothing is made anew, so that the focus stays where it is."""
        if not self._instead:
            self._instead = instead
            self._fill_in()

    def swap_first(self) -> bool:
        """Put the nearest alternative in the place of the first item that has one; false where none has."""
        item = next((item for item, _guards in self._found if item.id in self._instead), None)
        if item is None:
            return False
        self.swapped.emit(item.id, self._instead[item.id][0].resource)
        return True

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._heading.setText(_("このまま印刷する前に、確かめてください。"))
        self.back.setText(_("トレイに戻る　Esc"))
        self.back.setAccessibleName(_("トレイに戻る"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(10)
        self._places, self._safe = {}, None
        for item, guards in self._found:
            self._add_item(column, item, guards)
        self._fill_in()
        column.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def focus_first(self) -> None:
        """Go to the button that takes the first item out, so that nothing is let pass by a stray Enter."""
        if self._safe is not None:
            self._safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_item(self, column: QVBoxLayout, item: TrayItem, guards: tuple[Guard, ...]) -> None:
        resource = item.resource
        if resource is None:
            return
        now, c = datetime.now(), active()
        page = column.parentWidget()
        title = _label(resource.title, page)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        column.addWidget(title)
        for guard in guards:
            text = _("▲ {mark}：{sentence}").format(
                mark=wording.guard_label(guard, c), sentence=wording.guard(guard, resource, now, c)
            )
            column.addWidget(_label(text, page))
        place = self._places[item.id] = QVBoxLayout()
        place.setSpacing(4)
        column.addLayout(place)
        row, flow = _row(page)
        for text, name, act in (
            (_("外す"), _("「{title}」を外す"), lambda: self.removed.emit(item.id)),
            (
                _("注意書きを付けて印刷"),
                _("「{title}」に注意書きを付けて印刷"),
                lambda: self.accepted.emit(item, guards),
            ),
        ):
            button = self._button(text, act, row)
            button.setAccessibleName(name.format(title=resource.title))
            flow.addWidget(button)
            self._safe = self._safe or button
        column.addWidget(row)

    def _fill_in(self) -> None:
        """Under the reasons of each item what may serve in its place, the nearest first."""
        now, days, c = datetime.now(), self._context.preferences.confirmation_days, active()
        is_first = True
        for item, _guards in self._found:
            place = self._places[item.id]
            page = place.parentWidget()
            for one in self._instead.get(item.id, ())[:_MOST]:
                words = _("→ {words}").format(words=wording.instead_with_day(one, now, days, c))
                place.addWidget(_label(words, page))
                row, flow = _row(page)
                text = _("替える") + (f"　{SWAP_KEY}" if is_first else "")
                act = partial(self.swapped.emit, item.id, one.resource)
                button = self._button(text, act, row)
                button.setAccessibleName(_("「{title}」に替える").format(title=one.resource.title))
                flow.addWidget(button)
                place.addWidget(row)
                is_first = False

    def _button(self, text: str, act: Callable[[], object], parent: QWidget | None = None) -> QPushButton:
        button = QPushButton(text, parent or self)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        return button


def _label(text: str, parent: QWidget | None) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _row(parent: QWidget | None) -> tuple[QWidget, FlowLayout]:
    """A line of buttons that wraps where there is no room."""
    row = QWidget(parent)
    row.setMinimumWidth(1)  # a button that is too wide must not push the words out of sight
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row, FlowLayout(row, spacing=4)
