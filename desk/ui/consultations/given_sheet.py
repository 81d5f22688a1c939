"""The sheet of a consultation as it was given, or told anew as of today: looked at and printed again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import HandedOver, Sheet
from desk.ui.consultations.sheet_versions import SheetVersions
from desk.ui.context import Context
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.sheet_actions import SheetActions
from desk.work.handing_over import reprint, sheet_of
from desk.work.today import hand_over_today


class GivenSheet(QObject):
    """Shows over ``parent``. One print at a time: a key pressed twice prints once."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self._is_printing = False

    def show(self, slip: str, *, of_today: bool = False) -> None:
        """Open the preview of what was given under a slip number, as it was then or as it is today."""
        self._context.background.read(self, sheet_of, slip, then=lambda sheet: self._on_sheet(sheet, of_today))

    def print(self, slip: str) -> None:
        """Print it again; the record stays as it is."""
        if not self._begin(slip):
            return
        printer = self._context.preferences.printer
        self._context.background.read(self, reprint, slip, printer, then=self._on_printed, failed=self._on_not_printed)

    def hand_over(self, sheet: Sheet) -> None:
        """Put a sheet of today on record and print it."""
        if not self._begin(sheet.handout.slip):
            return
        self._context.background.write(
            self,
            hand_over_today,
            sheet,
            self._context.staff,
            self._context.preferences.printer,
            then=self._on_printed,
            failed=self._on_not_printed,
        )

    def _begin(self, slip: str) -> bool:
        if self._is_printing:
            return False
        self._is_printing = True
        self._context.say(_("{slip} を印刷しています…").format(slip=slip))
        return True

    def _on_sheet(self, sheet: Sheet | None, of_today: bool) -> None:
        if sheet is None:
            self._context.warn(_("この相談では用紙を渡していません。"))
            return
        dialog = PreviewDialog(self._context.background, self._context.theme, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        SheetActions(self._context, dialog)
        versions = SheetVersions(self._context, dialog, sheet)
        versions.reprint_wanted.connect(self.print)
        versions.new_wanted.connect(self.hand_over)
        dialog.open()
        if of_today:
            versions.turn()

    def _on_not_printed(self, error: DeskError) -> None:
        self._is_printing = False
        self._context.warn(str(error))

    def _on_printed(self, done: HandedOver) -> None:
        self._is_printing = False
        if done.problem:
            self._context.warn(done.problem)
        elif done.in_window:
            from desk.ui.spool import print_in_window

            print_in_window(self._context, done, self, self._context.warn)
        else:
            self._context.say(_("{slip} を印刷しました（{printer}）。").format(slip=done.slip, printer=done.printed_to))
