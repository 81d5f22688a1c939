"""F9 and F12: the sheet for the tray, what must not reach paper unseen, and the case on record exactly once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desk import i18n
from desk.errors import DeskError
from desk.i18n import _
from desk.records import wording
from desk.records.case import Case, HandedOver, Sheet, TrayItem
from desk.records.codes import Channel, Delivery, Guard
from desk.records.consultation import Search
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.work.cases import held_back
from desk.work.handing_over import hand_over, prepare_sheet
from desk.work.sheet_choice import is_unreviewed

Guarded = tuple[tuple[TrayItem, tuple[Guard, ...]], ...]

_READING = "reading"
"""The kind of change that a corrected reading is."""
SETTLED_MS = 700
"""How long the tray must rest before its sheet is set ahead of time, for the number of pages and a quick F12."""

FRESH = timedelta(minutes=3)
"""A sheet older than this is set anew before it is given: its date, states and "open today" are of the moment."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What was handed over last, to be printed again."""

    case: Case
    sheet: Sheet | None


@dataclass(eq=False, slots=True)
class _Setting:
    """A sheet that is being set, and who waits for it.

    ``later``: what else was asked of a case while this one was reserving its slip number.
    """

    content: Any
    case_id: str
    waiting: list[tuple[Callable[[Sheet], object], Callable[[DeskError], object]]]
    later: list[tuple[Case, Callable[[Sheet], object], Callable[[DeskError], object]]] = field(default_factory=list)


class HandOver(QObject):
    """Prepares, files and prints in the background; one thing at a time.

    ``guarded(items)``: items need a second look, nothing was done; the same request again lets them pass.
    ``filed(case, HandedOver)`` · ``failed(sentence)`` · ``left_behind(case)`` when filing failed and the next case had
    begun · ``pages_known(int)``, 0 for not known · ``busy_changed(bool)``.
    """

    guarded = Signal(object)
    filed = Signal(object, object)
    failed = Signal(str)
    left_behind = Signal(object)
    pages_known = Signal(int)
    busy_changed = Signal(bool)

    def __init__(self, context: Context, controller: CaseController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._controller = context, controller
        self._sheet: tuple[Any, Sheet] | None = None
        self._under_way: list[_Setting] = []
        self._shown: Guarded = ()
        self._is_busy = False
        self._given: _Given | None = None
        self._told_of: set[str] = set()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._set_ahead)
        controller.changed.connect(self._on_changed)
        context.background.changed.connect(self._on_records_changed)

    @property
    def is_busy(self) -> bool:
        """Whether a case is on its way to the log."""
        return self._is_busy

    @property
    def can_reprint(self) -> bool:
        """Whether a sheet was given that can be printed again."""
        return self._given is not None and self._given.sheet is not None

    def hand_over(self, *, log_only: bool, search: Search | None) -> None:
        """F12: put the case on record and print its sheet; a case that is on record is only printed again."""
        if self._is_busy:
            return
        case = self._controller.case
        if case.filed:
            self._again(case, log_only)
            return
        prints = not log_only and prints_something(case)
        if prints and not (self._may_pass(case) and self._knows_translation(case)):
            return
        case = self._controller.begin_filing(self._context.staff, search)
        self._set_busy(True)
        if prints:
            self._with_sheet(
                case,
                lambda sheet: self._file(case, sheet, log_only),
                lambda error: self._on_failed(case, error),
            )
        else:
            self._file(case, None, log_only)

    def preview(self, then: Callable[[Sheet], object], failed: Callable[[DeskError], object]) -> None:
        """F9: the sheet as it would be printed now; of a case on record the sheet that was given."""
        case, given = self._controller.case, self._given
        if case.filed and given is not None and given.case.id == case.id and given.sheet is not None:
            then(given.sheet)
        else:
            self._with_sheet(case, then, failed)

    def forget_sheet(self) -> None:
        """A word is read otherwise from now on: the sheet at hand doesn't count any more."""
        self._sheet = None
        if prints_something(self._controller.case) and not self._controller.case.filed:
            self._settled.start()

    def look_again(self) -> None:
        """Staff turned back from the guards: the next F12 shows them again."""
        self._shown = ()

    def show_again(self, found: Guarded) -> None:
        """These are shown now: the next F12 lets them pass."""
        self._shown = found

    def reprint(self) -> None:
        """Print again what was handed over last, also when the next case has begun."""
        if self._given is not None and self._given.sheet is not None and not self._is_busy:
            self._print_again(self._given.case, self._given.sheet)

    def held_back(self) -> Guarded:
        """What would be printed although something speaks against it that was not let pass."""
        return held_back(self._controller.case, datetime.now(), self._context.preferences.confirmation_days)

    def told_of(self, languages: Iterable[str]) -> None:
        """Staff have read that nobody reviewed the wording in these languages."""
        self._told_of.update(languages)

    def _knows_translation(self, case: Case) -> bool:
        """Whether staff know of every language on the sheet whose wording nobody reviewed; they are told once."""
        new = [code for code in case.choices.languages if code not in self._told_of and is_unreviewed(code)]
        if not new:
            return True
        self.told_of(new)
        c = i18n.active()
        names = _("、").join(wording.sheet_language(code, c) for code in new)
        self._context.warn(
            _("{languages}の訳は、まだだれも確かめていません（未監修）。もう一度 F12 を押すと印刷します。").format(
                languages=names
            )
        )
        return False

    def _may_pass(self, case: Case) -> bool:
        found = self.held_back()
        if found and found != self._shown:
            self._shown = found
            self.guarded.emit(found)
            return False
        if found:
            self._controller.accept(found)
            self._shown = ()
        return True

    def _again(self, case: Case, log_only: bool) -> None:
        if log_only or not prints_something(case):
            self._context.say(_("この相談は {slip} で記録済みです。").format(slip=case.slip))
        elif self._given is not None and self._given.case.id == case.id and self._given.sheet is not None:
            self._print_again(case, self._given.sheet)
        else:
            self._set_busy(True)
            self._with_sheet(case, lambda sheet: self._print_again(case, sheet), self._on_not_printed)

    def _print_again(self, case: Case, sheet: Sheet) -> None:
        self._set_busy(True)
        filed = replace(case, filed=True)
        self._context.background.write(
            self,
            hand_over,
            filed,
            sheet,
            self._context.preferences.printer,
            False,
            then=lambda done: self._on_done(filed, sheet, done),
            failed=self._on_not_printed,
        )

    def _file(self, case: Case, sheet: Sheet | None, log_only: bool) -> None:
        self._context.background.write(
            self,
            hand_over,
            case,
            sheet,
            self._context.preferences.printer,
            log_only,
            then=lambda done: self._on_done(case, sheet, done),
            failed=lambda error: self._on_failed(case, error),
        )

    def _on_done(self, case: Case, sheet: Sheet | None, done: HandedOver) -> None:
        self._set_busy(False)
        if sheet is not None or not done.reprinted:
            self._given = _Given(replace(case, filed=True, slip=done.slip), sheet)
        self._controller.filed(case.id, done.slip)
        self.filed.emit(case, done)
        if sheet is not None and sheet.template_trouble:
            self._context.warn(sheet.template_trouble)

    def _on_failed(self, case: Case, error: DeskError) -> None:
        """The log could not be written: the case comes back, on hold where the next one has begun already."""
        self._set_busy(False)
        sentence = str(error)
        if not self._controller.not_filed(case.id):
            self.left_behind.emit(case)
            sentence = _("{problem} 相談は保留に入れました（F11）。").format(problem=sentence)
        self.failed.emit(sentence)

    def _on_not_printed(self, error: DeskError) -> None:
        self._set_busy(False)
        self.failed.emit(str(error))

    def _with_sheet(self, case: Case, then: Callable[[Sheet], object], failed: Callable[[DeskError], object]) -> None:
        """Call ``then`` with the sheet for this case: the one at hand when it still fits, else a new one."""
        wanted = _content(case)
        if self._sheet is not None and self._sheet[0] == wanted and _is_fresh(self._sheet[1]):
            then(self._sheet[1])
            return
        under_way = next((one for one in self._under_way if one.content == wanted), None)
        if under_way is not None:
            under_way.waiting.append((then, failed))
            return
        self._settled.stop()
        reserving = next((one for one in self._under_way if one.case_id == case.id and not case.slip), None)
        if reserving is not None:
            # Two sheets set at once would each take a number.
            reserving.later.append((case, then, failed))
            return
        setting = _Setting(wanted, case.id, [(then, failed)])
        self._under_way.append(setting)
        self._context.background.read(
            self,
            prepare_sheet,
            case,
            then=lambda prepared: self._on_set(setting, *prepared),
            failed=lambda error: self._on_not_set(setting, error),
        )

    def _on_set(self, setting: _Setting, case: Case, sheet: Sheet) -> None:
        self._under_way.remove(setting)
        self._controller.take_slip(case.id, case.slip)
        current = self._controller.case
        if current.id == case.id and current.slip != case.slip:
            # つなぐシート took a number meanwhile, and one visit has one.
            numbered = replace(case, slip=current.slip)
            for then, failed in setting.waiting:
                self._with_sheet(numbered, then, failed)
            for later, then, failed in setting.later:
                self._with_sheet(replace(later, slip=current.slip), then, failed)
            return
        self._sheet = (setting.content, sheet)
        if _content(self._controller.case) == setting.content:
            self.pages_known.emit(sheet.pages)
        for then, _failed in setting.waiting:
            then(sheet)
        for later, then, failed in setting.later:
            self._with_sheet(replace(later, slip=case.slip), then, failed)

    def _on_not_set(self, setting: _Setting, error: DeskError) -> None:
        self._under_way.remove(setting)
        for _then, failed in setting.waiting:
            failed(error)
        for later, then, failed in setting.later:
            self._with_sheet(later, then, failed)

    def _on_changed(self, before: Case, after: Case) -> None:
        if _content(before) == _content(after):
            return
        self._settled.stop()
        if self._sheet is not None and self._sheet[0] == _content(after):
            self.pages_known.emit(self._sheet[1].pages)
            return
        self.pages_known.emit(0)
        if prints_something(after) and not after.filed:
            self._settled.start()

    def _on_records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if any(kind == _READING for kind, _id in changed):
            self.forget_sheet()

    def _set_ahead(self) -> None:
        case = self._controller.case
        if prints_something(case) and not self._controller.is_closed:
            self._with_sheet(case, _nothing, _nothing)

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)


def prints_something(case: Case) -> bool:
    """Whether F12 puts something on paper: a call on the phone is logged only."""
    return case.channel is not Channel.PHONE and any(item.delivery is Delivery.PRINTED for item in case.tray)


def _content(case: Case) -> Any:
    """What decides how a sheet looks; two cases with the same content have the same sheet."""
    items = tuple(replace(item, accepted=()) for item in case.tray if item.delivery is Delivery.PRINTED)
    return case.id, items, case.choices, case.next_steps, case.town


def _is_fresh(sheet: Sheet) -> bool:
    now = datetime.now()
    return sheet.handout.issued.date() == now.date() and now - sheet.handout.issued < FRESH


def _nothing(_answer: object) -> None:
    """Nobody waits for this answer."""
