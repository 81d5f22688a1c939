"""From the options of ``desk search`` to a question."""

from __future__ import annotations

import argparse

from desk.commands.common import codes_of, refuse_unknown
from desk.errors import DeskError
from desk.i18n import _
from desk.records.codes import Condition, Kind, Residency
from desk.records.search import Query, Slot
from desk.records.slot_words import slots_said
from desk.records.town import Town
from desk.records.vocabulary import Vocabulary
from desk.work.desk import Desk
from desk.work.towns import home_city, town_of

_OUTSIDE = "none"
_OLDEST = 130


def query_of(chosen: argparse.Namespace, desk: Desk, words: Vocabulary) -> Query:
    """The question; a sentence says which option can't be understood."""
    refuse_unknown(words, "life_stage", chosen.life_stage)
    refuse_unknown(words, "need", chosen.need)
    refuse_unknown(words, "circumstance", chosen.circumstance)
    _check_numbers(chosen)
    conditions = codes_of(Condition, chosen.condition)
    if chosen.open_only and Condition.OPEN_NOW not in conditions:
        conditions = (*conditions, Condition.OPEN_NOW)
    home = home_city(desk)
    if chosen.city_only and not home:
        raise DeskError(_("この窓口がどの市のものか分からないため、--city-only は使えません。"))
    return Query(
        text=chosen.text,
        kinds=codes_of(Kind, chosen.kind),
        life_stages=tuple(chosen.life_stage),
        needs=tuple(chosen.need),
        circumstances=tuple(chosen.circumstance),
        conditions=conditions,
        on=chosen.on,
        place=chosen.place,
        organization=chosen.organization,
        age=chosen.age,
        ties=_ties(chosen.ties),
        child_months=chosen.child_months,
        language=chosen.speaks,
        fee_at_most=chosen.fee,
        slots=_slots(chosen.when),
        town=_town(chosen, desk, conditions),
        within=chosen.within,
        nearest_first=chosen.nearest,
        municipality=home if chosen.city_only else "",
        home=home,
        near_misses=chosen.near_misses,
        limit=chosen.limit,
    )


def _check_numbers(chosen: argparse.Namespace) -> None:
    lowest = {"--limit": (chosen.limit, 1), "--near-misses": (chosen.near_misses, 0), "--within": (chosen.within, 1)}
    lowest |= {"--age": (chosen.age, 0), "--child-months": (chosen.child_months, 0), "--fee": (chosen.fee, 0)}
    for option, (number, least) in lowest.items():
        if number is not None and number < least:
            raise DeskError(_("{option} は {number} 以上にしてください。").format(option=option, number=least))
    if chosen.age is not None and chosen.age > _OLDEST:
        raise DeskError(_("{option} は {number} 以下にしてください。").format(option="--age", number=_OLDEST))


def _ties(given: list[str] | None) -> tuple[Residency, ...] | None:
    if given is None:
        return None
    codes = [code for text in given for code in text.split(",") if code]
    return codes_of(Residency, [code for code in codes if code != _OUTSIDE])


def _slots(given: list[str]) -> tuple[Slot, ...]:
    try:
        return tuple(dict.fromkeys(slot for text in given for slot in slots_said(text)))
    except ValueError as error:
        raise DeskError(
            _("--when「{text}」の曜日・時間帯が分かりません。例：「sat am」「土曜午前」「weekday evening」").format(
                text=", ".join(given)
            )
        ) from error


def _town(chosen: argparse.Namespace, desk: Desk, conditions: tuple[Condition, ...]) -> Town | None:
    if chosen.town:
        return town_of(desk, chosen.town)
    for option, is_given in (
        ("--within", chosen.within is not None),
        ("--nearest", chosen.nearest),
        ("--condition nearby", Condition.NEARBY in conditions),
    ):
        if is_given:
            raise DeskError(_("{option} には、どの町からかを --from で指定してください。").format(option=option))
    return None
