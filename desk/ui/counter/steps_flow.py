"""What the next steps under a record do: open, hand over, look round a place or an organiser, and be changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desk.records.browse import Surroundings
from desk.records.resource import Resource
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.desk_view import DeskView
from desk.ui.counter.link_dialog import LinkDialog
from desk.ui.counter.next_steps import Around
from desk.ui.counter.record_edits import RecordEdits

_RESOURCE = "resource"


class StepsFlow(QObject):
    """``pick`` puts a record into the tray."""

    def __init__(
        self,
        context: Context,
        controller: CaseController,
        view: DeskView,
        edits: RecordEdits,
        pick: Callable[[Resource], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._controller, self._view, self._edits = context, controller, view, edits
        self._around = Around(context, self)
        self._dialog: LinkDialog | None = None
        steps = view.detail.steps
        view.detail.looked_at.connect(self._on_looked_at)
        self._around.arrived.connect(self._on_arrived)
        steps.opened.connect(view.detail.follow)
        steps.picked.connect(pick)
        steps.place_chosen.connect(lambda name: self._look_through(place=name))
        steps.organization_chosen.connect(lambda name: self._look_through(organization=name))
        steps.edit_wanted.connect(self.edit_links)
        context.background.changed.connect(self._on_data_changed)

    @property
    def dialog(self) -> LinkDialog | None:
        """The dialog in which links are changed, while it is open."""
        return self._dialog

    def go_to_steps(self) -> None:
        """Go to the first line under the record, where there is one."""
        if self._view.detail.steps.texts:
            self._view.detail.steps.list.setFocus()

    def edit_links(self) -> None:
        """Change the links of the record that is looked at."""
        resource = self._view.detail.resource
        if resource is None or self._dialog is not None:
            return
        dialog = self._dialog = LinkDialog(self._context, resource, self._view)
        dialog.show_steps(resource, self._view.detail.steps.found.steps)
        dialog.added.connect(self._edits.add_link)
        dialog.removed.connect(self._edits.remove_link)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.box.setFocus()

    def _look_through(self, *, place: str = "", organization: str = "") -> None:
        """All that there is at a place or by an organiser; who is asking stays as chosen."""
        self._controller.set_search(text="", kinds=(), needs=(), on=None, place=place, organization=organization)
        self._view.focus_search()

    def _on_looked_at(self, resource: Resource | None) -> None:
        self._view.detail.steps.set_editable(resource is not None)
        self._around.look(resource)

    def _on_arrived(self, found: Surroundings) -> None:
        self._view.detail.steps.show_surroundings(found)
        resource = self._view.detail.resource
        if self._dialog is not None and resource is not None and resource.id == self._dialog.resource.id:
            self._dialog.show_steps(resource, found.steps)

    def _on_data_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if any(kind == _RESOURCE for kind, _id in changed):
            self._around.look(self._view.detail.resource)

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._view.focus_search()
