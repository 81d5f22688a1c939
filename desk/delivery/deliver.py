"""Bring what waits in the outbox to the truth, each filing once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from desk.database import Database
from desk.delivery.outbox import Outbox
from desk.errors import TruthUnreachable
from desk.services.consultations import log_consultation

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How many filings were delivered, how many still wait, and whether the truth answered."""

    delivered: int
    waiting: int
    reachable: bool


def deliver(outbox: Outbox, database: Database, *, desk: str) -> Delivered:
    """Deliver everything that waits, oldest first, one transaction each.

    An outage stops the round: the rest goes on waiting. A filing that the truth refuses is a fault of ours: it is
    noted, keeps waiting, and does not hold up the others. A commit in doubt is repeated with the same id.
    """
    done = 0
    reachable = True
    for filing in outbox.waiting():
        consultation = filing.consultation
        try:
            with database.writing() as session:
                log_consultation(session, filing, desk=desk)
        except TruthUnreachable:
            reachable = False
            break
        except Exception as fault:
            _log.exception("a filing could not be delivered: %s", consultation.slip)
            outbox.note_fault(consultation.id, type(fault).__name__)
            continue
        outbox.mark_delivered(filing)
        done += 1
    return Delivered(delivered=done, waiting=outbox.waiting_count(), reachable=reachable)
