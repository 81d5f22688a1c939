"""Labels and sentences that mark a record: its kind, its state, why it was found, why it is held back from paper."""

from __future__ import annotations

from datetime import date, datetime

from desk.i18n import N_, Catalogue
from desk.records.codes import CONDITION_LABELS, GUARD_LABELS, KIND_LABELS, STATE_LABELS, Condition, Guard, Kind, State
from desk.records.resource import Resource
from desk.records.search import Reason
from desk.records.state import last_day, state_of
from desk.records.vocabulary import Vocabulary
from desk.records.wording.dates import date_only, day, moment
from desk.records.wording.fitting import fits

_LETTERS = {
    Kind.COURSE: N_("講"),
    Kind.FACILITY: N_("施"),
    Kind.CIRCLE: N_("サ"),
    Kind.TALENT: N_("人"),
    Kind.GRANT: N_("助"),
    Kind.MATERIAL: N_("資"),
    Kind.WINDOW: N_("窓"),
    Kind.PROGRAMME: N_("事"),
}

_FOUND_IN = {
    "title": N_("名称に「{word}」"),
    "reading": N_("よみに「{word}」"),
    "body": N_("内容に「{word}」"),
    "organization": N_("主催に「{word}」"),
    "place": N_("場所に「{word}」"),
    "synonym": N_("同義語：{word}"),
}

_FOUND_UNNAMED = {
    "title": N_("名称が一致"),
    "reading": N_("よみが一致"),
    "body": N_("内容が一致"),
    "organization": N_("主催が一致"),
    "place": N_("場所が一致"),
    "synonym": N_("同義語"),
}


def kind(kind: Kind, c: Catalogue) -> str:
    """The name of a kind: 講座・イベント."""
    return c.gettext(KIND_LABELS[kind])


def kind_letter(kind: Kind, c: Catalogue) -> str:
    """One letter for the badge of a kind: 講 施 サ 人 助 資 窓 事."""
    return c.gettext(_LETTERS[kind])


def state(state: State, c: Catalogue) -> str:
    """The name of an application state: 受付中."""
    return c.gettext(STATE_LABELS[state])


def guard_label(guard: Guard, c: Catalogue) -> str:
    """The short mark of a guard: 受付前."""
    return c.gettext(GUARD_LABELS[guard])


def guard(guard: Guard, resource: Resource, now: datetime, c: Catalogue) -> str:
    """Why the record must not reach paper unmarked: one or two sentences for the resident, for screen and paper alike.

    The wording of a これは違います is never quoted: it is a note among staff.
    """
    if guard == Guard.UNCONFIRMED:
        return _unconfirmed(resource, c)
    if guard == Guard.VANISHED:
        return c.gettext("情報元の最新の一覧に載っていません。今もあるかどうか、前もってお確かめください。")
    if guard == Guard.DISPUTED:
        return c.gettext("内容が変わっているかもしれません。前もってお確かめください。")
    if guard == Guard.CANCELLED:
        return c.gettext("中止になりました。")
    if guard == Guard.POSTPONED:
        return c.gettext("延期になりました。新しい日程は主催者にお確かめください。")
    return _guarded_application(guard, resource, now, c)


def _unconfirmed(resource: Resource, c: Catalogue) -> str:
    confirmed_on = resource.provenance.confirmed_on
    if confirmed_on is None:
        return c.gettext("この内容はまだ確認できていません。お出かけや申し込みの前に、電話などでお確かめください。")
    shown = date_only(confirmed_on, c, year=True)
    return c.gettext("最後に確認したのは{date}です。お出かけや申し込みの前に、電話などでお確かめください。").format(
        date=shown
    )


def _guarded_application(guard: Guard, resource: Resource, now: datetime, c: Catalogue) -> str:
    today = now.date()
    if guard == Guard.BEFORE:
        opens = resource.application.opens
        if opens is None:
            return c.gettext("まだ受付が始まっていません。受付の開始日は主催者にお確かめください。")
        return c.gettext("受付は{start}からです。それまでは申し込めません。").format(
            start=moment(opens, c, today=today)
        )
    if guard == Guard.ENDED:
        ended = last_day(resource)
        if ended is None:
            return c.gettext("すでに終わりました。")
        return c.gettext("{day}で終わりました。").format(day=day(ended, c, today=today))
    if guard == Guard.CLOSED:
        closes = resource.application.closes
        if closes is None or closes > now:
            return c.gettext("申し込みの受付は終わりました。")
        return c.gettext("申し込みの受付は{end}で終わりました。").format(
            end=moment(closes, c, today=today, closing=True)
        )
    return _full(resource, now, c)


def _full(resource: Resource, now: datetime, c: Catalogue) -> str:
    if state_of(resource, now) == State.WAITLIST:
        return c.gettext("満員です。キャンセル待ちを受け付けています。")
    if resource.circle is not None:
        return c.gettext("いまは会員を募集していません。")
    as_of: date | None = resource.application.state_as_of
    if as_of is None:
        return c.gettext("満員です。")
    return c.gettext("{day}の時点で満員です。").format(day=day(as_of, c, today=now.date()))


def reason(reason: Reason, c: Catalogue, vocabulary: Vocabulary) -> str:
    """Why a hit fits, for the line under it: 名称に「英語」, 高齢者向け, 保育あり."""
    code, value = reason.code, reason.value
    if code in _FOUND_IN:
        return c.gettext(_FOUND_IN[code]).format(word=value) if value else c.gettext(_FOUND_UNNAMED[code])
    if code == "life_stage":
        return c.gettext("{name}向け").format(name=vocabulary.name("life_stage", value, c.language))
    if code in ("need", "circumstance"):
        return vocabulary.name(code, value, c.language)
    if code == "meaning":
        return c.gettext("関わり：{name}").format(name=vocabulary.name("need", value, c.language))
    if code == "condition":
        return c.gettext(CONDITION_LABELS[Condition(value)])
    if code == "kind":
        return kind(Kind(value), c)
    if code == "on":
        return c.gettext("{day}にあり").format(day=day(date.fromisoformat(value), c))
    return fits(reason, c)
