"""Consultations in the truth: filed once however often they are delivered, corrected with history, read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from desk import changes
from desk.errors import DeskError, LostRace
from desk.i18n import N_, _
from desk.models import Candidate, Consultation, ConsultationSearch, ConsultationTerm, Handout, Offer
from desk.records import consultation as record
from desk.records import kept
from desk.records.codes import Guard
from desk.records.editing import Revision

CORRECTABLE = {
    "question": N_("相談内容"),
    "memo": N_("メモ"),
    "channel": N_("方法"),
    "asker": N_("相談者"),
    "life_stages": N_("学ぶ方"),
    "circumstances": N_("状況"),
    "needs": N_("学習ニーズ"),
    "outcome": N_("結果"),
    "unmet_reason": N_("ご案内できなかった理由"),
    "minutes": N_("分"),
    "offers": N_("ご案内"),
}
"""What staff may correct after the fact, with the words for it. Slip, desk, times and staff stay as they were."""

_SCHEMES = (("life_stage", "life_stages"), ("circumstance", "circumstances"), ("need", "needs"))


def log_consultation(session: Session, filing: record.Filing, *, desk: str) -> bool:
    """Put a filing on record with its corrections; false when it was there already.

    A delivery that was repeated changes nothing: what is there stays, corrections that it has are passed over.
    """
    told = filing.consultation
    held = session.get(Consultation, told.id)
    if held is None:
        session.add(_row(told))
        session.flush()
        if filing.handout is not None:
            session.add(_handout_row(filing.handout, told.id))
        session.add_all(_candidates(told))
        entry = changes.Entry(
            kind=changes.CONSULTATION,
            entity_id=told.id,
            version=told.version,
            action="log",
            difference={"slip": ("", told.slip)},
        )
        changes.append(session, [entry], desk=desk, who=told.staff)
    version = told.version if held is None else held.version
    for correction in filing.corrections:
        if correction.consultation.version >= version:
            correct_consultation(session, correction.consultation, desk=desk, who=correction.who)
    return held is None


def correct_consultation(session: Session, changed: record.Consultation, *, desk: str, who: str) -> record.Consultation:
    """Write a corrected consultation if it still has the version that was read, and tell the feed, sealed.

    Raises LostRace when somebody else corrected it since, DeskError when it is not there.
    """
    row = session.get(Consultation, changed.id, options=_WHOLE)
    if row is None:
        raise DeskError(_("この相談記録が見つかりません。"))
    before = _record(row)
    differing = {name for name in CORRECTABLE if getattr(before, name) != getattr(changed, name)}
    if row.version != changed.version:
        raise LostRace(
            _("ほかの人が先に直しました。新しい内容を確かめて、もう一度お試しください。"),
            mine={name: _shown(getattr(changed, name)) for name in sorted(differing)},
            theirs={name: _shown(getattr(before, name)) for name in sorted(differing)},
        )
    if not differing:
        return before
    after = replace(before, version=before.version + 1, **{name: getattr(changed, name) for name in differing})
    for name in ("question", "memo", "channel", "asker", "outcome", "unmet_reason", "minutes", "version"):
        setattr(row, name, getattr(after, name))
    session.execute(delete(ConsultationTerm).where(ConsultationTerm.consultation_id == row.id))
    session.add_all(_terms(after))
    kept = {offer.id: offer for offer in after.offers}
    for offer in row.offers:
        if offer.id in kept:
            offer.outcome = kept[offer.id].outcome
    session.flush()
    entry = changes.Entry(
        kind=changes.CONSULTATION,
        entity_id=row.id,
        version=after.version,
        action="correct",
        difference={name: (_shown(getattr(before, name)), _shown(getattr(after, name))) for name in sorted(differing)},
        private=True,
    )
    changes.append(session, [entry], desk=desk, who=who)
    return after


def corrected_fields(before: record.Consultation, after: record.Consultation) -> dict[str, tuple[str, str]]:
    """The correctable fields that differ, as (before, after) in words."""
    return {
        name: (_shown(getattr(before, name)), _shown(getattr(after, name)))
        for name in CORRECTABLE
        if getattr(before, name) != getattr(after, name)
    }


def history(session: Session, consultation_id: str) -> tuple[Revision, ...]:
    """Every correction of a consultation, oldest first, one entry for each field."""
    return tuple(
        Revision(at=told.at, who=told.who, desk=told.desk, field=name, before=str(before), after=str(after))
        for told, fields in changes.history(session, consultation_id)
        if told.action == "correct"
        for name, (before, after) in fields.items()
    )


def consultations_between(session: Session, first: datetime, last: datetime) -> tuple[record.Consultation, ...]:
    """What was logged with a start in [first, last), newest first. Both moments are aware."""
    rows = session.scalars(
        select(Consultation)
        .where(Consultation.started >= first, Consultation.started < last)
        .order_by(Consultation.started.desc(), Consultation.id.desc())
        .options(*_WHOLE)
    )
    return tuple(_record(row) for row in rows)


def consultation_of(session: Session, consultation_id: str) -> record.Consultation | None:
    """One consultation; None when it is not there."""
    row = session.get(Consultation, consultation_id, options=_WHOLE)
    return None if row is None else _record(row)


def handout_by_slip(session: Session, slip: str) -> record.Handout | None:
    """The newest sheet that was given under a slip number; None when there is none."""
    content = session.scalar(
        select(Handout.content).where(Handout.slip == slip).order_by(Handout.issued.desc(), Handout.id.desc()).limit(1)
    )
    return None if content is None else kept.handout_of(content)


_WHOLE = (
    selectinload(Consultation.terms),
    selectinload(Consultation.searches),
    selectinload(Consultation.offers),
)


def _row(told: record.Consultation) -> Consultation:
    same = (
        "id slip started ended minutes desk window staff_id staff channel asker question memo outcome unmet_reason "
        "version"
    )
    row = Consultation(**{name: getattr(told, name) for name in same.split()})
    row.terms = _terms(told)
    row.searches = [
        ConsultationSearch(position=position, text=search.text, filters=list(search.filters), total=search.total)
        for position, search in enumerate(told.searches)
    ]
    row.offers = [
        Offer(position=position, **_offer_columns(offer), guards=[guard.value for guard in offer.guards])
        for position, offer in enumerate(told.offers)
    ]
    return row


def _offer_columns(offer: record.Offer) -> dict[str, Any]:
    return {name: getattr(offer, name) for name in record.Offer.__slots__ if name != "guards"}


def _terms(told: record.Consultation) -> list[ConsultationTerm]:
    return [
        ConsultationTerm(consultation_id=told.id, scheme=scheme, code=code, position=position)
        for scheme, name in _SCHEMES
        for position, code in enumerate(dict.fromkeys(getattr(told, name)))
    ]


def _handout_row(handout: record.Handout, consultation_id: str) -> Handout:
    return Handout(
        id=handout.id,
        slip=handout.slip,
        consultation_id=consultation_id,
        issued=handout.issued,
        mode=handout.choices.mode,
        language=handout.choices.language,
        content=msgspec.json.encode(handout).decode(),
    )


def _candidates(told: record.Consultation) -> list[Candidate]:
    """手書きの案内 wait to be taken into the data; the offer's id keeps a repeated delivery from doubling them."""
    return [
        Candidate(
            id=offer.id,
            consultation_id=told.id,
            at=datetime.now(UTC),
            by=told.staff,
            title=offer.title,
            contact=offer.contact,
            url=offer.url,
        )
        for offer in told.offers
        if offer.resource_id is None
    ]


def _record(row: Consultation) -> record.Consultation:
    def codes(scheme: str) -> tuple[str, ...]:
        return tuple(term.code for term in row.terms if term.scheme == scheme)

    same = "id slip started ended minutes desk window staff_id staff channel asker question memo outcome unmet_reason"
    return record.Consultation(
        **{name: getattr(row, name) for name in same.split()},
        life_stages=codes("life_stage"),
        circumstances=codes("circumstance"),
        needs=codes("need"),
        version=row.version,
        searches=tuple(
            record.Search(text=search.text, filters=tuple(search.filters), total=search.total)
            for search in row.searches
        ),
        offers=tuple(
            record.Offer(
                **{name: getattr(offer, name) for name in record.Offer.__slots__ if name != "guards"},
                guards=tuple(Guard(code) for code in offer.guards),
            )
            for offer in row.offers
        ),
        delivered=True,
    )


def _shown(value: Any) -> str:
    """A field's value as one text for the history."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "、".join(
            f"{item.title}（{item.outcome.value}）" if isinstance(item, record.Offer) else str(item) for item in value
        )
    return str(value)
