"""What happens in the background: deliver what waits, and keep the index and the local copies in step."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from desk.errors import TruthUnreachable
from desk.work.desk import Desk, needs_truth

if TYPE_CHECKING:
    from desk.search.schema import IndexStatus

_REPORT_SECONDS = 0.5
_HELPERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tended:
    """What one round found: changed records as (kind, id), filings that wait, whether the truth answered.

    ``building``: while the index is built anew, how many records are in the new one so far and how many there will
    be; the old one, if any, goes on answering. None otherwise.
    """

    changed: frozenset[tuple[str, str]] = frozenset()
    waiting: int = 0
    reachable: bool = True
    data_as_of: datetime | None = None
    count: int = 0
    building: tuple[int, int] | None = None


@needs_truth
def tend(desk: Desk, report: Callable[[Tended], None] | None = None) -> Tended:
    """One round: deliver the outbox, bring the index up to date with the feed, keep copies of words and people.

    A truth that does not answer is no error here: what waits goes on waiting, and the index stays as it is.
    ``report`` is called now and then while the index is built anew.
    """
    from desk.delivery.deliver import deliver

    with desk.following:
        delivered = deliver(desk.outbox, desk.database, desk=desk.code)
        try:
            changed = _follow(desk, _Building(desk, delivered.waiting, report) if report is not None else None)
        except TruthUnreachable:
            return _told(desk, frozenset(), delivered.waiting, reachable=False)
    return _told(desk, changed, delivered.waiting, reachable=delivered.reachable)


@needs_truth
def rebuild_index(desk: Desk) -> None:
    """Build the index anew from the truth."""
    from desk.search import build

    with desk.following, desk.database.reading() as session:
        build.rebuild_from(session, desk.settings.index_path, processes=_processes())


def index_status(desk: Desk) -> IndexStatus:
    """How the index is."""
    from desk.search import schema

    return schema.status(desk.settings.index_path)


class _Building:
    """Tells how far a new index is, a few times a second at most."""

    def __init__(self, desk: Desk, waiting: int, report: Callable[[Tended], None]) -> None:
        self._desk = desk
        self._waiting = waiting
        self._report = report
        self._last = time.monotonic()
        self._all = 0

    def __call__(self, done: int) -> None:
        if time.monotonic() - self._last < _REPORT_SECONDS:
            return
        self._last = time.monotonic()
        if not self._all:
            from desk.models.facts import count_public

            with self._desk.database.reading() as session:
                self._all = count_public(session)
        told = _told(self._desk, frozenset(), self._waiting, reachable=True)
        self._report(replace(told, building=(done, max(done, self._all))))


def _follow(desk: Desk, progress: Callable[[int], None] | None = None) -> frozenset[tuple[str, str]]:
    from desk import changes
    from desk.search import build
    from desk.services import office
    from desk.services.readings import readings

    with desk.database.reading() as session:
        changed = build.follow(session, desk.settings.index_path, progress, processes=_processes())
        if {kind for kind, _id in changed} & {changes.OFFICE, changes.VOCABULARY}:
            desk.outbox.keep("staff", office.staff(session))
            desk.outbox.keep("windows", office.windows(session))
            # The lexicon is asked where the index is; the window only names codes.
            desk.outbox.keep("vocabulary", desk.index.vocabulary.without_lexicon())
        if any(kind == changes.READING for kind, _id in changed):
            desk.outbox.keep("readings", readings(session))
    return changed


def _processes() -> int:
    """How many others may help to build an index; a courier, being another's helper itself, may have none."""
    return 0 if multiprocessing.current_process().daemon else _HELPERS


def _told(desk: Desk, changed: frozenset[tuple[str, str]], waiting: int, *, reachable: bool) -> Tended:
    state = index_status(desk)
    return Tended(changed=changed, waiting=waiting, reachable=reachable, data_as_of=state.updated_at, count=state.count)
