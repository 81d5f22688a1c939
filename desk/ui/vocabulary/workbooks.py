"""The city's words out into a workbook, and in again, from the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.i18n import _
from desk.ui.context import Context
from desk.ui.vocabulary.import_dialog import ImportDialog
from desk.work.vocabulary import export_vocabulary


class Workbooks(QObject):
    """``taken_in(report)`` after an import."""

    taken_in = Signal(object)

    def __init__(self, context: Context, screen: QWidget) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen

    def choose_export(self) -> None:
        """Ask where to, and write."""
        dialog = QFileDialog(self._screen, _("Excelに書き出す"), _("市の言葉.xlsx"), _("Excel ブック (*.xlsx)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def choose_import(self) -> None:
        """Ask which one, and look into it."""
        dialog = QFileDialog(self._screen, _("Excelから取り込む"), "", _("Excel ブック (*.xlsx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write all words into a workbook."""
        file = Path(path).name

        def done(count: int) -> None:
            self._context.say(_("{count} 件を {file} に書き出しました。").format(count=f"{count:,}", file=file))

        self._context.background.read(self, export_vocabulary, path, then=done)

    def import_from(self, path: str) -> ImportDialog:
        """Look into a workbook, and take it in when that is wanted."""
        dialog = ImportDialog(self._context.background, path, self._context.staff_name, self._screen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken_in.connect(self.taken_in)
        dialog.open()
        return dialog
