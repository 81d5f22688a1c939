"""Correcting a logged consultation, with both sides on screen when somebody else was quicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.errors import DeskError, LostRace
from desk.i18n import _, active
from desk.records.codes import (
    ASKER_LABELS,
    CHANNEL_LABELS,
    OFFER_OUTCOME_LABELS,
    OUTCOME_LABELS,
    UNMET_LABELS,
    Outcome,
)
from desk.records.consultation import Consultation
from desk.records.vocabulary import Vocabulary
from desk.text import nfkc
from desk.ui.background import Background
from desk.ui.consultations import correction, words
from desk.ui.consultations.both_sides import BothSides
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.form_fields import FormFields
from desk.ui.widgets.line_field import LineField, commit_composition
from desk.work.log import Log, consultations, correct_consultation

_CHOICES: dict[str, tuple[tuple, Mapping]] = {
    "channel": (tuple(CHANNEL_LABELS), CHANNEL_LABELS),
    "asker": (tuple(ASKER_LABELS), ASKER_LABELS),
    "outcome": (tuple(OUTCOME_LABELS), OUTCOME_LABELS),
    "unmet_reason": ((None, *UNMET_LABELS), UNMET_LABELS),
}
_ORDER = ("question", "life_stages", "asker", "channel", "memo", "outcome", "unmet_reason", "minutes", "offers")


class CorrectionDialog(QDialog):
    """``corrected(before, after)`` once it is saved. F12 saves, Esc leaves everything as it was."""

    corrected = Signal(object, object)

    def __init__(
        self,
        background: Background,
        consultation: Consultation,
        vocabulary: Vocabulary,
        staff: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._vocabulary, self._staff = background, vocabulary, staff
        self._base = consultation
        self.form = FormFields(self)
        self.both_sides = BothSides(self)
        self._choices: dict[str, Choice] = {}
        self._texts: dict[str, LineField] = {}
        self._stages: dict[str, QPushButton] = {}
        self._offers: dict[str, Choice] = {}
        self._add_fields()
        self._status = QLabel(self)
        self._save, self._leave = QPushButton(self), QPushButton(self)
        self._arrange()
        self._connect()
        self._retranslate()
        self._load(consultation)

    def offer(self, offer_id: str) -> Choice:
        """The field for what became of one offer."""
        return self._offers[offer_id]

    def save(self) -> None:
        """Check everything; save it when nothing is wrong."""
        commit_composition()
        mine = self._collected()
        found = correction.problems(mine)
        self.form.show_errors(found)
        if found:
            self._say(_("項目の下の文を読んで、直してください。"))
        elif not correction.changed_fields(self._base, mine):
            self._say(_("変わったところがありません。"))
        else:
            self._save.setEnabled(False)
            self._say(_("保存しています…"))
            self._background.write(
                self, correct_consultation, mine, self._staff, then=self._on_corrected, failed=self._on_failed
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _add_fields(self) -> None:
        """Made in the order in which they stand, so that Tab and Enter follow it."""
        for name in self._names():
            if name in _CHOICES:
                values, labels = _CHOICES[name]
                field: QWidget = self._choices.setdefault(name, Choice(values, _words_of(labels), self))
            elif name == "life_stages":
                field = self._stage_boxes()
            elif name == "offers":
                field = self._offer_rows()
            else:
                field = self._texts[name] = LineField(self)
            self.form.add(name, field)

    def _stage_boxes(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder)
        for term in self._vocabulary.of("life_stage"):
            chip = self._stages[term.code] = QPushButton(holder)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            flow.addWidget(chip)
        return holder

    def _offer_rows(self) -> QWidget:
        holder = QWidget(self)
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        for offer in self._base.offers:
            title = QLabel(offer.title, holder)
            title.setWordWrap(True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            choice = Choice(tuple(OFFER_OUTCOME_LABELS), _words_of(OFFER_OUTCOME_LABELS), holder)
            self._offers[offer.id] = choice
            row = QHBoxLayout()
            row.addWidget(title, 1)
            row.addWidget(choice)
            rows.addLayout(row)
        return holder

    def _names(self) -> tuple[str, ...]:
        """The fields that this consultation has."""
        return tuple(name for name in _ORDER if name != "offers" or self._base.offers)

    def _arrange(self) -> None:
        area = QScrollArea(self)
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keys = QHBoxLayout()
        self._status.setWordWrap(True)
        keys.addWidget(self._status, 1)
        keys.addWidget(self._leave)
        keys.addWidget(self._save)
        box = QVBoxLayout(self)
        box.addWidget(self.both_sides)
        box.addWidget(area, 1)
        box.addLayout(keys)
        self.both_sides.hide()
        self._save.setObjectName("primary")
        give_room(self, 40, 34)

    def _connect(self) -> None:
        for button in (self._save, self._leave):
            button.setAutoDefault(False)
        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.reject)
        QShortcut(QKeySequence("F12"), self).activated.connect(self._save.click)
        self._choices["outcome"].currentIndexChanged.connect(self._on_outcome)
        self.both_sides.theirs_taken.connect(self._on_theirs)
        self.both_sides.mine_kept.connect(self._on_mine)

    def _load(self, consultation: Consultation) -> None:
        """Fill the form from a consultation, which is what a correction is then measured against."""
        self._base = consultation
        self._show(consultation)

    def _show(self, consultation: Consultation) -> None:
        for name, choice in self._choices.items():
            choice.choose(getattr(consultation, name))
        for name, edit in self._texts.items():
            edit.setText(str(getattr(consultation, name)))
            edit.setCursorPosition(0)
        for code, box in self._stages.items():
            box.setChecked(code in consultation.life_stages)
        for offer in consultation.offers:
            if offer.id in self._offers:
                self._offers[offer.id].choose(offer.outcome)
        self._on_outcome()

    def _collected(self) -> Consultation:
        """The consultation as the form has it; minutes that are no number become -1."""
        chosen = {name: choice.value for name, choice in self._choices.items()}
        if chosen["outcome"] != Outcome.NOT_MET:
            chosen["unmet_reason"] = None
        minutes = nfkc(self._texts["minutes"].text()).strip()
        shown = [code for code, box in self._stages.items() if box.isChecked()]
        unknown = [code for code in self._base.life_stages if code not in self._stages]
        stages = (*shown, *unknown)
        same_stages = set(stages) == set(self._base.life_stages)
        return replace(
            self._base,
            **chosen,
            question=self._texts["question"].text().strip(),
            memo=self._texts["memo"].text().strip(),
            minutes=int(minutes) if minutes.isascii() and minutes.isdecimal() else -1,
            life_stages=self._base.life_stages if same_stages else stages,
            offers=tuple(
                replace(offer, outcome=self._offers[offer.id].value) if offer.id in self._offers else offer
                for offer in self._base.offers
            ),
        )

    def _on_outcome(self) -> None:
        self._choices["unmet_reason"].setEnabled(self._choices["outcome"].value == Outcome.NOT_MET)

    def _on_corrected(self, saved: Consultation) -> None:
        self.corrected.emit(self._base, saved)
        self.accept()

    def _on_failed(self, error: DeskError) -> None:
        self._save.setEnabled(True)
        self._say(str(error))
        if isinstance(error, LostRace):
            day = words.local(self._base.started).date()
            self._background.read(self, consultations, day, day, then=self._on_read_again)

    def _on_read_again(self, log: Log) -> None:
        theirs = next((one for one in log.consultations if one.id == self._base.id), None)
        if theirs is not None:
            self.both_sides.show_sides(self._base, self._collected(), theirs, self._vocabulary)
            self._save.setEnabled(False)

    def _on_theirs(self, theirs: Consultation) -> None:
        self.both_sides.hide()
        self._save.setEnabled(True)
        self._load(theirs)
        self._say(_("先に保存された内容を読み込みました。"))

    def _on_mine(self, theirs: Consultation) -> None:
        mine = correction.put_on_top(self._collected(), self._base, theirs)
        self.both_sides.hide()
        self._save.setEnabled(True)
        self._base = theirs
        self._show(mine)
        self.save()

    def _say(self, sentence: str) -> None:
        self._status.setText(sentence)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("相談の訂正　{slip}").format(slip=self._base.slip))
        self._save.setText(f"{_('訂正を保存')}  F12")
        self._leave.setText(f"{_('やめる')}  Esc")
        for name in self._names():
            self.form.set_label(name, words.field_label(name))
        for offer in self._base.offers:
            self._offers[offer.id].setAccessibleName(_("「{title}」のその後").format(title=offer.title))
        for code, box in self._stages.items():
            box.setText(self._vocabulary.name("life_stage", code, active().language))


def _words_of(labels: Mapping) -> Callable[[Any], str]:
    return lambda code: _("（選んでください）") if code is None else _(labels[code])
