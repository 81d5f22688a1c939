"""The facts of a resource in words: where, how much, for whom, how to apply, who to ask, what makes joining possible."""

from __future__ import annotations

import re
from datetime import datetime

from desk.i18n import N_, Catalogue
from desk.records.codes import RESIDENCY_LABELS, SELECTION_LABELS, Kind, Residency, State
from desk.records.resource import Childcare, Contact, Resource
from desk.records.state import state_of
from desk.records.wording.dates import age, date_only, day, language_name, listing, moment, yen
from desk.records.wording.easy_dates import is_easy
from desk.text import nfkc

_FREE_IN_WORDS = re.compile("受講料|参加費|入場料|入館料|観覧料|利用料|料金|無料|円")
_SAYS_MORE = re.compile("[一-龥ぁ-んァ-ン]")
"""What is left of a note on a fee that says more than the amount."""
_NOT_DIGITS = re.compile(r"\D")


def where(resource: Resource, c: Catalogue) -> str:
    """Where it happens: 中央公民館 2階第3会議室, オンライン; the area for talent, the address for a facility."""
    if resource.talent is not None and resource.talent.areas:
        return resource.talent.areas
    place = resource.place
    if place is None:
        return c.gettext("オンライン") if resource.participation.online else ""
    if place.name in ("", resource.title):
        return listing((place.address, place.room), c)
    if place.room and place.room not in place.name:
        return c.gettext("{place} {room}").format(place=place.name, room=place.room)
    return place.name


def fee(resource: Resource, c: Catalogue) -> str:
    """What it costs: 無料, 500円（材料費 300円）, 月2,000円（入会金 1,000円）; empty when not known."""
    if resource.grant is not None and resource.grant.amount:
        return resource.grant.amount
    if resource.talent is not None and resource.talent.fee_note:
        return resource.talent.fee_note
    main = _main_fee(resource, c)
    notes = []
    if resource.course is not None and resource.course.material_fee:
        notes.append(c.gettext("材料費 {amount}").format(amount=yen(resource.course.material_fee, c)))
    if resource.circle is not None and resource.circle.admission_fee:
        notes.append(c.gettext("入会金 {amount}").format(amount=yen(resource.circle.admission_fee, c)))
    note = resource.fee_note.strip()
    if note and _says_amount(note, resource):
        if not is_easy(c.language):
            main = note
        elif _SAYS_MORE.search(_FREE_IN_WORDS.sub("", note)):
            notes.append(note)
    elif note:
        notes.append(note)
    if not main:
        return listing(notes, c)
    return c.gettext("{fee}（{notes}）").format(fee=main, notes=listing(notes, c)) if notes else main


def _main_fee(resource: Resource, c: Catalogue) -> str:
    if resource.circle is not None and resource.circle.monthly_fee is not None:
        monthly = resource.circle.monthly_fee
        return c.gettext("月{amount}").format(amount=yen(monthly, c)) if monthly else yen(0, c)
    return "" if resource.fee is None else yen(resource.fee, c)


def _says_amount(note: str, resource: Resource) -> bool:
    """Whether the source's own wording of the fee already says the amount, so that it isn't said twice."""
    if resource.fee is None:
        return False
    if resource.fee == 0:
        return "無料" in note
    return str(resource.fee) in nfkc(note).replace(",", "")


def capacity(resource: Resource, c: Catalogue) -> str:
    """How many can take part: 20人, 20人（親子で1組）; empty when not known."""
    course = resource.course
    if course is None:
        return ""
    if course.capacity is None:
        return course.capacity_note
    count = c.ngettext("{count}人", "{count}人", course.capacity).format(count=course.capacity)
    if not course.capacity_note:
        return count
    if str(course.capacity) in nfkc(course.capacity_note):
        return course.capacity_note
    return c.gettext("{count}（{note}）").format(count=count, note=course.capacity_note)


def application(resource: Resource, now: datetime, c: Catalogue) -> str:
    """Until when and how to apply: 12月1日（火）まで・先着順・電話; 申込不要; empty when nothing is known."""
    state = state_of(resource, now)
    stated = resource.application
    if state == State.NONE_NEEDED:
        # A place or a window has no application of its own: said only where the source said it.
        said = stated.state == State.NONE_NEEDED or resource.kind == Kind.COURSE
        return listing((c.gettext("申込不要") if said else "", stated.method), c)
    selection = c.gettext(SELECTION_LABELS[stated.selection]) if stated.selection else ""
    return listing(
        (_places_left(resource, state, now, c), _period(resource, state, now, c), selection, stated.method), c
    )


def _places_left(resource: Resource, state: State, now: datetime, c: Catalogue) -> str:
    """That few places were left, and on which day that was said."""
    as_of = resource.application.state_as_of
    if state != State.FEW_LEFT:
        return ""
    if as_of is None:
        return c.gettext("残りわずか")
    return c.gettext("残りわずか（{day}現在）").format(day=day(as_of, c, today=now.date()))


def _period(resource: Resource, state: State, now: datetime, c: Catalogue) -> str:
    opens, closes, today = resource.application.opens, resource.application.closes, now.date()
    if state == State.BEFORE and opens is not None:
        start = moment(opens, c, today=today)
        if closes is None:
            return c.gettext("{start}から").format(start=start)
        end = moment(closes, c, today=today, closing=True)
        return c.gettext("{start}から{end}まで").format(start=start, end=end)
    if closes is None:
        return ""
    end = moment(closes, c, today=today, closing=True)
    if closes < now:
        return c.gettext("{end}で受付終了").format(end=end)
    return c.gettext("{end}まで").format(end=end)


def audience(resource: Resource, c: Catalogue) -> str:
    """For whom it is: the source's words, with ages and ties to the city where those don't say them."""
    text = resource.audience
    if resource.grant is not None:
        text = resource.grant.who or text
    if resource.programme is not None:
        text = resource.programme.who or text
    parts = [text]
    if not any(character.isdigit() for character in text):
        parts.append(ages(resource, c))
    if not any(word in text for word in ("在住", "在勤", "在学", "市民")):
        parts.append(residency(resource, c))
    return listing(parts, c)


def ages(resource: Resource, c: Catalogue) -> str:
    """The ages admitted, both ends included: 6～12歳, 18歳以上, 15歳まで; empty for everybody."""
    first, last = resource.age_from, resource.age_to
    if first is not None and last is not None:
        if first == last:
            return c.gettext("{years}歳").format(years=first)
        return c.gettext("{first}～{last}歳").format(first=first, last=last)
    if first:
        return c.gettext("{years}歳以上").format(years=first)
    return c.gettext("{years}歳まで").format(years=last) if last is not None else ""


def residency(resource: Resource, c: Catalogue) -> str:
    """Who is admitted by their tie to the city: 市内在住・在勤・在学の方; empty for everybody."""
    ties = frozenset(resource.residency)
    if not ties:
        return ""
    if ties == frozenset(Residency):
        return c.gettext("市内在住・在勤・在学の方")
    return c.gettext("{ties}の方").format(
        ties=listing((c.gettext(RESIDENCY_LABELS[tie]) for tie in Residency if tie in ties), c)
    )


def belongings(resource: Resource, c: Catalogue) -> str:
    """What to bring, or the papers that a grant asks for."""
    if resource.course is not None:
        return resource.course.belongings
    return resource.grant.papers if resource.grant is not None else ""


def provider(resource: Resource, c: Catalogue) -> str:
    """Who provides it, with the section in charge (担当課)."""
    organization = resource.organization
    if organization is None:
        return ""
    if organization.section and organization.section not in organization.name:
        return c.gettext("{name} {section}").format(name=organization.name, section=organization.section)
    return organization.name


def private_note(resource: Resource, c: Catalogue) -> str:
    """The sentence that private providers carry (自己責任の原則 of the plans); empty for everybody else."""
    if resource.organization is None or not resource.organization.is_private:
        return ""
    return c.gettext("内容・申込は主催者へ直接ご確認ください。")


def is_mediated(resource: Resource) -> bool:
    """Whether staff stand between: a talent who did not consent on paper to be reached directly."""
    return resource.kind == Kind.TALENT and (resource.talent is None or not resource.talent.direct_contact)


def phone(resource: Resource, c: Catalogue) -> str:
    """The number to call, with its extension: 042-123-4567（内線 12）; empty where there is none or staff mediate."""
    if is_mediated(resource):
        return ""
    contact = resource.contact
    number = contact.phone or (resource.organization.phone if resource.organization and not contact.name else "")
    if number and contact.extension:
        return c.gettext("{phone}（内線 {extension}）").format(phone=number, extension=contact.extension)
    return number


def contact(resource: Resource, c: Catalogue) -> tuple[str, ...]:
    """Lines that say whom to ask: name, 電話, FAX, メール. For talent only what the person consented to."""
    if is_mediated(resource):
        return (c.gettext("連絡は窓口を通じて"),)
    who: Contact = resource.contact
    lines = [who.name or (provider(resource, c) if phone(resource, c) else "")]
    if phone(resource, c):
        lines.append(c.gettext("電話 {number}").format(number=phone(resource, c)))
    if who.fax:
        lines.append(c.gettext("FAX {number}").format(number=who.fax))
    if who.email:
        lines.append(c.gettext("メール {address}").format(address=who.email))
    return tuple(line for line in lines if line)


def page(resource: Resource) -> str:
    """The address of the page that says more; empty where there is none or staff mediate."""
    if is_mediated(resource):
        return ""
    return resource.contact.url or resource.application.url


def participation(resource: Resource, c: Catalogue, *, absent: bool = False) -> tuple[str, ...]:
    """What makes taking part possible, a fact each: 保育あり（1歳6か月～・6人まで）, 手話通訳（14日前まで）.

    ``absent``: also what is known to be missing, which staff want to see.
    """
    known = resource.participation
    facts = [_childcare(known.childcare, c)] if known.childcare else []
    facts.append(_with_notice(known.sign_language, known.sign_language_notice, c.gettext("手話通訳"), c))
    facts.append(_with_notice(known.captioning, known.captioning_notice, c.gettext("要約筆記"), c))
    for flag, text in (
        (known.wheelchair, N_("車いす可")),
        (known.online, N_("オンライン参加可")),
        (known.beginner, N_("初心者歓迎")),
        (known.individual, N_("個人で参加可")),
    ):
        facts.append(c.gettext(text) if flag else "")
    if known.languages:
        names = listing((language_name(code, c) for code in known.languages), c)
        facts.append(c.gettext("対応言語 {names}").format(names=names))
    if resource.facility is not None:
        facts.extend(resource.facility.barrier_free)
    facts.append(known.note)
    if absent:
        facts.extend(_absent(resource, c))
    return tuple(dict.fromkeys(fact for fact in facts if fact))


def _absent(resource: Resource, c: Catalogue) -> list[str]:
    known = resource.participation
    missing = []
    if known.wheelchair is False:
        missing.append(c.gettext("車いすでは利用できません"))
    if known.individual is False:
        missing.append(c.gettext("団体のみ"))
    if known.sign_language is False:
        missing.append(c.gettext("手話通訳なし"))
    return missing


def _with_notice(offered: bool | None, notice: int | None, name: str, c: Catalogue) -> str:
    if not offered:
        return ""
    if not notice:
        return c.gettext("{service}あり").format(service=name)
    text = c.ngettext("{service}（{count}日前までに申込）", "{service}（{count}日前までに申込）", notice)
    return text.format(service=name, count=notice)


def _childcare(childcare: Childcare, c: Catalogue) -> str:
    facts = [_childcare_ages(childcare, c)]
    if childcare.places is not None:
        facts.append(c.ngettext("{count}人まで", "{count}人まで", childcare.places).format(count=childcare.places))
    if childcare.fee is not None:
        facts.append(c.gettext("保育料 {amount}").format(amount=yen(childcare.fee, c)))
    if childcare.deadline is not None:
        facts.append(c.gettext("{day}までに申込").format(day=day(childcare.deadline, c)))
    facts.append(childcare.note)
    shown = listing(facts, c)
    return c.gettext("保育あり（{facts}）").format(facts=shown) if shown else c.gettext("保育あり")


def _childcare_ages(childcare: Childcare, c: Catalogue) -> str:
    first, last = childcare.months_from, childcare.months_to
    if first is not None and last is not None:
        return c.gettext("{first}～{last}").format(first=age(first, c), last=age(last, c))
    if first is not None:
        return c.gettext("{first}から").format(first=age(first, c))
    return c.gettext("{last}まで").format(last=age(last, c)) if last is not None else ""


def confirmed(resource: Resource, c: Catalogue, *, by: bool = True) -> str:
    """When somebody last confirmed the record, and who: 2026年11月1日 確認（中央公民館）; 未確認.

    Paper leaves out who, which may be a person's name.
    """
    provenance = resource.provenance
    if provenance.confirmed_on is None:
        return c.gettext("未確認")
    when = date_only(provenance.confirmed_on, c, year=True)
    if by and provenance.confirmed_by:
        return c.gettext("{date} 確認（{name}）").format(date=when, name=provenance.confirmed_by)
    return c.gettext("{date} 確認").format(date=when)


def source(resource: Resource, c: Catalogue) -> str:
    """Where the record comes from, with the source's own 更新日: 市オープンデータ（2026年10月1日 更新）."""
    provenance = resource.provenance
    if not provenance.source or provenance.source_updated_on is None:
        return provenance.source
    updated = date_only(provenance.source_updated_on, c, year=True)
    return c.gettext("{source}（{date} 更新）").format(source=provenance.source, date=updated)
