"""What stands in place of the list when nothing was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desk.i18n import _, active, ngettext
from desk.records import wording
from desk.records.search import Hit, Query, Results
from desk.records.ways import WayOut, WaysOut
from desk.ui.context import Context
from desk.ui.widgets.flow_layout import FlowLayout

_MOST_NEAR = 4


class NoHitsView(QScrollArea):
    """``loosened(WayOut)`` · ``retyped(str)`` · ``near_chosen(Hit)`` · ``window_picked(Resource)``.

    ``callback_chosen()`` · ``unmet_chosen()``.
    """

    loosened = Signal(object)
    retyped = Signal(str)
    near_chosen = Signal(object)
    window_picked = Signal(object)
    callback_chosen = Signal()
    unmet_chosen = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query = Query()
        self._ways: WaysOut | None = None
        self._results = Results(query=self._query)
        self._near: tuple[Hit, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget(self)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(14, 14, 14, 14)
        self._column.setSpacing(8)

    def show_results(self, results: Results) -> None:
        """Nothing was found for this; ways out follow."""
        if results.query != self._query or self._ways is None:
            self._query, self._results, self._ways, self._near = results.query, results, None, ()
            self._build()

    def show_near(self, near: Sequence[Hit]) -> None:
        """Show what nearly fits."""
        if tuple(near) != self._near:
            self._near = tuple(near)
            self._build()

    def show_ways(self, ways: WaysOut) -> None:
        """Show what can be done instead."""
        self._query, self._ways = ways.query, ways
        self._build()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._build()

    def first_button(self) -> QPushButton | None:
        """Where the keyboard goes."""
        return next(iter(self._page.findChildren(QPushButton)), None)

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        words = self._query.text.strip()
        text = _("「{words}」に合うものは見つかりませんでした。").format(words=words)
        self._say(text if words else _("この条件に合うものは見つかりませんでした。"), "heading")
        self._build_retyped()
        self._build_near()
        if self._ways is not None:
            self._build_looser(self._ways)
            self._build_windows(self._ways)
        self._build_promises()
        self._column.addStretch(1)

    def _build_retyped(self) -> None:
        """Other words: what may have been meant, and what is read alike."""
        count_of = {one.text: one.total for one in self._results.corrections}
        count_of |= {one.word: one.total for one in self._results.homophones if one.total}
        if not count_of:
            return
        self._say(_("もしかして"), "muted")
        box = self._flow()
        for text, total in count_of.items():
            count = ngettext("{count}件", "{count}件", total).format(count=f"{total:,}")
            words = _("{text}　{count}").format(text=text, count=count)
            box.addWidget(self._button(words, lambda text=text: self.retyped.emit(text)))

    def _build_near(self) -> None:
        """What nearly fits, with what speaks against it in words; a press shows it in full."""
        if not self._near:
            return
        self._say(_("条件に合わないが近いもの"), "muted")
        c, vocabulary = active(), self._context.vocabulary
        for hit in self._near[:_MOST_NEAR]:
            against = wording.listing((wording.why_not(one, c, vocabulary) for one in hit.why_not), c)
            words = _("{title}　✕ {reasons}").format(title=hit.resource.title, reasons=against)
            button = self._button(words, lambda hit=hit: self.near_chosen.emit(hit))
            self._flow().addWidget(button)

    def _build_looser(self, ways: WaysOut) -> None:
        if not ways.looser:
            return
        self._say(_("条件を一つ外すと見つかります"), "muted")
        box = self._flow()
        for way in ways.looser:
            box.addWidget(self._button(self._loosened_words(way), lambda way=way: self.loosened.emit(way)))

    def _build_windows(self, ways: WaysOut) -> None:
        """Windows with phone and whether they are open; the words can be marked and copied."""
        if not ways.windows:
            return
        self._say(_("こちらの窓口に聞けます"), "muted")
        now, c = datetime.now(), active()
        for hit in ways.windows:
            window = hit.resource
            facts = (wording.phone(window, c), wording.open_today(window, now, c))
            label = QLabel("\n".join((window.title, "　".join(fact for fact in facts if fact))), self._page)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            button = self._button(_("入れる"), lambda found=window: self.window_picked.emit(found))
            button.setAccessibleName(_("「{title}」をお渡しに入れる").format(title=window.title))
            row = QWidget(self._page)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label, 1)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(row)

    def _build_promises(self) -> None:
        self._say(_("その場で見つからないときは"), "muted")
        box = self._flow()
        box.addWidget(self._button(_("調べて折り返す　Alt+W"), self.callback_chosen.emit))
        box.addWidget(self._button(_("ご案内できず（理由を残す）　Alt+E"), self.unmet_chosen.emit))

    def _loosened_words(self, way: WayOut) -> str:
        count = ngettext("{count}件", "{count}件", way.total).format(count=f"{way.total:,}")
        return _("{text}　{count}").format(text=wording.way_out(way, active(), self._context.vocabulary), count=count)

    def _say(self, text: str, name: str) -> None:
        label = QLabel(text, self._page)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(label)

    def _flow(self) -> FlowLayout:
        holder = QWidget(self._page)
        flow = FlowLayout(holder)
        self._column.addWidget(holder)
        return flow

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self._page)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button
