"""団体・サークル."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Numbers, Reference


class Circle(Base):
    """A group that learns together. Times as "HH:MM", money in yen."""

    __tablename__ = "circle"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    meets: Mapped[str] = mapped_column(default="")
    weekdays: Mapped[Numbers]
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    members: Mapped[int | None]
    taking_members: Mapped[bool | None]
    visitors: Mapped[str] = mapped_column(default="")
    admission_fee: Mapped[int | None]
    monthly_fee: Mapped[int | None]
