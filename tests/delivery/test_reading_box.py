"""Corrected readings in the outbox: durable, put once, at hand for a few days after they were delivered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.database import Database
from desk.delivery.deliver import deliver
from desk.delivery.outbox import Outbox, oldest_at_hand
from desk.records.ids import new_id
from desk.records.reading import Reading
from desk.services.readings import readings

TOLD = Reading(id=new_id(), word="市場", reading="しじょう", by="田中", at=datetime(2026, 11, 20, 10, tzinfo=UTC))


@pytest.fixture
def outbox(home: Path) -> Iterator[Outbox]:
    made = Outbox(home / "outbox.db")
    made.readings.put(TOLD)
    yield made
    made.close()


def test_that_it_survives_the_end_of_the_process_and_waits_once(outbox: Outbox) -> None:
    outbox.readings.put(TOLD)
    outbox.close()
    again = Outbox(outbox.path)
    assert again.readings.waiting() == (TOLD,)
    assert again.waiting_count() == 1
    again.close()


def test_that_it_arrives_and_stays_at_hand(database: Database, outbox: Outbox) -> None:
    assert deliver(outbox, database, desk="K7").delivered == 1
    assert deliver(outbox, database, desk="K7").delivered == 0
    assert outbox.readings.all() == (TOLD,)
    with database.reading() as session:
        assert readings(session) == (TOLD,)


def test_that_an_unreachable_truth_leaves_it_waiting(outbox: Outbox) -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/none")
    assert deliver(outbox, away, desk="K7").waiting == 1
    away.dispose()


def test_that_what_was_delivered_long_ago_leaves(outbox: Outbox) -> None:
    outbox.readings.mark_delivered(TOLD, oldest_at_hand())
    outbox.readings.mark_delivered(TOLD, "2100-01-01")
    assert outbox.readings.all() == ()


def test_that_a_fault_is_noted_under_the_word(outbox: Outbox) -> None:
    outbox.readings.note_fault(TOLD.id, "IntegrityError")
    assert outbox.faults() == (("市場", "IntegrityError"),)
