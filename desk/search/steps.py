"""Where a resource leads (学びの循環): what staff linked it with first, then what is only about the same, marked as such."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk.records.codes import Kind, Relation, State
from desk.records.resource import Resource
from desk.records.search import Hit, NextStep
from desk.records.state import state_of
from desk.search.entry import facet_token
from desk.search.expression import any_of
from desk.search.similar import similar

if TYPE_CHECKING:
    from desk.search.answer import Known

MOST_RELATED = 3
"""関連 is a hint beside what staff know; more of it would bury that."""

OVER = (State.ENDED, State.CANCELLED)

_CIRCLES = facet_token("kind", Kind.CIRCLE)
_GIVING_BACK = (facet_token("need", "volunteering"), facet_token("need", "teaching"))
_GOES_ON: dict[Kind, tuple[str, ...]] = {
    Kind.COURSE: (_CIRCLES, *_GIVING_BACK),
    Kind.MATERIAL: (_CIRCLES, facet_token("kind", Kind.COURSE), *_GIVING_BACK),
    Kind.PROGRAMME: (_CIRCLES, *_GIVING_BACK),
    Kind.CIRCLE: (
        facet_token("kind", Kind.FACILITY),
        facet_token("kind", Kind.GRANT),
        facet_token("need", "presenting"),
        *_GIVING_BACK,
    ),
    Kind.TALENT: (_CIRCLES, facet_token("need", "presenting"), *_GIVING_BACK),
}
"""What goes on from a kind in the circle of learning: who learned joins a circle or gives back, a circle shows what it can.

Places, grants and advice desks are where one goes with a purpose of one's own: nothing is guessed for them.
"""
_ROLES = ("find_", "teaching", "volunteering", "presenting")
"""Needs that tell of a part one takes in learning, not of what is learned."""
_ORDER = (Relation.SAME_SERIES, Relation.BORN_OF, Relation.SAME_TEACHER, Relation.LEADS_TO)


def linked_steps(connection: Any, known: Known, resource_id: str, now: datetime) -> tuple[NextStep, ...]:
    """The steps from and to a record that staff linked, what goes on before what is over; none for an unknown id."""
    own = _by_id(connection, known, resource_id)
    if own is None:
        return ()
    return tuple(sorted(_stored(connection, known, own), key=lambda step: _place(step, now)))


def next_steps(
    connection: Any, known: Known, check: Callable[[], None], resource_id: str, now: datetime
) -> tuple[NextStep, ...]:
    """The linked steps of a record, then what is only related; none for an unknown id.

    ``check`` raises when the question is stale. Waits for the analyser.
    """
    own = _by_id(connection, known, resource_id)
    if own is None:
        return ()
    stored = linked_steps(connection, known, resource_id, now)
    seen = {own.id, *(step.resource.id for step in stored)}
    related = [
        NextStep(relation=None, resource=found)
        for found in _related(connection, known, check, own, now)
        if found.id not in seen
    ]
    return (*stored, *related[:MOST_RELATED])


def _stored(connection: Any, known: Known, own: Resource) -> Iterable[NextStep]:
    """The links of both ends; an end that isn't in the index is passed over."""
    for link in own.links:
        other = _by_id(connection, known, link.target)
        if other is not None:
            yield NextStep(relation=link.relation, resource=other, note=link.note)
    rows = connection.execute("SELECT source FROM link WHERE target = ?", (own.id,)).fetchall()
    for (row,) in rows:
        other = known.resource(connection, row)
        for link in other.links:
            if link.target == own.id:
                yield NextStep(relation=link.relation, resource=other, is_back=True, note=link.note)


def _place(step: NextStep, now: datetime) -> tuple[bool, int, bool, str]:
    """What goes on first, then by relation, then what comes after before what came before."""
    assert step.relation is not None
    is_over = state_of(step.resource, now) in OVER or step.resource.vanished_on is not None
    came_before = step.is_back if step.relation is Relation.LEADS_TO else not step.is_back
    return is_over, _ORDER.index(step.relation), came_before, step.resource.title


def _related(
    connection: Any, known: Known, check: Callable[[], None], own: Resource, now: datetime
) -> Iterable[Resource]:
    """What goes on in the circle of learning about the same, and isn't over."""
    among = _GOES_ON.get(own.kind)
    if among is None:
        return
    for hit in similar(connection, known, check, own.id, now, 4 * MOST_RELATED, among=any_of(among)):
        is_over = hit.state in OVER or hit.resource.vanished_on is not None
        if not is_over and _is_about_the_same(own, hit):
            yield hit.resource


def _is_about_the_same(own: Resource, hit: Hit) -> bool:
    """Whether one would call the two the same subject: words of title or keywords in common, and what needs say.

    To learn on together (circle, course) is to share a need of the tree's lower level, too. What gives a stage, money
    or a task bears other needs than what is learned: there two words must do. One is enough where needs aren't told.
    """
    words = sum(reason.code == "title" for reason in hit.why)
    if not words or not own.needs or not hit.resource.needs:
        return words > 0
    needs = [reason.value for reason in hit.why if reason.code == "need"]
    if any("/" in need and not need.startswith(_ROLES) for need in needs):
        return True
    return words > 1 and hit.resource.kind not in (Kind.CIRCLE, Kind.COURSE)


def _by_id(connection: Any, known: Known, resource_id: str) -> Resource | None:
    row = connection.execute("SELECT rowid FROM doc WHERE id = ?", (resource_id,)).fetchone()
    return None if row is None else known.resource(connection, row[0])
