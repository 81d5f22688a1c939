"""The window around the screens: it shows one of them, obeys its keys, and tells what was done last."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desk.i18n import N_, _
from desk.ui import faults, first_look
from desk.ui import state as remembered
from desk.ui.context import Context
from desk.ui.frame_keys import frame_keys, further_commands, silent_keys
from desk.ui.help.help_panel import HelpPanel
from desk.ui.help.page import page
from desk.ui.language import Language
from desk.ui.screen import Key
from desk.ui.setup.pick_staff import pick_staff
from desk.ui.setup.setup_dialog import SetupDialog
from desk.ui.shortcuts import Shortcuts
from desk.ui.state import WindowState
from desk.ui.status_line import StatusLine
from desk.ui.widgets.key_bar import BarKey, KeyBar
from desk.ui.widgets.notice_bar import NoticeBar
from desk.ui.widgets.pick_dialog import Choice, PickDialog

_FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))
HOME = "counter"
"""The screen that Esc leads to in the end."""
WELCOME = "welcome"
"""The screen of the very first start: nothing leads away from it but its buttons."""


class MainWindow(QWidget):
    """Hosts screens (see ``screen.Screen``), each made when it is first shown. It fills the top-level ``Window``."""

    def __init__(self, context: Context, language: Language, state: WindowState) -> None:
        super().__init__()
        self.context = context
        self._language = language
        language.live_with(self)
        self._state = state
        self._titles: dict[str, str] = {}
        self._makers: dict[str, Callable[[], Any]] = {}
        self._screens: dict[str, Any] = {}
        self._front = ""
        self._stack = QStackedWidget(self)
        self.notice = NoticeBar(self)
        self.key_bar = KeyBar(self)
        self.status = StatusLine(context.undo, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        column.addWidget(self._stack, 1)
        for part in (self.notice, self.key_bar, self.status):
            column.addWidget(part)
        self.help = HelpPanel(self._stack)
        self._shortcuts = Shortcuts(self)
        self._connect()
        self._recall()

    def add_screen(self, name: str, title: str, make: Callable[[], Any]) -> None:
        """Know a screen by its name; ``title`` is marked by ``N_``, ``make`` is called when it is first shown."""
        self._titles[name], self._makers[name] = title, make

    def show_screen(self, name: str, wanted: object = None) -> None:
        """Bring a screen to the front, and give it what another one wants it to show."""
        screen = self.screen_named(name)
        is_new_front, self._front = name != self._front, name
        self._stack.setCurrentWidget(screen)
        self.status.setVisible(name != WELCOME)
        self.help.hide()
        if is_new_front:
            screen.activated()
        if wanted is not None:
            screen.open_with(wanted)
        self._show_title()
        self._show_keys()

    def screen_named(self, name: str) -> Any:
        """A screen, made now if it never was. Raises KeyError for a name that was not added."""
        if name not in self._screens:
            screen = self._screens[name] = self._makers[name]()
            self._stack.addWidget(screen)
            screen.restore(self._state.screens.get(name, {}))
            screen.keys_changed.connect(self._show_keys)
            for signal, take in (("said", self.context.say), ("problem", self.context.warn)):
                if hasattr(screen, signal):
                    getattr(screen, signal).connect(take)
        return self._screens[name]

    @property
    def front(self) -> str:
        """The name of the screen in front."""
        return self._front

    def screen_titles(self) -> list[tuple[str, str]]:
        """The name of every screen with its title in the active language."""
        return [(name, _(title)) for name, title in self._titles.items()]

    def keys(self) -> list[Key]:
        """Everything that can be done now and has a key, the screen's own first."""
        screen = self._screens.get(self._front)
        told = screen.keys() if screen is not None else ()
        own = [Key(*key) for key in told]
        taken = {key.key for key in own}
        return own + [key for key in frame_keys(self) if key.key not in taken]

    def press(self, key: str) -> bool:
        """Act as if this key was pressed; false when it means nothing now."""
        return self._shortcuts.press(key)

    def back(self) -> None:
        """One step back: what lies over the screen, then within the screen, then to the counter."""
        screen = self._screens.get(self._front)
        if not self.help.isHidden():
            self.help.hide()
        elif self.context.is_resident_view:
            self.context.show_to_resident(False)
        elif screen is not None and hasattr(screen, "back") and screen.back():
            pass
        elif self.notice.text:
            self.notice.put_away()
        elif self._front != HOME and HOME in self._titles and self._front != WELCOME:
            self.show_screen(HOME)

    def undo(self) -> None:
        """Take back what was done last."""
        done = self.context.undo.undo()
        if done is not None:
            self.status.said.setText(_("元に戻しました：{what}").format(what=done.sentence))

    def toggle_help(self) -> None:
        """Show the help about this screen, or put it away."""
        if not self.help.isHidden():
            self.help.hide()
            return
        screen = self._screens[self._front]
        self.help.show_page(page(_(screen.title), screen.help_text(), self.keys()))

    def toggle_resident_view(self) -> None:
        """Turn the view for the resident on or off."""
        self.context.show_to_resident(not self.context.is_resident_view)

    def open_palette(self) -> PickDialog:
        """Every command by a word of its name or its reading (Ctrl+K)."""
        commands = chain(self.keys(), *further_commands(self))
        dialog = PickDialog(self)
        dialog.offer(
            [Choice(key, key.text, key.key, key.reading) for key in commands if key.is_enabled],
            title=_("機能を名前で探す"),
            hint=_("機能の名前かよみを入れてください"),
            nothing=_("当てはまる機能がありません。"),
        )
        dialog.picked.connect(lambda key: QTimer.singleShot(0, key.act))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_menu(self) -> QMenu:
        """The same commands as a menu (F10), for who looks rather than types."""
        menu = QMenu(self)
        in_bar = {key.key for key in self.keys_in_bar()}
        own = [key for key in self.keys() if key.key not in in_bar]
        for group in (own, *further_commands(self)):
            menu.addSeparator()
            for key in group:
                action = menu.addAction(f"{key.text}\t{key.key}" if key.key else key.text)
                action.setEnabled(key.is_enabled)
                action.triggered.connect(lambda _on=False, act=key.act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.key_bar.button("F10")
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def choose_staff(self) -> PickDialog:
        """Who sits here now (Ctrl+U)."""
        return pick_staff(self.context, self)

    def open_setup(self) -> SetupDialog:
        """Who, where, printer and looks, in one form."""
        dialog = SetupDialog(self.context, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_fault(self, error: BaseException) -> None:
        """A fault of ours in the background."""
        faults.tell(error, self, self.context.settings)

    def remember(self) -> None:
        """Keep where the window is and what it shows for the next start."""
        shown = {name: screen.state() for name, screen in self._screens.items()}
        tended = self.context.tended
        remembered.save(
            self.context.settings,
            WindowState(
                screens={**self._state.screens, **shown},
                staff=self.context.staff_list,
                windows=self.context.windows,
                vocabulary=self.context.vocabulary,
                is_sample=self.context.is_sample,
                data_as_of=tended.data_as_of if tended else self._state.data_as_of,
                count=tended.count if tended else self._state.count,
            ),
        )

    def _remember_look(self) -> None:
        """Keep what the next start paints first."""
        window, home = self.window(), self._screens.get(HOME)
        if not hasattr(home, "look") or self.context.is_resident_view:
            return
        search, cards, panes, faces = home.look()  # type: ignore[union-attr]
        boxes = [_box(part, window) for part in (search, cards, *panes)]
        look = first_look.Look(
            geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
            title=window.windowTitle(),
            hint=search.placeholderText(),
            size=(window.width(), window.height()),
            search=boxes[0],
            cards=boxes[1],
            panes=tuple(boxes[2:]),
            faces=tuple(faces),
        )
        first_look.save(self.context.settings, look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._front:
            self._show_title()
            self._show_keys()

    def closeEvent(self, event: QCloseEvent) -> None:
        for screen in self._screens.values():
            if hasattr(screen, "closing"):
                screen.closing()
        if self._front != WELCOME:
            self.remember()
            self._remember_look()
        self.context.background.close()
        self._language.end()
        super().closeEvent(event)

    def _connect(self) -> None:
        context = self.context
        context.said.connect(self._on_said)
        context.warned.connect(self.notice.tell)
        context.draft_saved.connect(self.status.show_draft_saved)
        context.preferences_changed.connect(self._on_preferences)
        context.staff_changed.connect(self._on_staff)
        context.windows_changed.connect(self._show_title)
        context.sample_known.connect(self.status.show_sample)
        context.screen_wanted.connect(self.show_screen)
        context.resident_view_changed.connect(self._on_resident_view)
        context.undo.changed.connect(self._show_keys)
        context.background.connection.connect(self.status.show_connection)
        context.background.tended.connect(
            lambda found: self.status.show_data(found.data_as_of, found.count, found.building)
        )
        context.background.fault.connect(self.show_fault)
        self.status.undo_clicked.connect(self.undo)
        self.status.staff_clicked.connect(self.choose_staff)

    def _recall(self) -> None:
        """What the last window knew, until this one knows better."""
        state = self._state
        self.context.recall(state.staff, state.windows, state.vocabulary, is_sample=state.is_sample)
        if state.count is not None:
            self.status.show_data(state.data_as_of, state.count)

    def _on_said(self, sentence: str) -> None:
        self.status.said.setText(sentence)
        self.notice.put_away()

    def _on_preferences(self) -> None:
        preferences = self.context.preferences
        self.context.theme.use(preferences)
        self._language.use(preferences.language)
        self._on_staff()

    def _on_staff(self) -> None:
        self.status.show_staff(self.context.staff_name)

    def _on_resident_view(self, is_shown: bool) -> None:
        self.status.setVisible(not is_shown)
        self.notice.put_away()
        self.help.hide()
        self._show_keys()

    def _show_title(self) -> None:
        window = self.context.window_name
        product = _("まなびデスク")
        title = _(self._titles.get(self._front, N_("窓口")))
        self.window().setWindowTitle(" — ".join(part for part in (title, window, product) if part))

    def _show_keys(self) -> None:
        keys = self.keys()
        self._shortcuts.use([*keys, *silent_keys(self)])
        self.key_bar.set_keys([self._bar_key(key) for key in self.keys_in_bar()])

    def keys_in_bar(self) -> list[Key]:
        """What the bar shows, F1 to F12 in their order; on other screens than the counter also the way back to it."""
        keys = self.keys()
        if self.context.is_resident_view:
            return [key for key in keys if key.key == "Ctrl+R"]
        by_key = {key.key: key for key in reversed(keys)}
        shown = [by_key[name] for name in _FUNCTION_KEYS if name in by_key]
        leads_home = self._front != HOME and HOME in self._titles and self._front != WELCOME
        return [by_key.get("Esc") or Key("Esc", _("窓口へ"), self.back), *shown] if leads_home else shown

    def _bar_key(self, key: Key) -> BarKey:
        return BarKey(key.key, key.text, lambda: self.press(key.key), key.is_enabled)


def _box(part: QWidget, window: QWidget) -> first_look.Box:
    corner = part.mapTo(window, QPoint(0, 0))
    return corner.x(), corner.y(), part.width(), part.height()
