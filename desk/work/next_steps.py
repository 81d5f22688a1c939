"""学びの循環 at the counter: where a record leads, what else there is round it, and links that staff make."""

from __future__ import annotations

from datetime import datetime

from desk.records.browse import Named, Surroundings
from desk.records.editing import Edit
from desk.records.resource import Link
from desk.records.search import NextStep
from desk.work.desk import Desk, needs_truth


def surroundings(desk: Desk, resource_id: str) -> Surroundings:
    """Where a record leads, and what else there is at its place and by its organisation; empty for an unknown id."""
    return desk.index.surroundings(resource_id, datetime.now()) or Surroundings()


def next_steps(desk: Desk, resource_id: str) -> tuple[NextStep, ...]:
    """Where a record leads; none for an unknown id."""
    return desk.index.next_steps(resource_id, datetime.now())


def places(desk: Desk, text: str = "") -> tuple[Named, ...]:
    """The places whose name or reading holds this, in the order of their readings, each with how much happens there."""
    return desk.index.names("place", text)


def organizations(desk: Desk, text: str = "") -> tuple[Named, ...]:
    """The organisations whose name or reading holds this, each with how much it offers."""
    return desk.index.names("organization", text)


@needs_truth
def add_link(desk: Desk, resource_id: str, version: int, link: Link, staff: str) -> Edit:
    """Let a record lead to another."""
    from desk.services import links

    with desk.database.writing() as session:
        return links.add(session, resource_id, version, link, desk=desk.code, who=staff)


@needs_truth
def remove_link(desk: Desk, resource_id: str, version: int, link: Link, staff: str) -> Edit:
    """Take a link away; its note doesn't matter."""
    from desk.services import links

    with desk.database.writing() as session:
        return links.remove(session, resource_id, version, link.relation, link.target, desk=desk.code, who=staff)
