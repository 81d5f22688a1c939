"""町丁目: where a resident comes from, as near as the desk needs to know it."""

from __future__ import annotations

from dataclasses import dataclass

NEAR_MINUTES = 15
"""近く, where nobody says how far they would walk: as far as people go on foot without thinking of a bus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """One 町丁目. ``code``: municipality code and 町字ID as one text. Latitude and longitude in degrees (WGS 84)."""

    code: str
    municipality: str
    name: str
    reading: str = ""
    latitude: float
    longitude: float
