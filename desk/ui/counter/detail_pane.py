"""The middle pane: everything about one record, and the few corrections that a counter makes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.records import wording
from desk.records.codes import State
from desk.records.resource import Resource
from desk.records.state import state_of
from desk.ui.context import Context
from desk.ui.counter.detail_fit import OPEN, Fit
from desk.ui.counter.detail_page import BACK, COPY_PHONE, TEXTS, detail_html
from desk.ui.counter.faces import Beholder
from desk.ui.counter.next_steps import NextStepsView
from desk.ui.counter.record_edits import STATED, RecordEdits
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.inline_editor import InlineEditor

_WEB = frozenset({"http", "https"})
STATE_KEY, PHONE_KEY, DISPUTE_KEY, COPY_KEY = "Ctrl+E", "Ctrl+T", "Ctrl+D", "Ctrl+Shift+C"
TEXT_KEY = "Ctrl+Shift+E"


class DetailPane(QFrame):
    """``pick_wanted(Resource)`` · ``looked_at(Resource or None)`` · ``left()`` when a correction was typed or given up.

    ``texts_wanted()``: やさしい日本語 and other languages of the record are to be written.
    """

    pick_wanted = Signal(object)
    looked_at = Signal(object)
    left = Signal()
    texts_wanted = Signal()

    def __init__(
        self, context: Context, seen: Callable[[], Beholder], edits: RecordEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._context, self._seen, self._edits = context, seen, edits
        self._resource: Resource | None = None
        self._fit = Fit()
        self._trail: list[tuple[Resource, Fit]] = []
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.page.setStyleSheet("QTextBrowser { border: none; }")
        self.page.anchorClicked.connect(self._on_link)
        self.editor = InlineEditor(self)
        self.editor.finished.connect(self.left)
        self.steps = NextStepsView(context, self)
        self.pick = self._button(self._on_pick)
        self.pick.setObjectName("primary")
        self.state = self._button(self.choose_state)
        self.phone = self._button(self.correct_phone)
        self.dispute = self._button(self.doubt)
        self._buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        flow = FlowLayout(self._buttons, spacing=4)
        for button in (self.pick, self.state, self.phone, self.dispute):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.page, 1)
        column.addWidget(self.steps)
        column.addWidget(self.editor)
        column.addWidget(self._buttons)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._render)
        self.retranslate()

    @property
    def resource(self) -> Resource | None:
        """The record that is shown."""
        return self._resource

    def show_resource(self, resource: Resource | None, fit: Fit | None = None) -> None:
        """Show a record (None: nothing); the page follows once the list was painted."""
        fit = fit or Fit()
        if (resource, fit, []) == (self._resource, self._fit, self._trail):
            return
        self._trail.clear()
        self._put(resource, fit)

    def follow(self, resource: Resource, fit: Fit | None = None) -> None:
        """Show another record to which this one leads; ``go_back`` shows this one again."""
        if self._resource is not None and resource.id != self._resource.id:
            self._trail.append((self._resource, self._fit))
        self._put(resource, fit or Fit())

    def go_back(self) -> bool:
        """Back to the record from which one came; false when one came from the list."""
        if not self._trail:
            return False
        self._put(*self._trail.pop())
        return True

    @property
    def is_following(self) -> bool:
        """Whether another record is shown than the list has chosen."""
        return bool(self._trail)

    @property
    def fit(self) -> Fit:
        """How the record that is shown answers the search."""
        return self._fit

    def _put(self, resource: Resource | None, fit: Fit) -> None:
        is_other = (resource.id if resource else "") != (self._resource.id if self._resource else "")
        self._resource, self._fit = resource, fit
        if is_other:
            self.editor.leave()
            self.steps.forget()
        self.looked_at.emit(resource)
        self._enable()
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.fit(self.height())

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.page.setAccessibleName(_("詳しい内容"))
        self.pick.setText(_("お渡しに入れる　{key}").format(key="Enter"))
        self.pick.setAccessibleName(_("お渡しに入れる"))
        for button, text, said, key in (
            (self.state, _("受付状況"), _("受付状況を直す"), STATE_KEY),
            (self.phone, _("電話番号"), _("電話番号を直す"), PHONE_KEY),
            (self.dispute, _("これは違います"), _("これは違います"), DISPUTE_KEY),
        ):
            button.setText(text)
            button.setAccessibleName(said)
            button.setToolTip(f"{said}　{key}")
        self.editor.retranslate()
        self.steps.retranslate()
        self._render()

    def choose_state(self) -> QMenu | None:
        """The states that staff may state, each with a digit."""
        resource = self._resource
        if resource is None:
            return None
        menu = QMenu(self)
        now = state_of(resource, datetime.now())
        for number, state in enumerate(STATED):
            action = menu.addAction(f"&{(number + 1) % 10}　{wording.state(state, active())}")
            action.setCheckable(True)
            action.setChecked(state is now)
            action.triggered.connect(lambda _on=False, state=state: self._set_state(resource, state))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.state.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def correct_phone(self) -> None:
        """Type the right phone number in place."""
        resource = self._resource
        if resource is not None and not wording.is_mediated(resource):
            self.editor.ask(
                _("正しい電話番号（Enter で保存、Esc でやめる）"),
                resource.contact.phone,
                lambda phone: self._edits.change_phone(resource, phone) if phone != resource.contact.phone else None,
            )

    def doubt(self) -> None:
        """Say what is wrong with the record; an empty line takes an older mark away."""
        resource = self._resource
        if resource is None:
            return
        marked = resource.dispute
        self.editor.ask(
            _("どこが違いますか（空にすると印を消します）")
            if marked
            else _("どこが違いますか（Enter で保存、Esc でやめる）"),
            marked.reason if marked else "",
            lambda reason: self._edits.dispute(resource, reason) if reason or marked else None,
        )

    def copy_phone(self) -> None:
        """Put the phone number on the clipboard."""
        phone = wording.phone(self._resource, active()) if self._resource else ""
        if phone:
            QGuiApplication.clipboard().setText(phone)
            self._context.say(_("{phone} を写しました。").format(phone=phone))

    def _set_state(self, resource: Resource, state: State) -> None:
        self._edits.change_state(resource, state)
        self.left.emit()

    def _on_pick(self) -> None:
        if self._resource is not None:
            self.pick_wanted.emit(self._resource)

    def _enable(self) -> None:
        resource = self._resource
        for button in (self.pick, self.state, self.phone, self.dispute):
            button.setEnabled(resource is not None)
        if resource is not None:
            self.phone.setEnabled(not wording.is_mediated(resource))

    def _render(self) -> None:
        self._enable()
        if self._resource is None:
            hint = _("左の一覧から選ぶと、ここに詳しい内容が出ます。")
            self.page.setHtml(f'<p style="color:{self._context.theme.colours.muted}">{hint}</p>')
            return
        back = self._trail[-1][0].title if self._trail else ""
        size = self._context.theme.size
        self.page.setHtml(detail_html(self._resource, self._fit, self._seen(), size=size, back=back))

    def _button(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _on_link(self, link: QUrl) -> None:
        """Imported data may hold any address: only pages of the web are opened."""
        if link.toString() == COPY_PHONE:
            self.copy_phone()
        elif link.toString() == TEXTS:
            self.texts_wanted.emit()
        elif link.toString() == BACK:
            self.go_back()
        elif link.toString().startswith(OPEN):
            wanted = link.toString().removeprefix(OPEN)
            found = next((one.resource for one in self._fit.instead if one.resource.id == wanted), None)
            if found is not None:
                self.follow(found)
        elif link.scheme() in _WEB:
            QDesktopServices.openUrl(link)
