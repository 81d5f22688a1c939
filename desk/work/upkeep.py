"""What happens in the background: deliver what waits, and keep the index and the local copies in step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.errors import TruthUnreachable
from desk.work.desk import Desk, needs_truth

if TYPE_CHECKING:
    from desk.search.schema import IndexStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Tended:
    """What one round found: changed records as (kind, id), filings that wait, whether the truth answered."""

    changed: frozenset[tuple[str, str]] = frozenset()
    waiting: int = 0
    reachable: bool = True
    data_as_of: datetime | None = None
    count: int = 0


@needs_truth
def tend(desk: Desk) -> Tended:
    """One round: deliver the outbox, bring the index up to date with the feed, keep copies of words and people.

    A truth that does not answer is no error here: what waits goes on waiting, and the index stays as it is.
    """
    from desk.delivery.deliver import deliver

    with desk.following:
        delivered = deliver(desk.outbox, desk.database, desk=desk.code)
        try:
            changed = _follow(desk)
        except TruthUnreachable:
            return _told(desk, frozenset(), delivered.waiting, reachable=False)
    return _told(desk, changed, delivered.waiting, reachable=delivered.reachable)


@needs_truth
def rebuild_index(desk: Desk) -> None:
    """Build the index anew from the truth."""
    from desk.search import build

    with desk.following, desk.database.reading() as session:
        build.rebuild_from(session, desk.settings.index_path)


def index_status(desk: Desk) -> IndexStatus:
    """How the index is."""
    from desk.search import schema

    return schema.status(desk.settings.index_path)


def _follow(desk: Desk) -> frozenset[tuple[str, str]]:
    from desk import changes
    from desk.search import build
    from desk.services import office

    with desk.database.reading() as session:
        changed = build.follow(session, desk.settings.index_path)
        if {kind for kind, _id in changed} & {changes.OFFICE, changes.VOCABULARY}:
            desk.outbox.keep("staff", office.staff(session))
            desk.outbox.keep("windows", office.windows(session))
            # The lexicon is asked where the index is; the window only names codes.
            desk.outbox.keep("vocabulary", desk.index.vocabulary.without_lexicon())
    return changed


def _told(desk: Desk, changed: frozenset[tuple[str, str]], waiting: int, *, reachable: bool) -> Tended:
    state = index_status(desk)
    return Tended(changed=changed, waiting=waiting, reachable=reachable, data_as_of=state.updated_at, count=state.count)
