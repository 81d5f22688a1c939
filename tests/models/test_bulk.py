"""Rows made ready before the transaction are stored as the ordinary way stores them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, text

from desk.database import Database
from desk.models import ImportBatch
from desk.models.bulk import Bulk
from desk.records.ids import new_id

FIRST, SECOND, THIRD = new_id(), new_id(), new_id()
ROW = {
    "id": FIRST,
    "at": datetime(2025, 11, 10, 9, 30, 0, 5, tzinfo=UTC),
    "by": "田中",
    "source": "まなび図鑑",
    "files": ["十一月.xlsx", "100%.csv"],
    "new": 3,
    "changed": 0,
    "unchanged": 1,
    "refused": 0,
    "vanished": 2,
}


def test_that_rows_are_stored_as_the_ordinary_way_stores_them(database: Database) -> None:
    table = ImportBatch.__table__
    names = [column.name for column in table.columns]
    assert sorted(names) == sorted(ROW)
    with database.writing() as session:
        session.execute(insert(ImportBatch).values(**ROW))
        rows = Bulk(ImportBatch, session.get_bind().dialect)
        rows.add(ROW | {"id": SECOND})
        rows.add(ROW | {"id": THIRD, "by": "%s %(id)s ? :id"})
        assert len(rows) == 2
        rows.write(session)
    with database.reading() as session:
        first, second, third = session.execute(select(table).order_by(table.c.id)).mappings()
        assert dict(second) | {"id": FIRST} == dict(first) == ROW
        assert third["by"] == "%s %(id)s ? :id"
        plain = session.execute(text("SELECT CAST(at AS TEXT), CAST(files AS TEXT) FROM import_batch ORDER BY id"))
        assert len({tuple(row) for row in plain}) == 1


def test_that_no_rows_are_no_statement(database: Database) -> None:
    with database.writing() as session:
        Bulk(ImportBatch, session.get_bind().dialect).write(session)
        assert session.scalars(select(ImportBatch)).all() == []


def test_that_a_row_must_name_every_column(database: Database) -> None:
    with database.reading() as session:
        rows = Bulk(ImportBatch, session.get_bind().dialect)
    with pytest.raises(KeyError, match="vanished"):
        rows.add({name: value for name, value in ROW.items() if name != "vanished"})
