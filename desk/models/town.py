"""町丁目 with their coordinates: where residents come from."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base


class Town(Base):
    """One 町丁目, under its municipality's code and its 町字ID as one text. Degrees in WGS 84."""

    __tablename__ = "town"

    code: Mapped[str] = mapped_column(primary_key=True)
    municipality: Mapped[str]
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float]
    longitude: Mapped[float]
