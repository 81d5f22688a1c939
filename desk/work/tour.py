"""The main job without a window, on whatever data is there: search, tray, sheet, log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import Case, HandedOver, TrayItem
from desk.records.consultation import Search
from desk.records.ids import new_id
from desk.records.search import Query
from desk.records.state import guards
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE, hand_over, prepare_sheet
from desk.work.searching import load_analyser, search

_ITEMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Toured:
    """What the tour did."""

    text: str
    total: int
    titles: tuple[str, ...]
    handed_over: HandedOver


def tour(desk: Desk, text: str = "スマホ") -> Toured:
    """Serve one resident who asks for this: the first hits that nothing speaks against go on a sheet.

    Raises DeskError when the data has nothing that fits.
    """
    load_analyser(desk)
    started = datetime.now(UTC)
    results = search(desk, Query(text=text))
    now, days = datetime.now(), desk.settings.preferences.confirmation_days
    fitting = [hit.resource for hit in results.hits if not guards(hit.resource, now, days)][:_ITEMS]
    if not fitting:
        raise DeskError(_("「{text}」に合う、いま案内できるものがありません。").format(text=text))
    case = Case(
        id=new_id(),
        started=started,
        text=text,
        searches=(Search(text=text, total=results.total),),
        tray=tuple(TrayItem(id=new_id(), resource=resource) for resource in fitting),
    )
    case, sheet = prepare_sheet(desk, case)
    done = hand_over(desk, case, sheet, TO_FILE, False)
    return Toured(
        text=text, total=results.total, titles=tuple(resource.title for resource in fitting), handed_over=done
    )
