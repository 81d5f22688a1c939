"""With which printer, how many, on which sides and from which tray: held at once and kept for each printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desk.errors import DeskError
from desk.i18n import _
from desk.records.printing import DUPLEX_LABELS, MOST_COPIES, Abilities, Duplex, PrintOptions
from desk.ui.context import Context
from desk.work.handing_over import TO_FILE
from desk.work.printing import abilities, printers


class PrintDialog(QDialog):
    """Offers only what the printer has. Closing it is all there is to confirm."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queues: list[str] = []
        self._abilities = Abilities()
        self.printer, self.copies = QComboBox(self), QSpinBox(self)
        self.duplex, self.tray = QComboBox(self), QComboBox(self)
        self.copies.setRange(1, MOST_COPIES)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setObjectName("muted")
        self._form = QFormLayout()
        self._labels = {name: QLabel(self) for name in self._fields()}
        for name, label in self._labels.items():
            label.setBuddy(self._fields()[name])
            self._form.addRow(label, self._fields()[name])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addWidget(self._note)
        column.addWidget(buttons)
        self.printer.activated.connect(self._on_printer)
        self.copies.valueChanged.connect(lambda copies: self._keep(copies=copies))
        self.duplex.activated.connect(lambda _row: self._keep(duplex=self.duplex.currentData()))
        self.tray.activated.connect(lambda _row: self._keep(tray=self.tray.currentData()))
        self.retranslate()
        context.background.read(self, printers, then=self._on_printers, failed=self._on_nothing)
        self._ask()

    @property
    def options(self) -> PrintOptions:
        """What is chosen for the printer that is shown."""
        return self._context.preferences.printing.get(self._context.preferences.printer, PrintOptions())

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.setWindowTitle(_("印刷の設定"))
        words = {"printer": _("プリンター"), "copies": _("部数"), "duplex": _("両面印刷"), "tray": _("給紙トレイ")}
        for name, label in self._labels.items():
            label.setText(words[name])
            self._fields()[name].setAccessibleName(words[name])
        self._note.setText(_("この設定はプリンターごとに覚えます。"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fields(self) -> dict[str, QWidget]:
        return {"printer": self.printer, "copies": self.copies, "duplex": self.duplex, "tray": self.tray}

    def _fill(self) -> None:
        chosen, options = self._context.preferences.printer, self.options
        names = [name for name in (*self._queues, chosen) if name not in ("", TO_FILE)]
        queues = [("", _("パソコンのいつものプリンター")), *((name, name) for name in dict.fromkeys(names))]
        _offer(self.printer, [*queues, (TO_FILE, _("印刷せず PDF に保存"))], chosen)
        self.copies.blockSignals(True)
        self.copies.setValue(options.copies)
        self.copies.blockSignals(False)
        _offer(self.duplex, [(sides, _(DUPLEX_LABELS[sides])) for sides in Duplex], options.duplex)
        trays = [("", _("プリンターにまかせる")), *((tray, tray) for tray in self._abilities.trays)]
        _offer(self.tray, trays, options.tray)
        self._form.setRowVisible(self.copies, chosen != TO_FILE)
        self._form.setRowVisible(self.duplex, self._abilities.duplex)
        self._form.setRowVisible(self.tray, bool(self._abilities.trays))

    def _ask(self) -> None:
        """Ask the printer that is chosen what it can do; until it says so, nothing is offered."""
        self._abilities = Abilities()
        self._fill()
        queue = self._context.preferences.printer
        if queue != TO_FILE:
            self._context.background.read(
                self,
                abilities,
                queue,
                then=lambda found: self._on_abilities(queue, found),
                failed=self._on_nothing,
            )

    def _on_printer(self, _row: int) -> None:
        self._context.change_preferences(printer=self.printer.currentData())
        self._ask()

    def _on_printers(self, found: Sequence[Any]) -> None:
        self._queues = [printer.name for printer in found]
        self._fill()

    def _on_abilities(self, queue: str, found: Abilities) -> None:
        if queue == self._context.preferences.printer:
            self._abilities = found
            self._fill()

    def _on_nothing(self, _error: DeskError) -> None:
        self._fill()

    def _keep(self, **changed: Any) -> None:
        preferences = self._context.preferences
        kept = {**preferences.printing, preferences.printer: replace(self.options, **changed)}
        self._context.change_preferences(printing=kept)


def _offer(box: QComboBox, entries: Sequence[tuple[Any, str]], chosen: Any) -> None:
    box.blockSignals(True)
    box.clear()
    for value, text in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
