"""つながり between resources: who learned here may go on there. With who and when, and undoable (``resources.undo``)."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desk.errors import DeskError
from desk.i18n import _
from desk.models import ResourceLink
from desk.records.codes import Relation
from desk.records.editing import Edit
from desk.records.resource import Link
from desk.services.resources import edit, read_resource

BOTH_WAYS = (Relation.SAME_SERIES, Relation.SAME_TEACHER)
"""Relations that say the same from either end."""


def add(session: Session, resource_id: str, version: int, link: Link, *, desk: str, who: str) -> Edit:
    """Let a resource lead to another.

    Raises DeskError when the other one is itself or isn't there, or when the two are linked so already; LostRace when
    the record isn't at this version any more.
    """
    if link.target == resource_id:
        raise DeskError(_("同じものどうしは、つなげません。"))
    held = read_resource(session, resource_id)
    read_resource(session, link.target)
    if _is_there(session, resource_id, link):
        raise DeskError(_("この２つは、もう同じつながりで結ばれています。"))
    return edit(session, resource_id, version, links=(*held.links, link), action="add_link", desk=desk, who=who)


def remove(
    session: Session, resource_id: str, version: int, relation: Relation, target: str, *, desk: str, who: str
) -> Edit:
    """Take a link away. Raises DeskError when it is no longer there, LostRace as ``add``."""
    held = read_resource(session, resource_id)
    left = tuple(link for link in held.links if (link.relation, link.target) != (relation, target))
    if left == held.links:
        raise DeskError(_("このつながりは、もうありません。"))
    return edit(session, resource_id, version, links=left, action="remove_link", desk=desk, who=who)


def _is_there(session: Session, resource_id: str, link: Link) -> bool:
    """Whether the two are linked so, from either end where that says the same."""
    this_way = (ResourceLink.from_id == resource_id) & (ResourceLink.to_id == link.target)
    back = (ResourceLink.from_id == link.target) & (ResourceLink.to_id == resource_id)
    ends = or_(this_way, back) if link.relation in BOTH_WAYS else this_way
    found = select(ResourceLink.id).where(ResourceLink.relation == link.relation, ends)
    return session.scalar(found.limit(1)) is not None
