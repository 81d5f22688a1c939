"""つなぐ: the dialog over the open case, and what the case says of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.i18n import _
from desk.records.case import HandedOver
from desk.records.codes import Delivery
from desk.records.consultation import Search
from desk.records.referral import Receiver
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.desk_view import DeskView

if TYPE_CHECKING:
    from desk.ui.counter.referral_dialog import ReferralDialog

REFERRAL_KEY = "Alt+G"


class ReferralFlow(QObject):
    """One dialog at a time over the counter."""

    def __init__(self, context: Context, controller: CaseController, view: DeskView, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._controller, self._view = context, controller, view
        self._dialog: ReferralDialog | None = None

    @property
    def dialog(self) -> ReferralDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    def open(self) -> None:
        """Hand the person of the open case on to another window."""
        if self._dialog is not None:
            return
        from desk.ui.counter.referral_dialog import ReferralDialog

        case = self._controller.case
        dialog = self._dialog = ReferralDialog(
            self._context, case, lambda slip: self._number(case.id, slip), self._view
        )
        dialog.given.connect(lambda receiver, done: self._on_given(case.id, receiver, done))
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.receiver.box.setFocus()

    def _number(self, case_id: str, slip: str) -> str:
        """The number of the case: this one, unless it has one already."""
        self._controller.take_slip(case_id, slip)
        case = self._controller.case
        return case.slip if case.id == case_id else slip

    def _on_given(self, case_id: str, receiver: Receiver, done: HandedOver) -> None:
        self._note(case_id, receiver)
        if done.problem:
            self._context.warn(
                _("つなぐシートは記録しましたが、印刷できませんでした。{problem}").format(problem=done.problem)
            )
            return
        told = _("{name}へのつなぐシートを記録しました（{slip}）。")
        self._context.say(told.format(name=receiver.name, slip=done.slip))
        if done.in_window:
            from desk.ui.spool import print_in_window

            print_in_window(self._context, done, self, self._context.warn)

    def _note(self, case_id: str, receiver: Receiver) -> None:
        """The log of the visit tells where they were handed on to; a case that is on record already stays as it is."""
        case, controller = self._controller.case, self._controller
        if case.id != case_id or controller.is_closed:
            return
        resource = receiver.to.resource
        if resource is None:
            told = _("{name}へつなぎました。").format(name=receiver.name)
            controller.set_fields(memo=f"{case.memo} {told}".strip())
            return
        picked = controller.pick(resource, Search(text=""))
        if picked is not None:
            # The other window is on their copy of the つなぐシート; the sheet of ご案内 needn't tell it again.
            controller.set_delivery(picked.id, Delivery.SPOKEN)

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._view.focus_search()
