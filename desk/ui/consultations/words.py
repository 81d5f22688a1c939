"""A logged consultation in words: what its columns, its detail and its history say."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum

from desk.i18n import N_, _, active
from desk.records.codes import (
    ASKER_LABELS,
    CHANNEL_LABELS,
    CONDITION_LABELS,
    KIND_LABELS,
    OFFER_OUTCOME_LABELS,
    OUTCOME_LABELS,
    UNMET_LABELS,
    Asker,
    Channel,
    Condition,
    Delivery,
    Kind,
    OfferOutcome,
    Outcome,
    UnmetReason,
)
from desk.records.consultation import Consultation, Search
from desk.records.vocabulary import Vocabulary
from desk.records.wording.person import PERSON_FILTERS, person_filter
from desk.text import fold

FIELD_LABELS = {
    "slip": N_("伝票番号"),
    "started": N_("始まり"),
    "ended": N_("終わり"),
    "minutes": N_("分"),
    "window": N_("窓口"),
    "staff": N_("職員"),
    "channel": N_("方法"),
    "asker": N_("相談者"),
    "life_stages": N_("学ぶ方"),
    "circumstances": N_("状況"),
    "needs": N_("学習ニーズ"),
    "question": N_("相談内容"),
    "memo": N_("メモ"),
    "searches": N_("検索"),
    "offers": N_("ご案内"),
    "outcome": N_("結果"),
    "unmet_reason": N_("ご案内できなかった理由"),
    "handout": N_("用紙"),
}

DELIVERY_LABELS = {
    Delivery.PRINTED: N_("用紙に印刷"),
    Delivery.FLYER: N_("チラシを渡した"),
    Delivery.SPOKEN: N_("口頭で案内"),
}

_SLIP = re.compile(r"[0-9a-z]+-(\d{6})-\d{2,}")
"""A whole slip number, folded; its middle is the day on which it was given out."""

_SCHEMES = {"life_stages": "life_stage", "circumstances": "circumstance", "needs": "need"}
_ENUMS: dict[str, tuple[type[StrEnum], dict]] = {
    "channel": (Channel, CHANNEL_LABELS),
    "asker": (Asker, ASKER_LABELS),
    "outcome": (Outcome, OUTCOME_LABELS),
    "unmet_reason": (UnmetReason, UNMET_LABELS),
    "offer": (OfferOutcome, OFFER_OUTCOME_LABELS),
    "condition": (Condition, CONDITION_LABELS),
    "kind": (Kind, KIND_LABELS),
}
_OFFER_CODE = re.compile(r"（([a-z_]+)）(?=、|$)")


def joined(words: list[str] | tuple[str, ...]) -> str:
    """Several words as one text, with the sign that the language puts between them."""
    return _("、").join(words)


def terms(vocabulary: Vocabulary, scheme: str, codes: tuple[str, ...]) -> str:
    """Vocabulary codes in words."""
    return joined([vocabulary.name(scheme, code, active().language) for code in codes])


def local(moment: datetime) -> datetime:
    """An aware moment on the clock of this desk."""
    return moment.astimezone()


def clock(moment: datetime, today: date) -> str:
    """When it was, alike in every language: the time alone for today, else with the day, with the year if not this."""
    here = local(moment)
    if here.date() == today:
        return here.strftime("%H:%M")
    return here.strftime("%m/%d %H:%M" if here.year == today.year else "%Y/%m/%d %H:%M")


def outcome(consultation: Consultation) -> str:
    """How it ended, with the reason where a need was not met."""
    label = _(OUTCOME_LABELS[consultation.outcome])
    if consultation.unmet_reason is None:
        return label
    return _("{outcome}（{reason}）").format(outcome=label, reason=_(UNMET_LABELS[consultation.unmet_reason]))


def delivery(consultation: Consultation) -> str:
    """The mark of what waits in the outbox; empty once it is delivered."""
    return "" if consultation.delivered else _("送信待ち")


def search(one: Search, vocabulary: Vocabulary) -> str:
    """One search that was made: its words, its filters and how much was found."""
    filters = joined([filter_words(code, vocabulary) for code in one.filters])
    if one.text and filters:
        return _("「{words}」 {filters}（{count}件）").format(words=one.text, filters=filters, count=one.total)
    if one.text:
        return _("「{words}」（{count}件）").format(words=one.text, count=one.total)
    return _("{filters}（{count}件）").format(filters=filters, count=one.total)


def filter_words(code: str, vocabulary: Vocabulary) -> str:
    """A filter "sort:code" in words; unknown ones as they are."""
    sort, _colon, value = code.partition(":")
    if sort in ("life_stage", "circumstance", "need"):
        return vocabulary.name(sort, value, active().language)
    if sort in PERSON_FILTERS:
        return person_filter(sort, value, active())
    return _enum_words(sort, value) if sort in _ENUMS else value or code


def field_label(field: str) -> str:
    """The name of a field as people call it."""
    return _(FIELD_LABELS[field]) if field in FIELD_LABELS else field


def field_words(consultation: Consultation, field: str, vocabulary: Vocabulary) -> str:
    """What a consultation says in one field, in words."""
    value = getattr(consultation, field)
    if field == "offers":
        return "\n".join(offer_words(offer.title, offer.outcome) for offer in value)
    if field in _SCHEMES:
        return terms(vocabulary, _SCHEMES[field], value)
    if value is None:
        return ""
    return _enum_words(field, value) if field in _ENUMS else str(value)


def offer_words(title: str, outcome: OfferOutcome) -> str:
    """What was offered and what became of it."""
    return _("{title}（{outcome}）").format(title=title, outcome=_(OFFER_OUTCOME_LABELS[outcome]))


def stored_words(field: str, value: str, vocabulary: Vocabulary) -> str:
    """A value in words as the history keeps it: codes parted by 「、」, offers as 「title（code）」, the rest as it is."""
    if field in _SCHEMES:
        return terms(vocabulary, _SCHEMES[field], tuple(value.split("、"))) if value else ""
    if field == "offers":
        return _OFFER_CODE.sub(lambda found: _("（{outcome}）").format(outcome=_enum_words("offer", found[1])), value)
    return _enum_words(field, value) if field in _ENUMS and value else value


def searchable(consultation: Consultation) -> str:
    """Everything in a consultation that can be looked for, slip number included, folded."""
    said = (
        consultation.slip,
        consultation.question,
        consultation.memo,
        consultation.staff,
        consultation.window,
        *(one.text for one in consultation.searches),
        *(offer.title for offer in consultation.offers),
    )
    return fold("\n".join(said))


def matches(text: str, words: str) -> bool:
    """Whether every one of these words (any part, any width or kana) is in a ``searchable`` text."""
    return all(part in text for part in fold(words).split())


def _enum_words(sort: str, value: str) -> str:
    codes, labels = _ENUMS[sort]
    try:
        return _(labels[codes(value)])
    except ValueError:
        return value


def day_of_slip(text: str) -> date | None:
    """The day on which a slip number was given out, as the number tells; None for other words."""
    found = _SLIP.fullmatch(fold(text).strip())
    try:
        return datetime.strptime(found[1], "%y%m%d").date() if found else None
    except ValueError:
        return None
