"""What else can be done with the sheet in the preview: save it, put it into a mail, copy it as text, choose the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desk.errors import DeskError
from desk.i18n import _
from desk.ui.context import Context
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.print_dialog import PrintDialog
from desk.work.sending import mail_draft, save_as, text_of_sheet


class SheetActions(QObject):
    """Belongs to one preview; every action has a key of its own and says in the preview what became of it."""

    def __init__(self, context: Context, dialog: PreviewDialog) -> None:
        super().__init__(dialog)
        self._context, self._dialog, self._panel = context, dialog, dialog.panel
        panel = dialog.panel
        panel.add_action("Ctrl+S", lambda: _("PDFで保存"), self.save)
        panel.add_action("Ctrl+E", lambda: _("メールに添付"), self.mail)
        panel.add_action("Ctrl+C", lambda: _("文章としてコピー"), self.copy)
        panel.add_action("P", lambda: _("印刷の設定"), self.choose_printer)

    def save(self) -> None:
        """Ask where to, and write the very PDF there."""
        sheet = self._panel.sheet
        if sheet is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / f"{sheet.handout.slip}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self._dialog, _("用紙をPDFで保存"), suggested, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, file: Path) -> None:
        """Write it there."""
        if self._panel.sheet is not None:
            self._context.background.read(
                self,
                save_as,
                self._panel.sheet,
                file,
                then=lambda saved: self._panel.say(_("保存しました：{file}").format(file=saved)),
                failed=self._on_failed,
            )

    def mail(self) -> None:
        """A draft with the sheet as text and as attachment, opened in the mail program of this PC."""
        if self._panel.sheet is not None:
            self._context.background.read(
                self, mail_draft, self._panel.sheet, then=self._on_draft, failed=self._on_failed
            )

    def copy(self) -> None:
        """What the sheet says into the clipboard."""
        if self._panel.sheet is not None:
            self._context.background.read(
                self, text_of_sheet, self._panel.sheet.handout, then=self._on_text, failed=self._on_failed
            )

    def choose_printer(self) -> None:
        """With which printer, how many, on which sides, from which tray."""
        dialog = PrintDialog(self._context, self._dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_draft(self, file: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._panel.say(_("メールソフトで下書きを開きました。宛先を入れて送ってください。"))
        else:
            self._panel.say(_("メールソフトを開けませんでした。下書きはここにあります：{file}").format(file=file))

    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._panel.say(_("文章をコピーしました。メールやLINEに貼り付けられます。"))

    def _on_failed(self, error: DeskError) -> None:
        self._panel.say(str(error))
