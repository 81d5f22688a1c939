"""つなぎ: residents who were handed on to another window, and what came back."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Reference
from desk.records.codes import ReferralResult


class Referral(Base):
    """A sheet as it was given. ``content`` is the whole ``records.referral.Referral`` of that moment as JSON.

    The consultation is named without a foreign key: it may be put on record later than its referral.
    """

    __tablename__ = "referral"

    id: Mapped[Key]
    slip: Mapped[str] = mapped_column(index=True)
    consultation_id: Mapped[Reference | None] = mapped_column(index=True)
    issued: Mapped[datetime] = mapped_column(index=True)
    desk: Mapped[str] = mapped_column(default="")
    staff: Mapped[str] = mapped_column(default="")
    to_name: Mapped[str]
    due: Mapped[date | None]
    content: Mapped[str]
    received: Mapped[date | None]
    result: Mapped[ReferralResult | None]
    answered: Mapped[date | None]
    answerer: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
