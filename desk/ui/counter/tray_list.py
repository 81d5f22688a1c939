"""What the resident takes along: in order, printed or as a flyer, from the data or typed by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.case import TrayItem
from desk.records.codes import Delivery
from desk.ui.context import Context
from desk.ui.counter.handwritten import read_line
from desk.ui.counter.tray_model import TrayModel
from desk.ui.widgets.card_order import CardOrder
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.line_field import LineField

_ROWS_AT_LEAST = 2


class TrayList(QWidget):
    """Tells what the user did and changes nothing itself.

    ``item_chosen(TrayItem or None)`` when the user did · ``item_removed(id)`` · ``item_moved(from, to)`` · ``delivery_chosen(id, Delivery)``
    · ``written(Handwritten)`` · ``settled()`` when something was typed to its end.
    """

    item_chosen = Signal(object)
    item_removed = Signal(str)
    item_moved = Signal(int, int)
    delivery_chosen = Signal(str, object)
    written = Signal(object)
    settled = Signal()

    def __init__(self, context: Context, model: TrayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_closed, self._is_showing = False, False
        self.items = CardOrder(context.theme, self)
        self.items.setModel(model)
        self.hand = LineField(self)
        self.up, self.down = self._button(lambda: self._move(-1)), self._button(lambda: self._move(1))
        self.flyer = self._button(lambda: self._toggle(self.items.current_row))
        self.out = self._button(lambda: self._remove(self.items.current_row))
        acts = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        flow = FlowLayout(acts, spacing=4)
        for button in (self.up, self.down, self.flyer, self.out):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.items, 1)
        column.addWidget(acts)
        column.addWidget(self.hand)
        self.items.selectionModel().currentChanged.connect(lambda *_told: self._on_current())
        self.items.removed.connect(self._remove)
        self.items.moved.connect(self.item_moved)
        self.items.toggled.connect(self._toggle)
        self.hand.returnPressed.connect(self._on_written)
        self._fit()
        self.retranslate()

    @property
    def current(self) -> TrayItem | None:
        """The item that is chosen."""
        return self._model.item(self.items.current_row)

    def show_items(self, tray: tuple[TrayItem, ...], *, is_closed: bool) -> None:
        """Show the tray; the item that was chosen stays so, a single new one becomes so."""
        self._is_closed = is_closed
        before, chosen = self._model.items, self.current
        if tray != before:
            new = [item for item in tray if all(item.id != old.id for old in before)]
            place = min(max(self.items.current_row, 0), len(tray) - 1)
            self._is_showing = True
            self._model.show_items(tray)
            if len(new) == 1:
                place = self._model.row_of(new[0].id)
            elif chosen is not None and self._model.row_of(chosen.id) >= 0:
                place = self._model.row_of(chosen.id)
            self.items.choose(place)
            self._is_showing = False
        self._enable()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.items.setAccessibleName(_("お渡しトレイ"))
        self.items.set_empty_text(_("Enter か F4 で、ご案内するものをここに入れます。"))
        for button, text, said in (
            (self.up, "↑", _("上へ")),
            (self.down, "↓", _("下へ")),
            (self.flyer, _("チラシを渡した"), _("チラシを渡した（印刷せずに記録）")),
            (self.out, _("外す"), _("トレイから外す")),
        ):
            button.setText(text)
            button.setAccessibleName(said)
            button.setToolTip(said)
        self.hand.setPlaceholderText(_("手書きの案内：星の会 042-… https://…"))
        self.hand.setAccessibleName(_("手書きの案内（名前・連絡先・ページを一行で。Enter で入れる）"))
        self._model.repaint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "items"):
            self._fit()

    def _fit(self) -> None:
        """However small the window, two items are in sight."""
        self.items.setMinimumHeight(self.items.verticalHeader().defaultSectionSize() * _ROWS_AT_LEAST + 6)

    def _enable(self) -> None:
        is_open, row, count = not self._is_closed, self.items.current_row, len(self._model.items)
        self.up.setEnabled(is_open and row > 0)
        self.down.setEnabled(is_open and 0 <= row < count - 1)
        self.flyer.setEnabled(is_open and row >= 0)
        self.out.setEnabled(is_open and row >= 0)
        self.hand.setEnabled(is_open)

    def _on_current(self) -> None:
        self._enable()
        if not self._is_showing:
            self.item_chosen.emit(self.current)

    def _on_written(self) -> None:
        line = read_line(self.hand.text())
        self.hand.clear()
        if line is not None:
            self.written.emit(line)
        self.settled.emit()

    def _move(self, step: int) -> None:
        row = self.items.current_row
        if 0 <= row + step < len(self._model.items):
            self.item_moved.emit(row, row + step)

    def _remove(self, row: int) -> None:
        item = self._model.item(row)
        if item is not None and not self._is_closed:
            self.item_removed.emit(item.id)

    def _toggle(self, row: int) -> None:
        item = self._model.item(row)
        if item is not None and not self._is_closed:
            other = Delivery.FLYER if item.delivery is Delivery.PRINTED else Delivery.PRINTED
            self.delivery_chosen.emit(item.id, other)

    def _button(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button
