"""Bring what waits in the outbox to the truth, each filing and each referral once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from desk.database import Database
from desk.delivery.outbox import Outbox, oldest_at_hand
from desk.errors import TruthUnreachable
from desk.records.consultation import Filing
from desk.records.referral import SentReferral
from desk.services.consultations import log_consultation
from desk.services.referrals import log_referral

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How much was delivered, how much still waits, and whether the truth answered."""

    delivered: int
    waiting: int
    reachable: bool


def deliver(outbox: Outbox, database: Database, *, desk: str) -> Delivered:
    """Deliver everything that waits, oldest first, one transaction each; referrals after the filings.

    An outage stops the round: the rest goes on waiting. What the truth refuses is a fault of ours: it is noted, keeps
    waiting, and does not hold up the others. A commit in doubt is repeated with the same id.
    """
    done = 0
    reachable = True
    waiting: tuple[Filing | SentReferral, ...] = (*outbox.waiting(), *outbox.referrals.waiting())
    for sent in waiting:
        try:
            with database.writing() as session:
                if isinstance(sent, Filing):
                    log_consultation(session, sent, desk=desk)
                else:
                    log_referral(session, sent, desk=desk)
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


def _slip(sent: Filing | SentReferral) -> str:
    return sent.consultation.slip if isinstance(sent, Filing) else sent.referral.slip


def _note_fault(outbox: Outbox, sent: Filing | SentReferral, fault: str) -> None:
    if isinstance(sent, Filing):
        outbox.note_fault(sent.consultation.id, fault)
    else:
        outbox.referrals.note_fault(sent.referral.id, fault)


def _mark_delivered(outbox: Outbox, sent: Filing | SentReferral) -> None:
    if isinstance(sent, Filing):
        outbox.mark_delivered(sent)
    else:
        outbox.referrals.mark_delivered(sent, oldest_at_hand())
