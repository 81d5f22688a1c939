"""What may serve instead of something that shouldn't be handed over as it is, in a line for staff."""

from __future__ import annotations

from datetime import datetime

from desk.i18n import Catalogue
from desk.records.codes import Kind
from desk.records.search import Alternative
from desk.records.state import guards
from desk.records.wording.dates import listing
from desk.records.wording.fitting import instead
from desk.records.wording.marks import guard_label
from desk.records.wording.times import when


def instead_with_day(alternative: Alternative, now: datetime, days: int, c: Catalogue) -> str:
    """An alternative with its days, and with what speaks against it, too: 次の回：はじめての書道　12月5日（土）　（受付前）.

    ``days``: how long a confirmation counts.
    """
    resource = alternative.resource
    marks = listing((guard_label(guard, c) for guard in guards(resource, now, days)), c)
    parts = (
        instead(alternative, c),
        when(resource, c, today=now.date()) if resource.kind is Kind.COURSE else "",
        c.gettext("（{marks}）").format(marks=marks) if marks else "",
    )
    return c.gettext("　").join(part for part in parts if part)
