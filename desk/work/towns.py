"""Where a resident comes from, and which city this is: from the index and local copies, so without the network."""

from __future__ import annotations

from dataclasses import replace

from desk.errors import DeskError
from desk.i18n import _
from desk.records.town import Town
from desk.work.desk import Desk
from desk.work.people import this_window

MOST_NAMED = 6
"""Candidates that a refusal names."""
_MOST_LOOKED_AT = 200


def home_city(desk: Desk) -> str:
    """The city where this desk stands: that of its window; without windows, the one that most resources are of."""
    return this_window(desk).city or next(iter(desk.index.cities()), "")


def town_of(desk: Desk, text: str) -> Town:
    """The town that a text means: its name, reading or code. A town without its 丁目 is told by their middle.

    Raises DeskError naming the candidates where several may be meant, or where there is none.
    """
    from desk.search.towns import is_named, is_of

    known = desk.index.town(text.strip())
    if known is not None:
        return known
    found = desk.index.towns(text, _MOST_LOOKED_AT, first=home_city(desk))
    if not found:
        raise DeskError(
            _("「{text}」という町は見つかりません。町の一覧（町字・位置参照情報）を取り込むと探せます。").format(
                text=text
            )
        )
    for fits in (is_named, is_of):
        named = [town for town in found if fits(town, text)]
        own = [town for town in named if town.municipality == home_city(desk)] or named
        if own and len({town.municipality for town in own}) == 1:
            return own[0] if len(own) == 1 else _middle(own)
    if len(found) == 1:
        return found[0]
    names = _("、").join(f"{town.municipality}{town.name}" for town in found[:MOST_NAMED])
    more = _("など") if len(found) > MOST_NAMED else ""
    raise DeskError(
        _("「{text}」は、どの町か決められません。次の中から選んでください：{names}{more}").format(
            text=text, names=names, more=more
        )
    )


def _middle(towns: list[Town]) -> Town:
    """One town in the middle of several 丁目, by the name that they share."""
    from desk.search.towns import base_of

    count = len(towns)
    return replace(
        towns[0],
        name=base_of(towns[0].name),
        reading=base_of(towns[0].reading),
        latitude=sum(town.latitude for town in towns) / count,
        longitude=sum(town.longitude for town in towns) / count,
    )
