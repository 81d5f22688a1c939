"""What a record says in another language, or in やさしい日本語: written at a counter, kept with the record."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Reference


class ResourceText(Base):
    """Title and free text in one language; a record has at most one for each."""

    __tablename__ = "resource_text"
    __table_args__ = (UniqueConstraint("resource_id", "language"),)

    id: Mapped[Key]
    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
