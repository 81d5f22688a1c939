"""Corrected readings in the truth: the latest of each word, told to the feed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desk import changes
from desk.database import Database
from desk.records.ids import new_id
from desk.records.reading import Reading
from desk.services.readings import readings, set_reading

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
TOLD = Reading(id=new_id(), word="市場", reading="しじょう", by="田中", at=NOW)


def test_that_a_correction_is_kept_and_told_with_what_was_before(database: Database) -> None:
    later = replace(TOLD, id=new_id(), reading="いちば", by="佐藤", at=NOW + timedelta(minutes=1))
    with database.writing() as session:
        assert set_reading(session, TOLD, desk="K7")
        assert set_reading(session, later, desk="B3")
    with database.reading() as session:
        assert [(one.word, one.reading, one.by, one.at) for one in readings(session)] == [
            ("市場", "いちば", "佐藤", later.at)
        ]
        told = changes.history(session, TOLD.id)
    assert [(row.kind, row.action, row.who, row.version) for row, _difference in told] == [
        (changes.READING, "set", "田中", 1),
        (changes.READING, "set", "佐藤", 2),
    ]
    assert told[1][1]["reading"] == ["しじょう", "いちば"]


def test_that_what_comes_again_or_late_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        assert set_reading(session, TOLD, desk="K7")
        assert not set_reading(session, TOLD, desk="K7")
        assert not set_reading(session, replace(TOLD, id=new_id(), reading="x", at=NOW - timedelta(1)), desk="B3")
    with database.reading() as session:
        assert changes.count(session) == 1


def test_that_a_correction_that_was_taken_back_stays_as_such(database: Database) -> None:
    """Else a desk that was away would bring the older one back."""
    gone = replace(TOLD, id=new_id(), reading="", at=NOW + timedelta(hours=1))
    with database.writing() as session:
        set_reading(session, gone, desk="K7")
        assert not set_reading(session, TOLD, desk="B3")
    with database.reading() as session:
        assert [one.reading for one in readings(session)] == [""]
