"""What a talent told the desk alone. These records never leave the truth and the screens of the talent bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Consent to be contacted over exactly one channel: "handout", "phone", "email", "post" or "newsletter"."""

    channel: str
    granted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalentPrivate:
    """The private part of a talent's registration; ``resource_id`` is the talent it belongs to."""

    resource_id: str
    legal_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    consents: tuple[Consent, ...] = ()
