"""What is stored is what is read: the tables and the public record say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings

from desk.database import Database
from desk.models.facts import iterate_public, public_record
from desk.records.codes import Kind
from desk.records.resource import Resource
from desk.services.storing import Storing, store
from tests.make import make_course, make_resource, resources


def test_that_a_course_with_everything_reads_back_as_it_was_stored(database: Database) -> None:
    course = make_course()
    with database.writing() as session:
        store(session, [Storing(resource=course)], desk="K7", who="田中")
    with database.reading() as session:
        assert public_record(session, course.id) == course


@pytest.mark.parametrize("kind", Kind)
def test_that_every_kind_reads_back(database: Database, kind: Kind) -> None:
    resource = make_resource(kind)
    with database.writing() as session:
        store(session, [Storing(resource=resource)], desk="K7", who="")
    with database.reading() as session:
        assert public_record(session, resource.id) == resource


def test_that_storing_again_replaces_every_part_and_counts_the_version(database: Database) -> None:
    course = make_course()
    bare = replace(make_resource(), id=course.id)
    with database.writing() as session:
        store(session, [Storing(resource=course)], desk="K7", who="")
    with database.writing() as session:
        store(session, [Storing(resource=bare)], desk="K7", who="")
    with database.reading() as session:
        assert public_record(session, course.id) == replace(bare, version=2)


def test_that_all_records_are_walked_through_once(database: Database) -> None:
    many = [make_resource(Kind.CIRCLE, title=f"会 {number}") for number in range(1203)]
    with database.writing() as session:
        store(session, [Storing(resource=resource) for resource in many], desk="K7", who="")
    with database.reading() as session:
        assert sorted(found.id for found in iterate_public(session)) == sorted(resource.id for resource in many)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database for all examples of a property."""
    made = Database(f"sqlite:///{tmp_path_factory.mktemp('facts') / 'desk.db'}")
    made.migrate()
    yield made
    made.dispose()


@given(resource=resources())
@settings(max_examples=60)
def test_that_any_record_reads_back_as_it_was_stored(kept: Database, resource: Resource) -> None:
    with kept.writing() as session:
        store(session, [Storing(resource=resource)], desk="K7", who="")
    with kept.reading() as session:
        found = public_record(session, resource.id)
    assert found is not None
    assert _without_shared_rows(found) == _without_shared_rows(resource)


def _without_shared_rows(resource: Resource) -> Resource:
    """Organisations and places are shared rows that other records bring up to date; meetings come back by date."""
    course = resource.course and replace(
        resource.course,
        meetings=tuple(sorted(resource.course.meetings, key=repr)),
        recurrences=tuple(sorted(resource.course.recurrences, key=repr)),
    )
    return replace(resource, organization=None, place=None, course=course)
