"""Referrals: on record once, answered with history, private where they must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from desk import changes
from desk.database import Database
from desk.errors import DeskError, LostRace
from desk.models import ChangePayload
from desk.records.codes import ReferralResult, ReferralState
from desk.records.referral import Answer, Referral, SentReferral
from desk.services import referrals as service
from tests.make import make_referral

NEVER = datetime(2000, 1, 1)
LATER = datetime(2100, 1, 1)


def _log(database: Database, sent: SentReferral) -> bool:
    with database.writing() as session:
        return service.log_referral(session, sent, desk="K7")


def _answer(database: Database, changed: Referral) -> Referral:
    with database.writing() as session:
        return service.answer_referral(session, changed, desk="K7", who="佐藤")


def _since(database: Database, first: datetime) -> tuple[Referral, ...]:
    with database.reading() as session:
        return service.referrals_since(session, first)


def test_that_a_referral_reads_back_whole(database: Database) -> None:
    told = make_referral()
    assert _log(database, SentReferral(referral=told))
    assert _since(database, NEVER) == (replace(told, delivered=True),)


def test_that_a_repeated_delivery_changes_nothing(database: Database) -> None:
    sent = SentReferral(referral=make_referral())
    assert _log(database, sent)
    assert not _log(database, sent)
    assert len(_since(database, NEVER)) == 1
    with database.reading() as session:
        assert changes.count(session) == 1


def test_that_what_came_back_is_entered_with_history(database: Database) -> None:
    told = make_referral()
    _log(database, SentReferral(referral=told))
    received = _answer(database, replace(told, received=date(2026, 11, 22)))
    assert (received.state, received.version) == (ReferralState.RECEIVED, 2)
    done = _answer(
        database,
        replace(received, result=ReferralResult.DONE, answered=date(2026, 11, 25), answerer="高田", note="解約済み"),
    )
    assert done.state is ReferralState.ANSWERED
    assert done.facts == told.facts
    with database.reading() as session:
        told_of = changes.history(session, told.id)
    assert [entry.action for entry, _fields in told_of] == ["log", "answer", "answer"]
    assert told_of[2][1]["answerer"] == ["", "高田"]


def test_that_what_waits_for_its_result_is_never_out_of_sight(database: Database) -> None:
    waiting, answered = make_referral(), make_referral(result=ReferralResult.DECLINED)
    for told in (waiting, answered):
        _log(database, SentReferral(referral=told))
    assert [one.id for one in _since(database, LATER)] == [waiting.id]


def test_that_a_lost_race_shows_both_sides(database: Database) -> None:
    told = make_referral()
    _log(database, SentReferral(referral=told))
    _answer(database, replace(told, note="電話がありました"))
    with pytest.raises(LostRace) as lost:
        _answer(database, replace(told, note="返事が来ました"))
    assert (lost.value.mine, lost.value.theirs) == ({"note": "返事が来ました"}, {"note": "電話がありました"})


def test_that_an_unknown_referral_gets_a_sentence(database: Database) -> None:
    with pytest.raises(DeskError, match="見つかりません"):
        _answer(database, make_referral(note="？"))


def test_that_answers_made_before_delivery_travel_with_it(database: Database) -> None:
    told = make_referral()
    changed = replace(told, received=date(2026, 11, 22))
    sent = SentReferral(
        referral=told, answers=(Answer(referral=changed, who="佐藤", at=datetime(2026, 11, 22, tzinfo=UTC)),)
    )
    assert _log(database, sent)
    (held,) = _since(database, NEVER)
    assert (held.received, held.version) == (date(2026, 11, 22), 2)
    assert not _log(database, sent)
    assert _since(database, NEVER) == (held,)


def test_that_the_feed_tells_nothing_of_the_person(database: Database) -> None:
    told = make_referral()
    _log(database, SentReferral(referral=told))
    _answer(database, replace(told, note="ご本人は山田さん"))
    with database.reading() as session:
        bodies = b"".join(session.scalars(select(ChangePayload.body)))
    for secret in ("高齢者", "契約をやめたい", "解約", "山田", "消費生活"):
        assert secret.encode() not in bodies
