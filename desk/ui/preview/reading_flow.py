"""Correcting a reading from the preview: a right click on a word, or a key that asks for it; then the sheet anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desk.errors import DeskError
from desk.i18n import _
from desk.records.reading import Known, Source
from desk.ui.context import Context
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.reading_bar import ReadingBar
from desk.ui.undo import Done
from desk.work.readings import correct_reading, reading_of, word_under


@dataclass(frozen=True, slots=True)
class _Corrected:
    """What was corrected: the word, the city's reading before (empty where it had none), and how the window tells of it."""

    word: str
    before: str
    done: Done | None


class ReadingFlow(QObject):
    """Belongs to one preview. ``changed()``: a word is read otherwise from now on, so the sheet must be set anew."""

    changed = Signal()

    def __init__(self, context: Context, dialog: PreviewDialog) -> None:
        super().__init__(dialog)
        self._context, self._panel = context, dialog.panel
        self._corrected: list[_Corrected] = []
        self.bar = ReadingBar(dialog)
        self._panel.add_line(self.bar, self.bar.leave)
        self._panel.add_action("Y", lambda: _("読みを直す"), self.bar.ask).setToolTip(
            _("紙の上の言葉を右クリックしても直せます。")
        )
        self._panel.pages.word_asked.connect(self._on_pointed)
        self._undo_key = QShortcut(QKeySequence.StandardKey.Undo, dialog)
        self._undo_key.activated.connect(self.undo)
        self.bar.looked_up.connect(self._on_looked_up)
        self.bar.corrected.connect(self._correct)
        self.bar.undo_asked.connect(self.undo)
        self.bar.closed.connect(self._panel.pages.setFocus)

    def undo(self) -> None:
        """Read the word again as before the last correction that was made here."""
        if not self._corrected:
            return
        last = self._corrected.pop()
        if last.done is not None:
            self._context.undo.forget(last.done)
        self._context.background.write(
            self,
            correct_reading,
            last.word,
            last.before,
            self._context.staff_name,
            then=self._on_taken_back,
            failed=self._on_failed,
        )

    def _on_pointed(self, page: int, x: float, y: float) -> None:
        sheet = self._panel.sheet
        if sheet is not None:
            self._context.background.read(
                self, word_under, sheet, page, x, y, then=self._on_found, failed=self._on_failed
            )

    def _on_found(self, known: Known | None) -> None:
        if known is not None:
            self.bar.show_known(known)
        else:
            self.bar.ask()

    def _on_looked_up(self, word: str) -> None:
        self._context.background.read(self, reading_of, word, then=self.bar.show_known, failed=self._on_failed)

    def _correct(self, word: str, reading: str) -> None:
        staff = self._context.staff_name
        if not staff:
            self.bar.say(_("だれが直したかを残します。先に担当者を選んでください（Ctrl+U）。"))
            return
        self._context.background.write(
            self, correct_reading, word, reading, staff, then=self._on_corrected, failed=self._on_failed
        )

    def _on_corrected(self, told: tuple[Known, Known]) -> None:
        before, now = told
        if (before.reading, before.source) == (now.reading, now.source):
            # Enter pressed twice: nothing that could be taken back.
            return
        if now.source is Source.CITY:
            sentence = _("「{word}」を、これから「{reading}」と読みます。").format(word=now.word, reading=now.reading)
        else:
            sentence = _("「{word}」の直した読みを取り消しました。").format(word=now.word)
        held = before.reading if before.source is Source.CITY else ""
        done = self._context.say(sentence, undo=_undoing(self._context, now.word, held))
        self._corrected.append(_Corrected(now.word, held, done))
        self.bar.tell_done(sentence)
        self.changed.emit()

    def _on_taken_back(self, _told: tuple[Known, Known]) -> None:
        self.bar.leave()
        self.changed.emit()

    def _on_failed(self, error: DeskError) -> None:
        self.bar.say(str(error))
        self.bar.setVisible(True)


def _undoing(context: Context, word: str, before: str) -> Callable[[], object]:
    """What takes a correction back when its preview is gone."""
    return lambda: context.background.write(
        context, correct_reading, word, before, context.staff_name, then=lambda _told: None
    )
