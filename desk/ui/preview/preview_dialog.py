"""The preview as a window of its own over the screen that asked for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.case import Sheet
from desk.ui.background import Background
from desk.ui.preview.preview_panel import PreviewPanel
from desk.ui.theme import Theme


class PreviewDialog(QDialog):
    """``dialog.show_sheet(sheet)``, then ``dialog.open()``; the panel's signals say what is wanted."""

    def __init__(self, background: Background, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = PreviewPanel(background, theme, self)
        self.panel.closed.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.panel)
        self.setFocusProxy(self.panel)
        self._retranslate()

    def show_sheet(self, sheet: Sheet, *, is_given: bool = False, is_new: bool = False) -> None:
        """Show this sheet; ``is_given`` when it was handed over before and can only be printed again.

        ``is_new``: it tells such a sheet anew, and goes on record when it is printed.
        """
        self.panel.show_sheet(sheet, is_given=is_given, is_new=is_new)

    def open(self) -> None:
        """Show it, nearly as large as the window below it, without blocking."""
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.window().size() * 0.94)
        super().open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(_("印刷の見本"))
