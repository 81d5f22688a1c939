"""The keys of a window, exchanged when another screen comes to the front."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desk.ui.screen import Key


class Shortcuts(QObject):
    """Makes keys act within one window. The input method writes down what it composes before a key acts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shortcuts: dict[str, QShortcut] = {}
        self._acts: dict[str, Callable[[], object]] = {}

    def use(self, keys: Iterable[Key]) -> None:
        """Obey exactly these keys; of two with the same key the first."""
        wanted: dict[str, Key] = {}
        for key in keys:
            if key.key:
                wanted.setdefault(key.key, key)
        self._acts = {name: key.act for name, key in wanted.items()}
        for name, shortcut in self._shortcuts.items():
            shortcut.setEnabled(name in wanted and wanted[name].is_enabled)
        for name, key in wanted.items():
            if name not in self._shortcuts:
                self._shortcuts[name] = self._made(name, key.is_enabled)

    def press(self, key: str) -> bool:
        """Act as if this key was pressed; false when it means nothing now."""
        shortcut = self._shortcuts.get(key)
        if shortcut is None or not shortcut.isEnabled():
            return False
        self._on_pressed(key)
        return True

    def _made(self, name: str, is_enabled: bool) -> QShortcut:
        shortcut = QShortcut(QKeySequence(name), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(is_enabled)
        shortcut.activated.connect(lambda: self._on_pressed(name))
        return shortcut

    def _on_pressed(self, name: str) -> None:
        QGuiApplication.inputMethod().commit()
        self._acts[name]()
