"""What was logged: truth and outbox together, corrected with history, exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from desk.records.consultation import Consultation
from desk.records.editing import Revision
from desk.work.desk import Desk, needs_truth, needs_truth_else


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Consultations, newest first. ``complete`` is false when the truth was away and only local ones are shown."""

    consultations: tuple[Consultation, ...] = ()
    complete: bool = True


def consultations_at_hand(desk: Desk, first: date, last: date) -> Log:
    """What this desk itself has of these days: everything that waits, and what was delivered lately."""
    begin, end = _moments(first, last)
    found = tuple(c for c in desk.outbox.consultations() if begin <= c.started < end)
    return Log(consultations=found, complete=False)


@needs_truth_else(consultations_at_hand)
def consultations(desk: Desk, first: date, last: date) -> Log:
    """Everything logged on these days, both included, at any desk; what is not delivered yet stands among it."""
    from desk.errors import TruthUnreachable
    from desk.services.consultations import consultations_between

    at_hand = consultations_at_hand(desk, first, last)
    begin, end = _moments(first, last)
    try:
        with desk.database.reading() as session:
            told = consultations_between(session, begin, end)
    except TruthUnreachable:
        return at_hand
    known = {c.id for c in told}
    waiting = [c for c in at_hand.consultations if not c.delivered and c.id not in known]
    merged = sorted((*told, *waiting), key=lambda c: (c.started, c.id), reverse=True)
    return Log(consultations=tuple(merged))


def corrected_here(desk: Desk, changed: Consultation, staff: str) -> Consultation:
    """Correct what still waits at this desk; raises TruthUnreachable for what only the truth has."""
    from desk.errors import TruthUnreachable
    from desk.i18n import _

    corrected = desk.outbox.correct(changed, staff)
    if corrected is None:
        raise TruthUnreachable(_("データベースにつながらないため、この記録はいま直せません。"))
    return corrected


@needs_truth_else(corrected_here)
def correct_consultation(desk: Desk, changed: Consultation, staff: str) -> Consultation:
    """Write a corrected consultation, keeping what it was. ``changed.version`` is the version that was read.

    Raises LostRace when somebody else corrected it since.
    """
    from desk.services import consultations as service

    waiting = desk.outbox.correct(changed, staff)
    if waiting is not None:
        return waiting
    with desk.database.writing() as session:
        corrected = service.correct_consultation(session, changed, desk=desk.code, who=staff)
    desk.outbox.refresh(corrected)
    return corrected


def history_at_hand(desk: Desk, consultation_id: str) -> tuple[Revision, ...]:
    """Corrections that still wait at this desk."""
    from desk.services.consultations import corrected_fields

    filing = desk.outbox.filing(consultation_id)
    if filing is None:
        return ()
    forms = [filing.consultation, *(correction.consultation for correction in filing.corrections)]
    return tuple(
        Revision(
            at=correction.at,
            who=correction.who,
            desk=filing.consultation.desk,
            field=field,
            before=before,
            after=after,
        )
        for (old, new), correction in zip(pairwise(forms), filing.corrections, strict=True)
        for field, (before, after) in corrected_fields(old, new).items()
    )


@needs_truth_else(history_at_hand)
def history(desk: Desk, consultation_id: str) -> tuple[Revision, ...]:
    """Every correction of a consultation, oldest first."""
    from desk.services import consultations as service

    with desk.database.reading() as session:
        told = service.history(session, consultation_id)
    return told or history_at_hand(desk, consultation_id)


@needs_truth
def export_consultations(desk: Desk, path: str, first: date, last: date) -> int:
    """Write the log of these days as an xlsx workbook; returns how many rows it has."""
    from desk.exchange.consultation_workbook import write_consultations
    from desk.work.people import vocabulary

    found = consultations(desk, first, last).consultations
    write_consultations(path, found, vocabulary(desk))
    return len(found)


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    """The aware moments from the local start of the first day to the local end of the last."""
    begin = datetime.combine(first, time.min).astimezone()
    return begin, datetime.combine(last + timedelta(days=1), time.min).astimezone()
