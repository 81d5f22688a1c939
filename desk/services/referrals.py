"""Referrals in the truth: on record once however often they are delivered, answered with history, read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desk import changes
from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.models import Referral
from desk.records import referral as record


def log_referral(session: Session, sent: record.SentReferral, *, desk: str) -> bool:
    """Put a referral on record with what came back; false when it was there already.

    A delivery that was repeated changes nothing: what is there stays, answers that it has are passed over.
    """
    told = sent.referral
    held = session.get(Referral, told.id)
    if held is None:
        session.add(_row(told))
        session.flush()
        entry = changes.Entry(
            kind=changes.REFERRAL,
            entity_id=told.id,
            version=told.version,
            action="log",
            difference={"slip": ("", told.slip)},
        )
        changes.append(session, [entry], desk=desk, who=told.staff)
    version = told.version if held is None else held.version
    for answer in sent.answers:
        if answer.referral.version >= version:
            answer_referral(session, answer.referral, desk=desk, who=answer.who)
    return held is None


def answer_referral(session: Session, changed: record.Referral, *, desk: str, who: str) -> record.Referral:
    """Enter what came back if the referral still has the version that was read, and tell the feed, sealed.

    Raises LostRace when somebody else entered something since, DeskError when the referral is not there.
    """
    row = session.get(Referral, changed.id)
    if row is None:
        raise DeskError(_("このつなぎの記録が見つかりません。"))
    before = _record(row)
    differing = [name for name in record.ANSWER_FIELDS if getattr(before, name) != getattr(changed, name)]
    if row.version != changed.version:
        raise LostRace(
            _("ほかの人が先に直しました。新しい内容を確かめて、もう一度お試しください。"),
            mine={name: _shown(getattr(changed, name)) for name in differing},
            theirs={name: _shown(getattr(before, name)) for name in differing},
        )
    if not differing:
        return before
    for name in differing:
        setattr(row, name, getattr(changed, name))
    row.version += 1
    session.flush()
    after = _record(row)
    entry = changes.Entry(
        kind=changes.REFERRAL,
        entity_id=row.id,
        version=row.version,
        action="answer",
        difference={name: (_shown(getattr(before, name)), _shown(getattr(after, name))) for name in differing},
        private=True,
    )
    changes.append(session, [entry], desk=desk, who=who)
    return after


def referrals_since(session: Session, first: datetime) -> tuple[record.Referral, ...]:
    """What was given since this local moment, and all that still waits for its result, newest first."""
    rows = session.scalars(
        select(Referral)
        .where(or_(Referral.issued >= first, Referral.result.is_(None)))
        .order_by(Referral.issued.desc(), Referral.id.desc())
    )
    return tuple(_record(row) for row in rows)


def referral(session: Session, referral_id: str) -> record.Referral | None:
    """One referral as it is now; None when there is none."""
    row = session.get(Referral, referral_id)
    return None if row is None else _record(row)


def _row(told: record.Referral) -> Referral:
    same = ("id", "slip", "consultation_id", "issued", "desk", "staff", "to_name", "due", "version")
    return Referral(
        **{name: getattr(told, name) for name in (*same, *record.ANSWER_FIELDS)},
        content=msgspec.json.encode(told).decode(),
    )


def _record(row: Referral) -> record.Referral:
    given = msgspec.json.decode(row.content, type=record.Referral)
    answers = {name: getattr(row, name) for name in record.ANSWER_FIELDS}
    return replace(given, **answers, version=row.version, delivered=True)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
