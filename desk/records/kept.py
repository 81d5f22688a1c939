"""Records that were kept as JSON, read back: also those of earlier versions, which told some things elsewhere."""

from __future__ import annotations

from typing import Any

import msgspec

from desk.records.case import Case
from desk.records.consultation import Filing, Handout

_CHOSEN = ("mode", "language", "greeting")
"""What stood on the case and the handout themselves before there were more ways to set a sheet."""


def case_of(body: bytes | str) -> Case:
    """A draft."""
    return msgspec.convert(_with_choices(msgspec.json.decode(body)), Case)


def handout_of(body: bytes | str) -> Handout:
    """A sheet as it was given."""
    return msgspec.convert(_with_choices(msgspec.json.decode(body)), Handout)


def filing_of(body: bytes | str) -> Filing:
    """A filing with its sheet."""
    told = msgspec.json.decode(body)
    if told.get("handout"):
        told["handout"] = _with_choices(told["handout"])
    return msgspec.convert(told, Filing)


def _with_choices(told: dict[str, Any]) -> dict[str, Any]:
    if "choices" in told:
        return told
    return {**told, "choices": {name: told[name] for name in _CHOSEN if name in told}}
