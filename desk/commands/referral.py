"""つなぐシート from the command line: set as a PDF and put on record, with nothing of the person but what was consented to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desk import i18n
from desk.commands.common import codes_of, opened, print_json, refuse_unknown, resource_of, tend
from desk.commands.handout import choices_of, write_pdf
from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import Case, TrayItem
from desk.records.codes import Kind, OfferOutcome, Passed
from desk.records.consultation import HandoutItem
from desk.records.ids import new_id
from desk.records.referral import PassedFact, ReferralPlan, ReferralSheet, Tried
from desk.settings import Settings
from desk.work.desk import Desk


def run_referral(chosen: argparse.Namespace, here: Settings) -> int:
    """Set a referral, write it as PDF and put it on record: durable at once, delivered where the truth can be reached."""
    from desk.work.referral_notes import referral_notes
    from desk.work.referring import keep_referral, prepare_referral

    output = Path(chosen.output)
    with opened(here) as desk:
        sheet = prepare_referral(desk, _plan(desk, chosen))
        write_pdf(output, sheet.pdf)
        try:
            keep_referral(desk, sheet)
        except DeskError:
            # A sheet that is on nobody's record must not be given.
            output.unlink(missing_ok=True)
            raise
        tend(desk)
    found = referral_notes(sheet, datetime.now(), here.preferences.confirmation_days, i18n.active())
    for note in found:
        print(note.text, file=sys.stderr)
    if chosen.json:
        warnings = [{"sort": n.sort, "about": n.about, "text": n.text} for n in found]
        print_json(_as_json(output, sheet, warnings))
    else:
        print(output)
    return 0


def _plan(desk: Desk, chosen: argparse.Namespace) -> ReferralPlan:
    if chosen.by is not None and chosen.by < date.today():
        raise DeskError(_("返事の期限は、今日よりあとの日にしてください。"))
    return ReferralPlan(
        id=new_id(),
        to=_receiver(desk, chosen.to),
        ask=chosen.ask,
        slip=chosen.slip,
        staff=chosen.staff,
        facts=_facts(desk, chosen),
        tried=tuple(_tried(desk, chosen)),
        due=chosen.by,
        choices=choices_of(chosen),
    )


def _receiver(desk: Desk, wanted: str) -> HandoutItem:
    """The window of an id, or a window of the city by its code or name."""
    from desk.work.people import this_window, windows
    from desk.work.referring import receiver_of

    for window in windows(desk):
        if wanted in (window.id, window.code, window.name):
            if window.id == this_window(desk).id:
                raise DeskError(_("いまいる窓口につなぐことはできません。"))
            return HandoutItem(title=window.name, contact=window.contact)
    resource = resource_of(desk, wanted)
    if resource.kind is not Kind.WINDOW:
        raise DeskError(_("「{title}」は相談窓口ではありません。").format(title=resource.title))
    return receiver_of(resource).to


def _facts(desk: Desk, chosen: argparse.Namespace) -> tuple[PassedFact, ...]:
    """What was told of the person, as far as they consent to pass it on."""
    from desk.work.people import vocabulary
    from desk.work.referring import passable

    words = vocabulary(desk)
    for scheme in ("life_stage", "circumstance", "need"):
        refuse_unknown(words, scheme, getattr(chosen, scheme))
    consented = codes_of(Passed, [code.strip() for code in chosen.consent.split(",") if code.strip()])
    case = Case(
        id=new_id(),
        text=chosen.question,
        life_stages=tuple(chosen.life_stage),
        circumstances=tuple(chosen.circumstance),
        needs=tuple(chosen.need),
    )
    typed = ((Passed.NAME, chosen.name), (Passed.PHONE, chosen.phone))
    known = [*passable(desk, case), *(PassedFact(sort=sort, text=text) for sort, text in typed if text.strip())]
    for sort in consented:
        if sort not in {fact.sort for fact in known}:
            print(_("{code} を伝えることになっていますが、その内容がありません。").format(code=sort), file=sys.stderr)
    return tuple(fact for fact in known if fact.sort in consented)


def _tried(desk: Desk, chosen: argparse.Namespace) -> Iterator[Tried]:
    """What was offered, and what was tried with what became of it: ID, or ID=full."""
    from desk.work.referring import tried

    for told in (*chosen.ids, *chosen.tried):
        resource_id, _equals, outcome = told.partition("=")
        (became,) = codes_of(OfferOutcome, [outcome or OfferOutcome.TOLD])
        yield tried(desk, TrayItem(id=new_id(), resource=resource_of(desk, resource_id)), became)


def _as_json(output: Path, sheet: ReferralSheet, warnings: list[dict[str, Any]]) -> dict[str, Any]:
    """Which facts were passed on, and never what they say."""
    referral = sheet.referral
    return {
        "file": str(output),
        "id": referral.id,
        "slip": referral.slip,
        "pages": sheet.pages,
        "to": {"id": referral.to.resource.id if referral.to.resource else None, "name": referral.to_name},
        "passed": [fact.sort for fact in referral.facts],
        "tried": [{"title": one.title, "result": one.result} for one in referral.tried],
        "by": referral.due,
        "state": referral.state,
        "mode": referral.choices.mode,
        "languages": referral.choices.languages,
        "warnings": warnings,
    }
