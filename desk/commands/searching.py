"""Searching and showing what there is."""

from __future__ import annotations

import argparse
from datetime import datetime

import msgspec

from desk import i18n
from desk.commands.common import codes_of, opened, print_json, refuse_unknown, resource_of
from desk.errors import DeskError
from desk.i18n import _, ngettext
from desk.records import wording
from desk.records.codes import Condition, Kind
from desk.records.search import Hit, Query
from desk.records.state import guards
from desk.settings import Settings


def run_search(chosen: argparse.Namespace, here: Settings) -> int:
    """Search the local index."""
    from desk.work.people import vocabulary
    from desk.work.searching import load_analyser, search

    if chosen.limit < 1:
        raise DeskError(_("--limit は 1 以上にしてください。"))
    with opened(here) as desk:
        words = vocabulary(desk)
        refuse_unknown(words, "life_stage", chosen.life_stage)
        refuse_unknown(words, "need", chosen.need)
        refuse_unknown(words, "circumstance", chosen.circumstance)
        query = Query(
            text=chosen.text,
            kinds=codes_of(Kind, chosen.kind),
            life_stages=tuple(chosen.life_stage),
            needs=tuple(chosen.need),
            circumstances=tuple(chosen.circumstance),
            conditions=codes_of(Condition, chosen.condition),
            on=chosen.on,
            limit=chosen.limit,
        )
        load_analyser(desk)
        results = search(desk, query)
    catalogue = i18n.active()

    def why(hit: Hit) -> list[str]:
        return [wording.reason(reason, catalogue, words) for reason in hit.why]

    if chosen.json:
        print_json(
            {
                "hits": [
                    {
                        "id": hit.resource.id,
                        "kind": hit.resource.kind,
                        "title": hit.resource.title,
                        "score": round(hit.score, 4),
                        "state": hit.state,
                        "why": why(hit),
                    }
                    for hit in results.hits
                ],
                "total": results.total,
                "approximate": results.approximate,
                "facets": results.facets,
                "elapsed_ms": round(results.elapsed_ms, 3),
            }
        )
        return 0
    for hit in results.hits:
        marks = f"{wording.kind_letter(hit.resource.kind, catalogue)} {wording.state(hit.state, catalogue)}"
        print(f"{hit.resource.id}  [{marks}] {hit.resource.title}  {wording.listing(why(hit), catalogue)}")
    print(ngettext("{count}件", "{count}件", results.total).format(count=results.total))
    return 0


def run_show(chosen: argparse.Namespace, here: Settings) -> int:
    """Show everything public about one resource."""
    with opened(here) as desk:
        resource = resource_of(desk, chosen.id)
    if chosen.json:
        print_json(msgspec.to_builtins(resource))
        return 0
    catalogue, now = i18n.active(), datetime.now()
    print(resource.title)
    for label, text in wording.details(resource, now, catalogue):
        print(f"  {label}: {text}")
    for guard in guards(resource, now, here.preferences.confirmation_days):
        print(f"  ! {wording.guard(guard, resource, now, catalogue)}")
    return 0
