"""Chips: small buttons that stay down, with a live count beside the word, wrapping like words on a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desk.ui.theme import Theme
from desk.ui.widgets.flow_layout import FlowLayout

_MOST = 999
_SMALL = 0.82
_ARROWS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One chip: ``key`` is the shortcut as people read it (Alt+7), shown while Alt or Ctrl is held down."""

    code: str
    text: str
    key: str = ""


class Chip(QAbstractButton):
    """One chip. It paints itself, so that its width depends on its word only, not on count or state: nothing jumps."""

    def __init__(self, theme: Theme, option: Option, parent: QWidget | None = None, *, counts: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.code, self._key = option.code, ""
        self._option: Option | None = None
        self._has_count = counts
        self._count: int | None = None
        self._is_hinting = False
        self._hint: QSize | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.rename(option)

    def rename(self, option: Option) -> None:
        """Show this option's word and key."""
        if option == self._option:
            return
        self._option = option
        self._key, self._hint = option.key, None
        self.setText(option.text)
        self.setAccessibleName(option.text.lstrip("+＋ "))
        self.setToolTip(option.key)
        self._describe()
        self.updateGeometry()

    @property
    def count(self) -> int | None:
        """The count beside the word; None when it is not known."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None for not known."""
        if count != self._count:
            self._count = count
            self._describe()
            self.update()

    def set_hinting(self, is_hinting: bool) -> None:
        """Show the key in place of the count."""
        if is_hinting != self._is_hinting:
            self._is_hinting = is_hinting
            self.update()

    def sizeHint(self) -> QSize:
        if self._hint is None:
            metrics = self.fontMetrics()
            width = self._padding() * 2 + self._tick_width() + metrics.horizontalAdvance(self.text())
            if self._has_count:
                width += self._count_width()
            self._hint = QSize(width, metrics.height() + max(8, metrics.height() * 2 // 3))
        return self._hint

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hint = None
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        self._paint_body(painter)
        is_faint = not self.isEnabled() or (self._count == 0 and not self.isChecked())
        ink, faint = QColor(colours.accent_text if self.isChecked() else colours.text), QColor(colours.muted)
        if self.isChecked() and not self.isEnabled():
            ink = faint = QColor(colours.selected_text)
        painter.setPen(faint if is_faint else ink)
        inner = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        if self.isChecked():
            _paint_tick(painter, inner.left() - 2, self.height() / 2, self._tick_width())
            inner.adjust(self._tick_width() - 3, 0, 0, 0)
        if not self._has_count:
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(self._small_font())
        painter.setPen(ink if self.isChecked() or self._is_hinting else faint)
        right = self.rect().adjusted(0, 0, -self._padding(), 0)
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._beside())

    def _paint_body(self, painter: QPainter) -> None:
        colours = self._theme.colours
        edge, fill = colours.edge, colours.base
        if self.isChecked() and not self.isEnabled():
            edge, fill = colours.border, colours.selected
        elif self.isChecked():
            edge = fill = colours.accent
        elif not self.isEnabled():
            edge, fill = colours.border, colours.window
        elif self.isDown():
            fill = colours.selected
        elif self.underMouse():
            fill = colours.hover
        round_by = max(3.0, self.fontMetrics().height() * 0.25)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), round_by, round_by)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.text if self.isChecked() else colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_by, round_by)

    def _beside(self) -> str:
        if self._is_hinting and self._key:
            return self._key.rpartition("+")[2] or "+"
        if self._count is None:
            return ""
        return str(self._count) if self._count <= _MOST else f"{_MOST}+"

    def _describe(self) -> None:
        said = [] if self._count is None else [f"{self._count:,}"]
        self.setAccessibleDescription(" ".join([*said, self._key]).strip())

    def _padding(self) -> int:
        return round(self.fontMetrics().height() * 0.5)

    def _tick_width(self) -> int:
        """Room for the tick is kept free in every chip: beside a count it is the gap before it."""
        return round(self.fontMetrics().height() * 0.6)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, font.pointSizeF() * _SMALL))
        return font

    def _count_width(self) -> int:
        return QFontMetrics(self._small_font()).horizontalAdvance("000")


class ChipGroup(QWidget):
    """Chips behind a label. ``toggled(code, is_on)`` tells what the user did, not what the program set.

    One stop for Tab; inside, the arrow keys go from chip to chip and Space or Enter presses. Clicks leave the focus
    where it is, so that typing goes on. With ``exclusive`` exactly one is down.
    """

    toggled = Signal(str, bool)
    reached = Signal(QWidget)
    """The keyboard went to this chip."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        counts: bool = False,
        exclusive: bool = False,
        labelled: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._repaint)
        self._has_counts, self._is_exclusive = counts, exclusive
        self._chips: dict[str, Chip] = {}
        self._label = QLabel(self)
        self._label.setVisible(labelled)
        self._holder = QWidget(self)
        self._flow = FlowLayout(self._holder, spacing=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._holder, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_label(self, text: str) -> None:
        """Name the group, for the eye and for a screen reader."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._align_label()

    def label_width(self) -> int:
        """How wide the label wants to be, so that groups one under another can line up."""
        return self._label.sizeHint().width()

    def set_label_width(self, width: int) -> None:
        """Make the label this wide."""
        self._label.setFixedWidth(width)

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these options; those that were there keep their state."""
        if [option.code for option in options] == list(self._chips):
            for option in options:
                self._chips[option.code].rename(option)
            return
        checked = self.checked
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for option in options:
            chip = Chip(self._theme, option, self._holder, counts=self._has_counts)
            chip.clicked.connect(lambda is_on, code=option.code: self._on_clicked(code, is_on))
            chip.installEventFilter(self)
            self._flow.addWidget(chip)
            chip.show()
            self._chips[option.code] = chip
        self.set_checked(checked)
        self._set_tab_stop(next(iter(self._chips.values()), None))

    def add_widget(self, widget: QWidget) -> None:
        """Let another widget flow after the chips (call after ``set_options``)."""
        widget.setParent(self._holder)
        self._flow.addWidget(widget)

    def chip(self, code: str) -> Chip:
        """The chip of a code. Raises KeyError."""
        return self._chips[code]

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes in their order."""
        return tuple(self._chips)

    @property
    def checked(self) -> tuple[str, ...]:
        """The codes that are down, in the order of the chips."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def set_checked(self, codes: Iterable[str]) -> None:
        """Press exactly these."""
        wanted = set(codes)
        for code, chip in self._chips.items():
            chip.setChecked(code in wanted)

    def set_counts(self, counts: Mapping[str, int] | None) -> None:
        """Show these counts (a code that is missing counts none); None when they are not known."""
        for code, chip in self._chips.items():
            chip.set_count(None if counts is None else counts.get(code, 0))

    def set_hinting(self, is_hinting: bool) -> None:
        """Show the keys in place of the counts."""
        for chip in self._chips.values():
            chip.set_hinting(is_hinting)

    def press(self, number: int) -> None:
        """Press the chip at this place, as a click does; nothing when there is none."""
        chips = list(self._chips.values())
        if 0 <= number < len(chips) and self.isEnabled():
            chips[number].click()

    def focus_first(self) -> None:
        """Go to the chip that is down, else to the first."""
        chips = list(self._chips.values())
        target = next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)
        if target is not None:
            self._go_to(target)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() in _ARROWS:
                self._step_from(watched, _ARROWS[event.key()])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Chip):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align_label()
            self._flow.invalidate()
            self.updateGeometry()

    def _on_clicked(self, code: str, is_on: bool) -> None:
        if self._is_exclusive:
            if not is_on:
                self._chips[code].setChecked(True)
                return
            self.set_checked([code])
        self.toggled.emit(code, is_on)

    def _step_from(self, chip: QWidget, step: int) -> None:
        chips = list(self._chips.values())
        place = max(0, min(len(chips) - 1, chips.index(chip) + step))  # type: ignore[arg-type]
        self._go_to(chips[place])

    def _go_to(self, chip: Chip) -> None:
        self._set_tab_stop(chip)
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(chip)

    def _set_tab_stop(self, stop: Chip | None) -> None:
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if chip is stop else Qt.FocusPolicy.NoFocus)

    def _repaint(self) -> None:
        for chip in self._chips.values():
            chip.update()

    def _align_label(self) -> None:
        """The label stands on the line of the first row of chips."""
        chip = next(iter(self._chips.values()), None)
        height = chip.sizeHint().height() if chip else self.fontMetrics().height()
        self._label.setFixedHeight(height)
        self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _paint_tick(painter: QPainter, left: float, middle: float, room: float) -> None:
    """✓ before the word of a chip that is down: its colour is not its only sign."""
    size = room * 0.72
    kept = painter.pen()
    pen = QPen(kept.color(), max(1.6, size / 4.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [
            QPointF(left, middle),
            QPointF(left + size * 0.38, middle + size * 0.38),
            QPointF(left + size, middle - size * 0.42),
        ]
    )
    painter.setPen(kept)
