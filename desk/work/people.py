"""Who sits here, which windows there are, and the city's words: from local copies, so always at once."""

from __future__ import annotations

from desk.records.consultation import CounterWindow, Staff
from desk.records.vocabulary import Vocabulary
from desk.work.desk import Desk


def staff(desk: Desk) -> tuple[Staff, ...]:
    """Everybody who sits at a desk, in the office's order."""
    return desk.outbox.kept("staff", tuple[Staff, ...]) or ()


def windows(desk: Desk) -> tuple[CounterWindow, ...]:
    """The city's windows in their order."""
    return desk.outbox.kept("windows", tuple[CounterWindow, ...]) or ()


def vocabulary(desk: Desk) -> Vocabulary:
    """Life stages, circumstances and needs, without the lexicon."""
    return desk.outbox.kept("vocabulary", Vocabulary) or Vocabulary()


def this_window(desk: Desk) -> CounterWindow:
    """The window that this desk stands at, for the head of a sheet; the first one when none was chosen."""
    known = windows(desk)
    chosen = desk.settings.preferences.window
    for window in known:
        if window.code == chosen:
            return window
    return known[0] if known else CounterWindow(id="", code="", name="", city="")
