"""The process of the window: may it open here, is it the only one, and what becomes of faults."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.errors import DeskError
from desk.i18n import _
from desk.settings import Settings
from desk.ui import faults
from desk.ui.only_one import OnlyOne
from desk.ui.opening import application_here, open_window

FAULTY_QT = (6, 12)
"""From this PySide6 on, Python before 3.12 aborts after some thousand calls (none_dealloc); its metadata doesn't say so."""


def run(settings: Settings) -> int:
    """Open the counter and stay until it is closed. Raises DeskError where it can't be opened."""
    refuse_faulty_qt(PySide6.__version_info__[:2], sys.version_info[:2])
    refuse_no_screen(sys.platform, os.environ)
    application = application_here()
    one = OnlyOne(settings.home)
    if not one.take():
        if one.call_other():
            return 0
        raise DeskError(_("まなびデスクはもう開いています。開いている画面をお使いください。"))
    window = open_window(application, settings)
    faults.catch(window, lambda error: faults.tell(error, window, settings))
    window.first_painted.connect(lambda: one.listen(lambda: come_to_front(window)))
    window.show()
    code = application.exec()
    one.release()
    return code


def refuse_no_screen(platform: str, environment: Mapping[str, str]) -> None:
    """Raise DeskError where Qt would abort for want of a screen."""
    if platform.startswith("linux") and not any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise DeskError(_("画面のないところでは窓口を開けません。画面なしで試すには desk tour を実行してください。"))


def refuse_faulty_qt(qt: tuple[int, int], python: tuple[int, int]) -> None:
    """Raise DeskError for a pair of versions that is known to crash."""
    if qt >= FAULTY_QT and python < (3, 12):
        raise DeskError(
            _(
                "PySide6 {qt} は Python {python} では途中で止まります。Python 3.12 以降を使うか、PySide6 を 6.11.3 に戻してください。"
            ).format(qt=".".join(map(str, qt)), python=".".join(map(str, python)))
        )


def come_to_front(window: QWidget) -> None:
    """Show the window above the others, as it was before it was put away."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
