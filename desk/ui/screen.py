"""What the main window asks of a screen, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import SignalInstance


class Key(NamedTuple):
    """One thing that can be done now: by its key, by a click on the key bar, or by its name in Ctrl+K.

    ``key`` as Qt writes it ("F12", "Ctrl+P"), empty when only Ctrl+K knows it. ``text`` is in the active language,
    ``reading`` its kana so that it is found without an input method. F1 to F12 stand in the key bar.
    """

    key: str
    text: str
    act: Callable[[], object]
    is_enabled: bool = True
    reading: str = ""


class Screen(Protocol):
    """A widget that the main window can host. Texts follow Qt's LanguageChange event by themselves.

    The main window also connects ``said(str)`` or ``said(str, undo)`` and ``problem(str)`` where a screen has them, and
    calls ``back() -> bool`` for Esc (false: no step left, go to the counter) and ``open_with(wanted)`` for what another
    screen gave along.
    """

    title: str
    """Its name marked by ``N_``."""
    keys_changed: SignalInstance
    """``keys()`` would answer otherwise than before."""

    def keys(self) -> Sequence[tuple[Any, ...]]:
        """What can be done here now, as ``Key`` or its first fields, in the order in which it is shown."""

    def help_text(self) -> str:
        """What one does here, as short rich text in the active language (F1)."""

    def activated(self) -> None:
        """The screen came to the front."""

    def state(self) -> dict[str, Any]:
        """What the next start shows at once, as JSON. Public facts only: the file is not protected."""

    def restore(self, state: dict[str, Any]) -> None:
        """Show what ``state`` gave, before anything can be searched. Must bear any content."""
