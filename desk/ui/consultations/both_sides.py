"""Two corrections of one consultation side by side, and the choice between them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import N_, _
from desk.records.consultation import Consultation
from desk.records.vocabulary import Vocabulary
from desk.ui.consultations import correction, words
from desk.ui.widgets.records_model import Column, RecordsModel
from desk.ui.widgets.records_table import RecordsTable


@dataclass(frozen=True, slots=True)
class _Side:
    field: str
    mine: str
    theirs: str


_COLUMNS = (
    Column(key="field", title=N_("項目"), width=9, value=lambda side: words.field_label(side.field)),
    Column(key="mine", title=N_("あなたの訂正"), width=13, value=lambda side: side.mine),
    Column(key="theirs", title=N_("先に保存された内容"), width=13, value=lambda side: side.theirs),
)


class BothSides(QWidget):
    """``theirs_taken(Consultation)``: drop my correction. ``mine_kept(Consultation)``: mine on top of theirs."""

    theirs_taken = Signal(object)
    mine_kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theirs: Consultation | None = None
        self._sentence = QLabel(self)
        self._sentence.setObjectName("warning")
        self._sentence.setWordWrap(True)
        self.table = RecordsTable(RecordsModel(_COLUMNS, lambda side: side.field), N_("二つの訂正"), self)
        self.take_theirs, self.keep_mine = QPushButton(self), QPushButton(self)
        for button in (self.take_theirs, self.keep_mine):
            button.setAutoDefault(False)
        self.take_theirs.clicked.connect(lambda: self.theirs_taken.emit(self._theirs))
        self.keep_mine.clicked.connect(lambda: self.mine_kept.emit(self._theirs))
        row = QHBoxLayout()
        row.addWidget(self.take_theirs)
        row.addWidget(self.keep_mine)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._sentence)
        box.addWidget(self.table)
        box.addLayout(row)
        self._retranslate()

    def show_sides(self, base: Consultation, mine: Consultation, theirs: Consultation, vocabulary: Vocabulary) -> None:
        """Show every field that either side changed."""
        self._theirs = theirs
        own = correction.changed_fields(base, mine)
        fields = dict.fromkeys((*own, *correction.changed_fields(base, theirs)))

        def side(field: str) -> _Side:
            corrected = words.field_words(mine, field, vocabulary) if field in own else _("（直していません）")
            return _Side(field, corrected, words.field_words(theirs, field, vocabulary))

        self.table.set_rows([side(field) for field in fields])
        self.show()
        self.take_theirs.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._sentence.setText(_("ほかの人が先に訂正しました。どちらを残すか選んでください。"))
        self.take_theirs.setText(_("先の内容にする"))
        self.keep_mine.setText(_("あなたの訂正を重ねて保存"))
