"""人材バンク: the public part, and apart from it what only the desk may see."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Reference, Words


class Talent(Base):
    """The public part of a talent; ``direct_contact`` only where consented for paper."""

    __tablename__ = "talent"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    roles: Mapped[Words]
    subjects: Mapped[Words]
    days: Mapped[str] = mapped_column(default="")
    areas: Mapped[str] = mapped_column(default="")
    fee_note: Mapped[str] = mapped_column(default="")
    registered_until: Mapped[date | None]
    direct_contact: Mapped[bool] = mapped_column(default=False)


class TalentPrivate(Base):
    """What a talent told the desk alone. No relationship leads here, so that no public reading can stray into it."""

    __tablename__ = "talent_private"

    talent_id: Mapped[Reference] = mapped_column(ForeignKey("talent.id", ondelete="CASCADE"), primary_key=True)
    legal_name: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class TalentConsent(Base):
    """Consent of a talent to be contacted over exactly one channel, and by whom it may be used."""

    __tablename__ = "talent_consent"
    __table_args__ = (UniqueConstraint("talent_id", "channel"),)

    id: Mapped[Key]
    talent_id: Mapped[Reference] = mapped_column(ForeignKey("talent.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str]
    granted_on: Mapped[date | None]
