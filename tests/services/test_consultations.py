"""Consultations: on record once, corrected with history, private where they must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from desk import changes
from desk.database import Database
from desk.errors import LostRace
from desk.models import Candidate, ChangePayload, RecordKey
from desk.records.codes import OfferOutcome, Outcome, UnmetReason
from desk.records.consultation import Consultation, Correction, Filing
from desk.services import consultations as service
from tests.make import make_filing

ALWAYS = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def _log(database: Database, filing: Filing) -> bool:
    with database.writing() as session:
        return service.log_consultation(session, filing, desk="K7")


def _all(database: Database) -> tuple[Consultation, ...]:
    with database.reading() as session:
        return service.consultations_between(session, *ALWAYS)


def test_that_a_filing_reads_back_whole(database: Database) -> None:
    filing = make_filing()
    assert _log(database, filing)
    assert _all(database) == (replace(filing.consultation, delivered=True),)
    with database.reading() as session:
        assert service.handout_by_slip(session, filing.consultation.slip) == filing.handout


def test_that_a_repeated_delivery_changes_nothing(database: Database) -> None:
    filing = make_filing()
    assert _log(database, filing)
    assert not _log(database, filing)
    assert len(_all(database)) == 1
    with database.reading() as session:
        assert changes.count(session) == 1


def test_that_what_was_typed_by_hand_waits_as_a_candidate(database: Database) -> None:
    _log(database, make_filing())
    with database.reading() as session:
        (candidate,) = session.scalars(select(Candidate))
        assert (candidate.title, candidate.contact, candidate.status) == ("星の会", "042-000-0099", "waiting")


def test_that_a_correction_keeps_what_was_there(database: Database) -> None:
    told = make_filing().consultation
    _log(database, Filing(consultation=told))
    offers = (replace(told.offers[0], outcome=OfferOutcome.APPLIED), *told.offers[1:])
    wanted = replace(
        told, memo="娘さんと", outcome=Outcome.NOT_MET, unmet_reason=UnmetReason.TIME, needs=("health",), offers=offers
    )
    with database.writing() as session:
        corrected = service.correct_consultation(session, wanted, desk="K7", who="佐藤")
    assert corrected.version == 2
    (found,) = _all(database)
    assert (found.memo, found.outcome, found.needs, found.offers[0].outcome) == (
        "娘さんと",
        Outcome.NOT_MET,
        ("health",),
        OfferOutcome.APPLIED,
    )
    with database.reading() as session:
        revisions = {revision.field: revision for revision in service.history(session, told.id)}
    assert (revisions["memo"].before, revisions["memo"].after) == (told.memo, "娘さんと")
    assert revisions["memo"].who == "佐藤"
    assert set(revisions) == {"memo", "outcome", "unmet_reason", "needs", "offers"}


def test_that_a_lost_race_shows_both_sides(database: Database) -> None:
    told = make_filing().consultation
    _log(database, Filing(consultation=told))
    with database.writing() as session:
        service.correct_consultation(session, replace(told, memo="先"), desk="K7", who="佐藤")
    with pytest.raises(LostRace) as lost, database.writing() as session:
        service.correct_consultation(session, replace(told, memo="後"), desk="K7", who="鈴木")
    assert (lost.value.mine["memo"], lost.value.theirs["memo"]) == ("後", "先")
    assert _all(database)[0].memo == "先"


def test_that_corrections_made_on_the_way_arrive_once_and_in_order(database: Database) -> None:
    filing = make_filing()
    told, at = filing.consultation, datetime.now(UTC)
    first = Correction(consultation=replace(told, memo="一"), who="佐藤", at=at)
    second = Correction(consultation=replace(told, memo="二", version=2), who="鈴木", at=at + timedelta(minutes=1))
    _log(database, replace(filing, corrections=(first,)))
    _log(database, replace(filing, corrections=(first, second)))
    _log(database, replace(filing, corrections=(first, second)))
    (found,) = _all(database)
    assert (found.memo, found.version) == ("二", 3)
    with database.reading() as session:
        assert [revision.after for revision in service.history(session, told.id)] == ["一", "二"]


def test_that_what_residents_said_is_sealed_in_the_feed_and_can_be_erased(database: Database) -> None:
    told = make_filing().consultation
    _log(database, Filing(consultation=told))
    with database.writing() as session:
        service.correct_consultation(session, replace(told, memo="入院した夫のこと"), desk="K7", who="佐藤")
    with database.reading() as session:
        bodies = b"".join(session.scalars(select(ChangePayload.body)))
    assert "夫" not in bodies.decode("utf-8", "ignore")
    assert told.memo not in bodies.decode("utf-8", "ignore")
    with database.writing() as session:
        key = session.get(RecordKey, told.id)
        assert key is not None
        session.delete(key)
    with database.reading() as session:
        assert service.history(session, told.id) == ()
        assert changes.count(session) == 2
