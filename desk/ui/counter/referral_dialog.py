"""つなぐシート: to whom, what for, and what the resident consents to pass on; the very paper beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.errors import DeskError
from desk.i18n import _, active
from desk.records import wording
from desk.records.case import Case, HandedOver
from desk.records.codes import PASSED_LABELS
from desk.records.ids import new_id
from desk.records.referral import Beginning, Receiver, ReferralPlan, ReferralSheet
from desk.ui.context import Context
from desk.ui.counter.referral_person import ConsentedFacts
from desk.ui.counter.referral_receivers import ReceiverField
from desk.ui.counter.referral_tried import TriedList
from desk.ui.preview.pages_view import FIT_WIDTH, PagesView
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.form_fields import FormFields
from desk.ui.widgets.line_field import commit_composition
from desk.ui.widgets.marked_text import MarkedText
from desk.work.printing import page_image
from desk.work.referral_notes import prepare_with_notes
from desk.work.referring import begin_referral, refer
from desk.work.sheet_notes import Note

_SOON_MS = 350
_ASK_LINES = 4
LONGEST_ASK = 1000
_DAYS = (None, 3, 7, 14, 30)
"""By when an answer may be asked for, in days from today."""
FRESH = timedelta(minutes=3)
"""A sheet older than this is set anew before it is given."""


class ReferralDialog(QDialog):
    """``given(Receiver, HandedOver)`` once it is on record. F12 gives it, Esc leaves everything as it was.

    ``number`` is told a number that was reserved for the case, and answers with the one that the case has.
    """

    given = Signal(object, object)

    def __init__(
        self, context: Context, case: Case, number: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._case, self._number = context, case, number
        self._id, self._slip = new_id(), case.slip
        self._sheet: ReferralSheet | None = None
        self._shown: ReferralPlan | None = None
        self._is_setting, self._is_stale = False, False
        self._wanted: ReferralPlan | None = None
        self._notes: tuple[Note, ...] = ()
        self._read_notes: tuple[Note, ...] = ()
        self._given_to: Receiver | None = None
        self.form = FormFields(self)
        self.receiver = ReceiverField(context, self)
        self.ask = MarkedText(self)
        self.due = Choice(_DAYS, _due_words, self)
        self.facts = ConsentedFacts(self)
        self.tried = TriedList(self)
        self.consent = QCheckBox(self)
        for key, field in (
            ("to", self.receiver),
            ("ask", self.ask),
            ("due", self.due),
            ("facts", self.facts),
            ("tried", self.tried),
            ("consent", self.consent),
        ):
            self.form.add(key, field)
        self.form.set_shown("tried", False)
        self._area = QScrollArea(self)
        self.pages = PagesView(self)
        self.note, self._status, self._empty = QLabel(self), QLabel(self), QLabel(self)
        self._give, self._leave = QPushButton(self), QPushButton(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._set_sheet)
        self._arrange()
        self._connect()
        self._retranslate()
        context.background.read(self, begin_referral, case, then=self._on_begun, failed=self._on_failed)

    @property
    def sheet(self) -> ReferralSheet | None:
        """The sheet that is shown; None until there is enough for one."""
        return self._sheet

    def plan(self) -> ReferralPlan | None:
        """What is put together and ticked so far; None while a receiver or the wish is lacking."""
        receiver, ask = self.receiver.value, self.ask.toPlainText().strip()
        if receiver is None or not ask:
            return None
        staff, days = self._context.staff, self.due.value
        return ReferralPlan(
            id=self._id,
            to=receiver.to,
            ask=ask,
            slip=self._slip,
            case_id=self._case.id,
            staff_id=staff.id if staff else "",
            staff=staff.name if staff else "",
            facts=self.facts.facts,
            tried=self.tried.tried,
            due=None if days is None else date.today() + timedelta(days=days),
            choices=self._case.choices,
        )

    def give(self) -> None:
        """F12: check everything; put it on record and print it when nothing is wrong."""
        commit_composition()
        if self._wanted is not None:
            return
        found = self._problems()
        self.form.show_errors(found)
        wrong = self.form.focusWidget()
        if found and wrong is not None:
            self._area.ensureWidgetVisible(wrong)
        plan = self.plan()
        if found or plan is None:
            self._say(_("項目の下の文を読んで、直してください。"))
            return
        # What arrives from here on, such as windows for words typed before, changes nothing of what is given.
        self._wanted, self._given_to = plan, self.receiver.value
        self._read_notes = self._notes if self._is_current(plan) else ()
        self._take_keys(False)
        self._say(_("記録しています…"))
        self._soon.stop()
        if not self._file_if_current():
            self._set_sheet()

    def reject(self) -> None:
        """Esc: not while it is on its way to the record, since its printing is still to be told."""
        if self._wanted is None:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _problems(self) -> dict[str, str]:
        """Everything that is lacking: a sentence for each field, all at once."""
        found = {}
        if self.receiver.value is None:
            found["to"] = _("つなぐ相手を選んでください。")
        if not self.ask.toPlainText().strip():
            found["ask"] = _("お願いしたいことを書いてください。")
        elif len(self.ask.toPlainText()) > LONGEST_ASK:
            found["ask"] = _("{limit} 文字までにしてください。").format(limit=LONGEST_ASK)
        if self.facts.empty:
            labels = wording.listing((_(PASSED_LABELS[sort]) for sort in self.facts.empty), active())
            found["facts"] = _("{labels}を書くか、印を外してください。").format(labels=labels)
        if not self.consent.isChecked():
            found["consent"] = _("ご本人の同意を確かめて、印を付けてください。")
        return found

    def _is_current(self, plan: ReferralPlan) -> bool:
        sheet = self._sheet
        return sheet is not None and plan == self._shown and datetime.now() - sheet.referral.issued < FRESH

    def _set_sheet(self) -> None:
        """Set the sheet for what is put together now; while one is being set, the next waits for it."""
        plan = self._wanted or self.plan()
        if plan is None:
            self._show(None, ())
        elif self._is_setting:
            self._is_stale = True
        elif not self._is_current(plan):
            self._is_setting = True
            self._context.background.read(
                self,
                prepare_with_notes,
                replace(plan, slip=self._slip),
                then=lambda told: self._on_set(plan, *told),
                failed=self._on_not_set,
            )

    def _on_set(self, plan: ReferralPlan, sheet: ReferralSheet, notes: tuple[Note, ...]) -> None:
        self._is_setting = False
        self._slip = self._slip or self._number(sheet.referral.slip)
        if self._slip != sheet.referral.slip:
            # The sheet of the tray took a number meanwhile, and one visit has one.
            self._is_stale = False
            self._set_sheet()
            return
        self._shown = replace(plan, slip=self._slip)
        self._show(sheet, notes)
        is_stale, self._is_stale = self._is_stale, False
        if not self._file_if_current() and is_stale:
            self._set_sheet()

    def _on_not_set(self, error: DeskError) -> None:
        self._is_setting = self._is_stale = False
        self._on_failed(error)

    def _show(self, sheet: ReferralSheet | None, notes: tuple[Note, ...]) -> None:
        is_same = self._sheet is not None and sheet is not None and self._sheet.pages == sheet.pages
        self._sheet = sheet
        if sheet is None:
            self._shown = None
        self.pages.set_pages(sheet.pages if sheet else 0, same_document=is_same)
        self.pages.setVisible(sheet is not None)
        self._empty.setVisible(sheet is None)
        self._notes = notes
        self.note.setText("\n".join(note.text for note in notes))
        self.note.setVisible(bool(notes))

    def _file_if_current(self) -> bool:
        """Put on record what is shown, where that is what F12 was pressed for; cautions that came up since stop it."""
        wanted, sheet = self._wanted, self._sheet
        if wanted is None or sheet is None or not self._is_current(replace(wanted, slip=self._slip)):
            return False
        if not set(self._notes) <= set(self._read_notes):
            self._turn_back(_("紙の上の注意を読んで、よければもう一度 F12 を押してください。"))
            return True
        self._context.background.write(
            self,
            refer,
            sheet,
            self._context.preferences.printer,
            then=self._on_given,
            failed=self._on_failed,
        )
        return True

    def _on_given(self, done: HandedOver) -> None:
        self._wanted = None
        self.given.emit(self._given_to, done)
        self.accept()

    def _on_failed(self, error: DeskError) -> None:
        self._turn_back(str(error))

    def _on_fault(self, _error: object) -> None:
        """A fault of ours somewhere, told by the window: whatever was waited for may never come."""
        self._is_setting = self._is_stale = False
        self._turn_back("")

    def _turn_back(self, sentence: str) -> None:
        """Nothing was given: the form is open again."""
        self._wanted = None
        self._take_keys(True)
        self._say(sentence)

    def _take_keys(self, does: bool) -> None:
        for part in (self._give, self._leave, self.form):
            part.setEnabled(does)

    def _on_begun(self, beginning: Beginning) -> None:
        # An advice desk that lies in the tray is most likely meant; else staff choose.
        in_tray = {item.resource.id for item in self._case.tray if item.resource is not None}
        first = beginning.receivers[0].to.resource if beginning.receivers else None
        self.receiver.offer(beginning.receivers, choose_first=first is not None and first.id in in_tray)
        self.facts.offer(beginning.facts)
        self.tried.offer(beginning.tried)
        self.form.set_shown("tried", bool(beginning.tried))

    def _on_page_wanted(self, page: int, scale: float) -> None:
        sheet = self._sheet
        if sheet is None:
            return

        def drawn(picture: tuple[int, int, bytes]) -> None:
            if sheet is self._sheet:
                width, height, rgb = picture
                image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
                self.pages.set_page(page, scale, image)

        self._context.background.read(self, page_image, sheet.pdf, page, scale, then=drawn)

    def _arrange(self) -> None:
        self.ask.setFixedHeight(self.ask.fontMetrics().lineSpacing() * _ASK_LINES + 12)
        self.due.choose(7)
        area = self._area
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note.setWordWrap(True)
        self.note.setObjectName("warning")
        self.note.hide()
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.set_zoom(FIT_WIDTH)
        self.pages.hide()
        right = QVBoxLayout()
        right.addWidget(self.note)
        right.addWidget(self.pages, 1)
        right.addWidget(self._empty, 1)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(area, 11)
        columns.addLayout(right, 10)
        keys = QHBoxLayout()
        self._status.setWordWrap(True)
        keys.addWidget(self._status, 1)
        keys.addWidget(self._leave)
        keys.addWidget(self._give)
        self._give.setObjectName("primary")
        box = QVBoxLayout(self)
        box.addLayout(columns, 1)
        box.addLayout(keys)
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.window().size() * 0.94)

    def _connect(self) -> None:
        self.receiver.chosen.connect(self._soon.start)
        self.receiver.accepted.connect(self.ask.setFocus)
        self.ask.textChanged.connect(self._soon.start)
        self.due.currentIndexChanged.connect(lambda _row: self._soon.start())
        self.facts.changed.connect(self._soon.start)
        self.tried.changed.connect(self._soon.start)
        self.pages.page_wanted.connect(self._on_page_wanted)
        self._context.background.fault.connect(self._on_fault)
        for button, act in ((self._give, self.give), (self._leave, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        QShortcut(QKeySequence("F12"), self).activated.connect(self._give.click)

    def _say(self, sentence: str) -> None:
        self._status.setText(sentence)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("つなぐシート"))
        for key, text in (
            ("to", _("つなぐ相手")),
            ("ask", _("お願いしたいこと")),
            ("due", _("返事の期限")),
            ("facts", _("伝えてよいこと")),
            ("tried", _("これまでのご案内")),
            ("consent", _("ご本人の同意")),
        ):
            self.form.set_label(key, text)
        self.consent.setText(_("つなぐ相手と伝えることを確かめて、同意されました"))
        self.ask.setPlaceholderText(_("この欄の文は、そのまま紙に出ます"))
        self._empty.setText(_("つなぐ相手とお願いしたいことを入れると、ここに紙が出ます。"))
        self.receiver.retranslate()
        self.facts.retranslate()
        _label(self._give, _("印刷して記録"), "F12")
        _label(self._leave, _("やめる"), "Esc")


def _label(button: QPushButton, text: str, key: str) -> None:
    button.setText(f"{text}  {key}")
    button.setAccessibleName(text)


def _due_words(days: int | None) -> str:
    if days is None:
        return _("決めない")
    day = wording.day(date.today() + timedelta(days=days), active(), today=date.today())
    return _("{day}まで").format(day=day)
