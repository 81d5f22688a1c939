"""A combo box over plain Python values (Qt would turn an enum of strings into bare strings)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """One of ``values``; ``words`` gives the text of a value in the language that is active when it is asked."""

    def __init__(self, values: Sequence[Any], words: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values, self._words = tuple(values), words
        self.addItems([words(value) for value in self._values])

    @property
    def value(self) -> Any:
        """What is chosen; None when nothing is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def choose(self, value: Any) -> None:
        """Choose this value; nothing when it is not among them."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for number, value in enumerate(self._values):
                self.setItemText(number, self._words(value))
