"""A sheet that was given in the preview, as it was and as it is today: one key turns from one to the other."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desk.errors import DeskError
from desk.i18n import _, active
from desk.records.case import Sheet
from desk.ui.context import Context
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.work.given import since_given
from desk.work.sheet_notes import notes
from desk.work.today import sheet_of_today

TURN_KEY = "D"
_HELD_BACK = ("guard", "unconfirmed", "gone")
"""What must not reach paper unseen."""


class SheetVersions(QObject):
    """Belongs to one preview. ``reprint_wanted(slip)``: as it was given; ``new_wanted(Sheet)``: as it is today.

    What speaks against an item of today's sheet is said at the first F12, and let pass by the second.
    """

    reprint_wanted = Signal(str)
    new_wanted = Signal(object)

    def __init__(self, context: Context, dialog: PreviewDialog, given: Sheet) -> None:
        super().__init__(dialog)
        self._context, self._dialog, self._panel = context, dialog, dialog.panel
        self._given = given
        self._today: Sheet | None = None
        self._is_today, self._is_waiting, self._is_warned = False, False, False
        self._since: tuple[str, ...] = ()
        self._panel.add_action(TURN_KEY, self._words, self.turn)
        self._panel.print_asked.connect(self._on_print)
        self._show()
        context.background.read(self, since_given, given, then=self._on_since)

    @property
    def is_today(self) -> bool:
        """Whether what is shown is as of today."""
        return self._is_today

    def turn(self) -> None:
        """From the sheet as it was given to the one of today, or back."""
        if self._is_waiting:
            return
        if self._is_today or self._today is not None:
            self._is_today = not self._is_today
            self._show()
            return
        self._is_waiting = True
        self._panel.wait()
        self._context.background.read(
            self, sheet_of_today, self._given.handout, then=self._on_today, failed=self._on_failed
        )

    def _words(self) -> str:
        return _("渡したとおり") if self._is_today else _("今日の内容で")

    def _show(self) -> None:
        self._is_warned = False
        if self._is_today and self._today is not None:
            self._dialog.show_sheet(self._today, is_given=True, is_new=True)
            self._panel.warn_of(self._held_back(self._today))
        else:
            self._dialog.show_sheet(self._given, is_given=True)
            self._panel.warn_of(self._since)

    def _on_since(self, sentences: tuple[str, ...]) -> None:
        self._since = sentences
        if not self._is_today:
            self._panel.warn_of(sentences)

    def _on_today(self, sheet: Sheet) -> None:
        self._today, self._is_today, self._is_waiting = sheet, True, False
        self._show()

    def _on_failed(self, error: DeskError) -> None:
        self._is_waiting = False
        self._panel.resume()
        self._panel.say(str(error))

    def _on_print(self) -> None:
        if self._today is None or not self._is_today:
            self.reprint_wanted.emit(self._given.handout.slip)
        elif self._may_pass(self._today):
            self.new_wanted.emit(self._today)
        else:
            return
        self._dialog.accept()

    def _may_pass(self, sheet: Sheet) -> bool:
        """Whether nothing speaks against the items, or staff have read what does."""
        held = self._held_back(sheet)
        if not held or self._is_warned:
            return True
        self._is_warned = True
        self._panel.warn_of((*held, _("もう一度 F12 を押すと、注意書きを付けて印刷します。")))
        return False

    def _held_back(self, sheet: Sheet) -> tuple[str, ...]:
        days = self._context.preferences.confirmation_days
        return tuple(note.text for note in notes(sheet, datetime.now(), days, active()) if note.sort in _HELD_BACK)
