"""What staff should know of a つなぐシート before it is given: as of any sheet, and the words on it that tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desk.i18n import Catalogue, active
from desk.records.case import Sheet
from desk.records.referral import ReferralPlan, ReferralSheet
from desk.work.desk import Desk
from desk.work.referring import prepare_referral
from desk.work.sheet_notes import Note, notes


def prepare_with_notes(desk: Desk, plan: ReferralPlan) -> tuple[ReferralSheet, tuple[Note, ...]]:
    """Set a plan as a sheet, with what staff should know of it in the language of the screen."""
    sheet = prepare_referral(desk, plan)
    return sheet, referral_notes(sheet, datetime.now(), desk.settings.preferences.confirmation_days, active())


def referral_notes(sheet: ReferralSheet, now: datetime, days: int, c: Catalogue) -> tuple[Note, ...]:
    """The gravest first. Sorts as of ``sheet_notes.Note``, and "distress" for words that tell.

    ``days``: how long a confirmation counts.
    """
    from desk.paper.referral import own_handout

    own = Sheet(
        handout=own_handout(sheet.referral),
        pdf=sheet.pdf,
        pages=sheet.pages,
        missing=sheet.missing,
        unread=sheet.unread,
        unreviewed=sheet.unreviewed,
    )
    return (*_telling(sheet, c), *notes(own, now, days, c))


def _telling(sheet: ReferralSheet, c: Catalogue) -> Iterator[Note]:
    if sheet.telling:
        words = c.gettext("、").join(sheet.telling)
        text = c.gettext(
            "相手の窓口に渡す紙に、人に見られると困ることばがあります（{words}）。ご本人と確かめてください。"
        ).format(words=words)
        yield Note(sort="distress", about=words, text=text)
