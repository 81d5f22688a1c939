"""The change feed: in order for each desk, nothing passed over, cursors that only move on."""

from __future__ import annotations

import threading

from sqlalchemy import select

from desk import changes
from desk.database import Database
from desk.models import Change, Resource
from desk.records.ids import new_id
from desk.services.storing import Storing, store
from tests.make import make_resource


def _entry(**changed: object) -> changes.Entry:
    fields = {"kind": "resource", "entity_id": new_id(), "version": 1, "action": "store", "difference": {}}
    return changes.Entry(**(fields | changed))  # type: ignore[arg-type]


def test_that_numbers_run_without_gaps_for_each_desk(database: Database) -> None:
    for desk, count in (("K7", 2), ("B3", 1), ("K7", 3)):
        with database.writing() as session:
            changes.append(session, [_entry() for _n in range(count)], desk=desk, who="")
    with database.reading() as session:
        assert changes.head(session) == {"K7": 5, "B3": 1}
        assert [row.sequence for row in changes.read_since(session, {"B3": 1})] == [1, 2, 3, 4, 5]


def test_that_a_reader_catches_up_in_pages(database: Database) -> None:
    with database.writing() as session:
        changes.append(session, [_entry() for _n in range(25)], desk="K7", who="")
        changes.append(session, [_entry() for _n in range(5)], desk="B3", who="")
    cursor: changes.Cursor = {}
    seen = []
    with database.reading() as session:
        while page := changes.read_since(session, cursor, limit=7):
            seen += [(row.desk, row.sequence) for row in page]
            cursor = changes.advanced(cursor, page)
    assert sorted(seen) == sorted([("K7", n) for n in range(1, 26)] + [("B3", n) for n in range(1, 6)])


def test_that_a_write_that_fails_tells_nothing(database: Database) -> None:
    try:
        with database.writing() as session:
            changes.append(session, [_entry()], desk="K7", who="")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    with database.reading() as session:
        assert changes.read_since(session, {}) == []


def test_that_desks_writing_at_once_never_share_a_number(database: Database) -> None:
    def write() -> None:
        for _n in range(15):
            with database.writing() as session:
                changes.append(session, [_entry()], desk="K7", who="")

    with database.writing() as session:
        changes.append(session, [_entry()], desk="K7", who="")
    threads = [threading.Thread(target=write) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert sorted(session.scalars(select(Change.sequence))) == list(range(1, 62))


def test_that_truth_and_feed_agree_after_bulk_writes(database: Database) -> None:
    first = [make_resource(title=f"講座 {n}") for n in range(30)]
    with database.writing() as session:
        store(session, [Storing(resource=resource) for resource in first], desk="K7", who="")
    with database.writing() as session:
        store(session, [Storing(resource=resource) for resource in first[:10]], desk="B3", who="")
    with database.reading() as session:
        truth = {row.id: row.version for row in session.execute(select(Resource.id, Resource.version))}
        told: dict[str, int] = {}
        for row in changes.read_since(session, {}):
            told[row.entity_id] = max(told.get(row.entity_id, 0), row.version)
    assert told == truth
