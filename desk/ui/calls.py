"""What is asked of the background and what comes back from it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from types import MethodType
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

from desk.errors import DeskError
from desk.ui.lanes import Reports

Work = Callable[..., Any]
Answer = Callable[[Any], object]
Failure = Callable[[DeskError], object]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a thread sends to the window. Number 0 is a round of upkeep, which nobody asked for."""

    number: int
    result: Any = None
    error: Exception | None = None
    reports: Reports | None = None


class Call:
    """Who asked, and what is to be done with the answer. Keeps nobody alive who would be gone otherwise."""

    def __init__(
        self,
        owner: QObject,
        then: Answer,
        failed: Failure | None,
        progress: Callable[..., object] | None = None,
    ) -> None:
        self._owner = weakref.ref(owner)
        self._then = _weakly(then)
        self._failed = _weakly(failed)
        self._progress = _weakly(progress)

    def answer(self, result: Any) -> None:
        """Hand over the result if the owner is still there."""
        self._call(self._then, result)

    def fail(self, error: DeskError) -> bool:
        """Hand over the error; false when the owner is there and takes no errors, so that somebody else must."""
        if not self._is_owned():
            return True
        return self._call(self._failed, error)

    def report(self, values: tuple[Any, ...]) -> None:
        """Hand over a progress report if the owner is still there."""
        self._call(self._progress, *values)

    def _is_owned(self) -> bool:
        owner = self._owner()
        return owner is not None and shiboken6.isValid(owner)

    def _call(self, taker: Callable[[], Work | None], *values: Any) -> bool:
        found = taker() if self._is_owned() else None
        if found is None:
            return False
        found(*values)
        return True


def _weakly(taker: Work | None) -> Callable[[], Work | None]:
    """A reference to a method that doesn't keep its object; functions and closures are kept."""
    return weakref.WeakMethod(taker) if isinstance(taker, MethodType) else lambda: taker
