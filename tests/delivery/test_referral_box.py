"""Referrals in the outbox: durable, put once, answered while they wait, forgotten after a few days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desk.delivery.outbox import Outbox, oldest_at_hand
from desk.errors import LostRace
from desk.records.codes import ReferralState
from tests.make import make_referral


@pytest.fixture
def outbox(home: Path) -> Iterator[Outbox]:
    made = Outbox(home / "outbox.db")
    yield made
    made.close()


def test_that_a_referral_put_twice_waits_once(outbox: Outbox) -> None:
    told = make_referral()
    outbox.referrals.put(told)
    outbox.referrals.put(replace(told, ask="別のこと"))
    assert [sent.current for sent in outbox.referrals.waiting()] == [told]
    assert outbox.waiting_count() == 1


def test_that_it_survives_the_end_of_the_process(outbox: Outbox) -> None:
    told = make_referral()
    outbox.referrals.put(told)
    outbox.close()
    again = Outbox(outbox.path)
    assert again.referrals.all() == (told,)
    again.close()


def test_that_an_answer_to_what_waits_is_kept_with_it(outbox: Outbox) -> None:
    told = make_referral()
    outbox.referrals.put(told)
    changed = replace(told, received=date(2026, 11, 22))
    answered = outbox.referrals.answer(changed, "佐藤")
    assert answered is not None
    assert (answered.state, answered.version) == (ReferralState.RECEIVED, 2)
    with pytest.raises(LostRace):
        outbox.referrals.answer(changed, "田中")


def test_that_what_was_answered_on_its_way_goes_on_waiting(outbox: Outbox) -> None:
    told = make_referral()
    outbox.referrals.put(told)
    (sent,) = outbox.referrals.waiting()
    outbox.referrals.answer(replace(told, note="電話あり"), "佐藤")
    outbox.referrals.mark_delivered(sent, oldest_at_hand())
    assert outbox.waiting_count() == 1


def test_that_what_was_delivered_is_at_hand_for_a_few_days_only(outbox: Outbox) -> None:
    told = make_referral()
    outbox.referrals.put(told)
    outbox.referrals.mark_delivered(outbox.referrals.waiting()[0], oldest_at_hand())
    assert outbox.referrals.all() == (replace(told, delivered=True),)
    assert outbox.referrals.answer(told, "佐藤") is None, "the truth has it"
    later = make_referral()
    outbox.referrals.put(later)
    outbox.referrals.mark_delivered(
        outbox.referrals.waiting()[0], (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    )
    assert outbox.referrals.all() == ()
