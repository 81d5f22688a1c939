"""Searching and showing what there is."""

from __future__ import annotations

import argparse
from datetime import datetime

import msgspec

from desk import i18n
from desk.commands.common import opened, print_json, resource_of
from desk.commands.search_output import as_json, lines
from desk.commands.search_query import query_of
from desk.records import wording
from desk.records.state import guards
from desk.settings import Settings


def run_search(chosen: argparse.Namespace, here: Settings) -> int:
    """Search the local index; where nothing is found, say what could be let go."""
    from desk.work.people import vocabulary
    from desk.work.searching import load_analyser, search
    from desk.work.ways_out import ways_out

    with opened(here) as desk:
        words = vocabulary(desk)
        query = query_of(chosen, desk, words)
        load_analyser(desk)
        results = search(desk, query)
        ways = None if results.total else ways_out(desk, query)
    if chosen.json:
        print_json(as_json(results, ways, i18n.active(), words))
    else:
        print("\n".join(lines(results, ways, i18n.active(), words)))
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
