"""Keys that can be made at any desk, with or without the network."""

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """A fresh UUIDv7 in its canonical spelling: unique everywhere, sorted by time."""
    return str(uuid_utils.uuid7())
