"""相談 as they were logged, what was offered, what was printed, and what was typed by hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.models.base import Base, Key, Moment, Reference, Words
from desk.records.codes import (
    Asker,
    Channel,
    Delivery,
    Kind,
    Mode,
    OfferOutcome,
    Outcome,
    UnmetReason,
)


class Consultation(Base):
    """One visit, call or mail. ``desk`` is the code of the desk that filed it, also part of the slip number."""

    __tablename__ = "consultation"

    id: Mapped[Key]
    slip: Mapped[str] = mapped_column(unique=True)
    started: Mapped[datetime] = mapped_column(Moment, index=True)
    ended: Mapped[datetime] = mapped_column(Moment)
    minutes: Mapped[int]
    desk: Mapped[str] = mapped_column(default="")
    window: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[str] = mapped_column(default="")
    staff: Mapped[str] = mapped_column(default="")
    channel: Mapped[Channel]
    asker: Mapped[Asker]
    question: Mapped[str] = mapped_column(default="")
    memo: Mapped[str] = mapped_column(default="")
    outcome: Mapped[Outcome]
    unmet_reason: Mapped[UnmetReason | None]
    version: Mapped[int] = mapped_column(default=1)

    terms: Mapped[list[ConsultationTerm]] = relationship(
        cascade="all, delete-orphan", order_by="ConsultationTerm.position"
    )
    searches: Mapped[list[ConsultationSearch]] = relationship(
        cascade="all, delete-orphan", order_by="ConsultationSearch.position"
    )
    offers: Mapped[list[Offer]] = relationship(cascade="all, delete-orphan", order_by="Offer.position")


class ConsultationTerm(Base):
    """A life stage, circumstance or need of the one who asked."""

    __tablename__ = "consultation_term"

    id: Mapped[Key]
    consultation_id: Mapped[Reference] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), index=True)
    scheme: Mapped[str]
    code: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class ConsultationSearch(Base):
    """One search made during a consultation: words, filters as "sort:code", and how much was found."""

    __tablename__ = "consultation_search"

    id: Mapped[Key]
    consultation_id: Mapped[Reference] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    filters: Mapped[Words]
    total: Mapped[int] = mapped_column(default=0)


class Offer(Base):
    """ご案内. A resource is named by id without a foreign key: the log outlives what it points to."""

    __tablename__ = "offer"

    id: Mapped[Key]
    consultation_id: Mapped[Reference] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    resource_id: Mapped[Reference | None] = mapped_column(index=True)
    resource_version: Mapped[int | None]
    kind: Mapped[Kind | None]
    title: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    delivery: Mapped[Delivery]
    outcome: Mapped[OfferOutcome]
    guards: Mapped[Words]


class Handout(Base):
    """A sheet as it was given. ``content`` is the whole ``records.consultation.Handout`` as JSON."""

    __tablename__ = "handout"

    id: Mapped[Key]
    slip: Mapped[str] = mapped_column(index=True)
    consultation_id: Mapped[Reference | None] = mapped_column(
        ForeignKey("consultation.id", ondelete="SET NULL"), index=True
    )
    issued: Mapped[datetime]
    mode: Mapped[Mode]
    language: Mapped[str]
    content: Mapped[str]


class Candidate(Base):
    """手書きの案内 that was typed at a counter: a candidate for the data, waiting for review."""

    __tablename__ = "candidate"

    id: Mapped[Key]
    consultation_id: Mapped[Reference | None] = mapped_column(
        ForeignKey("consultation.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="waiting")
