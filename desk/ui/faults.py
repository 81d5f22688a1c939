"""Faults of ours in the window: into the log without anybody's words, and one dialog that says what to do."""

from __future__ import annotations

import logging
import sys
import threading
from html import escape
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desk.errors import DeskError
from desk.i18n import _
from desk.settings import Settings
from desk.ui.theme import spaced

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultDialog(QMessageBox):
    """What to do after a fault. One at a time: faults in a row don't pile up windows."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(_("うまくいきませんでした"))
        self.setText(spaced(_("ソフトの不具合です。記録した相談と下書きは残っています。")))
        what_to_do = _(
            "そのまま続けられます。同じことが起きるときは、ソフトを一度閉じて開き直し、記録のファイル（{path}）を担当者に渡してください。"
        ).format(path=settings.log_path)
        self.setInformativeText(spaced(escape(what_to_do)))
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Close))
        show = self.addButton(_("記録のファイルの場所を開く"), QMessageBox.ButtonRole.ActionRole)
        show.clicked.connect(self._on_show)

    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._settings.log_path.parent)))


def tell(error: BaseException, window: QWidget, settings: Settings) -> None:
    """A fault of ours: say what to do, once however many follow. A DeskError is but its sentence."""
    if window.findChild(QMessageBox) is not None:
        return
    if isinstance(error, DeskError):
        dialog = QMessageBox(QMessageBox.Icon.Information, "", str(error), QMessageBox.StandardButton.Close, window)
    else:
        dialog = FaultDialog(settings, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def catch(window: QWidget, show: Any) -> None:
    """From now on no fault of this process passes unseen: all are logged, those of the window call ``show(error)``."""

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            window.close()
            return
        if not isinstance(error, DeskError):
            _log.error("the window failed", exc_info=(kind, error, trace))
        show(error)

    def on_thread_error(told: threading.ExceptHookArgs) -> None:
        _log.error(
            "a thread failed",
            exc_info=(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback),
        )

    sys.excepthook = on_error
    threading.excepthook = on_thread_error
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind in _LEVELS:
        logging.getLogger("qt").log(_LEVELS[kind], "%s", message)
