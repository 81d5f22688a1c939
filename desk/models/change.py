"""The change feed: one thin row for every write, its payload apart, private payloads sealed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Moment, Reference


class FeedDesk(Base):
    """A desk that writes to the truth. Its row is locked while its next sequence number is given out."""

    __tablename__ = "feed_desk"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    sequence: Mapped[int] = mapped_column(default=0)


class Change(Base):
    """What happened: desk and sequence, kind and id of the record, its version after the write, who and when."""

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("desk", "sequence"),)

    id: Mapped[Key]
    desk: Mapped[str]
    sequence: Mapped[int]
    kind: Mapped[str]
    entity_id: Mapped[Reference] = mapped_column(index=True)
    version: Mapped[int]
    action: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)


class ChangePayload(Base):
    """What changed, as JSON {field: [before, after]}; sealed with the record's key where it is private."""

    __tablename__ = "change_payload"

    change_id: Mapped[Reference] = mapped_column(ForeignKey("change.id", ondelete="CASCADE"), primary_key=True)
    sealed: Mapped[bool] = mapped_column(default=False)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class RecordKey(Base):
    """The key that seals a record's private payloads. Deleting it erases them and leaves the feed whole."""

    __tablename__ = "record_key"

    entity_id: Mapped[Reference] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary)
