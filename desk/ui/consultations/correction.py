"""Correcting a logged consultation: what is wrong with a form, and how two corrections come together."""

from __future__ import annotations

from dataclasses import replace

from desk.i18n import _
from desk.records.codes import Outcome
from desk.records.consultation import Consultation

CORRECTABLE = (
    "channel",
    "asker",
    "life_stages",
    "question",
    "memo",
    "minutes",
    "outcome",
    "unmet_reason",
    "offers",
)
"""The fields that staff may correct afterwards."""

LONGEST_TEXT = 500
LONGEST_MINUTES = 600


def problems(consultation: Consultation) -> dict[str, str]:
    """Everything that is wrong with a corrected consultation: a sentence for each field, all at once."""
    found = {}
    for field in ("question", "memo"):
        if len(getattr(consultation, field)) > LONGEST_TEXT:
            found[field] = _("{limit} 文字までにしてください。").format(limit=LONGEST_TEXT)
    if not 0 <= consultation.minutes <= LONGEST_MINUTES:
        found["minutes"] = _("0 から {limit} までの数字で入れてください。").format(limit=LONGEST_MINUTES)
    if consultation.outcome == Outcome.NOT_MET and consultation.unmet_reason is None:
        found["unmet_reason"] = _("ご案内できなかった理由を選んでください。")
    return found


def changed_fields(before: Consultation, after: Consultation) -> tuple[str, ...]:
    """The correctable fields in which two states of one consultation differ."""
    return tuple(field for field in CORRECTABLE if getattr(before, field) != getattr(after, field))


def put_on_top(mine: Consultation, base: Consultation, theirs: Consultation) -> Consultation:
    """My correction of ``base`` again, on top of what somebody else saved meanwhile: only what I changed."""
    return replace(theirs, **{name: getattr(mine, name) for name in changed_fields(base, mine)})
