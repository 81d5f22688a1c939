"""Delivery: each filing once, whatever fails on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.database import Database
from desk.delivery.deliver import deliver
from desk.delivery.outbox import Outbox
from desk.services.consultations import consultations_between
from desk.services.referrals import referral
from tests.make import make_filing, make_referral

ALWAYS = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@pytest.fixture
def outbox(home: Path) -> Iterator[Outbox]:
    made = Outbox(home / "outbox.db")
    yield made
    made.close()


def _slips(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(told.slip for told in consultations_between(session, *ALWAYS))


def test_that_everything_that_waits_arrives_once(database: Database, outbox: Outbox) -> None:
    filings = [make_filing() for _n in range(5)]
    for filing in filings:
        outbox.put(filing)
    assert deliver(outbox, database, desk="K7").delivered == 5
    assert deliver(outbox, database, desk="K7").delivered == 0
    assert _slips(database) == sorted(filing.consultation.slip for filing in filings)


def test_that_a_commit_in_doubt_is_not_doubled(database: Database, outbox: Outbox) -> None:
    filing = make_filing()
    outbox.put(filing)
    deliver(outbox, database, desk="K7")
    outbox.refresh(filing.consultation)
    with outbox._transaction() as connection:
        connection.execute("UPDATE filing SET delivered = NULL")
    done = deliver(outbox, database, desk="K7")
    assert (done.delivered, done.waiting) == (1, 0)
    assert _slips(database) == [filing.consultation.slip]


def test_that_an_unreachable_truth_leaves_everything_waiting(outbox: Outbox) -> None:
    outbox.put(make_filing())
    away = Database("postgresql://nobody@127.0.0.1:1/none")
    done = deliver(outbox, away, desk="K7")
    assert (done.delivered, done.waiting, done.reachable) == (0, 1, False)
    away.dispose()


def test_that_one_filing_that_is_refused_does_not_hold_up_the_others(
    database: Database, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = make_filing(), make_filing()
    clash = replace(bad, consultation=replace(bad.consultation, slip=good.consultation.slip))
    outbox.put(good)
    outbox.put(clash)
    done = deliver(outbox, database, desk="K7")
    assert (done.delivered, done.waiting) == (1, 1)
    assert outbox.faults() == ((clash.consultation.slip, "IntegrityError"),)
    assert _slips(database) == [good.consultation.slip]


def test_that_referrals_arrive_once_and_one_that_is_refused_waits(
    database: Database, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    told, bad = make_referral(), make_referral(version=2**63)
    for one in (bad, told):
        outbox.referrals.put(one)
    done = deliver(outbox, database, desk="K7")
    assert (done.delivered, done.waiting) == (1, 1)
    assert deliver(outbox, database, desk="K7").delivered == 0
    assert [slip for slip, _fault in outbox.faults()] == [bad.slip]
    with database.reading() as session:
        assert referral(session, told.id) == replace(told, delivered=True)
    assert "契約" not in caplog.text
