"""What the resident may see: the offers, large, and nothing of what was asked or noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.case import TrayItem
from desk.records.codes import Delivery
from desk.records.resource import Resource
from desk.ui.context import Context
from desk.ui.counter.detail_fit import Fit
from desk.ui.counter.detail_page import detail_html, handwritten_html
from desk.ui.counter.faces import Beholder, tray_face
from desk.ui.counter.tray_model import TrayModel
from desk.ui.theme import LARGEST_TEXT
from desk.ui.widgets.card_face import CardFace
from desk.ui.widgets.cards import CardTable

_LARGER = 1.5


class ResidentView(QWidget):
    """The tray, or the record that is looked at, in large letters; the arrow keys go through the list."""

    def __init__(self, context: Context, seen: Callable[[], Beholder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._seen = context, seen
        self._model = TrayModel(self._face, self)
        self.cards = CardTable(context.theme, self, compact=True)
        self.cards.setModel(self._model)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setStyleSheet("QTextBrowser { border: none; }")
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.cards)
        frame = QFrame(self)
        frame.setObjectName("pane")
        QVBoxLayout(frame).addWidget(self.page)
        split.addWidget(frame)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.cards.selectionModel().currentChanged.connect(lambda *_told: self._render())

    def show_offers(self, tray: tuple[TrayItem, ...], looked_at: Resource | None) -> None:
        """Show what is in the tray; where it is empty, the record that is looked at."""
        items = tuple(replace(item, delivery=Delivery.PRINTED) for item in tray)
        if not items and looked_at is not None:
            items = (TrayItem(id=looked_at.id, resource=looked_at),)
        self.retranslate()
        self._model.show_items(items)
        self.cards.setVisible(len(items) > 1)
        place = next((n for n, item in enumerate(items) if looked_at and item.resource == looked_at), 0)
        self.cards.choose(place)
        self._render()
        (self.cards if len(items) > 1 else self.page).setFocus()

    def retranslate(self) -> None:
        """Say everything in the active language, at the size that suits two people at a table."""
        font = self.font()
        font.setPointSizeF(self._size())
        self.cards.setFont(font)
        self.page.setFont(font)
        self.cards.setAccessibleName(_("ご案内の一覧"))
        self.page.setAccessibleName(_("ご案内の内容"))
        self._model.repaint()
        self._render()

    def _size(self) -> float:
        return min(LARGEST_TEXT * 1.2, self._context.theme.size * _LARGER)

    def _face(self, item: TrayItem, number: int) -> CardFace:
        return tray_face(item, number, self._seen())

    def _render(self) -> None:
        item = self._model.item(self.cards.current_row)
        if item is None:
            self.page.setHtml(f"<p>{_('ご案内するものを選ぶと、ここに大きく出ます。')}</p>")
        elif item.resource is None:
            self.page.setHtml(handwritten_html(item, self._seen(), size=self._size()))
        else:
            self.page.setHtml(detail_html(item.resource, Fit(), self._seen(), size=self._size(), for_resident=True))
