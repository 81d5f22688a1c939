"""学習資源: what all eight kinds have in common. What only one kind has lies in a table of its own beside it."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.models.base import Base, Key, Moment, Numbers, Reference, Words
from desk.models.organization import Organization, Place
from desk.models.vocabulary import Measure
from desk.records.codes import Kind, Selection, State


class Resource(Base):
    """One resource: its words, whom it fits, how to apply, how to take part, and where to ask.

    Times of day and application times are local wall-clock; ``version`` counts every write.
    """

    __tablename__ = "resource"

    id: Mapped[Key]
    kind: Mapped[Kind] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    municipality: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    english: Mapped[str] = mapped_column(default="")
    subtitle: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    keywords: Mapped[Words]

    audience: Mapped[str] = mapped_column(default="")
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    residency: Mapped[Words]
    fee: Mapped[int | None]
    fee_note: Mapped[str] = mapped_column(default="")

    organization_id: Mapped[Reference | None] = mapped_column(ForeignKey("organization.id"), index=True)
    place_id: Mapped[Reference | None] = mapped_column(ForeignKey("place.id"), index=True)
    room: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_reading: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_extension: Mapped[str] = mapped_column(default="")
    contact_fax: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_url: Mapped[str] = mapped_column(default="")
    hours_note: Mapped[str] = mapped_column(default="")

    application_state: Mapped[State] = mapped_column(default=State.UNKNOWN)
    application_state_as_of: Mapped[date | None]
    application_selection: Mapped[Selection | None]
    application_opens: Mapped[datetime | None]
    application_closes: Mapped[datetime | None]
    application_method: Mapped[str] = mapped_column(default="")
    application_url: Mapped[str] = mapped_column(default="")

    sign_language: Mapped[bool | None]
    sign_language_notice: Mapped[int | None]
    captioning: Mapped[bool | None]
    captioning_notice: Mapped[int | None]
    wheelchair: Mapped[bool | None]
    languages: Mapped[Words]
    online: Mapped[bool | None]
    beginner: Mapped[bool | None]
    individual: Mapped[bool | None]
    participation_note: Mapped[str] = mapped_column(default="")

    dispute_reason: Mapped[str] = mapped_column(default="")
    dispute_by: Mapped[str] = mapped_column(default="")
    dispute_at: Mapped[datetime | None] = mapped_column(Moment)
    vanished_on: Mapped[date | None]

    organization: Mapped[Organization | None] = relationship()
    place: Mapped[Place | None] = relationship()
    provenance: Mapped[Provenance | None] = relationship(cascade="all, delete-orphan")
    childcare: Mapped[Childcare | None] = relationship(cascade="all, delete-orphan")
    opening: Mapped[list[OpeningHours]] = relationship(cascade="all, delete-orphan", order_by="OpeningHours.position")
    closing: Mapped[list[ClosingRule]] = relationship(cascade="all, delete-orphan", order_by="ClosingRule.position")
    terms: Mapped[list[ResourceTerm]] = relationship(cascade="all, delete-orphan", order_by="ResourceTerm.position")
    measures: Mapped[list[ResourceMeasure]] = relationship(cascade="all, delete-orphan")


class Provenance(Base):
    """Where a record comes from: source, file and row; 取込日, 更新日, 確認日 and by whom.

    ``key`` names the record at its source across issues; ``digest`` is over what the source said last.
    """

    __tablename__ = "provenance"
    __table_args__ = (Index("ix_provenance_source_key", "source", "key"),)

    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    source: Mapped[str] = mapped_column(default="")
    file: Mapped[str] = mapped_column(default="")
    row: Mapped[int | None]
    key: Mapped[str] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(default="")
    imported_on: Mapped[date | None]
    source_updated_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str] = mapped_column(default="")


class Childcare(Base):
    """保育: ages in months, places, its own deadline and fee in yen."""

    __tablename__ = "childcare"

    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    months_from: Mapped[int | None]
    months_to: Mapped[int | None]
    places: Mapped[int | None]
    deadline: Mapped[date | None]
    fee: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")


class OpeningHours(Base):
    """Open from ``opens`` to ``closes`` on these weekdays (0 = Monday; all when empty)."""

    __tablename__ = "opening_hours"

    id: Mapped[Key]
    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    opens: Mapped[time]
    closes: Mapped[time]
    weekdays: Mapped[Numbers]
    note: Mapped[str] = mapped_column(default="")


class ClosingRule(Base):
    """休館日 by rule; the meaning of the parts is told at ``records.hours.ClosingRule``."""

    __tablename__ = "closing_rule"

    id: Mapped[Key]
    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    weekdays: Mapped[Numbers]
    weeks: Mapped[Numbers]
    from_month_day: Mapped[str] = mapped_column(default="")
    to_month_day: Mapped[str] = mapped_column(default="")
    holidays: Mapped[bool] = mapped_column(default=False)
    moved_by_holiday: Mapped[bool] = mapped_column(default=False)
    dates: Mapped[Words]


class ResourceTerm(Base):
    """A life stage, circumstance or need that a resource is tagged with.

    Codes are open: a word that the city has taken out of its vocabulary still shows under its code.
    """

    __tablename__ = "resource_term"
    __table_args__ = (UniqueConstraint("resource_id", "scheme", "code"),)

    id: Mapped[Key]
    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    scheme: Mapped[str]
    code: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class ResourceMeasure(Base):
    """A measure of a plan that a resource serves."""

    __tablename__ = "resource_measure"
    __table_args__ = (UniqueConstraint("resource_id", "measure_id"),)

    id: Mapped[Key]
    resource_id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), index=True)
    measure_id: Mapped[Reference] = mapped_column(ForeignKey("measure.id", ondelete="CASCADE"), index=True)
    measure: Mapped[Measure] = relationship()
