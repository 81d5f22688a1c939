"""Every known fact of a resource as label and text, in the order in which somebody at a counter asks for them."""

from __future__ import annotations

from datetime import datetime

from desk.i18n import N_, Catalogue
from desk.records.codes import Kind
from desk.records.resource import Circle, Facility, Material, Resource, Room, Talent, Window
from desk.records.wording import facts, times
from desk.records.wording.dates import date_only, listing

Detail = tuple[str, str]

WHEN_LABELS = {
    Kind.COURSE: N_("いつ"),
    Kind.FACILITY: N_("開館"),
    Kind.CIRCLE: N_("活動日"),
    Kind.TALENT: N_("活動日時"),
    Kind.GRANT: N_("受付期間"),
    Kind.MATERIAL: N_("利用"),
    Kind.WINDOW: N_("受付"),
    Kind.PROGRAMME: N_("時期"),
}
WHERE_LABELS = {
    Kind.FACILITY: N_("場所"),
    Kind.TALENT: N_("活動地域"),
    Kind.WINDOW: N_("場所"),
}
_WHERE = N_("どこ")
_FEE = N_("お金")
FEE_LABELS = {Kind.GRANT: N_("金額"), Kind.CIRCLE: N_("会費"), Kind.TALENT: N_("謝礼")}


def when_label(kind: Kind, c: Catalogue) -> str:
    """What the line about time is called for this kind: いつ, 開館, 活動日."""
    return c.gettext(WHEN_LABELS[kind])


def where_label(kind: Kind, c: Catalogue) -> str:
    """What the line about place is called for this kind: どこ, 場所, 活動地域."""
    return c.gettext(WHERE_LABELS.get(kind, _WHERE))


def fee_label(kind: Kind, c: Catalogue) -> str:
    """What the line about money is called for this kind: お金, 会費, 金額."""
    return c.gettext(FEE_LABELS.get(kind, _FEE))


def details(resource: Resource, now: datetime, c: Catalogue) -> tuple[Detail, ...]:
    """Label and text of every fact that is known, in a good order for this kind; several lines parted by newlines."""
    kind = resource.kind
    lines: list[Detail] = [
        (when_label(kind, c), times.when(resource, c, today=now.date())),
        (c.gettext("日程"), times.every_date(resource, c, today=now.date())),
        (c.gettext("次回"), _next_if_several(resource, now, c)),
        (c.gettext("きょう"), times.open_today(resource, now, c)),
        (where_label(kind, c), facts.where(resource, c)),
        (c.gettext("住所"), _address(resource, c)),
        (c.gettext("行き方"), resource.place.access if resource.place else ""),
        (c.gettext("対象"), facts.audience(resource, c)),
        (fee_label(kind, c), facts.fee(resource, c)),
        (c.gettext("定員"), facts.capacity(resource, c)),
        (c.gettext("申し込み"), facts.application(resource, now, c)),
        *_of_kind(resource, c),
        (c.gettext("参加のしやすさ"), "\n".join(facts.participation(resource, c, absent=True))),
        (c.gettext("連絡先"), "\n".join(facts.contact(resource, c))),
        (c.gettext("ページ"), facts.page(resource)),
        (c.gettext("主催"), facts.provider(resource, c)),
        (c.gettext("ご注意"), facts.private_note(resource, c)),
        (c.gettext("説明"), resource.description),
        (c.gettext("確認"), facts.confirmed(resource, c)),
        (c.gettext("出典"), _source(resource, c)),
    ]
    return tuple((label, text) for label, text in lines if text)


def _next_if_several(resource: Resource, now: datetime, c: Catalogue) -> str:
    course = resource.course
    if course is None or sum(not meeting.cancelled for meeting in course.meetings) < 2:
        return ""
    return times.next_date(resource, now, c)


def _address(resource: Resource, c: Catalogue) -> str:
    if resource.place is None or resource.place.address in facts.where(resource, c):
        return ""
    return resource.place.address


def _source(resource: Resource, c: Catalogue) -> str:
    imported = resource.provenance.imported_on
    if imported is None:
        return facts.source(resource, c)
    taken = c.gettext("{date} 取込").format(date=date_only(imported, c, year=True))
    return listing((facts.source(resource, c), taken), c)


def _of_kind(resource: Resource, c: Catalogue) -> list[Detail]:
    if resource.course is not None:
        return [
            (c.gettext("持ち物"), resource.course.belongings),
            (c.gettext("講師"), resource.course.teacher),
        ]
    if resource.facility is not None:
        return _facility(resource.facility, c)
    if resource.circle is not None:
        return _circle(resource.circle, c)
    if resource.talent is not None:
        return _talent(resource.talent, c)
    if resource.grant is not None:
        return [(c.gettext("必要書類"), resource.grant.papers)]
    if resource.material is not None:
        return _material(resource.material, c)
    if resource.window is not None:
        return _window(resource.window, c)
    return [(c.gettext("利用方法"), resource.programme.how)] if resource.programme is not None else []


def _facility(facility: Facility, c: Catalogue) -> list[Detail]:
    return [
        (c.gettext("施設の種類"), facility.facility_type),
        (c.gettext("部屋"), "\n".join(room(one, c) for one in facility.rooms)),
        (c.gettext("バス"), facility.bus),
        (c.gettext("駐車場"), facility.parking),
        (c.gettext("中高生の居場所"), facility.teen_space),
        (c.gettext("学校施設開放"), c.gettext("あり") if facility.school_opening else ""),
    ]


def room(room: Room, c: Catalogue) -> str:
    """One room in a line: 音楽室　合奏・合唱・30人・2時間 600円・団体登録が必要."""
    facts_of_room = [room.purposes]
    if room.capacity is not None:
        facts_of_room.append(c.ngettext("{count}人", "{count}人", room.capacity).format(count=room.capacity))
    facts_of_room.append(room.fee)
    if room.registration_needed is not None:
        needed = c.gettext("団体登録が必要") if room.registration_needed else c.gettext("団体登録は不要")
        facts_of_room.append(needed)
    if room.individual_use:
        facts_of_room.append(c.gettext("個人利用可"))
    facts_of_room.append(room.booking)
    shown = listing(facts_of_room, c)
    return c.gettext("{room}：{facts}").format(room=room.name, facts=shown) if shown else room.name


def _circle(circle: Circle, c: Catalogue) -> list[Detail]:
    taking = ""
    if circle.taking_members is not None:
        taking = c.gettext("募集中") if circle.taking_members else c.gettext("募集していません")
    members = ""
    if circle.members is not None:
        members = c.ngettext("{count}人", "{count}人", circle.members).format(count=circle.members)
    return [
        (c.gettext("会員募集"), taking),
        (c.gettext("会員数"), members),
        (c.gettext("見学"), circle.visitors),
    ]


def _talent(talent: Talent, c: Catalogue) -> list[Detail]:
    until = date_only(talent.registered_until, c, year=True) if talent.registered_until else ""
    return [
        (c.gettext("役割"), listing(talent.roles, c)),
        (c.gettext("分野"), listing(talent.subjects, c)),
        (c.gettext("登録期限"), until),
    ]


def _material(material: Material, c: Catalogue) -> list[Detail]:
    return [
        (c.gettext("形"), material.form),
        (c.gettext("著者・所蔵"), material.author),
        (c.gettext("指定"), material.designation),
    ]


def _window(window: Window, c: Catalogue) -> list[Detail]:
    anonymous = ""
    if window.anonymous is not None:
        anonymous = c.gettext("名前を言わずに相談できます") if window.anonymous else c.gettext("お名前をうかがいます")
    return [
        (c.pgettext("what a desk takes", "相談内容"), window.takes),
        (c.gettext("相談方法"), window.how),
        (c.gettext("匿名"), anonymous),
    ]
