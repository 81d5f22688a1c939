"""F9 and F12: set the sheet, put the case on record, print. The log is durable before the printer is asked."""

from __future__ import annotations

import math
from collections.abc import Set
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import Case, HandedOver, Sheet, TrayItem
from desk.records.codes import Channel, Delivery
from desk.records.consultation import Consultation, Filing, Handout, HandoutItem, Offer
from desk.records.ids import new_id
from desk.records.printing import Duplex, PrintOptions
from desk.records.resource import Resource
from desk.records.search import NextStep
from desk.records.state import guards
from desk.records.wording.steps import suits_paper
from desk.work.cases import held_back
from desk.work.desk import Desk, needs_truth_else
from desk.work.discretion import discreet, words_of_distress
from desk.work.nearby import landmarks, walk
from desk.work.people import this_window
from desk.work.readings import city_readings
from desk.work.templates import template_for

MOST_STEPS = 2
"""Next steps that a sheet tells of one item: the item itself is what the resident came for."""

TO_FILE = "file"
"""The printer that is none: the sheet is kept as a PDF."""


def prepare_sheet(desk: Desk, case: Case) -> tuple[Case, Sheet]:
    """Set the sheet for what is in the tray; the case comes back with its slip number reserved.

    Raises DeskError when the tray holds nothing to print.
    """
    from desk.paper.handout import set_handout

    template, trouble = template_for(desk.settings.home, case.choices.template)
    handout = replace(_handout(desk, case), template=template.within(case.choices.languages))
    sheet = set_handout(handout, confirmation_days=desk.settings.preferences.confirmation_days)
    return replace(case, slip=handout.slip), replace(sheet, template_trouble=trouble)


def hand_over(desk: Desk, case: Case, sheet: Sheet | None, printer: str, log_only: bool) -> HandedOver:
    """Put the case on record once, then print its sheet; a case that is filed is only printed again.

    Without a sheet one is set where there is something to print. Raises DeskError when a guarded item would reach
    paper unseen, or when the log cannot be written; a printer that fails is told in the result.
    """
    by_phone = case.channel is Channel.PHONE
    prints = not log_only and not by_phone and any(item.delivery is Delivery.PRINTED for item in case.tray)
    if prints and held_back(case, datetime.now(), desk.settings.preferences.confirmation_days):
        raise DeskError(_("確認が必要な情報があります。内容を確かめてから、印刷してください。"))
    if prints and sheet is None:
        case, sheet = prepare_sheet(desk, case)
    if not prints:
        sheet = None
    slip = sheet.handout.slip if sheet else case.slip or reserve_slip(desk)
    if not case.filed:
        consultation = consultation_of(desk, replace(case, slip=slip), spoken=log_only or by_phone)
        desk.outbox.put(Filing(consultation=consultation, handout=sheet.handout if sheet else None))
    done = HandedOver(consultation_id=case.id, slip=slip, reprinted=case.filed)
    return done if sheet is None else printed(desk, done, sheet, printer)


def sheet_at_hand(desk: Desk, slip: str) -> Sheet | None:
    """The sheet of a slip number as it was given, when this desk still has it."""
    from desk.paper.handout import set_handout

    handout = desk.outbox.handout(slip)
    if handout is None:
        return None
    return set_handout(handout, confirmation_days=desk.settings.preferences.confirmation_days)


@needs_truth_else(sheet_at_hand)
def sheet_of(desk: Desk, slip: str) -> Sheet | None:
    """The sheet of a slip number as it was given, at whichever desk; None when there is none."""
    from desk.paper.handout import set_handout
    from desk.services.consultations import handout_by_slip

    at_hand = sheet_at_hand(desk, slip)
    if at_hand is not None:
        return at_hand
    with desk.database.reading() as session:
        handout = handout_by_slip(session, slip)
    if handout is None:
        return None
    return set_handout(handout, confirmation_days=desk.settings.preferences.confirmation_days)


def reprint_at_hand(desk: Desk, slip: str, printer: str) -> HandedOver:
    """Print a sheet again that this desk still has. Raises DeskError when it does not."""
    return _reprinted(desk, slip, printer, sheet_at_hand(desk, slip))


@needs_truth_else(reprint_at_hand)
def reprint(desk: Desk, slip: str, printer: str) -> HandedOver:
    """Print the sheet of a slip number again, as it was given. Raises DeskError when there is none."""
    return _reprinted(desk, slip, printer, sheet_of(desk, slip))


def _reprinted(desk: Desk, slip: str, printer: str, sheet: Sheet | None) -> HandedOver:
    if sheet is None:
        raise DeskError(_("伝票番号 {slip} の配布資料は見つかりません。").format(slip=slip))
    done = HandedOver(consultation_id=sheet.handout.consultation_id or "", slip=slip, reprinted=True)
    return printed(desk, done, sheet, printer)


def consultation_of(desk: Desk, case: Case, *, spoken: bool) -> Consultation:
    """What is put on record of a case; ``spoken`` when nothing was printed."""
    ended = datetime.now(UTC)
    started = case.started or ended
    return Consultation(
        id=case.id,
        slip=case.slip,
        started=started,
        ended=ended,
        minutes=max(1, math.ceil((ended - started).total_seconds() / 60)),
        desk=desk.code,
        window=this_window(desk).name,
        staff_id=case.staff_id,
        staff=case.staff,
        channel=case.channel,
        asker=case.asker,
        life_stages=_said("life_stage", case.life_stages, case),
        circumstances=_said("circumstance", case.circumstances, case),
        needs=_said("need", case.needs, case),
        question=_question(case),
        memo=case.memo.strip(),
        searches=case.searches,
        offers=tuple(_offer(desk, item, spoken) for item in case.tray),
        outcome=case.outcome,
        unmet_reason=case.unmet_reason,
    )


def _said(sort: str, codes: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """The codes that the search was narrowed by, with those of the sort that were only noted; each once."""
    noted = (code for one in case.noted for of, _colon, code in (one.partition(":"),) if of == sort)
    return tuple(dict.fromkeys((*codes, *noted)))


def _question(case: Case) -> str:
    """The question in words: what was searched for, each wording once."""
    words = dict.fromkeys(text for search in case.searches if (text := search.text.strip()))
    return " ／ ".join(words) or case.text.strip()


def _offer(desk: Desk, item: TrayItem, spoken: bool) -> Offer:
    delivery = Delivery.SPOKEN if spoken and item.delivery is Delivery.PRINTED else item.delivery
    if item.resource is None:
        return Offer(id=item.id, title=item.title, contact=item.contact, url=item.url, delivery=delivery)
    return Offer(
        id=item.id,
        title=item.resource.title,
        resource_id=item.resource.id,
        resource_version=item.resource.version,
        kind=item.resource.kind,
        delivery=delivery,
        guards=guards(item.resource, datetime.now(), desk.settings.preferences.confirmation_days),
    )


def _handout(desk: Desk, case: Case) -> Handout:
    now = datetime.now().replace(microsecond=0)
    days = desk.settings.preferences.confirmation_days
    on_paper = [item for item in case.tray if item.delivery is Delivery.PRINTED]
    if not on_paper:
        raise DeskError(_("お渡しトレイに、印刷するものがありません。"))
    window = this_window(desk)
    words = words_of_distress(desk)
    given = {item.resource.id for item in on_paper if item.resource is not None}
    town = case.town
    return Handout(
        id=new_id(),
        slip=case.slip or reserve_slip(desk),
        issued=now,
        city=window.city,
        window=window.name,
        window_contact=window.contact,
        window_reading=window.reading,
        items=tuple(
            HandoutItem(
                resource=discreet(item.resource, words) if item.resource else None,
                title=item.title,
                contact=item.contact,
                url=item.url,
                short=item.short,
                guards=guards(item.resource, now, days) if item.resource else (),
                steps=steps_of(desk, item.resource, given, words) if item.resource and case.next_steps else (),
                landmarks=landmarks(desk, item.resource) if item.resource and case.choices.with_map else (),
                walk=walk(item.resource, town) if item.resource else None,
                town=town.name if town else "",
            )
            for item in on_paper
        ),
        choices=case.choices,
        town=town,
        readings=tuple(city_readings(desk).items()),
        consultation_id=case.id,
    )


def steps_of(desk: Desk, resource: Resource, given: Set[str], words: tuple[str, ...]) -> tuple[NextStep, ...]:
    """The next steps that go on the sheet with a resource, beside those that are items of it anyway (``given``, by id).

    A sheet doesn't wait for the index: where that can't answer, the sheet goes without.
    """
    now, days = datetime.now(), desk.settings.preferences.confirmation_days
    try:
        steps = desk.index.linked_steps(resource.id, now)
    except DeskError:
        return ()
    fitting = [step for step in steps if step.resource.id not in given and suits_paper(step, now, days)]
    return tuple(replace(step, resource=discreet(step.resource, words)) for step in fitting[:MOST_STEPS])


def reserve_slip(desk: Desk) -> str:
    """A number for a sheet, never given to another one."""
    return desk.outbox.next_slip(desk.code, datetime.now().date())


def printed(desk: Desk, done: HandedOver, sheet: Sheet, printer: str) -> HandedOver:
    """Keep the sheet as a PDF and send it to the queue; a failure becomes a sentence and loses nothing."""
    return print_file(desk, done, sheet.handout.slip, sheet.pdf, printer)


def print_file(desk: Desk, done: HandedOver, name: str, pdf: bytes, printer: str) -> HandedOver:
    """Keep a PDF under a name in the home and send it to the queue, as ``printed`` does."""
    try:
        file = keep_pdf(desk, name, pdf)
    except OSError as error:
        sentence = _("PDFを保存できませんでした（{reason}）。記録は済んでいます。").format(reason=error.strerror or "")
        return replace(done, problem=sentence)
    if printer == TO_FILE:
        return replace(done, printed_to=str(file), pdf=str(file))
    from desk.paper import cups, printing

    if printing.prints_in_window():
        return replace(done, printed_to=printer, pdf=str(file), in_window=True)
    options = desk.settings.preferences.printing.get(printer, PrintOptions())
    if done.one_sided:
        options = replace(options, duplex=Duplex.ONE)
    try:
        job = printing.print_pdf(file, printer, options)
    except DeskError as error:
        return replace(done, pdf=str(file), problem=str(error))
    return replace(done, printed_to=cups.queue_of(job), pdf=str(file), job=job)


def keep_pdf(desk: Desk, name: str, pdf: bytes) -> Path:
    """A sheet as a file under its slip number in the home."""
    folder = desk.settings.sheets
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.pdf"
    partial = file.with_suffix(".part")
    partial.write_bytes(pdf)
    partial.replace(file)
    return file
