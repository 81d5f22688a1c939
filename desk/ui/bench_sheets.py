"""The figures of sheets with those that need the window's toolkit (``desk bench handouts``)."""

from __future__ import annotations

import os
from typing import Any

from desk.work.bench_handouts import bench_handouts


def bench_sheets() -> dict[str, Any]:
    """How fast sheets are set, Qt's own way of making a PDF among the rivals."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from desk.ui.bench_preview import bench_preview
    from desk.ui.bench_qt import have_fonts, set_by_qt

    counter = bench_preview()

    application = QGuiApplication.instance() or QGuiApplication([])
    have_fonts()
    figures = bench_handouts(more={"Qt": set_by_qt})
    del application
    return {**figures, "counter_ms": counter}
