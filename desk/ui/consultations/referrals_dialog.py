"""Every referral that waits for its answer, and those of late: what came back is entered here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import N_, _, ngettext
from desk.records.codes import ReferralState
from desk.records.referral import Referral
from desk.ui.consultations import referral_words
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.records_model import Column, RecordsModel
from desk.ui.widgets.records_table import RecordsTable

_STATES = list(ReferralState)


class ReferralsDialog(QDialog):
    """``answer_wanted``, ``sheet_wanted`` and ``print_wanted``, each with the ``Referral`` that is chosen."""

    answer_wanted = Signal(object)
    sheet_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.table = RecordsTable(RecordsModel(_columns(today), lambda one: one.id), N_("つなぎの一覧"), self)
        self.summary = QLabel(self)
        self._buttons: list[tuple[QPushButton, str, str]] = []
        keys = QHBoxLayout()
        for key, text, signal in (
            ("F4", N_("返事を書く"), self.answer_wanted),
            ("F9", N_("用紙を見る"), self.sheet_wanted),
            ("F12", N_("もう一度印刷"), self.print_wanted),
        ):
            keys.addWidget(self._button(key, text, partial(self._tell, signal)))
        keys.addStretch(1)
        keys.addWidget(self._button("Esc", N_("閉じる"), self.reject))
        box = QVBoxLayout(self)
        box.addWidget(self.summary)
        box.addWidget(self.table, 1)
        box.addLayout(keys)
        self.table.row_opened.connect(lambda _row: self._tell(self.answer_wanted))
        self.table.row_chosen.connect(lambda _row: self._enable())
        give_room(self, 76, 30)
        self._retranslate()

    def show_referrals(self, referrals: Sequence[Referral], *, choose: str = "") -> None:
        """Show these; those that wait for an answer first, the one that is due first on top."""
        open_ = [one for one in referrals if one.result is None]
        done = [one for one in referrals if one.result is not None]
        rows = [*sorted(open_, key=lambda one: (one.due or date.max, one.issued)), *done]
        self.table.set_rows(rows)
        wanted = next((n for n, one in enumerate(rows) if choose in (one.id, one.slip)), None)
        if wanted is not None:
            self.table.choose(wanted)
        elif rows and self.table.current_row() is None:
            self.table.choose(0)
        late = sum(1 for one in open_ if one.is_late(self._today()))
        text = ngettext("返事待ち {count} 件", "返事待ち {count} 件", len(open_)).format(count=len(open_))
        if late:
            mark = ngettext("期限を過ぎたもの {count} 件", "期限を過ぎたもの {count} 件", late).format(count=late)
            text = _("{total}（{waiting}）").format(total=text, waiting=mark)
        self.summary.setText(text)
        self.table.set_empty_text(_("つないだ記録は、まだありません。窓口の画面で Alt+G を押すと作れます。"))
        self._enable()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _tell(self, signal: SignalInstance) -> None:
        one = self.table.current_row()
        if one is not None:
            signal.emit(one)

    def _enable(self) -> None:
        has_one = self.table.current_row() is not None
        for button, _text, key in self._buttons:
            button.setEnabled(has_one or key == "Esc")

    def _button(self, key: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        if key != "Esc":
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self._buttons.append((button, text, key))
        return button

    def _retranslate(self) -> None:
        self.setWindowTitle(_("つなぎの一覧"))
        for button, text, key in self._buttons:
            button.setText(f"{_(text)}  {key}")
            button.setAccessibleName(_(text))


def _columns(today: Callable[[], date]) -> tuple[Column, ...]:
    return (
        Column(
            key="issued",
            title=N_("日付"),
            width=4.5,
            value=lambda one: one.issued,
            text=lambda one: one.issued.strftime("%m/%d" if one.issued.year == today().year else "%Y/%m/%d"),
        ),
        Column(key="slip", title=N_("伝票番号"), width=9.5, value=lambda one: one.slip),
        Column(key="to", title=N_("つなぐ相手"), width=12, value=lambda one: one.to_name),
        Column(
            key="state",
            title=N_("いまの様子"),
            width=9,
            value=lambda one: _STATES.index(one.state),
            text=referral_words.state,
        ),
        Column(
            key="due",
            title=N_("返事の期限"),
            width=9.5,
            value=lambda one: one.due,
            text=lambda one: referral_words.due(one, today()),
        ),
        Column(key="answerer", title=N_("相手のご担当"), width=7, value=lambda one: one.answerer),
        Column(key="note", title=N_("ひとこと"), width=10, value=lambda one: one.note),
        Column(key="staff", title=N_("職員"), width=5, value=lambda one: one.staff),
        Column(
            key="delivery",
            title=N_("送信"),
            width=4.5,
            value=lambda one: one.delivered,
            text=lambda one: "" if one.delivered else _("送信待ち"),
        ),
    )
