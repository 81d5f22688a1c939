"""A picture of the real window at work, for machines without a screen and for the documents."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from desk.errors import DeskError
from desk.i18n import _
from desk.records.state import guards
from desk.settings import Settings

_ITEMS = 2
_log = logging.getLogger(__name__)
_PATIENCE_S = 60.0


def take_picture(settings: Settings, file: Path, text: str, work: Callable[[Any], object] | None = None) -> None:
    """Search for this text in the real window, put the first hits into the tray, and save what one sees as PNG.

    ``work`` does something else with the counter's screen than filling the tray. Nothing is filed, and no draft is left
    behind. Raises DeskError when the search isn't answered.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler

    from desk.ui.main_window import HOME
    from desk.ui.opening import application_here, open_window
    from desk.ui.window import SMALLEST

    qInstallMessageHandler(_log_of_qt)
    application = application_here()
    window = open_window(application, settings)
    window.resize(*SMALLEST)
    window.show()
    until(lambda: window.content is not None)
    main: Any = window.content
    counter = main.screen_named(HOME)
    try:
        until(lambda: main.context.tended is not None and counter.searching.results is not None)
        counter.controller.start_next()  # whatever case was left open is nobody's business here
        counter.view.search.setText(text)
        until(lambda: counter.searching.results is not None and counter.searching.results.query.text == text)
        if work is None:
            _fill_tray(counter, settings)
        else:
            work(counter)
        window.grab().save(str(file))
    finally:
        counter.acts.drafts.discard(counter.controller.case.id)
        counter.controller.start_next()
        main.context.background.close()
        window.deleteLater()
        application.processEvents()


def _log_of_qt(_kind: Any, _context: Any, message: str) -> None:
    """Qt's own remarks into our log: a platform without a screen has one about every window."""
    _log.info("%s", message)


def _fill_tray(counter: Any, settings: Settings) -> None:
    """Pick what nothing speaks against, and wait until its sheet is set, so that its pages are counted."""
    now, days = datetime.now(), settings.preferences.confirmation_days
    results, steps = counter.searching.results, counter.acts.steps
    fitting = [hit.resource for hit in results.hits if not guards(hit.resource, now, days)][:_ITEMS]
    pages: list[int] = []
    counter.handing.pages_known.connect(pages.append)
    for resource in fitting:
        steps.pick(resource, counter.searching.as_record())
    until(lambda: any(pages) or not fitting)


def until(is_so: Callable[[], bool]) -> None:
    """Let the window live until this is so."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(int(_PATIENCE_S * 1000))
    while not is_so():
        if deadline.hasExpired():
            raise DeskError(_("画面の写真を撮れませんでした。desk doctor で状態を確かめてください。"))
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 100)
