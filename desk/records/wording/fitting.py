"""Why a record fits the person who asks, and why it doesn't quite: a few words each, for cards and the command line."""

from __future__ import annotations

from datetime import date, time

from desk.i18n import N_, Catalogue
from desk.records.codes import CONDITION_LABELS, KIND_LABELS, STATE_LABELS, Condition, Kind, Residency, State
from desk.records.search import Alternative, Reason
from desk.records.slots import slot_of
from desk.records.vocabulary import Vocabulary
from desk.records.wording.dates import clock_span, day, language_name, yen
from desk.records.wording.person import slot, tie

CLOSED = "closed"
"""What ``open_today`` says of a place that is closed today."""

_PLAIN = {
    "age": N_("年齢：対象"),
    "tie": N_("お住まい：対象"),
    "childcare": N_("保育あり"),
    "fee": N_("予算内"),
    "municipality": N_("市内"),
}

_AGAINST = {
    "age": N_("年齢外"),
    "tie": N_("市外"),
    "childcare": N_("保育の対象外"),
    "language": N_("言葉"),
    "fee": N_("予算を超える"),
    "slot": N_("曜日・時間が違う"),
    "walk": N_("遠い"),
    "municipality": N_("市外"),
    "on": N_("日が違う"),
    "life_stage": N_("対象の方が違う"),
    "circumstance": N_("状況に合わない"),
    "need": N_("テーマが違う"),
}

_FAULTS = {
    ("childcare", "none"): N_("保育なし"),
    ("childcare", "deadline"): N_("保育の締切済"),
    ("slot", "weekday"): N_("曜日が違う"),
    ("slot", "band"): N_("時間帯が違う"),
    ("slot", "unknown"): N_("日時は要確認"),
}
"""What speaks against a record, by code and value, where the value says what exactly."""

INSTEAD_LABELS = {
    "next_term": N_("次の回"),
    "elsewhere": N_("同じ内容・別の場所"),
    "circle": N_("サークル"),
    "talent": N_("教えられる人（窓口を通じて）"),
}


def fits(reason: Reason, c: Catalogue) -> str:
    """Why a record suits the person: 67歳：対象, 土曜午前, 徒歩約8分, 本日 9:00～17:00.

    Raises ValueError for a code that isn't about a person.
    """
    code, value = reason.code, reason.value
    if code == "open_today":
        return open_today(value, c)
    if code == "walk":
        return c.gettext("徒歩約{minutes}分").format(minutes=value)
    if code == "slot":
        return slot(slot_of(value), c)
    if code == "state":
        return c.gettext(STATE_LABELS[State(value)])
    if code == "language":
        return c.gettext("{language}対応").format(language=language_name(value, c))
    if code == "municipality" and value:
        return value
    if code == "age" and value:
        return c.gettext("{years}歳：対象").format(years=value)
    if code == "fee" and value.isdigit():
        return yen(int(value), c)
    if code == "tie" and value:
        who = tie(None if value == "none" else Residency(value), c)
        return c.gettext("{who}：対象").format(who=who)
    if code in _PLAIN:
        return c.gettext(_PLAIN[code])
    raise ValueError(f"unknown reason {code!r}")


def open_today(value: str, c: Catalogue) -> str:
    """Whether a place is open today: 本日 9:00～17:00, 本日休み."""
    if value == CLOSED:
        return c.gettext("本日休み")
    opens, _dash, closes = value.partition("-")
    hours = clock_span(time.fromisoformat(opens), time.fromisoformat(closes) if closes else None, c)
    return c.gettext("本日 {hours}").format(hours=hours)


def why_not(reason: Reason, c: Catalogue, vocabulary: Vocabulary) -> str:
    """What speaks against a near miss: 年齢外, 曜日・時間が違う, 満員, 遠い（徒歩約35分）."""
    code, value = reason.code, reason.value
    if code == "state":
        return c.gettext(STATE_LABELS[State(value)])
    if code == "walk" and value:
        return c.gettext("遠い（徒歩約{minutes}分）").format(minutes=value)
    if (code, value) in _FAULTS:
        return c.gettext(_FAULTS[code, value])
    if code == "municipality" and value:
        return c.gettext("市外（{city}）").format(city=value)
    if code == "fee" and value.isdigit():
        return c.gettext("予算を超える（{amount}）").format(amount=yen(int(value), c))
    if code == "language" and value:
        return c.gettext("{language}の対応なし").format(language=language_name(value, c))
    if code == "condition":
        return c.gettext("{name}ではない").format(name=c.gettext(CONDITION_LABELS[Condition(value)]))
    if code == "kind":
        return c.gettext("{name}ではない").format(name=c.gettext(KIND_LABELS[Kind(value)]))
    if code == "life_stage" and value:
        return c.gettext("{name}向けではない").format(name=vocabulary.name("life_stage", value, c.language))
    if code == "on" and value:
        return c.gettext("{day}ではない").format(day=day(date.fromisoformat(value), c))
    return c.gettext(_AGAINST[code])


def instead(alternative: Alternative, c: Catalogue) -> str:
    """What may serve instead, in a line: 次の回：はじめての書道."""
    label = c.gettext(INSTEAD_LABELS[alternative.how])
    return c.gettext("{label}：{title}").format(label=label, title=alternative.resource.title)
