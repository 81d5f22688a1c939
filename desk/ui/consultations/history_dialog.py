"""Who corrected a consultation, when, and what it said before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.i18n import N_, _
from desk.records.consultation import Consultation
from desk.records.editing import Revision
from desk.records.vocabulary import Vocabulary
from desk.ui.background import Background
from desk.ui.consultations import words
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.records_model import Column, RecordsModel
from desk.ui.widgets.records_table import RecordsTable
from desk.work.log import history


class HistoryDialog(QDialog):
    """One line for each field that was corrected, the newest first."""

    def __init__(
        self,
        background: Background,
        consultation: Consultation,
        vocabulary: Vocabulary,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._slip = consultation.slip
        self._is_read = False
        self.table = RecordsTable(RecordsModel(_columns(vocabulary, today)), N_("訂正の履歴"), self)
        self._close = QPushButton(self)
        self._close.clicked.connect(self.reject)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self._close)
        box = QVBoxLayout(self)
        box.addWidget(self.table)
        box.addLayout(keys)
        give_room(self, 50, 22)
        self._retranslate()
        background.read(self, history, consultation.id, then=self._on_read)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_read(self, revisions: tuple[Revision, ...]) -> None:
        self._is_read = True
        self.table.set_rows(revisions[::-1])
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(_("訂正の履歴　{slip}").format(slip=self._slip))
        self._close.setText(f"{_('閉じる')}  Esc")
        self.table.set_empty_text(_("訂正されていません。") if self._is_read else _("読み込んでいます…"))


def _columns(vocabulary: Vocabulary, today: Callable[[], date]) -> tuple[Column, ...]:
    return (
        Column(
            key="at", title=N_("いつ"), width=7, value=lambda one: one.at, text=lambda one: words.clock(one.at, today())
        ),
        Column(key="who", title=N_("職員"), width=6, value=lambda one: one.who),
        Column(key="field", title=N_("項目"), width=9, value=lambda one: words.field_label(one.field)),
        Column(
            key="before",
            title=N_("前"),
            width=12,
            value=lambda one: words.stored_words(one.field, one.before, vocabulary),
        ),
        Column(
            key="after",
            title=N_("後"),
            width=12,
            value=lambda one: words.stored_words(one.field, one.after, vocabulary),
        ),
    )
