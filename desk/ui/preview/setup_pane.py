"""Beside the preview: how the sheet is set and what goes on it, each with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desk import i18n
from desk.i18n import _
from desk.records import wording
from desk.records.case import TrayItem
from desk.records.codes import MODE_LABELS, Mode
from desk.records.resource import Resource
from desk.records.sheet import EASY, JAPANESE, Choices
from desk.ui.preview.items_list import ItemsList, is_on
from desk.ui.preview.sheet_menus import language_menu, pair_menu, template_menu
from desk.ui.theme import Theme
from desk.ui.widgets.chips import ChipGroup, Option
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.line_field import LineField

LANGUAGE = "language"
MONO, MAP, STEPS = "mono", "map", "steps"
_SINGLE = (Mode.STANDARD, Mode.LARGE, Mode.FURIGANA, Mode.EASY)
_LINES = 2.6
"""Of the list that stay where there is little room."""
_LABEL = 6
"""How much of a template's label is shown, in such characters."""
_TWO = 2
_CHARACTERS = 24
"""How wide the pane is, in characters of the window's size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the pane shows. ``why``: a sentence where the sheet follows what is known of the person.

    ``speaks``: the language of the paper that the resident reads, where known. ``templates``: names and labels.
    ``instead``: what may serve in place of an item that something speaks against, in words, by the item's id.
    """

    choices: Choices = field(default_factory=Choices)
    tray: tuple[TrayItem, ...] = ()
    next_steps: bool = False
    why: str = ""
    speaks: str = ""
    templates: tuple[tuple[str, str], ...] = ()
    instead: Mapping[str, tuple[str, Resource]] = field(default_factory=dict)


class SetupPane(QWidget):
    """Tells what the user chose and changes nothing itself: who owns it calls ``show_setup`` again.

    ``choices_chosen(Choices)`` · ``steps_chosen(bool)`` · ``short_chosen(id, bool)`` · ``on_sheet_chosen(id, bool)`` ·
    ``moved(from, to)`` in the tray · ``swapped(id, Resource)`` · ``settled()`` when the line of greeting is done with.
    """

    choices_chosen = Signal(object)
    steps_chosen = Signal(bool)
    short_chosen = Signal(str, bool)
    on_sheet_chosen = Signal(str, bool)
    moved = Signal(int, int)
    swapped = Signal(str, object)
    settled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = Setup()
        self._heading, self._items_heading, self._greeting_heading = QLabel(self), QLabel(self), QLabel(self)
        self.modes = ChipGroup(theme, self, exclusive=True, labelled=False)
        self._words, self._why = QLabel(self), QLabel(self)
        self.extras = ChipGroup(theme, self, labelled=False)
        self.template = _button(self, self.choose_template)
        self.items = ItemsList(self)
        self.short = _button(self, self.toggle_short)
        self.leave_out = _button(self, self.toggle_on_sheet)
        self.swap = _button(self, self.swap_item)
        self._instead = QLabel(self)
        self.up, self.down = _button(self, lambda: self.move_item(-1)), _button(self, lambda: self.move_item(1))
        self.greeting = LineField(self)
        self._arrange()
        self.modes.toggled.connect(lambda code, _on: self.choose_mode(code))
        self.extras.toggled.connect(lambda code, _on: self.toggle_extra(code))
        self.items.moved.connect(self.moved)
        self.items.currentRowChanged.connect(lambda _row: self._name_buttons())
        self.greeting.editingFinished.connect(self._on_greeting)
        self.greeting.returnPressed.connect(self.settled)
        self.retranslate()
        self.extras.add_widget(self.template)

    @property
    def setup(self) -> Setup:
        """What is shown."""
        return self._setup

    def show_setup(self, setup: Setup) -> None:
        """Show this."""
        self._setup = setup
        self.items.show_tray(setup.tray)
        if not self.greeting.hasFocus():
            self.greeting.setText(setup.choices.greeting)
        self._show()

    # One key each

    def choose_mode(self, code: str) -> None:
        """A reading mode in Japanese; the other two open a menu."""
        chosen = self._setup.choices
        if code == LANGUAGE:
            self._pop_up(language_menu(self, chosen, self._setup.speaks, self.choices_chosen.emit), LANGUAGE)
        elif code == Mode.PAIR:
            self._pop_up(pair_menu(self, chosen, self._setup.speaks, self.choices_chosen.emit), Mode.PAIR)
        else:
            self.choices_chosen.emit(replace(chosen, mode=Mode(code), language=JAPANESE, beside=None))
        self._show()

    def toggle_extra(self, code: str) -> None:
        """Black and white, the map, or next steps."""
        chosen = self._setup.choices
        if code == MONO:
            self.choices_chosen.emit(replace(chosen, mono=not chosen.mono))
        elif code == MAP:
            self.choices_chosen.emit(replace(chosen, with_map=not chosen.with_map))
        else:
            self.steps_chosen.emit(not self._setup.next_steps)
        self._show()

    def choose_template(self) -> None:
        """Another template: of two the other one, of more from a menu."""
        chosen, names = self._setup.choices, [name for name, _label in self._setup.templates]
        if len(names) == _TWO:
            other = names[chosen.template == names[0]]
            self.choices_chosen.emit(replace(chosen, template=other))
        elif len(names) > _TWO:
            menu = template_menu(self, chosen, self._setup.templates, self.choices_chosen.emit)
            menu.popup(self.template.mapToGlobal(QPoint(0, self.template.height())))
            menu.setActiveAction(menu.actions()[0])

    def toggle_short(self) -> None:
        """The item that is looked at in short, or whole again."""
        item = self.items.current
        if item is not None and is_on(item):
            self.short_chosen.emit(item.id, not item.short)

    def toggle_on_sheet(self) -> None:
        """Leave the item out, or put it on the sheet again."""
        item = self.items.current
        if item is not None:
            self.on_sheet_chosen.emit(item.id, not is_on(item))

    def move_item(self, step: int) -> None:
        """The item that is looked at up or down."""
        row = self.items.currentRow()
        if 0 <= row + step < self.items.count():
            self.moved.emit(row, row + step)

    def swap_item(self) -> None:
        """Put what may serve instead in the place of the item that is looked at; where it has none, go to one that has."""
        item = self.items.current
        if item is not None and item.id in self._setup.instead:
            self.swapped.emit(item.id, self._setup.instead[item.id][1])
            return
        place = next((n for n, one in enumerate(self.items.tray) if one.id in self._setup.instead), None)
        if place is not None:
            self.items.setCurrentRow(place)

    def go_to_greeting(self) -> None:
        """Type the line at the head of the sheet."""
        self.greeting.setFocus()
        self.greeting.selectAll()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._heading.setText(_("用紙の書き方"))
        self.modes.setAccessibleName(_("用紙の書き方"))
        self.modes.set_options(
            [
                *(
                    Option(code=mode, text=f"{number}　{_(MODE_LABELS[mode])}", key=str(number))
                    for number, mode in enumerate(_SINGLE, start=1)
                ),
                Option(code=LANGUAGE, text=f"5　{_('ほかの言語')}…", key="5"),
                Option(code=Mode.PAIR, text=f"6　{_(MODE_LABELS[Mode.PAIR])}…", key="6"),
            ]
        )
        self.extras.setAccessibleName(_("用紙に付けるもの"))
        self.extras.set_options(
            [
                Option(code=MONO, text=f"C　{_('白黒')}", key="C"),
                Option(code=MAP, text=f"M　{_('地図')}", key="M"),
                Option(code=STEPS, text=f"F8　{_('次の一歩')}", key="F8"),
            ]
        )
        self._items_heading.setText(_("載せるもの（↑↓ で選ぶ）"))
        self._greeting_heading.setText(_("はじめのひとこと  G"))
        self.greeting.setAccessibleName(_("はじめのひとこと"))
        self.greeting.setPlaceholderText(_("紙のはじめに1行（任意）"))
        self.up.setText("↑")
        self.up.setAccessibleName(_("上へ"))
        self.up.setToolTip("Ctrl+↑")
        self.down.setText("↓")
        self.down.setAccessibleName(_("下へ"))
        self.down.setToolTip("Ctrl+↓")
        self.items.setMinimumHeight(round(_LINES * self.fontMetrics().height()))
        self.setFixedWidth(_CHARACTERS * self.fontMetrics().horizontalAdvance("あ"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self._words, self._why, self._instead):
            label.setWordWrap(True)
        self._instead.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setObjectName("muted")
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=4)
        for button in (self.swap, self.short, self.leave_out, self.up, self.down):
            flow.addWidget(button)
        tail = QHBoxLayout()
        tail.addWidget(self._greeting_heading)
        for part in (self._heading, self.modes, self._words, self._why, self.extras):
            column.addWidget(part)
        column.addWidget(self._items_heading)
        column.addWidget(self.items, 1)
        column.addWidget(self._instead)
        column.addWidget(buttons)
        column.addLayout(tail)
        column.addWidget(self.greeting)

    def _show(self) -> None:
        chosen = self._setup.choices
        self.modes.set_checked([_code_of(chosen)])
        named = chosen.beside is not None or chosen.language not in (JAPANESE, EASY)
        self._words.setText(wording.choices(chosen, i18n.active()) if named else "")
        self._words.setVisible(named and not self._setup.why)
        self._why.setText(self._setup.why)
        self._why.setVisible(bool(self._setup.why))
        on = {MONO: chosen.mono, MAP: chosen.with_map, STEPS: self._setup.next_steps}
        self.extras.set_checked([code for code, is_checked in on.items() if is_checked])
        labels = dict(self._setup.templates)
        name = labels.get(chosen.template, chosen.template)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _LABEL * metrics.horizontalAdvance("あ"))
        self.template.setVisible(len(labels) > 1)
        self.template.setText(_("ひな形：{name}  T").format(name=shown.replace("&", "&&")))
        self.template.setAccessibleName(_("ひな形：{name}  T").format(name=name))
        self._name_buttons()

    def _name_buttons(self) -> None:
        item = self.items.current
        is_short, stays = item is not None and item.short, item is not None and is_on(item)
        self.short.setText((_("くわしく") if is_short else _("短く")) + "  S")
        self.leave_out.setText((_("載せない") if stays else _("載せる")) + "  Del")
        self.short.setEnabled(stays)
        words = self._setup.instead[item.id][0] if item is not None and item.id in self._setup.instead else ""
        self._instead.setText(words)
        self._instead.setVisible(bool(words))
        self.swap.setText(_("替える") + "  B")
        self.swap.setVisible(bool(words))
        self.leave_out.setEnabled(item is not None)
        row = self.items.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.items.count() - 1)

    def _on_greeting(self) -> None:
        words = self.greeting.text().strip()
        if words != self._setup.choices.greeting:
            self.choices_chosen.emit(replace(self._setup.choices, greeting=words))

    def _pop_up(self, menu: QMenu, code: str) -> None:
        chip = self.modes.chip(code)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
        menu.setActiveAction(menu.actions()[0])


def _code_of(chosen: Choices) -> str:
    if chosen.mode is Mode.PAIR:
        return Mode.PAIR
    return chosen.mode if chosen.main.is_japanese else LANGUAGE


def _button(parent: QWidget, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(parent)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: act())
    return button


def pane_keys(pane: SetupPane) -> Sequence[tuple[str, Callable[[], object]]]:
    """Each key of the pane with what it does."""
    return (
        *((str(number), lambda mode=mode: pane.choose_mode(mode)) for number, mode in enumerate(_SINGLE, start=1)),
        ("5", lambda: pane.choose_mode(LANGUAGE)),
        ("6", lambda: pane.choose_mode(Mode.PAIR)),
        ("C", lambda: pane.toggle_extra(MONO)),
        ("M", lambda: pane.toggle_extra(MAP)),
        ("T", pane.choose_template),
        ("B", pane.swap_item),
        ("F8", lambda: pane.toggle_extra(STEPS)),
        ("S", pane.toggle_short),
        ("Del", pane.toggle_on_sheet),
        ("Ctrl+Up", lambda: pane.move_item(-1)),
        ("Ctrl+Down", lambda: pane.move_item(1)),
        ("G", pane.go_to_greeting),
    )
