"""How the counter screen is laid out: the search on top, three panes below, everything within 1366×768."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import _, ngettext
from desk.ui.counter.detail_pane import DetailPane
from desk.ui.counter.filter_bar import FilterBar
from desk.ui.counter.offer_bar import OfferBar
from desk.ui.counter.results_pane import ResultsPane
from desk.ui.counter.tray_pane import TrayPane
from desk.ui.widgets.search_box import SearchBox

_PANES = (490, 500, 340)
_LARGER = 1.25
_MOST_FOR_FILTERS = 0.28
"""The chips take no more than this share of the height; beyond it they scroll, and the list stays in sight."""

_MOST_FOR_CHIPS = 0.33
"""The same for the chips together with what is offered under the search box."""


class DeskView(QWidget):
    """Holds the parts; ``held_clicked()`` for the button that tells how many cases are on hold."""

    held_clicked = Signal()

    def __init__(
        self,
        offers: OfferBar,
        filters: FilterBar,
        results: ResultsPane,
        detail: DetailPane,
        tray: TrayPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = SearchBox(self)
        self.offers, self.filters, self.results, self.detail, self.tray = offers, filters, results, detail, tray
        self._minutes, self._held_count = 0, 0
        self._clock = QLabel(self)
        self._clock.setObjectName("muted")
        self.held = QPushButton(self)
        self.held.setObjectName("quiet")
        self.held.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.held.clicked.connect(self.held_clicked)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(filters.family)
        top.addWidget(self._clock)
        top.addWidget(self.held)
        self._chips = _FilterScroll(filters, offers, self)
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._panes.setChildrenCollapsible(False)
        for place, pane in enumerate((results, detail, tray)):
            pane.setMinimumWidth(240)
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(place, _PANES[place])
        self._panes.setSizes(list(_PANES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(offers)
        column.addWidget(self._chips)
        column.addWidget(self._panes, 1)
        self._set_font()
        self.retranslate()

    def focus_search(self) -> None:
        """Go to the search box; what stands there is marked, so that typing replaces it."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def next_pane(self) -> None:
        """Go on to the next pane, round in a circle."""
        stops: list[QWidget] = [self.search]
        first = self.results.no_hits.first_button() if self.results.is_empty else self.results.cards
        stops += [stop for stop in (first, self.detail.page) if stop is not None]
        if self.tray.is_guarding:
            stops.append(self.tray.guards.back)
        else:
            stops += [self.tray.list.items, self.tray.list.hand, self.tray.form.memo]
        inside = [n for n, stop in enumerate(stops) if stop.hasFocus()]
        place = inside[0] if inside else self._pane_of_focus(stops)
        open_stops = stops[place + 1 :] + stops[: place + 1]
        target = next((stop for stop in open_stops if stop.isEnabled()), self.search)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def show_minutes(self, minutes: int | None) -> None:
        """Tell how long the case has been open; None when none is."""
        self._minutes = -1 if minutes is None else minutes
        text = "" if minutes is None else ngettext("相談中 {count}分", "相談中 {count}分", minutes)
        text = text.format(count=minutes)
        if text != self._clock.text():
            self._clock.setText(text)
        self._clock.setVisible(minutes is not None)

    def show_held(self, count: int) -> None:
        """Tell how many cases are on hold."""
        self._held_count = count
        text = ngettext("保留中 {count}件", "保留中 {count}件", count).format(count=count)
        self.held.setText(f"{text}　F11")
        self.held.setAccessibleName(text)
        self.held.setVisible(count > 0)

    def retranslate(self) -> None:
        """Say everything of its own in the active language."""
        self.search.setPlaceholderText(_("困りごとや、したいことを入れてください（例：定年後、孫と遊ぶ、英語）"))
        self.search.setAccessibleName(_("さがすことば"))
        self.show_minutes(None if self._minutes < 0 else self._minutes)
        self.show_held(self._held_count)

    def pane_sizes(self) -> list[int]:
        """How wide the panes are."""
        return self._panes.sizes()

    def set_pane_sizes(self, sizes: Sequence[object]) -> None:
        """Make the panes this wide; anything else than three widths is passed over."""
        widths = [size for size in sizes if isinstance(size, int) and size > 0]
        if len(widths) == len(_PANES):
            self._panes.setSizes(widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chips.fit(self.window().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "search"):
            self._set_font()

    def _set_font(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        if font != self.search.font():
            self.search.setFont(font)

    def _pane_of_focus(self, stops: Sequence[QWidget]) -> int:
        """The last stop of the pane in which the focus is, so that the next one is in the next pane."""
        focus = QApplication.focusWidget()
        for pane in (self.results, self.detail, self.tray):
            if focus is not None and pane.isAncestorOf(focus):
                return max((n for n, stop in enumerate(stops) if pane.isAncestorOf(stop)), default=0)
        return 0


_ROOM_CHANGES = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide})


class _FilterScroll(QScrollArea):
    """Gives the chips the height they need, up to a share of the window."""

    def __init__(self, filters: FilterBar, offers: OfferBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._filters, self._offers = filters, offers
        self._height = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(filters)
        filters.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        for watched in (filters, offers):
            watched.installEventFilter(self)
        for group in (filters.stages, filters.conditions, filters.kinds):
            group.reached.connect(self.ensureWidgetVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self._height)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() in _ROOM_CHANGES:
            self.fit(self._height)
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def fit(self, height: int) -> None:
        """Take what the chips need within a window of this height; a scroll bar only where that is too much."""
        self._height = height
        layout = self._filters.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        offered = self._offers.heightForWidth(self.width()) if self._offers.isVisible() else 0
        most = round(min(height * _MOST_FOR_FILTERS, height * _MOST_FOR_CHIPS - offered))
        is_too_much = wanted > most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_too_much else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(max(1, min(wanted, most)))
