"""What the user chose, kept at once."""

from __future__ import annotations

from desk.settings import Preferences
from desk.work.desk import Desk


def save_preferences(desk: Desk, preferences: Preferences) -> None:
    """Keep these preferences and use them from now on."""
    from dataclasses import replace

    desk.settings = replace(desk.settings, preferences=preferences)
    desk.settings.save()
