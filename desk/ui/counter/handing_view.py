"""What one sees of F12: the second look at what is out of date, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desk.i18n import _
from desk.records.case import Case, HandedOver, TrayItem
from desk.records.codes import Guard
from desk.records.resource import Resource
from desk.ui.context import Context
from desk.ui.counter.actions import Actions
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.hand_over import Guarded, HandOver
from desk.ui.counter.job_watch import JobWatch
from desk.ui.counter.substitutes import Substitutes


class HandingView(QObject):
    """Brings the tray pane and the handing over together. ``looked_again()``: what is held back is no longer the same."""

    looked_again = Signal()

    def __init__(
        self, context: Context, controller: CaseController, handing: HandOver, actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._controller = context, controller
        self._handing, self._actions = handing, actions
        view = self._view = actions.view
        tray = self._tray = view.tray
        tray.banner.reprint_wanted.connect(handing.reprint)
        self._watch = JobWatch(context, self)
        self._watch.told.connect(tray.banner.tell_job)
        self._watch.failed.connect(context.warn)
        tray.banner.cancel_wanted.connect(self._watch.cancel)
        tray.guards.removed.connect(self._on_removed)
        tray.guards.accepted.connect(self._on_accepted)
        tray.guards.swapped.connect(self._on_swapped)
        tray.guards.turned_back.connect(actions.turn_back)
        self._substitutes = Substitutes(context, controller, self)
        self._substitutes.found.connect(tray.guards.show_instead)
        handing.guarded.connect(self._show)
        handing.filed.connect(self._on_filed)
        handing.failed.connect(context.warn)
        handing.left_behind.connect(actions.drafts.put_on_hold)
        handing.pages_known.connect(tray.show_pages)
        handing.busy_changed.connect(tray.show_busy)

    def _on_removed(self, item_id: str) -> None:
        self._actions.steps.remove(item_id)
        self._look_again()

    def _on_swapped(self, item_id: str, resource: Resource) -> None:
        self._actions.steps.swap(item_id, resource)
        self._look_again()

    def _on_accepted(self, item: TrayItem, guards: tuple[Guard, ...]) -> None:
        self._controller.accept(((item, guards),))
        if not self._look_again():
            self._actions.hand_over()

    def _look_again(self) -> bool:
        """Show what is still held back; false when nothing is."""
        found = self._handing.held_back()
        self._handing.show_again(found)
        self._show(found)
        self.looked_again.emit()
        if not found:
            self._view.focus_search()
        return bool(found)

    def _show(self, found: Guarded) -> None:
        """The second look; what may serve instead follows."""
        self._tray.show_guards(found)
        self._substitutes.look(item for item, _guards in found)

    def _on_filed(self, case: Case, done: HandedOver) -> None:
        """Where the next case has begun already, only the status line tells of this one."""
        self._tray.show_guards(())
        text = _("{slip} をもう一度印刷しました。") if done.reprinted else _("記録しました　{slip}")
        if done.problem:
            text = _("{slip} は記録済みですが、印刷できませんでした。")
        self._context.say(text.format(slip=done.slip))
        self._watch.watch(done.job)
        if done.in_window:
            from desk.ui.spool import print_in_window

            print_in_window(self._context, done, self, self._on_window_failed)
        if case.id == self._controller.case.id:
            self._tray.banner.tell(done)
            self._view.focus_search()
        elif done.problem:
            told = _("{slip}：{problem}（Ctrl+P でもう一度印刷）")
            self._context.warn(told.format(slip=done.slip, problem=done.problem))

    def _on_window_failed(self, problem: str) -> None:
        self._tray.banner.tell_trouble(problem)
        self._context.warn(problem)
