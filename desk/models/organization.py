"""Who provides resources and where they take place."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key


class Organization(Base):
    """主催・提供者, one row for each section of it."""

    __tablename__ = "organization"
    __table_args__ = (UniqueConstraint("name", "section"),)

    id: Mapped[Key]
    name: Mapped[str]
    section: Mapped[str] = mapped_column(default="")
    reading: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    is_private: Mapped[bool] = mapped_column(default=False)


class Place(Base):
    """A place with its coordinates in degrees (WGS 84), shared by everything that happens there."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("name", "address"),)

    id: Mapped[Key]
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    reading: Mapped[str] = mapped_column(default="")
    address_reading: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    access: Mapped[str] = mapped_column(default="")
