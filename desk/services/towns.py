"""町丁目 in the truth: compared with what a list says, kept, and read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desk import changes
from desk.models.town import Town, all_towns
from desk.records import town as record
from desk.records.ids import new_id
from desk.services.storing import overtaken


@dataclass(frozen=True, slots=True, kw_only=True)
class TownPlan:
    """What a list of towns would do: those to add, those to change, and how many say what is there already.

    Nothing is taken away: a list of one city says nothing of the others, and a town that was renamed harms nobody.
    """

    new: tuple[record.Town, ...] = ()
    changed: tuple[record.Town, ...] = ()
    unchanged: int = 0


def plan_towns(session: Session, told: Sequence[record.Town]) -> TownPlan:
    """Compare a list with the truth. Reads only. Of two with the same code the last counts."""
    if not told:
        return TownPlan()
    held = {town.code: town for town in all_towns(session)}
    last = {town.code: town for town in told}
    return TownPlan(
        new=tuple(town for code, town in last.items() if code not in held),
        changed=tuple(town for code, town in last.items() if code in held and held[code] != town),
        unchanged=sum(held.get(code) == town for code, town in last.items()),
    )


def store_towns(session: Session, plan: TownPlan, *, desk: str, who: str) -> None:
    """Write what was planned and tell the feed, once for all of them: readers take towns in as a whole.

    Raises LostRace when somebody else added one of them since it was planned.
    """
    if plan.new:
        try:
            session.execute(insert(Town), [_row(town) for town in plan.new])
        except IntegrityError as error:
            raise overtaken() from error
    if plan.changed:
        session.execute(update(Town), [_row(town) for town in plan.changed])
    if plan.new or plan.changed:
        told = changes.Entry(
            kind=changes.TOWNS,
            entity_id=new_id(),
            version=1,
            action="store",
            difference={"new": (0, len(plan.new)), "changed": (0, len(plan.changed))},
        )
        changes.append(session, [told], desk=desk, who=who)


def _row(town: record.Town) -> dict[str, Any]:
    return {name: getattr(town, name) for name in town.__slots__}
