"""What staff do with the tray, each step told in a sentence and taken back by Ctrl+Z while its case is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desk.i18n import _
from desk.records.case import Case, TrayItem
from desk.records.codes import Delivery
from desk.records.consultation import Search
from desk.records.resource import Resource
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.handwritten import Handwritten
from desk.ui.undo import Done


class TraySteps(QObject):
    """Steps that belong to a case which is on record, or on hold, can't be taken back any more."""

    def __init__(self, context: Context, controller: CaseController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._controller = context, controller
        self._done: list[Done] = []
        controller.changed.connect(self._on_changed)

    def pick(self, resource: Resource, search: Search | None) -> None:
        """Put a resource into the tray; where the last case is closed this begins the next one."""
        was_closed, before = self._controller.is_closed, self._controller.case.tray
        item = self._controller.pick(resource, search or Search(text=""))
        if item is None:
            self._context.say(_("「{title}」はもうトレイに入っています。").format(title=resource.title))
        elif was_closed:
            self._tell(_("新しい相談を始めて、「{title}」を入れました。").format(title=resource.title), ())
        else:
            self._tell(_("「{title}」を入れました。").format(title=resource.title), before)

    def write(self, line: Handwritten) -> None:
        """Put a line typed by hand into the tray."""
        before = () if self._controller.is_closed else self._controller.case.tray
        self._controller.write_by_hand(line)
        self._tell(_("手書きの案内「{title}」を入れました。").format(title=line.title), before)

    def remove(self, item_id: str) -> None:
        """Take an item out of the tray."""
        before = self._controller.case.tray
        item = self._controller.remove(item_id)
        if item is not None:
            self._tell(_("「{title}」を外しました。").format(title=title_of(item)), before)

    def swap(self, item_id: str, resource: Resource) -> None:
        """Put a resource in the place of an item."""
        before = self._controller.case.tray
        gone = self._controller.swap(item_id, resource)
        if gone is not None:
            text = _("「{old}」を「{new}」に替えました。").format(old=title_of(gone), new=resource.title)
            self._tell(text, before)

    def move(self, place: int, to: int) -> None:
        """Move an item."""
        before = self._controller.case.tray
        self._controller.move(place, to)
        if self._controller.case.tray != before:
            self._tell(_("「{title}」の順番を変えました。").format(title=title_of(before[place])), before)

    def deliver(self, item_id: str, delivery: Delivery) -> None:
        """Say how an item reaches the resident."""
        before = self._controller.case.tray
        self._controller.set_delivery(item_id, delivery)
        item = next((one for one in before if one.id == item_id), None)
        if item is not None and self._controller.case.tray != before:
            text = _("「{title}」はチラシで渡しました（印刷しません）。")
            if delivery is Delivery.PRINTED:
                text = _("「{title}」を用紙に印刷します。")
            self._tell(text.format(title=title_of(item)), before)

    def clear(self, forget: Callable[[str], object], hold: Callable[[], object]) -> None:
        """Begin anew without filing. ``forget(case id)`` drops its draft; taking it back holds what came meanwhile."""
        old = self._controller.start_next()
        forget(old.id)
        if old.tray or old.memo or old.text:
            self._context.say(_("相談を消しました。"), undo=lambda: self._reopen(old, hold))

    def _reopen(self, old: Case, hold: Callable[[], object]) -> None:
        if not self._controller.is_blank and not self._controller.is_closed:
            hold()
        self._controller.open(old)

    def _tell(self, sentence: str, before: tuple[TrayItem, ...]) -> None:
        case_id = self._controller.case.id
        done = self._context.say(sentence, undo=lambda: self._controller.restore_tray(case_id, before))
        if done is not None:
            self._done.append(done)

    def _on_changed(self, before: Case, after: Case) -> None:
        if before.id != after.id or self._controller.is_closed:
            done, self._done = self._done, []
            for step in done:
                self._context.undo.forget(step)


def title_of(item: TrayItem) -> str:
    """What an item is called."""
    return item.resource.title if item.resource else item.title
