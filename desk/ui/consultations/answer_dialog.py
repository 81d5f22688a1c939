"""What came back of a referral: that it was taken in, or how it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.records.codes import REFERRAL_RESULT_LABELS, REFERRAL_STATE_LABELS, ReferralResult, ReferralState
from desk.records.referral import Referral
from desk.ui.context import Context
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.form_fields import FormFields
from desk.ui.widgets.line_field import LineField, commit_composition
from desk.work.referring import answer_referral, referral_by_id

_STATES: tuple[ReferralState | ReferralResult, ...] = (
    ReferralState.SENT,
    ReferralState.RECEIVED,
    *ReferralResult,
)
LONGEST = 500


class AnswerDialog(QDialog):
    """``answered(before, after)`` once it is saved. F12 saves, Esc leaves everything as it was."""

    answered = Signal(object, object)

    def __init__(self, context: Context, referral: Referral, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._base, self._today = context, referral, today
        self.form = FormFields(self)
        self.state = Choice(_STATES, _state_words, self)
        self.day = QDateEdit(self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.answerer, self.note = LineField(self), LineField(self)
        for key, field in (("state", self.state), ("day", self.day), ("answerer", self.answerer), ("note", self.note)):
            self.form.add(key, field)
        self._status = QLabel(self)
        self._status.setWordWrap(True)
        self._save, self._leave = QPushButton(self), QPushButton(self)
        self._save.setObjectName("primary")
        keys = QHBoxLayout()
        keys.addWidget(self._status, 1)
        keys.addWidget(self._leave)
        keys.addWidget(self._save)
        box = QVBoxLayout(self)
        box.addWidget(self.form)
        box.addStretch(1)
        box.addLayout(keys)
        for button, act in ((self._save, self.save), (self._leave, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        QShortcut(QKeySequence("F12"), self).activated.connect(self._save.click)
        self.state.currentIndexChanged.connect(lambda _row: self._on_state())
        give_room(self, 28, 14)
        self._retranslate()
        self._show(referral)

    def save(self) -> None:
        """Check everything; save it when nothing is wrong."""
        commit_composition()
        mine = self.collected()
        found = {
            key: _("{limit} 文字までにしてください。").format(limit=LONGEST)
            for key in ("answerer", "note")
            if len(getattr(mine, key)) > LONGEST
        }
        self.form.show_errors(found)
        if found:
            self._say(_("項目の下の文を読んで、直してください。"))
        elif mine == self._base:
            self._say(_("変わったところがありません。"))
        else:
            self._save.setEnabled(False)
            self._say(_("保存しています…"))
            self._context.background.write(
                self,
                answer_referral,
                mine,
                self._context.staff_name,
                then=self._on_saved,
                failed=self._on_failed,
            )

    def collected(self) -> Referral:
        """The referral as the form has it."""
        state, day = self.state.value, _python(self.day.date())
        told: dict[str, Any] = {"received": None, "result": None, "answered": None}
        if state is ReferralState.RECEIVED:
            told["received"] = day
        elif isinstance(state, ReferralResult):
            told |= {"received": self._base.received, "result": state, "answered": day}
        return replace(self._base, **told, answerer=self.answerer.text().strip(), note=self.note.text().strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self, referral: Referral) -> None:
        self.state.choose(referral.result or referral.state)
        day = referral.answered or referral.received or self._today
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.answerer.setText(referral.answerer)
        self.note.setText(referral.note)
        self._on_state()

    def _on_state(self) -> None:
        self.form.set_shown("day", self.state.value is not ReferralState.SENT)

    def _on_saved(self, saved: Referral) -> None:
        self.answered.emit(self._base, saved)
        self.accept()

    def _on_failed(self, error: DeskError) -> None:
        self._save.setEnabled(True)
        self._say(str(error))
        if isinstance(error, LostRace):
            self._context.background.read(self, referral_by_id, self._base.id, then=self._on_read_again)

    def _on_read_again(self, theirs: Referral | None) -> None:
        """What somebody else entered is shown; what was typed here is told beside it, so that nothing is lost."""
        if theirs is None:
            return
        mine = self.collected()
        self._base = theirs
        self._show(theirs)
        words = _("、").join(
            part for part in (_state_words(mine.result or mine.state), mine.answerer, mine.note) if part
        )
        self._say(_("ほかの人が先に書いた内容を読み込みました。あなたの入力：{words}").format(words=words))

    def _say(self, sentence: str) -> None:
        self._status.setText(sentence)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("つなぎの返事　{slip}　{name}").format(slip=self._base.slip, name=self._base.to_name))
        for key, text in (
            ("state", _("いまの様子")),
            ("day", _("日付")),
            ("answerer", _("相手のご担当")),
            ("note", _("ひとこと")),
        ):
            self.form.set_label(key, text)
        for button, text, key in ((self._save, _("保存"), "F12"), (self._leave, _("やめる"), "Esc")):
            button.setText(f"{text}  {key}")
            button.setAccessibleName(text)


def _state_words(state: ReferralState | ReferralResult) -> str:
    if isinstance(state, ReferralResult):
        return _(REFERRAL_RESULT_LABELS[state])
    return _(REFERRAL_STATE_LABELS[state])


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
