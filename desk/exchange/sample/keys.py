"""Keys of sample records: the same every time, so that a later dating updates what is there."""

from __future__ import annotations

import hashlib
import uuid

_MADE = 1_743_465_600_000
"""2025-04-01T00:00:00Z in milliseconds, the time that all keys of the sample carry."""


def stable_id(name: str) -> str:
    """A key in the shape of a UUIDv7 (RFC 9562) whose random bits come from the name."""
    digest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:10])
    bits = _MADE << 80 | digest
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=bits))
