"""What one process of a desk works with: the truth, the outbox and the local index behind its settings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from desk.settings import Settings

if TYPE_CHECKING:
    from desk.database import Database
    from desk.delivery.outbox import Outbox
    from desk.search.find import Index

Work = TypeVar("Work", bound=Callable[..., Any])


def needs_truth(work: Work) -> Work:
    """Mark a work function that reads or writes the truth: with a truth that is elsewhere, the courier runs it."""
    work.needs_truth = True  # type: ignore[attr-defined]
    return work


def needs_truth_else(when_away: Callable[..., Any]) -> Callable[[Work], Work]:
    """Mark a work function that needs the truth, and name what answers in its place when the truth is away."""

    def mark(work: Work) -> Work:
        work.when_away = when_away  # type: ignore[attr-defined]
        return needs_truth(work)

    return mark


class Desk:
    """One per process; safe to share between threads. Opens each thing when it is first used.

    Heavy modules are imported on that first use, so that the window paints before they load.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._threads = threading.local()
        self._indexes: list[Index] = []
        self.following = threading.Lock()
        """Held while the index takes in changes: one writer at a time."""

    @property
    def code(self) -> str:
        """This desk's code, as in slip numbers and the change feed."""
        return self.settings.preferences.desk

    @cached_property
    def database(self) -> Database:
        """The truth."""
        from desk.database import Database

        return Database(self.settings.database_url)

    @cached_property
    def outbox(self) -> Outbox:
        """What was filed here, drafts, and copies for when the truth is away."""
        from desk.delivery.outbox import Outbox

        return Outbox(self.settings.outbox_path)

    @property
    def index(self) -> Index:
        """This thread's reader of the search index."""
        found: Index | None = getattr(self._threads, "index", None)
        if found is None:
            from desk.search.find import Index

            found = self._threads.index = Index(self.settings.index_path)
            self._indexes.append(found)
        return found

    def close(self) -> None:
        """Close everything that was opened."""
        for index in self._indexes:
            index.close()
        if "outbox" in self.__dict__:
            self.outbox.close()
        if "database" in self.__dict__:
            self.database.dispose()
