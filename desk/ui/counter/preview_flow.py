"""F9: the sheet as it would be printed now, set in any way that suits the person, and F12 from there."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk import i18n
from desk.errors import DeskError
from desk.i18n import _
from desk.records import wording
from desk.records.case import Case, Sheet
from desk.records.codes import Delivery
from desk.records.resource import Resource
from desk.records.sheet import Choices
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.hand_over import HandOver
from desk.ui.counter.sheet_choice import SheetChoice
from desk.ui.counter.substitutes import Substitute, Substitutes
from desk.ui.counter.tray_steps import TraySteps
from desk.ui.preview.preview_dialog import PreviewDialog
from desk.ui.preview.reading_flow import ReadingFlow
from desk.ui.preview.setup_pane import Setup
from desk.ui.preview.sheet_actions import SheetActions
from desk.work.sheet_choice import paper_language
from desk.work.templates import Offered, templates_here


class PreviewFlow(QObject):
    """One preview at a time over ``parent``; ``print_wanted()`` for F12 in it, ``closed()`` when it is gone."""

    print_wanted = Signal()
    closed = Signal()

    def __init__(
        self, context: Context, controller: CaseController, handing: HandOver, steps: TraySteps, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._controller, self._handing = context, controller, handing
        self._over = parent
        self._dialog: PreviewDialog | None = None
        self._asked = 0
        self._templates: tuple[tuple[str, str], ...] = ()
        self._steps = steps
        self._instead: Substitute = {}
        self._substitutes = Substitutes(context, controller, self)
        self._substitutes.found.connect(self._on_instead)
        self._choice = SheetChoice(context, controller, handing, self)

    @property
    def dialog(self) -> PreviewDialog | None:
        """The preview that is open."""
        return self._dialog

    def open(self) -> None:
        """Show the sheet once it is set."""
        language = i18n.active().language
        self._context.background.read(self, templates_here, language, then=self._on_templates)
        self._ask()

    def _on_templates(self, found: tuple[Offered, ...]) -> None:
        self._templates = tuple((one.name, one.label) for one in found)
        if self._dialog is not None:
            self._dialog.panel.show_setup(self._setup())

    def _ask(self) -> None:
        """Have the sheet set as the case now says; of several only the last one is shown."""
        self._asked += 1
        number = self._asked
        if self._dialog is not None:
            self._dialog.panel.wait()
            self._dialog.panel.show_setup(self._setup())
        self._handing.preview(
            lambda sheet: self._on_sheet(sheet) if number == self._asked else None,
            lambda error: self._on_failed(error) if number == self._asked else None,
        )

    def _setup(self) -> Setup:
        case = self._controller.case
        return Setup(
            choices=case.choices,
            tray=case.tray,
            next_steps=case.next_steps,
            why=self._choice.why(),
            speaks=paper_language(case.speaks),
            templates=self._templates,
            instead=self._in_words(),
        )

    def _on_sheet(self, sheet: Sheet) -> None:
        if self._dialog is None:
            dialog = self._dialog = PreviewDialog(self._context.background, self._context.theme, self._over)
            SheetActions(self._context, dialog)
            if not self._controller.case.filed:
                # What was handed over stays as it was.
                ReadingFlow(self._context, dialog).changed.connect(self._on_reading)
            dialog.panel.print_asked.connect(self._on_print)
            setup = dialog.panel.setup
            setup.choices_chosen.connect(self._on_choices)
            setup.steps_chosen.connect(lambda is_on: self._change(next_steps=is_on))
            setup.short_chosen.connect(self._on_short)
            setup.on_sheet_chosen.connect(self._on_left_out)
            setup.moved.connect(self._on_moved)
            setup.swapped.connect(self._on_swapped)
            dialog.finished.connect(self._on_closed)
            dialog.panel.show_setup(self._setup())
            dialog.show_sheet(sheet, is_given=self._controller.case.filed)
            dialog.open()
        else:
            self._dialog.show_sheet(sheet)
        self._look_for_instead(sheet)

    def _on_reading(self) -> None:
        self._handing.forget_sheet()
        self._ask()

    def _on_failed(self, error: DeskError) -> None:
        if self._dialog is not None:
            self._dialog.panel.resume()
        self._context.warn(str(error))

    def _on_choices(self, choices: Choices) -> None:
        self._controller.set_choices(**{field.name: getattr(choices, field.name) for field in fields(choices)})
        self._ask()

    def _change(self, **changed: Any) -> None:
        self._controller.set_fields(**changed)
        self._ask()

    def _on_short(self, item_id: str, is_short: bool) -> None:
        self._controller.set_short(item_id, is_short)
        self._ask()

    def _on_left_out(self, item_id: str, is_on_sheet: bool) -> None:
        """What is left out was told by word of mouth; a sheet needs something to stand on it."""
        if not is_on_sheet and _printed(self._controller.case) == 1 and self._dialog is not None:
            self._dialog.panel.say(_("紙に載せるものが1件もなくなるので、外せません。"))
            return
        self._controller.set_delivery(item_id, Delivery.PRINTED if is_on_sheet else Delivery.SPOKEN)
        self._ask()

    def _on_moved(self, place: int, to: int) -> None:
        self._controller.move(place, to)
        self._ask()

    def _look_for_instead(self, sheet: Sheet) -> None:
        """What may serve in place of the items that bear a warning on this sheet."""
        warned = {item.resource.id for item in sheet.handout.items if item.guards and item.resource is not None}
        tray = self._controller.case.tray
        if not self._controller.is_closed:
            self._substitutes.look(item for item in tray if item.resource is not None and item.resource.id in warned)

    def _on_instead(self, found: Substitute) -> None:
        self._instead = found
        if self._dialog is not None:
            self._dialog.panel.show_setup(self._setup())

    def _in_words(self) -> dict[str, tuple[str, Resource]]:
        """What was found, as far as it doesn't lie in the tray meanwhile."""
        now, days, c = datetime.now(), self._context.preferences.confirmation_days, i18n.active()
        tray = {item.resource.id for item in self._controller.case.tray if item.resource is not None}
        return {
            key: (_("→ {words}").format(words=wording.instead_with_day(ways[0], now, days, c)), ways[0].resource)
            for key, ways in self._instead.items()
            if ways[0].resource.id not in tray
        }

    def _on_swapped(self, item_id: str, resource: Resource) -> None:
        self._steps.swap(item_id, resource)
        self._ask()

    def _on_print(self) -> None:
        if self._dialog is not None:
            shown = self._dialog.panel.sheet
            self._handing.told_of(shown.unreviewed if shown is not None else ())
            self._dialog.accept()
        self.print_wanted.emit()

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self.closed.emit()


def _printed(case: Case) -> int:
    return sum(item.delivery is Delivery.PRINTED for item in case.tray)
