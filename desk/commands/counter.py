"""What a consultation does: sheets, the log, and the list of what was logged."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from typing import Any

from desk.commands.common import opened, print_json, refuse_unknown, resource_of, tend
from desk.i18n import _
from desk.records.case import Case, TrayItem
from desk.records.codes import REFERRAL_RESULT_LABELS, REFERRAL_STATE_LABELS
from desk.records.ids import new_id
from desk.records.referral import Referral
from desk.settings import Settings

_ALWAYS = date(2000, 1, 1)
"""Earlier than any consultation that this product can have logged."""


def run_log(chosen: argparse.Namespace, here: Settings) -> int:
    """Log a consultation: durable at once, delivered before the command ends where the truth can be reached."""
    from desk.work.handing_over import hand_over
    from desk.work.people import vocabulary

    with opened(here) as desk:
        words = vocabulary(desk)
        refuse_unknown(words, "life_stage", chosen.life_stage)
        refuse_unknown(words, "need", chosen.need)
        tray = tuple(TrayItem(id=new_id(), resource=resource_of(desk, offer)) for offer in chosen.offer)
        case = Case(
            id=new_id(),
            text=chosen.question,
            life_stages=tuple(chosen.life_stage),
            needs=tuple(chosen.need),
            tray=tray,
        )
        done = hand_over(desk, case, None, "", True)
        tend(desk)
    if chosen.json:
        print_json({"id": done.consultation_id, "slip": done.slip})
    else:
        print(_("記録しました: {slip}").format(slip=done.slip))
    return 0


def run_consultations(chosen: argparse.Namespace, here: Settings) -> int:
    """List what was logged, what is not delivered yet included; oldest last."""
    from desk.work.log import consultations
    from desk.work.referring import referrals

    with opened(here) as desk:
        log = consultations(desk, _ALWAYS, date.today() + timedelta(days=1))
        handed_on = referrals(desk)
    if chosen.json:
        print_json(
            {
                "consultations": [
                    {
                        "id": told.id,
                        "slip": told.slip,
                        "at": told.started.isoformat(),
                        "question": told.question,
                        "offers": [
                            {"id": offer.resource_id, "title": offer.title, "outcome": offer.outcome}
                            for offer in told.offers
                        ],
                        "delivered": told.delivered,
                    }
                    for told in log.consultations
                ],
                "referrals": [_referral(one) for one in handed_on],
                "complete": log.complete,
            }
        )
        return 0
    for told in log.consultations:
        waiting = "" if told.delivered else _("（送信待ち）")
        titles = _("、").join(offer.title for offer in told.offers)
        print(f"{told.started.astimezone():%Y-%m-%d %H:%M} {told.slip}{waiting} {told.question} → {titles}")
    for one in handed_on:
        mark = _(REFERRAL_RESULT_LABELS[one.result]) if one.result else _(REFERRAL_STATE_LABELS[one.state])
        print(_("つなぎ {slip}：{name}（{state}）").format(slip=one.slip, name=one.to_name, state=mark))
    if not log.complete:
        print(_("データベースにつながらないため、このパソコンにある記録だけです。"), file=sys.stderr)
    return 0


def _referral(told: Referral) -> dict[str, Any]:
    """A referral without what was passed on: that stands on its sheet alone."""
    return {
        "id": told.id,
        "slip": told.slip,
        "at": told.issued.isoformat(),
        "to": told.to_name,
        "by": told.due,
        "state": told.state,
        "result": told.result,
        "delivered": told.delivered,
    }
