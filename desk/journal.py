"""The log file of this desk: what went wrong, without what residents said or who they are."""

from __future__ import annotations

import copy
import logging
import logging.handlers
import sys
import traceback
from pathlib import Path

_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


class _NoValues(logging.Formatter):
    """Tracebacks by file, line and kind of error only: messages of errors may hold what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; a traceback that another handler has put into words already is not taken over."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        kind, _error, trace = ei if isinstance(ei, tuple) else sys.exc_info()
        frames = "".join(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)
        )
        return f"{frames}{getattr(kind, '__name__', kind)}"


def begin(file: Path) -> None:
    """Write warnings and worse to this file from now on, half a megabyte and one predecessor at most."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(file, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(_NoValues(_FORMAT))
    root = logging.getLogger()
    for former in [known for known in root.handlers if isinstance(known, logging.handlers.RotatingFileHandler)]:
        root.removeHandler(former)
        former.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
