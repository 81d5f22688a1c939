"""How the sheet of the open case is set: after the person until staff choose, and remembered for the next one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desk import i18n
from desk.i18n import _
from desk.records import wording
from desk.records.case import Case, HandedOver
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.hand_over import HandOver
from desk.work.sheet_choice import Suggestion, remember, suggested


class SheetChoice(QObject):
    """Follows the case of a controller, and what is handed over."""

    def __init__(
        self, context: Context, controller: CaseController, handing: HandOver, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._controller = context, controller
        controller.changed.connect(self._on_changed)
        handing.filed.connect(self._on_filed)
        self._follow(controller.case)

    def why(self) -> str:
        """Why the sheet is set as it is, where nobody chose it; else an empty text."""
        case = self._controller.case
        found = self._suggested(case)
        if case.is_chosen or found.because is None or case.choices != found.choices:
            return ""
        sort, code = found.because
        c = i18n.active()
        said = wording.sheet_language(code, c) if sort == "language" else self._name(sort, code)
        return _("{reason}のため、{way}にしています（1 で標準）。").format(
            reason=said, way=wording.choices(case.choices, c)
        )

    def _name(self, sort: str, code: str) -> str:
        return self._context.vocabulary.name(sort, code, i18n.active().language)

    def _suggested(self, case: Case) -> Suggestion:
        return suggested(case, self._context.preferences.sheets)

    def _on_changed(self, _before: Case, after: Case) -> None:
        self._follow(after)

    def _follow(self, case: Case) -> None:
        if not case.is_chosen:
            self._controller.suggest(self._suggested(case).choices)

    def _on_filed(self, case: Case, done: HandedOver) -> None:
        """Only what somebody chose is remembered, and only once it is on paper."""
        if not case.is_chosen or not (done.printed_to or done.pdf):
            return
        kept = remember(case.choices, self._context.preferences.sheets)
        if kept != self._context.preferences.sheets:
            self._context.change_preferences(sheets=kept)
