"""The function keys at the bottom of the window, for the eye and for the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desk.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True)
class BarKey:
    """One button: the key as people read it, what it does now, and whether it can be pressed."""

    key: str
    text: str
    act: Callable[[], object]
    is_enabled: bool = True


class KeyBar(QWidget):
    """Shows keys in the order given, wrapping where the text is large. A click never takes the focus away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=4, stretch=True)
        self._buttons: list[QPushButton] = []
        self._keys: list[BarKey] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_keys(self, keys: Sequence[BarKey]) -> None:
        """Show these keys instead; buttons that stay only change their words."""
        self._keys = list(keys)
        while len(self._buttons) > len(keys):
            button = self._buttons.pop()
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self._buttons) < len(keys):
            self._add_button()
        for button, key in zip(self._buttons, keys, strict=True):
            button.setText(f"{key.key} {_plain(key.text)}")
            button.setAccessibleName(f"{key.text} {key.key}")
            button.setEnabled(key.is_enabled)

    def button(self, key: str) -> QPushButton:
        """The button of a key. Raises KeyError when it is not shown."""
        for button, shown in zip(self._buttons, self._keys, strict=True):
            if shown.key == key:
                return button
        raise KeyError(key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._flow.invalidate()
            self.updateGeometry()

    def _add_button(self) -> None:
        place = len(self._buttons)
        button = QPushButton(self)
        button.setObjectName("key")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._keys[place].act())
        self._flow.addWidget(button)
        self._buttons.append(button)
        button.show()


def _plain(text: str) -> str:
    """A text on a button as it is: an ampersand there would underline the next letter."""
    return text.replace("&", "&&")
