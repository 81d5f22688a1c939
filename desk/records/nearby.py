"""What stands near a place: what a small map shows around it, and what is walked to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A facility of the public data, by its name and, where it has one, its English name. Degrees in WGS 84."""

    name: str
    reading: str = ""
    english: str = ""
    latitude: float
    longitude: float
