"""つながり: stored steps from one resource to another, by which the city's learning goes round (学びの循環)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Reference
from desk.records.codes import Relation


class ResourceLink(Base):
    """One step, told from the resource that has it (``from_id``); deleting either end deletes it."""

    __tablename__ = "resource_link"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "relation"),)

    id: Mapped[Key]
    from_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    to_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    relation: Mapped[Relation]
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
