"""A sheet that was given, told anew as its records are today: the same things, set in the same way, changes marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desk.i18n import _
from desk.records.case import HandedOver, Sheet
from desk.records.codes import Delivery
from desk.records.consultation import Consultation, Filing, Former, Handout, HandoutItem, Offer, Staff
from desk.records.ids import new_id
from desk.records.state import guards
from desk.work.desk import Desk, needs_truth_else
from desk.work.discretion import discreet, words_of_distress
from desk.work.handing_over import printed, reserve_slip, steps_of
from desk.work.nearby import landmarks, walk
from desk.work.people import this_window
from desk.work.readings import city_readings


def sheet_of_today(desk: Desk, given: Handout) -> Sheet:
    """The sheet with what its records say today, under a number of its own that refers to the older one.

    What is no longer on record stays as it was told, and the sheet says so. Raises DeskError where the index can't
    answer: nobody would know what changed.
    """
    from desk.paper.handout import set_handout

    days = desk.settings.preferences.confirmation_days
    words, window = words_of_distress(desk), this_window(desk)
    now = datetime.now().replace(microsecond=0)
    items = tuple(_item(desk, item, given, now, words) for item in given.items)
    handout = replace(
        given,
        id=new_id(),
        slip=reserve_slip(desk),
        issued=now,
        city=window.city,
        window=window.name,
        window_contact=window.contact,
        window_reading=window.reading,
        items=items,
        readings=tuple(city_readings(desk).items()),
        fonts=(),
        consultation_id=new_id(),
        former=Former(slip=given.slip, issued=given.issued, consultation_id=given.consultation_id),
    )
    return set_handout(handout, confirmation_days=days)


def _item(desk: Desk, item: HandoutItem, given: Handout, now: datetime, words: tuple[str, ...]) -> HandoutItem:
    """The item as it is today, with what it was."""
    if item.resource is None:
        return item
    # What was no word of distress then may be one today: no name comes back to paper as a former one.
    told = discreet(item.resource, words)
    former = replace(item, resource=told, former=None, landmarks=(), issued=given.issued)
    today = desk.index.resource(item.resource.id)
    if today is None:
        return replace(item, resource=told, former=former, issued=None, is_gone=True)
    today = discreet(today, words)
    days = desk.settings.preferences.confirmation_days
    others = {one.resource.id for one in given.items if one.resource is not None}
    return replace(
        item,
        resource=today,
        guards=guards(today, now, days),
        steps=steps_of(desk, today, others, words) if item.steps else (),
        landmarks=landmarks(desk, today) if given.choices.with_map else (),
        walk=walk(today, given.town),
        former=former,
        issued=None,
        is_gone=False,
    )


def hand_over_at_hand(desk: Desk, sheet: Sheet, staff: Staff | None, printer: str) -> HandedOver:
    """As ``hand_over_today``; what is known of the earlier visit is only what this desk still has."""
    return _handed_over(desk, sheet, staff, printer, _at_hand(desk, sheet))


@needs_truth_else(hand_over_at_hand)
def hand_over_today(desk: Desk, sheet: Sheet, staff: Staff | None, printer: str) -> HandedOver:
    """Put on record that somebody came back with their number, then print the sheet of today; once for each sheet.

    What was known of them then is known now. Raises DeskError when the log cannot be written.
    """
    before = _at_hand(desk, sheet)
    former = sheet.handout.former
    if before is None and former is not None and former.consultation_id:
        from desk.services.consultations import consultation_of

        with desk.database.reading() as session:
            before = consultation_of(session, former.consultation_id)
    return _handed_over(desk, sheet, staff, printer, before)


def _at_hand(desk: Desk, sheet: Sheet) -> Consultation | None:
    """The earlier visit, where this desk still has it."""
    former = sheet.handout.former
    filing = desk.outbox.filing(former.consultation_id) if former is not None and former.consultation_id else None
    return None if filing is None else filing.current


def _handed_over(
    desk: Desk, sheet: Sheet, staff: Staff | None, printer: str, before: Consultation | None
) -> HandedOver:
    handout = sheet.handout
    assert handout.consultation_id is not None
    is_again = desk.outbox.filing(handout.consultation_id) is not None
    desk.outbox.put(Filing(consultation=_visit(desk, handout, staff, before), handout=handout))
    done = HandedOver(consultation_id=handout.consultation_id, slip=handout.slip, reprinted=is_again)
    return printed(desk, done, sheet, printer)


def _visit(desk: Desk, handout: Handout, staff: Staff | None, before: Consultation | None) -> Consultation:
    """The visit of somebody who came back with a number, with what was known of them when they came first."""
    assert handout.consultation_id is not None
    assert handout.former is not None
    ended = datetime.now(UTC)
    visit = Consultation(
        id=handout.consultation_id,
        slip=handout.slip,
        started=handout.issued.astimezone(UTC),
        ended=ended,
        minutes=1,
        desk=desk.code,
        window=handout.window,
        staff_id=staff.id if staff else "",
        staff=staff.name if staff else "",
        memo=_("伝票 {slip} の紙を、今日の内容で渡しました。").format(slip=handout.former.slip),
        offers=tuple(_offer(item) for item in handout.items),
    )
    if before is None:
        return visit
    return replace(
        visit,
        asker=before.asker,
        life_stages=before.life_stages,
        circumstances=before.circumstances,
        needs=before.needs,
        question=before.question,
    )


def _offer(item: HandoutItem) -> Offer:
    resource = item.resource
    if resource is None:
        return Offer(id=new_id(), title=item.title, contact=item.contact, url=item.url)
    return Offer(
        id=new_id(),
        title=resource.title,
        resource_id=resource.id,
        resource_version=resource.version,
        kind=resource.kind,
        delivery=Delivery.PRINTED,
        guards=item.guards,
    )
