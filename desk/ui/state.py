"""What the window remembers between two starts, in one small file."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desk.records.consultation import CounterWindow, Staff
from desk.records.vocabulary import Vocabulary
from desk.settings import Settings
from desk.ui.first_look import keep

_FILE = "window.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """What the window showed. The file is not protected: nothing that a resident said is in it.

    ``screens`` maps a screen's name to what its ``state()`` gave. People, windows and words are copies, so that the
    screens have them before the database was asked.
    """

    screens: dict[str, dict[str, Any]] = field(default_factory=dict)
    staff: tuple[Staff, ...] = ()
    windows: tuple[CounterWindow, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    is_sample: bool = False
    data_as_of: datetime | None = None
    count: int | None = None


def path(settings: Settings) -> Path:
    """The file of this home."""
    return settings.home / _FILE


def load(settings: Settings) -> WindowState:
    """What was remembered; an empty state when there is none or it can't be read, since nothing depends on it."""
    try:
        return msgspec.json.decode(path(settings).read_bytes(), type=WindowState)
    except FileNotFoundError:
        return WindowState()
    except (OSError, msgspec.MsgspecError) as error:
        _log.warning("the state of the window could not be read: %s", type(error).__name__)
        return WindowState()


def save(settings: Settings, state: WindowState) -> None:
    """Remember this: a crash leaves the old file or the new one."""
    keep(path(settings), msgspec.json.encode(state))
