"""学ぶ方, 条件 and the kinds as chips with live counts; needs, circumstances, day, place and organiser behind five more."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.records import wording
from desk.records.case import Case
from desk.records.codes import CONDITION_LABELS, KIND_LABELS, Asker, Condition, Kind
from desk.records.search import Results
from desk.ui.context import Context
from desk.ui.counter.browse import NamesPopover
from desk.ui.counter.person_dialog import PersonDialog
from desk.ui.counter.person_words import near_words, person_words
from desk.ui.counter.queries import search_fields
from desk.ui.widgets.chips import Chip, ChipGroup, Option
from desk.ui.widgets.day_popover import DayPopover
from desk.ui.widgets.tree_popover import Node, TreePopover
from desk.work.next_steps import organizations, places

STAGE_KEYS = ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8", "Alt+9", "Alt+0", "Alt+-")
"""The row of digits, in the order of the chips."""

FAMILY_KEY, PERSON_KEY, TOWN_KEY = "Alt+A", "Alt+J", "Alt+C"
ALL = "all"
KIND_KEYS = tuple(f"Ctrl+{n}" for n in range(1, 10))
"""Ctrl+1 shows everything, Ctrl+2 to Ctrl+9 one kind each."""

SHOWN_CONDITIONS = tuple(condition for condition in Condition if condition is not Condition.NEARBY)
"""近く has a chip of its own, which stands there once a resident's 町丁目 is known."""

_LONGEST = 10


class FilterBar(QWidget):
    """``switched(field, code, is_on)``: a code of this field of the case was pressed or let go.

    ``family`` is laid out by who owns the bar, beside the search. ``kind_chosen(Kind or None)``, ``day_chosen(date or None)``, ``asker_chosen(Asker)`` and
    ``person_changed(dict of fields)`` and ``name_chosen(field, name)`` for the rest.
    """

    switched = Signal(str, str, bool)
    kind_chosen = Signal(object)
    day_chosen = Signal(object)
    asker_chosen = Signal(object)
    person_changed = Signal(object)
    name_chosen = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._case: Case | None = None
        self.stages = ChipGroup(theme, self, counts=True)
        self.conditions = ChipGroup(theme, self, counts=True)
        self.kinds = ChipGroup(theme, self, counts=True, exclusive=True)
        self.family = _Toggle(theme, Option(code="family", text=""), self)
        self.needs_chip, self.circumstances_chip, self.day_chip = (
            _Toggle(theme, Option(code=code, text=""), self) for code in ("needs", "circumstances", "day")
        )
        self.person_chip, self.town_chip, self.nearest_chip = (
            _Toggle(theme, Option(code=code, text=""), self) for code in ("person", "town", "nearest")
        )
        self.near_chip = _Toggle(theme, Option(code=Condition.NEARBY, text=""), self)
        self._person: PersonDialog | None = None
        self.needs, self.circumstances, self.day = TreePopover(self), TreePopover(self), DayPopover(self)
        self.place_chip, self.organization_chip = (
            _Toggle(theme, Option(code=code, text=""), self) for code in ("place", "organization")
        )
        self.places = NamesPopover(context, places, self)
        self.organizations = NamesPopover(context, organizations, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for group in (self.stages, self.conditions, self.kinds):
            column.addWidget(group)
        self._connect()
        self.retranslate()

    def show_case(self, case: Case) -> None:
        """Show what a case filters by."""
        if self._case is not None and _filters(self._case) == _filters(case):
            return
        self._case = case
        self.stages.set_checked(case.life_stages)
        self.conditions.set_checked(case.conditions)
        self.kinds.set_checked(case.kinds or (ALL,))
        self.needs.set_checked(case.needs)
        self.circumstances.set_checked(case.circumstances)
        self.day.show_day(case.on)
        self.places.show_name(case.place)
        self.organizations.show_name(case.organization)
        self.family.setChecked(case.asker is Asker.FAMILY)
        if self._person is not None and self._person.isVisible():
            self._person.show_case(case)
        self._name_choices()

    def show_counts(self, results: Results | None) -> None:
        """Show how many hits each filter would leave; None when it is not known."""
        facets: dict[str, Any] = results.facets if results else {}
        for group, sort in (
            (self.stages, "life_stage"),
            (self.conditions, "condition"),
            (self.needs, "need"),
            (self.circumstances, "circumstance"),
        ):
            group.set_counts(facets.get(sort))
        kinds = facets.get("kind")
        self.kinds.set_counts(kinds if kinds is None else {ALL: sum(kinds.values()), **kinds})

    def set_hinting(self, is_hinting: bool) -> None:
        """Show the keys of the chips that Alt presses, while it is held."""
        self.stages.set_hinting(is_hinting)
        self.family.set_hinting(is_hinting)

    def retranslate(self) -> None:
        """Say everything in the active language, with the city's words."""
        vocabulary, language = self._context.vocabulary, active().language
        stages = vocabulary.of("life_stage")
        self.stages.set_options(
            [
                Option(
                    code=term.code,
                    text=vocabulary.name("life_stage", term.code, language),
                    key=STAGE_KEYS[n] if n < len(STAGE_KEYS) else "",
                )
                for n, term in enumerate(stages)
            ]
        )
        self.conditions.set_options([Option(code=c, text=_(CONDITION_LABELS[c])) for c in SHOWN_CONDITIONS])
        self.kinds.set_options(
            [
                Option(code=ALL, text=_("すべて"), key=KIND_KEYS[0]),
                *(
                    Option(code=kind, text=_(KIND_LABELS[kind]), key=key)
                    for kind, key in zip(Kind, KIND_KEYS[1:], strict=True)
                ),
            ]
        )
        labels = {self.stages: _("学ぶ方"), self.conditions: _("条件"), self.kinds: _("種類")}
        for group, label in labels.items():
            group.set_label(label)
        width = max(group.label_width() for group in labels) + 4
        for group in labels:
            group.set_label_width(width)
        for chip in (self.needs_chip, self.circumstances_chip, self.day_chip, *self._person_chips):
            self.conditions.add_widget(chip)
        for chip in (self.place_chip, self.organization_chip):
            self.kinds.add_widget(chip)
        self.family.rename(Option(code="family", text=_("家族・代理"), key=FAMILY_KEY))
        for popover, scheme, name in (
            (self.needs, "need", _("学習ニーズ・生活課題")),
            (self.circumstances, "circumstance", _("状況")),
        ):
            popover.set_nodes(
                [
                    Node(code=term.code, text=vocabulary.name(scheme, term.code, language), parent=term.parent)
                    for term in vocabulary.of(scheme)
                ]
            )
            popover.retranslate(name)
        self.day.retranslate()
        self.places.retranslate(_("場所から見る"))
        self.organizations.retranslate(_("主催者から見る"))
        case, self._case = self._case, None
        if case is not None:
            self.show_case(case)
        else:
            self._name_choices()

    def open_person(self, *, at_town: bool = False) -> None:
        """Tell about the person: age, ties, times, money; or where they come from."""
        if self._person is None:
            self._person = PersonDialog(self._context, self)
            self._person.changed.connect(self.person_changed)
        if self._case is not None:
            self._person.open_for(self._case, at_town=at_town)

    @property
    def person(self) -> PersonDialog | None:
        """The window about the person, once it was opened."""
        return self._person

    @property
    def _person_chips(self) -> tuple[Chip, ...]:
        return self.person_chip, self.town_chip, self.near_chip, self.nearest_chip

    def _connect(self) -> None:
        self.person_chip.clicked.connect(lambda: self.open_person())
        self.town_chip.clicked.connect(lambda: self.open_person(at_town=True))
        self.near_chip.clicked.connect(
            lambda: self.switched.emit("conditions", Condition.NEARBY, not self.near_chip.isChecked())
        )
        self.nearest_chip.clicked.connect(
            lambda: self.person_changed.emit({"nearest_first": not self.nearest_chip.isChecked()})
        )
        for group, field in (
            (self.stages, "life_stages"),
            (self.conditions, "conditions"),
            (self.needs, "needs"),
            (self.circumstances, "circumstances"),
        ):
            group.toggled.connect(lambda code, is_on, field=field: self.switched.emit(field, code, is_on))
        self.kinds.toggled.connect(lambda code, _on: self.kind_chosen.emit(None if code == ALL else Kind(code)))
        self.day.chosen.connect(self.day_chosen)
        self.places.chosen.connect(lambda name: self.name_chosen.emit("place", name))
        self.organizations.chosen.connect(lambda name: self.name_chosen.emit("organization", name))
        self.family.clicked.connect(self._on_family)
        for chip, popover in (
            (self.needs_chip, self.needs),
            (self.circumstances_chip, self.circumstances),
            (self.day_chip, self.day),
            (self.place_chip, self.places),
            (self.organization_chip, self.organizations),
        ):
            chip.clicked.connect(lambda _on=False, chip=chip, popover=popover: popover.open_below(chip))

    def _on_family(self) -> None:
        is_family = self._case is not None and self._case.asker is Asker.FAMILY
        self.asker_chosen.emit(Asker.SELF if is_family else Asker.FAMILY)

    def _name_choices(self) -> None:
        """The chips with a list behind them say what is chosen there."""
        case, language = self._case, active().language
        for chip, field, scheme, name in (
            (self.needs_chip, "needs", "need", _("ニーズ")),
            (self.circumstances_chip, "circumstances", "circumstance", _("状況")),
        ):
            codes = getattr(case, field) if case else ()
            words = [self._context.vocabulary.name(scheme, code, language) for code in codes]
            self._name(chip, name, words)
        on: date | None = case.on if case else None
        self._name(self.day_chip, _("日付"), [wording.day(on, active(), today=date.today())] if on else [])
        self._name(self.place_chip, _("場所"), [case.place] if case and case.place else [])
        self._name(self.organization_chip, _("主催"), [case.organization] if case and case.organization else [])
        self._name_person(case)

    def _name_person(self, case: Case | None) -> None:
        """近く and 近い順 stand there once it is known from where."""
        town = case.town if case else None
        self._name(self.person_chip, _("この方"), person_words(case, active()) if case else [], key=PERSON_KEY)
        self._name(self.town_chip, _("町丁目"), [town.name] if town else [], key=TOWN_KEY)
        self.near_chip.rename(Option(code=Condition.NEARBY, text=near_words(case) if case else ""))
        self.nearest_chip.rename(Option(code="nearest", text=_("近い順")))
        self.near_chip.setChecked(case is not None and Condition.NEARBY in case.conditions)
        self.nearest_chip.setChecked(case is not None and case.nearest_first)
        for chip in (self.near_chip, self.nearest_chip):
            chip.setVisible(town is not None)

    def _name(self, chip: Chip, name: str, words: list[str], *, key: str = "") -> None:
        text = _("{name} ▾").format(name=name)
        if words:
            first = words[0] if len(words[0]) <= _LONGEST else words[0][: _LONGEST - 1] + "…"
            text = _("{name}：{choice}").format(name=name, choice=first)
            if len(words) > 1:
                text = _("{name}：{choice} ほか{count}").format(name=name, choice=first, count=len(words) - 1)
        chip.rename(Option(code=chip.code, text=text, key=key))
        chip.setChecked(bool(words))
        chip.setToolTip("\n".join([*words, key]).strip())


def _filters(case: Case) -> tuple[object, ...]:
    return case.asker, *(value for name, value in search_fields(case).items() if name != "text")


class _Toggle(Chip):
    """A chip that is down when the case says so, not when it was clicked; reached by Tab on its own."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def nextCheckState(self) -> None:
        pass
