"""Migrations: equal to the models, up and down, and with data in the tables."""

from __future__ import annotations

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from desk import database as module
from desk.database import Database, newest_revision
from desk.models import Base
from desk.models.facts import public_record
from desk.services.storing import Storing, store
from tests.make import make_course


def test_that_the_migrated_tables_are_those_of_the_models(database: Database) -> None:
    with database._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    assert database.revision() == newest_revision() != ""


def test_that_migrating_twice_keeps_the_data(database: Database) -> None:
    course = make_course()
    with database.writing() as session:
        store(session, [Storing(resource=course)], desk="K7", who="")
    database.migrate()
    with database.reading() as session:
        assert public_record(session, course.id) == course


def test_that_every_migration_can_be_taken_back(database: Database) -> None:
    with database._writer.connect() as connection:
        config = module._alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.commit()
    with database._engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    database.migrate()
    assert database.revision() == newest_revision()


def test_that_no_table_is_named_by_a_reserved_word() -> None:
    preparer = create_engine("sqlite://").dialect.identifier_preparer
    assert [table for table in Base.metadata.tables if preparer._requires_quotes(table)] == []
