"""The person who asks: age, ties to the city, times, money, language, a child for 保育, where they come from.

Every field acts at once, so that the list behind it answers; Enter goes to the next field, Esc closes. It is a window of
its own and no popup, because a popup takes the keys away from the input method.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import _, active
from desk.records.case import Case
from desk.records.codes import RESIDENCY_LABELS, Band, Condition, Residency
from desk.records.search import Slot
from desk.records.slots import slot_code, slot_of
from desk.records.town import NEAR_MINUTES, Town
from desk.records.wording.dates import language_name, weekday
from desk.records.wording.person import BAND_LABELS, OUTSIDE, slot
from desk.ui.context import Context
from desk.ui.counter.town_field import TownField
from desk.ui.widgets.chips import ChipGroup, Option
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.line_field import LineField

LANGUAGES = ("", "en", "zh", "ko", "vi", "ne", "fil", "pt", "es", "th", "my", "id")
"""Spoken at Japanese counters most often (在留外国人統計); empty: not asked."""

WALKS = (5, 10, 15, 20, 30)
ANYWHERE, NEAREST, CITY_ONLY, NOBODY = "anywhere", "nearest", "city_only", "none"
_MONTHS = 12


class PersonDialog(QDialog):
    """``changed(dict)``: fields of a case that the user set."""

    changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case = Case(id="")
        theme = context.theme
        self.age, self.fee, self.years, self.months = (
            _Number(limit, self) for limit in (120, 999_999, 12, _MONTHS - 1)
        )
        self.language = Choice(LANGUAGES, _language_words, self)
        self.ties = ChipGroup(theme, self, labelled=False)
        self.bands = {band: ChipGroup(theme, self, labelled=False) for band in Band}
        self.town = TownField(context, self)
        self.walks = ChipGroup(theme, self, labelled=False, exclusive=True)
        self.ways = ChipGroup(theme, self, labelled=False)
        self._words: dict[str, QLabel] = {}
        self._clear, self._close = QPushButton(self), QPushButton(self)
        self._arrange()
        self._connect()
        self.retranslate()

    def open_for(self, case: Case, *, at_town: bool = False) -> None:
        """Show what a case knows, and begin with the age, or with the town."""
        self.show_case(case)
        give_room(self, 44, 27)
        self.open()
        self._stand_aside()
        (self.town.box if at_town else self.age).setFocus()

    def show_case(self, case: Case) -> None:
        """Show what a case knows."""
        self._case = case
        _write(self.age, case.age)
        _write(self.fee, case.fee_at_most)
        if self._child_months() != case.child_months:
            _write(self.years, None if case.child_months is None else case.child_months // _MONTHS)
            _write(self.months, None if case.child_months is None else case.child_months % _MONTHS)
        self.language.choose(case.speaks)
        self.ties.set_checked(() if case.ties is None else case.ties or (NOBODY,))
        for group in self.bands.values():
            group.set_checked(slot_code(one) for one in case.slots)
        if case.town != self.town.town:
            self.town.show_town(case.town)
        self._show_near()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.setWindowTitle(_("この方について"))
        words = {
            "age": _("年齢"),
            "age_unit": _("歳"),
            "ties": _("お住まいなど"),
            "time": _("来られる時間"),
            "fee": _("予算"),
            "fee_unit": _("円まで"),
            "language": _("ことば"),
            "child": _("保育が要る子"),
            "years": _("歳"),
            "months": _("か月"),
            "town": _("どこから"),
            "walk": _("徒歩で"),
        }
        for key, text in words.items():
            self._words[key].setText(text)
        for field, name in (
            (self.age, words["age"]),
            (self.fee, words["fee"]),
            (self.years, _("保育が要る子の年齢（歳）")),
            (self.months, _("保育が要る子の年齢（か月）")),
            (self.language, words["language"]),
            (self.ties, words["ties"]),
            (self.walks, words["walk"]),
            (self.ways, _("並べ方と範囲")),
        ):
            field.setAccessibleName(name)
        self._name_chips()
        self._clear.setText(_("すべて空にする"))
        self._close.setText(_("閉じる　Esc"))
        self.town.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field; on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.focusNextChild()
                self._scroll.ensureWidgetVisible(self.focusWidget())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _stand_aside(self) -> None:
        """To the right, so that the list in the left pane is seen to answer."""
        parent = self.parentWidget()
        if parent is not None:
            window, below = parent.window(), parent.mapToGlobal(parent.rect().bottomLeft()).y()
            right = window.mapToGlobal(window.rect().bottomRight())
            self.move(right.x() - self.width() - 8, max(0, min(below, right.y() - self.height() - 8)))

    def _name_chips(self) -> None:
        c = active()
        self.ties.set_options(
            [
                *(Option(code=one, text=_(RESIDENCY_LABELS[one])) for one in Residency),
                Option(code=NOBODY, text=_(OUTSIDE)),
            ]
        )
        for band, group in self.bands.items():
            self._words[band].setText(_(BAND_LABELS[band]))
            group.setAccessibleName(_(BAND_LABELS[band]))
            group.set_options(
                [Option(code=slot_code(Slot(weekday=day, band=band)), text=_short_day(day)) for day in range(7)]
            )
            for code in group.codes:
                group.chip(code).setAccessibleName(slot(slot_of(code), c))
        walks = [Option(code=str(one), text=_("{minutes}分").format(minutes=one)) for one in WALKS]
        self.walks.set_options([Option(code=ANYWHERE, text=_("問わない")), *walks])
        self.ways.set_options(
            [Option(code=NEAREST, text=_("近い順")), Option(code=CITY_ONLY, text=_("市内のみ（隣の市を外す）"))]
        )

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [
            ("age", self._facts()),
            ("ties", self.ties),
            ("time", self._bands()),
            ("child", self._row(self.years, "years", self.months, "months")),
            ("town", self.town),
            ("walk", self.walks),
        ]
        for number, (key, field) in enumerate(rows):
            is_tall = key in ("time", "town")
            grid.addWidget(self._label(key), number, 0, Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag(0))
            grid.addWidget(field, number, 1)
        grid.addWidget(self.ways, len(rows), 1)
        foot = QHBoxLayout()
        foot.addWidget(self._clear)
        foot.addStretch(1)
        foot.addWidget(self._close)
        form = QWidget(self)
        inner = QVBoxLayout(form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(grid)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(form)
        for ground in (form, scroll.viewport()):
            ground.setAutoFillBackground(False)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        for button in (self._clear, self._close):
            button.setAutoDefault(False)

    def _bands(self) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, (band, group) in enumerate(self.bands.items()):
            grid.addWidget(self._label(band), number, 0)
            grid.addWidget(group, number, 1)
        return holder

    def _facts(self) -> QWidget:
        """Age, money and language: on one line where there is room."""
        holder = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder, spacing=12, line_spacing=2)
        flow.addWidget(self._row(self.age, "age_unit"))
        flow.addWidget(self._row("fee", self.fee, "fee_unit"))
        flow.addWidget(self._row("language", self.language))
        return holder

    def _row(self, *parts: QWidget | str) -> QWidget:
        """Fields with their words, side by side."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            row.addWidget(self._label(part) if isinstance(part, str) else part)
        row.addStretch(1)
        return holder

    def _label(self, key: str) -> QLabel:
        self._words[key] = QLabel(self)
        return self._words[key]

    def _connect(self) -> None:
        self.age.textEdited.connect(lambda text: self._set(age=_value(text)))
        self.fee.textEdited.connect(lambda text: self._set(fee_at_most=_value(text)))
        for field in (self.years, self.months):
            field.textEdited.connect(lambda _text: self._set(child_months=self._child_months()))
        self.language.activated.connect(lambda _row: self._set(speaks=self.language.value or ""))
        self.ties.toggled.connect(self._on_tie)
        for group in self.bands.values():
            group.toggled.connect(self._on_slot)
        self.town.chosen.connect(self._on_town)
        self.walks.toggled.connect(self._on_walk)
        self.ways.toggled.connect(self._on_way)
        self._clear.clicked.connect(self._on_clear)
        self._close.clicked.connect(self.accept)

    def _set(self, **fields: Any) -> None:
        self.changed.emit(fields)

    def _child_months(self) -> int | None:
        years, months = _value(self.years.text()), _value(self.months.text())
        return None if years is None and months is None else (years or 0) * _MONTHS + (months or 0)

    def _on_tie(self, code: str, is_on: bool) -> None:
        """Somebody from outside has no tie to the city: one excludes the other."""
        left = [one for one in self.ties.checked if (one == NOBODY) == (code == NOBODY)] if is_on else self.ties.checked
        self.ties.set_checked(left)
        ties = tuple(Residency(one) for one in left if one != NOBODY)
        self._set(ties=ties if left else None)

    def _on_slot(self, _code: str, _is_on: bool) -> None:
        checked = [code for group in self.bands.values() for code in group.checked]
        self._set(slots=tuple(slot_of(code) for code in checked))

    def _on_town(self, town: Town | None) -> None:
        fields: dict[str, Any] = {"town": town}
        if town is None:
            fields |= {"conditions": _without_near(self._case.conditions), "nearest_first": False}
        self._set(**fields)

    def _on_walk(self, code: str, _is_on: bool) -> None:
        conditions = _without_near(self._case.conditions)
        if code == ANYWHERE:
            self._set(conditions=conditions)
        else:
            self._set(conditions=(*conditions, Condition.NEARBY), within=int(code))

    def _on_way(self, code: str, is_on: bool) -> None:
        if code == NEAREST:
            self._set(nearest_first=is_on)
        else:
            self._set(municipality=self._context.city if is_on else "")

    def _on_clear(self) -> None:
        blank = Case(id="")
        names = (
            "age",
            "ties",
            "child_months",
            "speaks",
            "fee_at_most",
            "slots",
            "town",
            "nearest_first",
            "municipality",
        )
        fields = {name: getattr(blank, name) for name in names}
        self._set(**fields, within=NEAR_MINUTES, conditions=_without_near(self._case.conditions))
        self.age.setFocus()

    def _show_near(self) -> None:
        """How far they walk can be told once it is known from where."""
        case = self._case
        is_near = Condition.NEARBY in case.conditions and case.town is not None
        self.walks.set_checked([str(case.within) if is_near else ANYWHERE])
        self.walks.setEnabled(case.town is not None)
        self.ways.set_checked(
            code for code, is_on in ((NEAREST, case.nearest_first), (CITY_ONLY, bool(case.municipality))) if is_on
        )
        self.ways.chip(NEAREST).setEnabled(case.town is not None)
        self.ways.chip(CITY_ONLY).setEnabled(bool(self._context.city))


class _Number(LineField):
    """A short field for digits; the input method stays off in it, so that digits are digits."""

    def __init__(self, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._digits = len(str(most)) + 4
        self.setValidator(QIntValidator(0, most, self))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0") * self._digits, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _write(field: LineField, value: int | None) -> None:
    """Show a number, without disturbing whoever types it."""
    if _value(field.text()) != value:
        field.setText("" if value is None else str(value))


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _language_words(code: str) -> str:
    return language_name(code, active()) if code else _("問わない")


def _short_day(number: int) -> str:
    """月, Mon."""
    return weekday(number, active()).removesuffix("曜")


def _without_near(conditions: Sequence[Condition] | Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(one for one in conditions if one is not Condition.NEARBY)
