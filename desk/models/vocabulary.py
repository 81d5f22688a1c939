"""The city's words and its plans, editable by the city."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Reference, Words


class Term(Base):
    """A life stage, circumstance or need: a node of the tree of its scheme."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("scheme", "code"),)

    id: Mapped[Key]
    scheme: Mapped[str]
    code: Mapped[str]
    parent: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    english: Mapped[str] = mapped_column(default="")
    synonyms: Mapped[Words]
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)


class Plan(Base):
    """One edition of a city's plan (施策体系) with the period it is in force."""

    __tablename__ = "city_plan"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    municipality: Mapped[str]
    name: Mapped[str]
    edition: Mapped[str] = mapped_column(default="")
    starts: Mapped[date | None]
    ends: Mapped[date | None]


class Measure(Base):
    """A node of a plan's tree; ``parent`` is the code above it within the same plan."""

    __tablename__ = "measure"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    id: Mapped[Key]
    plan_id: Mapped[Reference] = mapped_column(ForeignKey("city_plan.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    parent: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    english: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
