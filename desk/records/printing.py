"""How a sheet goes through a printer: what a queue can do, what was chosen for it, and what became of a job."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk.i18n import N_


class Duplex(StrEnum):
    """On which sides of the paper; ``AS_SET`` leaves it to how the queue is set up."""

    AS_SET = ""
    ONE = "one-sided"
    LONG = "two-sided-long-edge"
    SHORT = "two-sided-short-edge"


DUPLEX_LABELS = {
    Duplex.AS_SET: N_("プリンターの設定のまま"),
    Duplex.ONE: N_("片面"),
    Duplex.LONG: N_("両面（長辺とじ）"),
    Duplex.SHORT: N_("両面（短辺とじ）"),
}

MOST_COPIES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What was chosen for one queue, kept for the next sheet. ``tray`` is the queue's own word for it, empty for any."""

    copies: int = 1
    duplex: Duplex = Duplex.AS_SET
    tray: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a queue can do; nothing else is offered."""

    duplex: bool = False
    trays: tuple[str, ...] = ()


class JobStage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job as its queue tells it. ``trouble``: what keeps the printer from going on, as a sentence."""

    name: str
    stage: JobStage
    trouble: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.stage in (JobStage.DONE, JobStage.CANCELLED, JobStage.FAILED)
