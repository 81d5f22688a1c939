"""つなぐ: hand a resident on to another window; on record before the printer is asked, answered when something comes back.

Nothing about the person leaves the case but what staff ticked: a plan holds only that, and nothing else is set or kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import Case, HandedOver, TrayItem
from desk.records.codes import OFFER_OUTCOME_LABELS, Kind, OfferOutcome, Passed
from desk.records.consultation import Consultation, HandoutItem
from desk.records.referral import Beginning, PassedFact, Receiver, Referral, ReferralPlan, ReferralSheet, Tried
from desk.records.resource import Resource
from desk.records.search import Query
from desk.records.state import guards
from desk.records.template import Template
from desk.text import fold
from desk.work.desk import Desk, needs_truth, needs_truth_else
from desk.work.discretion import discreet, quoted, words_of_distress
from desk.work.handing_over import consultation_of, print_file, reserve_slip
from desk.work.nearby import landmarks
from desk.work.people import this_window, vocabulary, windows
from desk.work.readings import city_readings
from desk.work.templates import template_for

LOOK_BACK = timedelta(days=60)
"""How long answered referrals stay in the list; those that wait for their result stay until it comes."""
KEPT = timedelta(days=3)
"""How long the PDF of a referral stays in the home: as long as what was delivered stays in the outbox."""
MOST_RECEIVERS = 12
_FILE = "{slip}-referral-{tail}"


def begin_referral(desk: Desk, case: Case) -> Beginning:
    """What a case offers for a referral. Advice desks in its tray come first; they aren't among what was tried."""
    chosen = [item.resource for item in case.tray if item.resource is not None and item.resource.kind is Kind.WINDOW]
    first = [receiver_of(resource) for resource in chosen]
    others = [item for item in case.tray if item.resource is None or item.resource.kind is not Kind.WINDOW]
    return Beginning(
        facts=passable(desk, case),
        tried=tuple(tried(desk, item) for item in others),
        receivers=_each_once(first, receivers(desk, "")),
    )


def passable(desk: Desk, case: Case) -> tuple[PassedFact, ...]:
    """What a case knows of the person, in words: what staff may offer to pass on, and pass on only if it is ticked."""
    return facts_of(desk, consultation_of(desk, case, spoken=True))


def facts_of(desk: Desk, told: Consultation) -> tuple[PassedFact, ...]:
    """The same of a consultation; sorts of which nothing is known are left out."""
    words = vocabulary(desk)
    sorts = (
        (Passed.LIFE_STAGE, "life_stage", told.life_stages),
        (Passed.CIRCUMSTANCES, "circumstance", told.circumstances),
        (Passed.NEEDS, "need", told.needs),
    )
    # For another office, so in Japanese whatever the screen speaks.
    found = [(sort, "、".join(words.name(scheme, code, "ja") for code in codes)) for sort, scheme, codes in sorts]
    found.append((Passed.QUESTION, told.question))
    return tuple(PassedFact(sort=sort, text=text) for sort, text in found if text.strip())


def tried(desk: Desk, item: TrayItem, outcome: OfferOutcome = OfferOutcome.TOLD) -> Tried:
    """What was offered, as paper may name it, with what became of it."""
    title = item.title
    if item.resource is not None:
        title = discreet(item.resource, words_of_distress(desk)).title
    return Tried(title=title or item.contact or item.url, result=OFFER_OUTCOME_LABELS[outcome])


def receivers(desk: Desk, text: str) -> tuple[Receiver, ...]:
    """The windows that what was typed may mean: the city's own ones by name, then advice desks as the search finds them."""
    wanted, here = fold(text), this_window(desk)
    own = [
        Receiver(name=window.name, to=HandoutItem(title=window.name, contact=window.contact))
        for window in windows(desk)
        if window.id != here.id and wanted in fold(f"{window.name} {window.reading}")
    ]
    desks = [receiver_of(resource) for resource in _advice_desks(desk, text)]
    # Typed words find advice desks by what they take; the city's counters only bear names.
    both = [*own, *desks] if wanted else [*desks, *own]
    return _each_once(both)


def _advice_desks(desk: Desk, text: str) -> tuple[Resource, ...]:
    """What the search finds; nothing where the index can't answer, so that the city's own windows still can be chosen."""
    from desk.search.find import Interrupted

    query = Query(text=text, kinds=(Kind.WINDOW,), limit=MOST_RECEIVERS)
    try:
        return tuple(hit.resource for hit in desk.index.find(query, datetime.now()).hits)
    except (DeskError, Interrupted):
        return ()


def _each_once(*found: Sequence[Receiver]) -> tuple[Receiver, ...]:
    known: dict[tuple[str, str], Receiver] = {}
    for one in (one for some in found for one in some):
        known.setdefault((one.to.resource.id if one.to.resource is not None else "", one.name), one)
    return tuple(known.values())[:MOST_RECEIVERS]


def receiver_of(resource: Resource) -> Receiver:
    """A record as the one that somebody is handed on to."""
    return Receiver(name=resource.title, to=HandoutItem(resource=resource))


def prepare_referral(desk: Desk, plan: ReferralPlan) -> ReferralSheet:
    """Set a plan as a sheet; it has its number from then on. Raises DeskError where something is lacking."""
    from desk.paper.referral import set_referral

    if not plan.ask.strip():
        raise DeskError(_("お願いしたいことを書いてください。"))
    window, words = this_window(desk), words_of_distress(desk)
    now = datetime.now().replace(microsecond=0)
    referral = Referral(
        id=plan.id,
        slip=plan.slip or reserve_slip(desk),
        issued=now,
        consented=now.date(),
        city=window.city,
        window=window.name,
        window_contact=window.contact,
        window_reading=window.reading,
        desk=desk.code,
        staff_id=plan.staff_id,
        staff=plan.staff,
        consultation_id=plan.case_id,
        to=_on_paper(desk, plan, now, words),
        to_name=plan.to.resource.title if plan.to.resource is not None else plan.to.title,
        ask=plan.ask.strip(),
        facts=tuple(replace(fact, text=fact.text.strip()) for fact in plan.facts if fact.text.strip()),
        tried=plan.tried,
        due=plan.due,
        choices=replace(plan.choices, greeting=""),
        readings=tuple(city_readings(desk).items()),
        template=_template(desk, plan),
    )
    sheet = set_referral(referral, confirmation_days=desk.settings.preferences.confirmation_days)
    return replace(sheet, telling=quoted(_typed(referral), words))


def refer(desk: Desk, sheet: ReferralSheet, printer: str) -> HandedOver:
    """Put a referral on record once, then print it; the same sheet again is only printed.

    Raises DeskError when the record cannot be written; a printer that fails is told in the result.
    """
    is_known = not keep_referral(desk, sheet)
    return _printed(desk, sheet, printer, is_known=is_known)


def keep_referral(desk: Desk, sheet: ReferralSheet) -> bool:
    """Put a referral on record; false when it was there already. Raises DeskError when it cannot be written."""
    is_known = desk.outbox.referrals.referral(sheet.referral.id) is not None
    desk.outbox.referrals.put(sheet.referral)
    return not is_known


def sheet_of_referral(desk: Desk, referral: Referral) -> ReferralSheet:
    """The sheet of a referral as it was given."""
    from desk.paper.referral import set_referral

    return set_referral(referral, confirmation_days=desk.settings.preferences.confirmation_days)


def reprint_referral(desk: Desk, referral: Referral, printer: str) -> HandedOver:
    """Print a referral again, as it was given."""
    return _printed(desk, sheet_of_referral(desk, referral), printer, is_known=True)


def referrals_at_hand(desk: Desk) -> tuple[Referral, ...]:
    """What this desk itself has: every referral that waits, and what was delivered lately."""
    return desk.outbox.referrals.all()


@needs_truth_else(referrals_at_hand)
def referrals(desk: Desk) -> tuple[Referral, ...]:
    """Every referral of late and every one that waits for its result, at any desk, newest first."""
    from desk.errors import TruthUnreachable
    from desk.services.referrals import referrals_since

    forget_files(desk)
    at_hand = referrals_at_hand(desk)
    try:
        with desk.database.reading() as session:
            told = referrals_since(session, datetime.now() - LOOK_BACK)
    except TruthUnreachable:
        return at_hand
    known = {one.id for one in told}
    waiting = [one for one in at_hand if not one.delivered and one.id not in known]
    return tuple(sorted((*told, *waiting), key=lambda one: (one.issued, one.id), reverse=True))


def answered_here(desk: Desk, changed: Referral, staff: str) -> Referral:
    """Enter what came back of a referral that still waits here; raises TruthUnreachable for what only the truth has."""
    from desk.errors import TruthUnreachable

    answered = desk.outbox.referrals.answer(changed, staff)
    if answered is None:
        raise TruthUnreachable(_("データベースにつながらないため、この記録はいま直せません。"))
    return answered


@needs_truth_else(answered_here)
def answer_referral(desk: Desk, changed: Referral, staff: str) -> Referral:
    """Enter what came back, keeping what was there. ``changed.version`` is the version that was read.

    Raises LostRace when somebody else entered something since.
    """
    from desk.services import referrals as service

    waiting = desk.outbox.referrals.answer(changed, staff)
    if waiting is not None:
        return waiting
    with desk.database.writing() as session:
        answered = service.answer_referral(session, changed, desk=desk.code, who=staff)
    desk.outbox.referrals.refresh(answered)
    return answered


@needs_truth
def referral_by_id(desk: Desk, referral_id: str) -> Referral | None:
    """One referral as it is now, at whichever desk; None when there is none."""
    from desk.services import referrals as service

    with desk.database.reading() as session:
        told = service.referral(session, referral_id)
    return told or desk.outbox.referrals.referral(referral_id)


def forget_files(desk: Desk) -> None:
    """Take away the PDFs of older referrals, and what a crash left of one: they hold what residents said, and can be set again from the record."""
    before = (datetime.now() - KEPT).timestamp()
    for file in desk.settings.sheets.glob(_FILE.format(slip="*", tail="*")):
        if file.stat().st_mtime < before:
            file.unlink(missing_ok=True)


def _printed(desk: Desk, sheet: ReferralSheet, printer: str, *, is_known: bool) -> HandedOver:
    referral = sheet.referral
    forget_files(desk)
    done = HandedOver(
        consultation_id=referral.consultation_id or "", slip=referral.slip, reprinted=is_known, one_sided=True
    )
    name = _FILE.format(slip=referral.slip, tail=referral.id[-6:])
    return print_file(desk, done, name, sheet.pdf, printer)


def _on_paper(desk: Desk, plan: ReferralPlan, now: datetime, words: tuple[str, ...]) -> HandoutItem:
    """The other window as paper shows it: discreet, with its map and with what speaks against it."""
    resource = plan.to.resource
    if resource is None:
        return plan.to
    return replace(
        plan.to,
        resource=discreet(resource, words),
        guards=guards(resource, now, desk.settings.preferences.confirmation_days),
        landmarks=landmarks(desk, resource) if plan.choices.with_map else (),
    )


def _template(desk: Desk, plan: ReferralPlan) -> Template:
    """The city's colours and contact; a referral bears no logo, so that none is kept with each."""
    template, _trouble = template_for(desk.settings.home, plan.choices.template)
    return replace(template.within(plan.choices.languages), logo=b"")


def _typed(referral: Referral) -> str:
    """Everything on the other window's page that staff typed or ticked."""
    return "\n".join((referral.ask, *(fact.text for fact in referral.facts), *(one.title for one in referral.tried)))
