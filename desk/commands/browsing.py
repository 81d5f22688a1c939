"""Looking round without words to search for: needs, places, organisations, what closes soon, and where a record leads."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime

from desk import i18n
from desk.commands.common import codes_of, opened, print_json, resource_of
from desk.errors import DeskError
from desk.i18n import _, ngettext
from desk.records import wording
from desk.records.browse import Named
from desk.records.codes import Condition, Relation
from desk.records.resource import Link
from desk.records.search import Query, Results
from desk.records.state import state_of
from desk.records.wording import steps as step_wording
from desk.settings import Settings
from desk.work.desk import Desk


def run_browse(chosen: argparse.Namespace, here: Settings) -> int:
    """Look round by need, place or organisation, or see what closes soon."""
    from desk.work.next_steps import organizations, places
    from desk.work.searching import search

    if chosen.limit < 1:
        raise DeskError(_("--limit は 1 以上にしてください。"))
    with opened(here) as desk:
        if chosen.by == "needs":
            return _needs(desk, search(desk, Query(limit=1)), chosen.json)
        if chosen.by == "closing":
            query = Query(conditions=(Condition.CLOSING_SOON,), limit=chosen.limit)
            return _hits(search(desk, query), chosen.json)
        named = places if chosen.by == "facility" else organizations
        found = _meant(desk, named, chosen.name)
        if len(found) != 1 or not chosen.name:
            return _names(found, chosen.json)
        name, is_place = found[0].name, chosen.by == "facility"
        query = Query(place=name if is_place else "", organization="" if is_place else name, limit=chosen.limit)
        return _hits(search(desk, query), chosen.json)


def run_steps(chosen: argparse.Namespace, here: Settings) -> int:
    """Show where a record leads."""
    from desk.work.next_steps import next_steps
    from desk.work.searching import load_analyser

    with opened(here) as desk:
        resource = resource_of(desk, chosen.id)
        load_analyser(desk)
        steps = next_steps(desk, resource.id)
    catalogue, now = i18n.active(), datetime.now()
    if chosen.json:
        print_json(
            [
                {
                    "id": step.resource.id,
                    "kind": step.resource.kind,
                    "title": step.resource.title,
                    "state": state_of(step.resource, now),
                    "relation": step.relation,
                    "is_back": step.is_back,
                    "note": step.note,
                }
                for step in steps
            ]
        )
        return 0
    print(resource.title)
    for step in steps:
        state = wording.state(state_of(step.resource, now), catalogue)
        print(f"  {step_wording.step(step, catalogue)}: {step.resource.title} [{state}] {step.note}".rstrip())
    return 0


def run_link(chosen: argparse.Namespace, here: Settings) -> int:
    """Let a record lead to another, or take that away."""
    from desk.work.next_steps import add_link, remove_link

    (relation,) = codes_of(Relation, [chosen.relation])
    with opened(here) as desk:
        source, target = resource_of(desk, chosen.source), resource_of(desk, chosen.target)
        link = Link(relation=relation, target=target.id, note=chosen.note.strip())
        work = remove_link if chosen.remove else add_link
        work(desk, source.id, source.version, link, chosen.staff)
    sentence = _("「{title}」から「{other}」へのつながりを外しました。") if chosen.remove else ""
    sentence = sentence or _("「{title}」から「{other}」へつなぎました。")
    print(sentence.format(title=source.title, other=target.title))
    return 0


def _meant(desk: Desk, named: Callable[[Desk, str], tuple[Named, ...]], name: str) -> tuple[Named, ...]:
    """The one that bears this name, else all that hold it. Raises DeskError when there is none."""
    found = named(desk, name)
    exact = tuple(one for one in found if one.name == name)
    if not found:
        raise DeskError(_("「{name}」は見つかりません。").format(name=name))
    return exact or found


def _needs(desk: Desk, results: Results, as_json: bool) -> int:
    """The tree of needs with how much there is for each."""
    from desk.work.people import vocabulary

    words, counts = vocabulary(desk), results.facets.get("need", {})
    terms, language = words.of("need"), i18n.active().language
    if as_json:
        rows = [
            {
                "code": term.code,
                "name": words.name("need", term.code, language),
                "parent": term.parent,
                "total": counts.get(term.code, 0),
            }
            for term in terms
        ]
        print_json({"needs": rows, "approximate": results.approximate})
        return 0
    for term in terms:
        indent = "  " if term.parent else ""
        print(f"{indent}{words.name('need', term.code, language)}  {counts.get(term.code, 0):,}  ({term.code})")
    return 0


def _names(found: tuple[Named, ...], as_json: bool) -> int:
    if as_json:
        print_json({"names": [{"name": one.name, "total": one.total} for one in found]})
        return 0
    for one in found:
        print(f"{one.name}  {one.total:,}")
    return 0


def _hits(results: Results, as_json: bool) -> int:
    catalogue, now = i18n.active(), datetime.now()
    if as_json:
        hits = [
            {"id": hit.resource.id, "kind": hit.resource.kind, "title": hit.resource.title, "state": hit.state}
            for hit in results.hits
        ]
        print_json({"hits": hits, "total": results.total, "approximate": results.approximate})
        return 0
    for hit in results.hits:
        marks = f"{wording.kind_letter(hit.resource.kind, catalogue)} {wording.state(hit.state, catalogue)}"
        when = wording.application(hit.resource, now, catalogue)
        print(f"{hit.resource.id}  [{marks}] {hit.resource.title}  {when}".rstrip())
    print(ngettext("{count}件", "{count}件", results.total).format(count=f"{results.total:,}"))
    return 0
