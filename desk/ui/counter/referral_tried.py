"""What was offered before, with what became of it: on a つなぐシート as far as staff tick it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desk.i18n import _
from desk.records.codes import OFFER_OUTCOME_LABELS, OfferOutcome
from desk.records.referral import Tried
from desk.ui.widgets.choice import Choice


class TriedList(QWidget):
    """``changed()`` when something was ticked or another result chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.rows: list[tuple[Tried, QCheckBox, Choice]] = []

    def offer(self, tried: Sequence[Tried]) -> None:
        """Show these; called once. Nothing is ticked: what somebody asked for tells of them, too."""
        for one in tried:
            tick = QCheckBox(one.title.replace("&", "&&"), self)
            choice = Choice(tuple(OFFER_OUTCOME_LABELS), lambda outcome: _(OFFER_OUTCOME_LABELS[outcome]), self)
            choice.choose(OfferOutcome.TOLD)
            choice.setAccessibleName(_("「{title}」のその後").format(title=one.title))
            choice.setEnabled(False)
            tick.toggled.connect(choice.setEnabled)
            tick.toggled.connect(lambda _is_on: self.changed.emit())
            choice.currentIndexChanged.connect(lambda _row: self.changed.emit())
            row = self._grid.rowCount()
            self._grid.addWidget(tick, row, 0)
            self._grid.addWidget(choice, row, 1)
            self.rows.append((one, tick, choice))

    @property
    def tried(self) -> tuple[Tried, ...]:
        """What is ticked, its result in Japanese: it is for another office."""
        return tuple(
            replace(one, result=OFFER_OUTCOME_LABELS[choice.value])
            for one, tick, choice in self.rows
            if tick.isChecked()
        )
