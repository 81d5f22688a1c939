"""The ground of all tables: keys, moments, codes and naming."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Enum, MetaData, Text, TypeDecorator, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column

from desk.records.codes import (
    Asker,
    Channel,
    Delivery,
    Kind,
    Mode,
    OfferOutcome,
    Outcome,
    ReferralResult,
    Relation,
    Selection,
    State,
    UnmetReason,
)
from desk.records.ids import new_id


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment. SQLite keeps no zone, so it is stored as UTC and made aware again on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse moments without a zone: guessing one would shift a log by nine hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as aware UTC on every engine."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _codes(codes: type[StrEnum]) -> Enum:
    """A closed list, stored as its codes in plain text so that a new code needs no change of type."""
    return Enum(
        codes,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda listed: [code.value for code in listed],
    )


_CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    Asker,
    Channel,
    Delivery,
    Kind,
    Mode,
    OfferOutcome,
    Outcome,
    ReferralResult,
    Relation,
    Selection,
    State,
    UnmetReason,
)
_COLUMN_TYPES: dict[Any, Any] = {str: Text(), **{codes: _codes(codes) for codes in _CLOSED_LISTS}}

Key = Annotated[str, mapped_column(Uuid(as_uuid=False), primary_key=True, default=new_id)]
Reference = Annotated[str, mapped_column(Uuid(as_uuid=False))]
Words = Annotated[list[str], mapped_column(JSON, default=list)]
Numbers = Annotated[list[int], mapped_column(JSON, default=list)]


class Base(DeclarativeBase):
    """All tables of the truth. Texts are never NULL: not known is an empty text."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = _COLUMN_TYPES
