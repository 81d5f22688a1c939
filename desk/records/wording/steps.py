"""Where a record leads, in words: the relation as seen from the record that is looked at, and which step suits paper."""

from __future__ import annotations

from datetime import datetime

from desk.i18n import N_, Catalogue
from desk.records.codes import Kind, Relation
from desk.records.search import NextStep
from desk.records.state import guards

_FORTH = {
    Relation.SAME_SERIES: N_("次の回・同じシリーズ"),
    Relation.BORN_OF: N_("生まれるもとになった講座など"),
    Relation.SAME_TEACHER: N_("同じ講師"),
    Relation.LEADS_TO: N_("次の一歩"),
}
_BACK = {
    Relation.SAME_SERIES: N_("次の回・同じシリーズ"),
    Relation.BORN_OF: N_("ここから生まれた集まり"),
    Relation.SAME_TEACHER: N_("同じ講師"),
    Relation.LEADS_TO: N_("ひとつ前の学び"),
}
_BORN = N_("この講座から生まれたサークル")
_BORN_OF = N_("もとになった講座")
_RELATED = N_("関連")


def relation(relation: Relation | None, c: Catalogue, *, is_back: bool = False) -> str:
    """How two records are linked, from the one that has the link, or (``is_back``) from the other; None is 関連."""
    if relation is None:
        return c.gettext(_RELATED)
    return c.gettext((_BACK if is_back else _FORTH)[relation])


def step(step: NextStep, c: Catalogue) -> str:
    """What the record at the other end is to the one that is looked at: この講座から生まれたサークル, 関連."""
    if step.relation is Relation.BORN_OF and step.is_back and step.resource.kind is Kind.CIRCLE:
        return c.gettext(_BORN)
    if step.relation is Relation.BORN_OF and not step.is_back and step.resource.kind is Kind.COURSE:
        return c.gettext(_BORN_OF)
    return relation(step.relation, c, is_back=step.is_back)


def suits_paper(step: NextStep, now: datetime, confirmation_days: int) -> bool:
    """Whether a step may stand on a sheet: staff linked it, it lies ahead, and nothing speaks against it today."""
    lies_ahead = {
        Relation.SAME_SERIES: True,
        Relation.BORN_OF: step.is_back,
        Relation.SAME_TEACHER: True,
        Relation.LEADS_TO: not step.is_back,
    }
    if step.relation is None or not lies_ahead[step.relation]:
        return False
    return not guards(step.resource, now, confirmation_days)
