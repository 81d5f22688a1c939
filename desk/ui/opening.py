"""The start of the window: the first look is painted before anything else is imported.

Settings → first look → everything else, imported by a thread → the real window in its place → ready.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desk.settings import Settings
from desk.ui import first_look
from desk.ui.lanes import Importer
from desk.ui.theme import Theme
from desk.ui.window import Window

_FURNISHING = "desk.ui.furnishing"
_COUNTER = "desk.ui.counter.screen"
_WHEN_COMPOSED_MS = 50


def application_here() -> QApplication:
    """The application of this process."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("manabi-desk")
    application.setDesktopFileName("manabi-desk")
    return application


def open_window(application: QApplication, settings: Settings) -> Window:
    """The window over a home, ready to be shown; everything else begins after its first paint."""
    theme = Theme(application, settings.preferences)
    window = Window(first_look.load(settings), theme)
    importer = Importer((_FURNISHING, _COUNTER), window)

    def furnish() -> None:
        if window.is_closed:
            return
        if window.is_composing:
            QTimer.singleShot(_WHEN_COMPOSED_MS, furnish)
            return
        from desk.ui import furnishing

        furnishing.furnish(window, application, settings, theme)

    importer.imported.connect(furnish)
    window.first_painted.connect(importer.start)
    window.closed.connect(importer.join)
    return window
