"""Bring what waits in the outbox to the truth: each filing, each referral and each corrected reading once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desk.database import Database
from desk.delivery.outbox import Outbox, oldest_at_hand
from desk.errors import TruthUnreachable
from desk.records.consultation import Filing
from desk.records.reading import Reading
from desk.records.referral import SentReferral
from desk.services.consultations import log_consultation
from desk.services.readings import set_reading
from desk.services.referrals import log_referral

_log = logging.getLogger(__name__)

Sent = Filing | SentReferral | Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How much was delivered, how much still waits, and whether the truth answered."""

    delivered: int
    waiting: int
    reachable: bool


def deliver(outbox: Outbox, database: Database, *, desk: str) -> Delivered:
    """Deliver everything that waits, oldest first, one transaction each; referrals after the filings, readings last.

    An outage stops the round: the rest goes on waiting. What the truth refuses is a fault of ours: it is noted, keeps
    waiting, and does not hold up the others. A commit in doubt is repeated with the same id.
    """
    done = 0
    reachable = True
    waiting: tuple[Sent, ...] = (*outbox.waiting(), *outbox.referrals.waiting(), *outbox.readings.waiting())
    for sent in waiting:
        try:
            with database.writing() as session:
                _bring(session, sent, desk)
        except TruthUnreachable:
            reachable = False
            break
        except Exception as fault:
            _log.exception("%s could not be delivered", _slip(sent))
            _note_fault(outbox, sent, type(fault).__name__)
            continue
        _mark_delivered(outbox, sent)
        done += 1
    return Delivered(delivered=done, waiting=outbox.waiting_count(), reachable=reachable)


def _bring(session: Session, sent: Sent, desk: str) -> None:
    match sent:
        case Filing():
            log_consultation(session, sent, desk=desk)
        case SentReferral():
            log_referral(session, sent, desk=desk)
        case Reading():
            set_reading(session, sent, desk=desk)


def _slip(sent: Sent) -> str:
    match sent:
        case Filing():
            return sent.consultation.slip
        case SentReferral():
            return sent.referral.slip
        case Reading():
            return sent.id


def _note_fault(outbox: Outbox, sent: Sent, fault: str) -> None:
    match sent:
        case Filing():
            outbox.note_fault(sent.consultation.id, fault)
        case SentReferral():
            outbox.referrals.note_fault(sent.referral.id, fault)
        case Reading():
            outbox.readings.note_fault(sent.id, fault)


def _mark_delivered(outbox: Outbox, sent: Sent) -> None:
    match sent:
        case Filing():
            outbox.mark_delivered(sent)
        case SentReferral():
            outbox.referrals.mark_delivered(sent, oldest_at_hand())
        case Reading():
            outbox.readings.mark_delivered(sent, oldest_at_hand())
