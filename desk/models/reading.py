"""How the city reads words: what staff corrected at the counter."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Moment


class WordReading(Base):
    """The last correction of one word; an empty reading where it was taken back."""

    __tablename__ = "word_reading"

    id: Mapped[Key]
    word: Mapped[str] = mapped_column(unique=True)
    reading: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
