"""町丁目 with their coordinates: where residents come from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from desk.models.base import Base
from desk.records import town as record


class Town(Base):
    """One 町丁目, under its municipality's code and its 町字ID as one text. Degrees in WGS 84."""

    __tablename__ = "town"

    code: Mapped[str] = mapped_column(primary_key=True)
    municipality: Mapped[str]
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float]
    longitude: Mapped[float]


def all_towns(session: Session) -> Iterator[record.Town]:
    """Every town, in the order of their codes."""
    for row in session.execute(select(Town.__table__).order_by(Town.code)).mappings():
        yield record.Town(**row)
