"""Rows to insert, turned into what the driver takes before the transaction that writes them begins.

Converting 400,000 rows costs seconds, and nobody else can write meanwhile if it is done inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

from desk.models.base import Base

_Convert = Callable[[Any], Any] | None


class Bulk:
    """The rows of one table for one engine. Every row must name every column."""

    def __init__(self, table: type[Base], dialect: Dialect) -> None:
        plain = table.__table__
        assert isinstance(plain, Table)
        statement = insert(plain).compile(dialect=dialect, column_keys=[column.name for column in plain.columns])
        self._sql = str(statement)
        self._names = tuple(statement.positiontup or [column.name for column in plain.columns])
        self._is_positional = statement.positiontup is not None
        self._convert: tuple[tuple[str, _Convert], ...] = tuple(
            (name, plain.columns[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in self._names
        )
        self._rows: list[Any] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: Mapping[str, Any]) -> None:
        """Add one row, given by column. Raises KeyError when a column is missing."""
        values = tuple([row[name] if convert is None else convert(row[name]) for name, convert in self._convert])
        self._rows.append(values if self._is_positional else dict(zip(self._names, values, strict=True)))

    def write(self, session: Session) -> None:
        """Insert all rows with one statement."""
        if self._rows:
            session.connection().exec_driver_sql(self._sql, self._rows)
