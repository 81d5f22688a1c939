"""A referral in words: how far it is, and what came back."""

from __future__ import annotations

from datetime import date

from desk.i18n import _, active
from desk.records.codes import REFERRAL_RESULT_LABELS, REFERRAL_STATE_LABELS
from desk.records.referral import Referral
from desk.records.wording import dates


def state(referral: Referral) -> str:
    """How far it is: its result where there is one."""
    if referral.result is not None:
        return _(REFERRAL_RESULT_LABELS[referral.result])
    return _(REFERRAL_STATE_LABELS[referral.state])


def due(referral: Referral, today: date) -> str:
    """By when an answer is asked for, and whether that day has passed without one; empty where none was asked for."""
    if referral.due is None:
        return ""
    day = dates.day(referral.due, active(), today=today)
    return _("{day}（過ぎています）").format(day=day) if referral.is_late(today) else day


def line(referral: Referral, today: date) -> str:
    """Everything about it but what was passed on, in a line."""
    parts = [state(referral)]
    if referral.answered is not None:
        parts.append(dates.day(referral.answered, active(), today=today))
    elif referral.received is not None:
        parts.append(dates.day(referral.received, active(), today=today))
    if referral.result is None and referral.due is not None:
        parts.append(_("期限 {day}").format(day=due(referral, today)))
    parts += [part for part in (referral.answerer, referral.note) if part]
    return _("{name}：{told}").format(name=referral.to_name, told=_("・").join(parts))
