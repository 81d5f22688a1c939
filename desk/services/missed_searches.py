"""Searches that found nothing or led to no pick: what the lexicon may lack.

What was typed at a counter can hold what somebody told of themselves. So only the words and their counts are read here,
never whose consultation it was, and texts with what looks like a number or an address of a person are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from desk.models import Consultation, ConsultationSearch, Offer
from desk.records import consultation as record
from desk.records.vocabulary import Missed
from desk.text import fold, nfkc

LONGEST_TEXT = 60
"""Letters; what is longer was pasted, and is about one person."""

_LETTERS = re.compile(r"[^\W\d_]")
_PERSONAL = re.compile(r"\d[\d\- ]{3,}|@|https?:|〒")
"""Four digits and more (phones, dates of birth, numbers of houses and cards), mail and web addresses."""


@dataclass(frozen=True, slots=True)
class Vain:
    """One search in one consultation that found nothing, or after which nothing was picked."""

    text: str
    total: int
    at: datetime


def vain_searches(session: Session, since: datetime) -> list[Vain]:
    """What was searched for in vain in consultations that began at this aware moment or later."""
    picked = exists().where(Offer.consultation_id == Consultation.id, Offer.resource_id.is_not(None))
    rows = session.execute(
        select(ConsultationSearch.text, ConsultationSearch.total, Consultation.started)
        .join(Consultation, Consultation.id == ConsultationSearch.consultation_id)
        .where(Consultation.started >= since, ConsultationSearch.text != "")
        .where((ConsultationSearch.total == 0) | ~picked)
    )
    return [Vain(row.text, row.total, row.started) for row in rows]


def vain_in(consultation: record.Consultation) -> list[Vain]:
    """The same of a consultation that waits to be delivered."""
    picked = any(offer.resource_id is not None for offer in consultation.offers)
    return [
        Vain(search.text, search.total, consultation.started)
        for search in consultation.searches
        if search.text and (search.total == 0 or not picked)
    ]


def missed(vain: Iterable[Vain], most: int) -> tuple[Missed, ...]:
    """Each text once, however it was written; the most frequent first, and of these the latest."""
    found: dict[str, Missed] = {}
    for one in vain:
        if not is_presentable(one.text):
            continue
        key = fold(one.text)
        known = found.get(key)
        is_newest = known is None or one.at >= known.last
        found[key] = Missed(
            text=nfkc(one.text).strip() if known is None or is_newest else known.text,
            times=1 + (known.times if known else 0),
            empty=(one.total == 0) + (known.empty if known else 0),
            last=one.at if known is None or is_newest else known.last,
        )
    return tuple(sorted(found.values(), key=lambda one: (one.times, one.last), reverse=True)[:most])


def is_presentable(text: str) -> bool:
    """Whether a text is words of everyday life as far as its form tells: no number or address of a person."""
    plain = nfkc(text).strip()
    return bool(
        0 < len(plain) <= LONGEST_TEXT and _LETTERS.search(plain) and not _PERSONAL.search(plain) and "\n" not in plain
    )
