"""The line under the search box: what may have been meant, as chips that one key takes. No popup, and no focus taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desk.i18n import _
from desk.ui.theme import Theme
from desk.ui.widgets.chips import Chip, Option
from desk.ui.widgets.flow_layout import FlowLayout

OFFER_KEYS = ("Alt+Y", "Alt+U", "Alt+I", "Alt+O", "Alt+P")
"""Side by side on every keyboard, in the order of the chips; the keys left of them say how the case went."""

DROP_KEY = "Alt+N"

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One chip: ``sort`` is "correction", "homophone", or that of a suggestion; ``lead`` stands before it."""

    sort: str
    code: str
    text: str
    lead: str = ""
    count: int | None = None
    is_taken: bool = False
    tip: str = ""


class OfferBar(QWidget):
    """``pressed(Offered)`` · ``dropped()``. Once it was shown it keeps its place until ``clear``: nothing jumps."""

    pressed = Signal(object)
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offered: tuple[Offered, ...] = ()
        self._can_drop = False
        self._chips: list[Chip] = []
        self._leads: list[QLabel] = []
        self._drop = Chip(theme, Option(code="drop", text="", key=DROP_KEY), self, counts=True)
        self._drop.setCheckable(False)
        self._drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._drop.clicked.connect(self.dropped)
        self._flow = FlowLayout(self, spacing=5)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._repaint)
        self.hide()
        self.retranslate()

    @property
    def offered(self) -> tuple[Offered, ...]:
        """What can be taken now, in the order of the chips."""
        return self._offered

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown."""
        return tuple(self._chips[: len(self._offered)])

    def show_offered(self, offered: Sequence[Offered], *, can_drop: bool) -> None:
        """Show these chips in place of others; ``can_drop`` when there is one that may be put away."""
        if (tuple(offered), can_drop) == (self._offered, self._can_drop):
            return
        self._offered, self._can_drop = tuple(offered), can_drop
        self._lay()
        if self._offered:
            self.setMinimumHeight(self._drop.sizeHint().height())
            self.show()

    def clear(self) -> None:
        """Nothing is typed: the line gives its place back."""
        self.show_offered((), can_drop=False)
        self.hide()

    def press(self, number: int) -> None:
        """Take the chip at this place, as a click does; nothing when there is none."""
        if 0 <= number < len(self._offered):
            self.pressed.emit(self._offered[number])

    def set_hinting(self, is_hinting: bool) -> None:
        """Show the keys in place of the counts, while Alt is held."""
        for chip in (*self._chips, self._drop):
            chip.set_hinting(is_hinting)

    def retranslate(self) -> None:
        """Say everything of its own in the active language."""
        self.setAccessibleName(_("もしかして・思いあたること"))
        self._drop.rename(Option(code="drop", text=_("使わない"), key=DROP_KEY))

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() in _STEPS:
                self._step_from(watched, _STEPS[event.key()])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Chip):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_flow"):
            self._flow.invalidate()
            self.updateGeometry()

    def _lay(self) -> None:
        """Chips and labels are used again: this happens at every keystroke."""
        while self._flow.takeAt(0) is not None:
            pass
        lead, leads = "", 0
        for number, one in enumerate(self._offered):
            if one.lead and one.lead != lead:
                self._flow.addWidget(self._lead(leads, one.lead))
                leads += 1
            lead = one.lead
            self._flow.addWidget(self._chip(number, one))
        if self._can_drop:
            self._flow.addWidget(self._drop)
        for spare in (*self._chips[len(self._offered) :], *self._leads[leads:]):
            spare.hide()
        self._drop.setVisible(self._can_drop)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, number: int, one: Offered) -> Chip:
        key = OFFER_KEYS[number] if number < len(OFFER_KEYS) else ""
        option = Option(code=f"{one.sort}:{one.code}", text=one.text, key=key)
        if number == len(self._chips):
            made = _Taken(self._theme, option, self, counts=True)
            made.clicked.connect(lambda _on=False, number=number: self.press(number))
            made.installEventFilter(self)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus if number else Qt.FocusPolicy.TabFocus)
            self._chips.append(made)
        chip = self._chips[number]
        chip.code = option.code
        chip.rename(option)
        chip.setChecked(one.is_taken)
        chip.set_count(one.count)
        chip.setToolTip("　".join(part for part in (one.tip, key) if part))
        chip.show()
        return chip

    def _lead(self, number: int, text: str) -> QLabel:
        if number == len(self._leads):
            label = QLabel(self)
            label.setObjectName("muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._leads.append(label)
        label = self._leads[number]
        label.setText(text)
        label.show()
        return label

    def _step_from(self, chip: QWidget, step: int) -> None:
        chips: list[Chip] = list(self.chips)
        place = chips.index(chip) if chip in chips else 0
        chips[max(0, min(len(chips) - 1, place + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _repaint(self) -> None:
        for chip in (*self._chips, self._drop):
            chip.update()


class _Taken(Chip):
    """A chip that is down when the case says so, not when it was clicked."""

    def nextCheckState(self) -> None:
        pass
