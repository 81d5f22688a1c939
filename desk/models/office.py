"""The office itself: staff, windows where the product stands, and imports that were made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Moment, Words


class Staff(Base):
    """Somebody who sits at the desk."""

    __tablename__ = "staff"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class CounterWindow(Base):
    """A window of the city where this product stands."""

    __tablename__ = "counter_window"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    city: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class ImportBatch(Base):
    """One import as it was applied."""

    __tablename__ = "import_batch"

    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    files: Mapped[Words]
    new: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    refused: Mapped[int]
    vanished: Mapped[int]


class Fact(Base):
    """A fact about this database itself, such as the day its sample data was dated from."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(default="")
