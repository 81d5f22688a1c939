"""The right pane: the tray, the second look at what is out of date, how the case went, and the big key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import _, ngettext
from desk.records.case import Case
from desk.ui.context import Context
from desk.ui.counter.case_form import CaseForm
from desk.ui.counter.filed_banner import FiledBanner
from desk.ui.counter.guard_panel import GuardPanel
from desk.ui.counter.hand_over import Guarded, prints_something
from desk.ui.counter.tray_list import TrayList
from desk.ui.counter.tray_model import TrayModel
from desk.ui.widgets.elided_label import ElidedLabel


class TrayPane(QFrame):
    """Shows a case. What the user does is told by its parts; ``print_wanted()`` and ``log_wanted()`` by the two keys."""

    print_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, context: Context, model: TrayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._case: Case | None = None
        self._pages = 0
        self._is_closed, self._is_busy = False, False
        self._heading, self._size = QLabel(self), ElidedLabel(self)
        self._size.setObjectName("muted")
        self._size.setMinimumWidth(1)  # the heading beside it goes first
        self.banner = FiledBanner(self)
        self.list = TrayList(context, model, self)
        self.guards = GuardPanel(context, self)
        self.form = CaseForm(context, self)
        self.print = self._button("primary", self.print_wanted.emit)
        self.log = self._button("quiet", self.log_wanted.emit)
        self._stack = QStackedWidget(self)
        self._scroll = QScrollArea(self)
        self._arrange()
        self.retranslate()

    def show_case(self, case: Case, *, is_closed: bool) -> None:
        """Show a case; a closed one can only be printed again."""
        self._case, self._is_closed = case, is_closed
        self.list.show_items(case.tray, is_closed=is_closed)
        self.form.show_case(case, is_closed=is_closed)
        if not is_closed:
            self.banner.put_away()
        self._name_keys()

    def show_pages(self, pages: int) -> None:
        """Show on how many sheets of A4 the tray fits; 0 when it is not known."""
        self._pages = pages
        self._name_keys()

    def show_busy(self, is_busy: bool) -> None:
        """The case is on its way to the log."""
        self._is_busy = is_busy
        self._name_keys()

    @property
    def is_guarding(self) -> bool:
        """Whether the second look is shown."""
        return self._stack.currentWidget() is self.guards

    def show_guards(self, found: Guarded) -> None:
        """Put the second look in place of the tray; nothing found puts it away."""
        if found:
            self.guards.show_items(found)
        self._stack.setCurrentWidget(self.guards if found else self.list)
        if found:
            self.guards.focus_first()
        self._name_keys()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._heading.setText(_("お渡しトレイ"))
        for part in (self.banner, self.list, self.guards, self.form):
            part.retranslate()
        self._name_keys()

    def _arrange(self) -> None:
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._size, 1)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.guards)
        page = QWidget(self)
        upper = QVBoxLayout(page)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(5)
        upper.addLayout(head)
        upper.addWidget(self.banner)
        upper.addWidget(self._stack, 1)
        upper.addWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.print)
        column.addWidget(self.log)

    def _name_keys(self) -> None:
        """The big key says what it does now."""
        case = self._case
        prints = case is not None and prints_something(case)
        if self._is_busy:
            text = _("記録しています…")
        elif self._is_closed:
            text = _("もう一度印刷") if prints else _("記録済み")
        elif self.is_guarding:
            text = _("注意書きを付けて印刷")
        else:
            text = _("印刷して記録") if prints else _("記録（印刷なし）")
        _name(self.print, text, "F12")
        self.log.setText(_("印刷せずに記録"))
        self.log.setAccessibleName(_("印刷せずに記録"))
        self.log.setToolTip("Shift+F12")
        self.print.setEnabled(not self._is_busy)
        self.log.setVisible(prints and not self._is_closed)
        size = self._size_words()
        if size != self._size.text():
            self._size.setText(size)

    def _size_words(self) -> str:
        case = self._case
        if case is None or not case.tray:
            return ""
        count = ngettext("{count}件", "{count}件", len(case.tray)).format(count=len(case.tray))
        if not self._pages or not prints_something(case):
            return count
        pages = ngettext("A4 {count}枚", "A4 {count}枚", self._pages).format(count=self._pages)
        return _("{items}・{pages}").format(items=count, pages=pages)

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button


def _name(button: QPushButton, text: str, key: str) -> None:
    button.setText(f"{text}　{key}")
    button.setAccessibleName(text)
