"""A calm second look before something out of date reaches paper: what it is, why, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.records import wording
from desk.records.case import TrayItem
from desk.records.codes import Guard
from desk.ui.counter.hand_over import Guarded
from desk.ui.widgets.flow_layout import FlowLayout


class GuardPanel(QFrame):
    """``removed(item id)`` · ``accepted(item, guards)`` for one item · ``turned_back()``.

    F12 and the big key below let all of them pass.
    """

    removed = Signal(str)
    accepted = Signal(object, object)
    turned_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Guarded = ()
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
        self._found = found
        self.retranslate()
        QAccessible.updateAccessibility(QAccessibleEvent(self._heading, QAccessible.Event.Alert))

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._heading.setText(_("このまま印刷する前に、確かめてください。"))
        self.back.setText(_("トレイに戻る　Esc"))
        self.back.setAccessibleName(_("トレイに戻る"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(10)
        for item, guards in self._found:
            self._add_item(column, item, guards)
        column.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def focus_first(self) -> None:
        """Go to the first button, so that nothing is let pass by a stray Enter: it takes the item out."""
        page = self._scroll.widget()
        first = next(iter(page.findChildren(QPushButton)), None) if page is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_item(self, column: QVBoxLayout, item: TrayItem, guards: tuple[Guard, ...]) -> None:
        resource = item.resource
        if resource is None:
            return
        now, c = datetime.now(), active()
        page = column.parentWidget()
        title = QLabel(resource.title, page)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        column.addWidget(title)
        for guard in guards:
            text = _("▲ {mark}：{sentence}").format(
                mark=wording.guard_label(guard, c), sentence=wording.guard(guard, resource, now, c)
            )
            label = QLabel(text, page)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        row = QWidget(page)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        flow = FlowLayout(row, spacing=4)
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
        column.addWidget(row)

    def _button(self, text: str, act: Callable[[], object], parent: QWidget | None = None) -> QPushButton:
        button = QPushButton(text, parent or self)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        return button
