"""施設 and their rooms."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.models.base import Base, Key, Reference, Words


class Facility(Base):
    """What only a facility has."""

    __tablename__ = "facility"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    facility_type: Mapped[str] = mapped_column(default="")
    barrier_free: Mapped[Words]
    bus: Mapped[str] = mapped_column(default="")
    parking: Mapped[str] = mapped_column(default="")
    teen_space: Mapped[str] = mapped_column(default="")
    school_opening: Mapped[bool] = mapped_column(default=False)

    rooms: Mapped[list[Room]] = relationship(cascade="all, delete-orphan", order_by="Room.position")


class Room(Base):
    """A room: 用途・定員・料金・団体登録・個人利用・予約方法."""

    __tablename__ = "room"

    id: Mapped[Key]
    facility_id: Mapped[Reference] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    purposes: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    fee: Mapped[str] = mapped_column(default="")
    registration_needed: Mapped[bool | None]
    individual_use: Mapped[bool | None]
    booking: Mapped[str] = mapped_column(default="")
