"""The referrals beside the log: which visit led where, what came back, and their sheets as they were given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import HandedOver
from desk.records.consultation import Consultation
from desk.records.referral import ANSWER_FIELDS, Referral, ReferralSheet
from desk.ui.consultations.answer_dialog import AnswerDialog
from desk.ui.consultations.referral_preview import ReferralPreview
from desk.ui.consultations.referrals_dialog import ReferralsDialog
from desk.ui.context import Context
from desk.work.referring import answer_referral, referrals, reprint_referral, sheet_of_referral


class Referred(QObject):
    """``changed()`` when the referrals are known anew. Dialogs open over ``over``."""

    changed = Signal()

    def __init__(self, context: Context, today: Callable[[], date], over: QWidget) -> None:
        super().__init__(over)
        self._context, self._today, self._over = context, today, over
        self._found: tuple[Referral, ...] = ()
        self._is_printing = False
        self.dialog: ReferralsDialog | None = None

    def read(self) -> None:
        """Read them anew."""
        self._context.background.read(self, referrals, then=self._on_read)

    def of(self, consultation: Consultation) -> tuple[Referral, ...]:
        """Where a visit led to."""
        return tuple(
            one for one in self._found if consultation.id == one.consultation_id or consultation.slip == one.slip
        )

    def show_list(self, choose: str = "") -> None:
        """Open the list; ``choose`` is the slip number that is chosen in it, where there is one."""
        if self.dialog is not None or self._context.is_resident_view:
            return
        dialog = self.dialog = ReferralsDialog(self._today, self._over)
        dialog.answer_wanted.connect(self._answer)
        dialog.sheet_wanted.connect(self._show_sheet)
        dialog.print_wanted.connect(self._print)
        dialog.finished.connect(self._on_closed)
        dialog.show_referrals(self._found, choose=choose)
        dialog.open()
        dialog.table.setFocus()
        self.read()

    def _on_read(self, found: tuple[Referral, ...]) -> None:
        self._found = found
        if self.dialog is not None:
            self.dialog.show_referrals(found)
        self.changed.emit()

    def _on_closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _answer(self, referral: Referral) -> None:
        dialog = AnswerDialog(self._context, referral, self._today(), self.dialog or self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, before: Referral, after: Referral) -> None:
        def take_back() -> None:
            told = {name: getattr(before, name) for name in ANSWER_FIELDS}
            self._context.background.write(
                self,
                answer_referral,
                replace(after, **told),
                self._context.staff_name,
                then=lambda _referral: self.read(),
            )

        self._context.say(_("{slip} のつなぎに返事を書きました。").format(slip=after.slip), take_back)
        self.read()

    def _show_sheet(self, referral: Referral) -> None:
        def show(sheet: ReferralSheet) -> None:
            dialog = ReferralPreview(self._context.background, sheet, self.dialog or self._over)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.print_wanted.connect(lambda: self._print(referral))
            dialog.open()

        self._context.background.read(self, sheet_of_referral, referral, then=show)

    def _print(self, referral: Referral) -> None:
        """One print at a time: a key pressed twice prints once."""
        if self._is_printing:
            return
        self._is_printing = True
        self._context.say(_("{slip} を印刷しています…").format(slip=referral.slip))
        self._context.background.read(
            self,
            reprint_referral,
            referral,
            self._context.preferences.printer,
            then=self._on_printed,
            failed=self._on_not_printed,
        )

    def _on_printed(self, done: HandedOver) -> None:
        self._is_printing = False
        if done.problem:
            self._context.warn(done.problem)
        elif done.in_window:
            from desk.ui.spool import print_in_window

            print_in_window(self._context, done, self, self._context.warn)
        else:
            self._context.say(_("{slip} を印刷しました（{printer}）。").format(slip=done.slip, printer=done.printed_to))

    def _on_not_printed(self, error: DeskError) -> None:
        self._is_printing = False
        self._context.warn(str(error))
