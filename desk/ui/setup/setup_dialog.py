"""What is chosen once: who sits here, at which window, with which printer, and how the window looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desk.errors import DeskError
from desk.i18n import SCREEN_LANGUAGES, _
from desk.ui.context import Context
from desk.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, spaced
from desk.work.printing import printers

TO_FILE = "file"
"""The printer that is none: the sheet is saved as a PDF."""


class SetupDialog(QDialog):
    """Every choice holds at once, also for the look of this form; closing it is all there is to confirm."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queues: list[tuple[str, str]] = []
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        self.staff, self.window_choice, self.printer = QComboBox(self), QComboBox(self), QComboBox(self)
        self.text_size, self.theme, self.language = QComboBox(self), QComboBox(self), QComboBox(self)
        self._labels = {field: QLabel(self) for field in self._fields()}
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.accept)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field, label in self._labels.items():
            label.setBuddy(self._fields()[field])
            form.addRow(label, self._fields()[field])
        column = QVBoxLayout(self)
        column.addWidget(self._intro)
        column.addLayout(form)
        column.addWidget(self._buttons)
        for field, box in self._fields().items():
            box.activated.connect(lambda _row, field=field: self._on_chosen(field))
        context.staff_changed.connect(self._fill)
        context.windows_changed.connect(self._fill)
        self._retranslate()
        context.background.read(self, printers, then=self._on_printers, failed=self._on_no_printers)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fields(self) -> dict[str, QComboBox]:
        return {
            "staff": self.staff,
            "window": self.window_choice,
            "printer": self.printer,
            "text_size": self.text_size,
            "theme": self.theme,
            "language": self.language,
        }

    def _on_chosen(self, field: str) -> None:
        chosen = self._fields()[field].currentData()
        if field == "staff":
            self._context.choose_staff(chosen)
        else:
            self._context.change_preferences(**{field: chosen})

    def _on_printers(self, found: Sequence[Any]) -> None:
        self._queues = [(printer.name, printer.description or printer.name) for printer in found]
        self._fill()

    def _on_no_printers(self, error: DeskError) -> None:
        self._queues = []
        self._fill()

    def _fill(self) -> None:
        context, preferences = self._context, self._context.preferences
        active = [(staff.id, staff.name) for staff in context.staff_list if staff.active]
        _offer(self.staff, [("", _("選んでください")), *active], preferences.staff)
        _offer(self.window_choice, [(one.code, one.name) for one in context.windows], preferences.window)
        queues = [("", _("パソコンのいつものプリンター")), *self._queues, (TO_FILE, _("印刷せず PDF に保存"))]
        _offer(self.printer, queues, preferences.printer)
        sizes = [(size, _("{size} ポイント").format(size=size)) for size in range(SMALLEST_TEXT, LARGEST_TEXT + 1)]
        _offer(self.text_size, sizes, preferences.text_size)
        themes = [
            ("", _("パソコンに合わせる")),
            ("light", _("明るい")),
            ("dark", _("暗い")),
            ("contrast", _("くっきり（黒地に白）")),
        ]
        _offer(self.theme, themes, preferences.theme)
        names = {"ja": "日本語", "en": "English"}  # in every language
        _offer(self.language, [(code, names[code]) for code in SCREEN_LANGUAGES], preferences.language)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("設定"))
        self._intro.setText(spaced(_("選ぶとすぐに切り替わります。担当者は Ctrl+U でいつでも替えられます。")))
        texts = {
            "staff": _("担当者"),
            "window": _("窓口"),
            "printer": _("プリンター"),
            "text_size": _("文字の大きさ"),
            "theme": _("画面の色"),
            "language": _("表示の言語"),
        }
        for field, label in self._labels.items():
            label.setText(texts[field])
            self._fields()[field].setAccessibleName(texts[field])
        self._fill()


def _offer(box: QComboBox, entries: Sequence[tuple[Any, str]], chosen: Any) -> None:
    """Show these entries with the chosen one in front, without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for value, text in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
