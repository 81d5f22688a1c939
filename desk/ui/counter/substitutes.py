"""What may be handed over in place of items that something speaks against, looked for while staff read why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from desk.records.case import TrayItem
from desk.records.search import Alternative
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.queries import query_of
from desk.work.instead import instead_of

Substitute = Mapping[str, tuple[Alternative, ...]]
"""What may serve in place of an item, the nearest first, by the item's id; those without are left out."""


class Substitutes(QObject):
    """``found(Substitute)`` for the items last looked at; not at all where there is nothing to tell."""

    found = Signal(object)

    def __init__(self, context: Context, controller: CaseController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._controller = context, controller
        self._asked = 0

    def look(self, items: Iterable[TrayItem]) -> None:
        """Look for these items, for whoever the case is about; what lies in the tray already is no alternative."""
        missed = [(item.id, item.resource) for item in items if item.resource is not None]
        self._asked += 1
        if not missed:
            return
        number, case = self._asked, self._controller.case
        self._context.background.read(
            self,
            instead_of,
            tuple(resource for _id, resource in missed),
            query_of(case, self._context.city),
            frozenset(item.resource.id for item in case.tray if item.resource is not None),
            then=lambda told: self._on_told(number, dict(zip((key for key, _one in missed), told, strict=True))),
            failed=lambda _error: None,  # one decides without them, as before
        )

    def _on_told(self, number: int, told: Substitute) -> None:
        if number != self._asked:
            return
        found = {key: ways for key, ways in told.items() if ways}
        if found:
            self.found.emit(found)
