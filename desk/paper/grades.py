"""How well a line may end at a place."""

from __future__ import annotations

from enum import IntEnum


class Grade(IntEnum):
    """How well a line may end at a place, best first."""

    PHRASE = 0
    WORD = 1
    INSIDE = 2
    POOR = 3
    FORCED = 4
    NEVER = 5
