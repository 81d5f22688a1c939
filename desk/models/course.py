"""講座・教室・イベント with their dates."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.models.base import Base, Key, Reference, Words


class Course(Base):
    """What only a course has. Money in yen."""

    __tablename__ = "course"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    schedule: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    capacity_note: Mapped[str] = mapped_column(default="")
    material_fee: Mapped[int | None]
    belongings: Mapped[str] = mapped_column(default="")
    teacher: Mapped[str] = mapped_column(default="")
    teacher_reading: Mapped[str] = mapped_column(default="")

    meetings: Mapped[list[Meeting]] = relationship(cascade="all, delete-orphan", order_by="Meeting.starts")
    recurrences: Mapped[list[Recurrence]] = relationship(cascade="all, delete-orphan", order_by="Recurrence.first")


class Meeting(Base):
    """One date of a course (local wall-clock)."""

    __tablename__ = "meeting"

    id: Mapped[Key]
    course_id: Mapped[Reference] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    starts: Mapped[datetime]
    ends: Mapped[datetime | None]
    all_day: Mapped[bool] = mapped_column(default=False)
    cancelled: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class Recurrence(Base):
    """A repeating schedule as stated (RFC 5545 RRULE) with its exceptions as ISO dates; see ``meeting``."""

    __tablename__ = "recurrence"

    id: Mapped[Key]
    course_id: Mapped[Reference] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    rule: Mapped[str]
    first: Mapped[datetime]
    minutes: Mapped[int | None]
    exceptions: Mapped[Words]
