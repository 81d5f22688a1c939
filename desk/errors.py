"""What the user can understand and act on.

Anything that is not a ``DeskError`` is a fault of ours: it goes to the log and the user is told so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class DeskError(Exception):
    """A sentence in the user's language that says what is wrong and what to do.

    The command line shows it and exits with 2; the window shows it beside the field that caused it.
    """


class LostRace(DeskError):
    """Somebody else changed the record since it was read.

    ``mine`` and ``theirs`` map field names to what each side wants, so that a form can show both.
    """

    def __init__(self, sentence: str, *, mine: dict[str, str], theirs: dict[str, str]) -> None:
        super().__init__(sentence)
        self.mine = mine
        self.theirs = theirs

    def __reduce__(self) -> tuple[Callable[..., LostRace], tuple[object, ...]]:
        """Travel between processes with both sides."""
        return partial(LostRace, mine=self.mine, theirs=self.theirs), (str(self),)


class Cancelled(DeskError):
    """The user stopped the work; nothing was changed."""


class TruthUnreachable(DeskError):
    """The database does not answer now; what was filed waits in the outbox."""
