"""What the resident consents to pass on: a line for each fact, none of them ticked beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desk.i18n import _
from desk.records.codes import PASSED_LABELS, Passed
from desk.records.referral import PassedFact
from desk.ui.widgets.line_field import LineField

_TYPED = (Passed.QUESTION, Passed.NAME, Passed.PHONE)
"""Facts that are written here; the others are as the case has them."""
_LONGEST = 500


class ConsentedFacts(QWidget):
    """``changed()`` when something was ticked or written. Name and phone exist nowhere but here."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[Passed, str] = {}
        self.ticks: dict[Passed, QCheckBox] = {}
        self.fields: dict[Passed, LineField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, sort in enumerate(Passed):
            tick = self.ticks[sort] = QCheckBox(self)
            tick.toggled.connect(self.changed)
            if sort in _TYPED:
                grid.addWidget(tick, row, 0)
                field = self.fields[sort] = LineField(self)
                field.setMaxLength(_LONGEST)
                field.textChanged.connect(self.changed)
                grid.addWidget(field, row, 1)
            else:
                grid.addWidget(tick, row, 0, 1, 2)
                tick.hide()

    def offer(self, facts: Sequence[PassedFact]) -> None:
        """Show what is known; nothing becomes ticked by it."""
        self._texts = {fact.sort: fact.text for fact in facts}
        for sort, tick in self.ticks.items():
            if sort in self.fields:
                self.fields[sort].setText(self._texts.get(sort, ""))
                self.fields[sort].setCursorPosition(0)
            else:
                tick.setVisible(sort in self._texts)
        self.retranslate()

    @property
    def facts(self) -> tuple[PassedFact, ...]:
        """What is ticked and says something."""
        return tuple(
            PassedFact(sort=sort, text=text)
            for sort, tick in self.ticks.items()
            if tick.isChecked() and (text := self._text(sort))
        )

    @property
    def empty(self) -> tuple[Passed, ...]:
        """What is ticked and says nothing."""
        return tuple(sort for sort, tick in self.ticks.items() if tick.isChecked() and not self._text(sort))

    def retranslate(self) -> None:
        """Show every text in the active language."""
        for sort, tick in self.ticks.items():
            label = _(PASSED_LABELS[sort])
            if sort in self.fields:
                tick.setText(label)
                self.fields[sort].setAccessibleName(label)
            else:
                tick.setText(
                    _("{label}：{text}").format(label=label, text=self._texts.get(sort, "")).replace("&", "&&")
                )

    def _text(self, sort: Passed) -> str:
        return (self.fields[sort].text() if sort in self.fields else self._texts.get(sort, "")).strip()
