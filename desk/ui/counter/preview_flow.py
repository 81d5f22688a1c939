"""F9: the sheet as it would be printed now, in either mode, and F12 from there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.errors import DeskError
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.hand_over import HandOver
from desk.ui.preview.preview_dialog import PreviewDialog


class PreviewFlow(QObject):
    """One preview at a time over ``parent``; ``print_wanted()`` for F12 in it, ``closed()`` when it is gone."""

    print_wanted = Signal()
    closed = Signal()

    def __init__(self, context: Context, controller: CaseController, handing: HandOver, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._controller, self._handing = context, controller, handing
        self._over = parent
        self._dialog: PreviewDialog | None = None

    @property
    def dialog(self) -> PreviewDialog | None:
        """The preview that is open."""
        return self._dialog

    def open(self) -> None:
        """Show the sheet once it is set."""
        self._handing.preview(self._on_sheet, self._on_failed)

    def _on_sheet(self, sheet: Sheet) -> None:
        if self._dialog is None:
            dialog = self._dialog = PreviewDialog(self._context.background, self._over)
            dialog.panel.print_asked.connect(self._on_print)
            dialog.panel.mode_asked.connect(self._on_mode)
            dialog.panel.steps_asked.connect(self._on_steps)
            dialog.finished.connect(self._on_closed)
            case = self._controller.case
            dialog.show_sheet(sheet, is_given=case.filed, has_steps=case.next_steps)
            dialog.open()
        else:
            self._dialog.show_sheet(sheet, has_steps=self._controller.case.next_steps)

    def _on_failed(self, error: DeskError) -> None:
        if self._dialog is not None:
            self._dialog.panel.resume()
        self._context.warn(str(error))

    def _on_mode(self, mode: Mode) -> None:
        if self._dialog is not None:
            self._dialog.panel.wait()
            self._controller.set_mode(mode)
            self._handing.preview(self._on_sheet, self._on_failed)

    def _on_steps(self, has_steps: bool) -> None:
        if self._dialog is not None:
            self._dialog.panel.wait()
            self._controller.set_fields(next_steps=has_steps)
            self._handing.preview(self._on_sheet, self._on_failed)

    def _on_print(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.print_wanted.emit()

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self.closed.emit()
